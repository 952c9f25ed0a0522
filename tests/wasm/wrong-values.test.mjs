// What is handed over at the border and is not what it should be: an error of JavaScript's or no change, and the draft goes on.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { tryWrongValues, withThen } from "./wrong-values.mjs";

const dist = new URL("../../target/pkg/", import.meta.url);

const fails = () => {
  throw new Error("of the page's own");
};

describe("wrong values at the border", () => {
  let core;
  let draft;
  before(async () => {
    core = await import(new URL("xxgk_annual_report.js", dist));
    await core.default({ module_or_path: await readFile(new URL("xxgk_annual_report_bg.wasm", dist)) });
  });
  const begin = () => {
    draft = new core.Draft("2026-01-20", "2021");
    draft.setCell("t2.fees.amount", "7");
  };
  /** The draft is as it was, and can be filled in. */
  const goesOn = () => {
    assert.equal(draft.view().shown["t2.fees.amount"], "7");
    draft.setCell("t2.fees.amount", "8");
    assert.equal(draft.view().shown["t2.fees.amount"], "8");
    draft.setCell("t2.fees.amount", "7");
  };

  it("of every kind, a few thousand: each is answered, and the core says the same as before", async () => {
    const { calls, failures } = await tryWrongValues({ seed: 1, calls: 4000 });
    assert.deepEqual(failures, []);
    assert.ok(calls >= 4000);
  });

  it("a look that throws when it is read", () => {
    begin();
    const look = {
      kind: "plain",
      get margins() {
        return fails();
      },
    };
    const unreadable = new Proxy({}, { get: fails });
    for (const verb of [
      (one) => draft.preview(one),
      (one) => draft.previewPieces(one),
      (one) => draft.write("docx", one),
      (one) => draft.writeText("txt", one),
    ])
      for (const one of [look, unreadable]) {
        assert.throws(() => verb(one), /of the page's own/);
        goesOn();
      }
  });

  it("a look that asks the same draft, or takes it away, while it is read", () => {
    begin();
    assert.throws(
      () =>
        draft.preview({
          get kind() {
            return draft.text("overview");
          },
        }),
      Error,
    );
    goesOn();
    const gone = draft;
    assert.throws(
      () =>
        gone.preview({
          get kind() {
            return gone.free();
          },
        }),
      Error,
    );
    begin();
    goesOn();
  });

  it("a look that is none is as if none were given", () => {
    begin();
    const usual = draft.write("html");
    for (const one of [null, "plain", 5, [], { kind: Symbol("a"), margins: 1n, lines: {} }, { kind: "none" }])
      assert.deepEqual(draft.write("html", one), usual);
    assert.notDeepEqual(draft.write("html", { kind: "plain" }), usual);
  });

  it("what is no file, or cannot be read, is told as such", async () => {
    const buffer = new ArrayBuffer(8);
    structuredClone(buffer, { transfer: [buffer] });
    for (const file of [
      undefined,
      "a text",
      Symbol("a"),
      {},
      new Proxy({}, { get: fails }),
      {
        get size() {
          return fails();
        },
        arrayBuffer: async () => new ArrayBuffer(8),
      },
      { arrayBuffer: fails },
      { arrayBuffer: () => 5 },
      { arrayBuffer: () => withThen({}, fails) },
      { arrayBuffer: () => withThen(Promise.resolve(buffer), fails) },
      { arrayBuffer: () => Object.defineProperty(Promise.resolve(buffer), "constructor", { get: fails }) },
      { arrayBuffer: async () => fails() },
      { arrayBuffer: async () => 2 ** 40 },
      { arrayBuffer: async () => [1, 2] },
      { arrayBuffer: async () => buffer },
    ])
      await assert.rejects(core.openFile(file), /浏览器读不出这个文件/);
    const text = new TextEncoder().encode('{"schema":"xxgk-annual-report/1"}');
    const lying = { size: 2 ** 40, arrayBuffer: async () => text.buffer };
    await assert.rejects(core.openFile(lying), /超过 64 MB/);
    for (const size of [0, Number.NaN, 1n, undefined]) {
      const opened = await core.openFile({ size, arrayBuffer: async () => text.buffer });
      assert.deepEqual(opened.notes(), []);
    }
    const large = { size: 1, arrayBuffer: async () => new ArrayBuffer((64 << 20) + 1) };
    await assert.rejects(core.openFile(large), /超过 64 MB/);
  });

  it("what is no text is refused, and is not read as one", () => {
    begin();
    for (const text of [5, null, undefined, Symbol("a"), { length: -1 }, { length: 2, charCodeAt: () => 65 }])
      assert.throws(() => draft.setCell("t2.fees.amount", text), Error);
    assert.throws(() => core.sha256({ length: -1 }), /no bytes/);
    goesOn();
  });

  it("what is no place names nothing, and never what comes first", () => {
    begin();
    draft.setText("overview", "各部门布署了工作。");
    draft.view();
    for (const place of [
      Number.NaN,
      -1,
      0.5,
      2 ** 32,
      Number.POSITIVE_INFINITY,
      "0",
      null,
      true,
      { valueOf: () => 0 },
    ]) {
      assert.equal(draft.pasteApply("t3.new_received.natural", "1", place), 0, String(place));
      draft.correct([place]);
    }
    for (const places of ["0", 0, null, {}, { length: Number.NaN }, { length: 2 ** 53 }, [undefined], ["0"]])
      draft.correct(places);
    assert.throws(
      () =>
        draft.correct({
          get length() {
            return fails();
          },
        }),
      /of the page's own/,
    );
    assert.throws(
      () =>
        draft.correct({
          length: 1,
          get 0() {
            return fails();
          },
        }),
      /of the page's own/,
    );
    assert.equal(draft.text("overview"), "各部门布署了工作。");
    assert.equal(draft.pasteApply("t3.new_received.natural", "1", 0), 1);
    goesOn();
  });

  it("a draft that is gone is refused, as often as it is asked", () => {
    begin();
    const gone = new core.Draft("", null);
    gone.free();
    const depth = () => core.__wasm.__wbindgen_add_to_stack_pointer(0);
    const before = depth();
    for (let asked = 0; asked < 100; asked += 1) assert.throws(() => gone.preview({}), /moved value/);
    assert.equal(depth(), before);
    goesOn();
  });
});
