// What the build makes of wasm-bindgen's module: a function, so that another core can follow one that has died.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { asFunction } from "../../www/build/glue.mjs";

const pkg = new URL("../../target/pkg/", import.meta.url);
const module = await readFile(new URL("xxgk_annual_report.js", pkg), "utf8");
const wasm = await WebAssembly.compile(await readFile(new URL("xxgk_annual_report_bg.wasm", pkg)));
const { newGlue } = await import(`data:text/javascript,${encodeURIComponent(asFunction(module))}`);

/** A core of its own; `watch` is given its exports. */
async function newCore(watch = (exports) => exports) {
  const glue = newGlue(watch);
  glue.begin(await WebAssembly.instantiate(wasm, glue.imports));
  return glue;
}

describe("wasm-bindgen's module as a function", () => {
  it("makes cores that know nothing of each other", async () => {
    const [one, other] = [await newCore(), await newCore()];
    const [draft, blank] = [new one.Draft("2026-01-20"), new other.Draft("2026-01-20")];
    draft.setCell("t2.fees.amount", "7");
    assert.equal(JSON.parse(draft.json()).cells["t2.fees.amount"], "7");
    assert.equal(JSON.parse(blank.json()).cells["t2.fees.amount"], "");
    assert.throws(() => blank.replace(one.openText(draft.json())), /expected instance/);
  });

  it("calls nothing but what it was given to call", async () => {
    const called = new Set();
    const core = await newCore((exports) =>
      Object.fromEntries(
        Object.entries(exports).map(([name, value]) => [
          name,
          typeof value === "function" ? (...words) => called.add(name) && value(...words) : value,
        ]),
      ),
    );
    new core.Draft("2026-01-20").setCell("t2.fees.amount", "7");
    assert.ok(
      ["draft_new", "draft_setCell", "__wbindgen_malloc"].every((name) => called.has(name)),
      [...called].join(),
    );
  });

  it("is not made of a module that is written in another way", () => {
    for (const other of ["", module.replace("wasm = instance.exports;", ""), `${module}\nexport const more = 1;`])
      assert.throws(() => asFunction(other), /see www\/build\/glue\.mjs/);
  });
});
