// The core as JavaScript says and writes what the WebAssembly does, for every report and file of the tests.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { asFunction } from "../../www/build/glue.mjs";
import { root, run } from "../../www/build/host.mjs";
import { asBeginning, withoutWasm } from "../../www/build/without-wasm.mjs";
import { folder } from "../fixtures.mjs";

const target = new URL("../../target/", import.meta.url);
const glue = asFunction(readFileSync(new URL("pkg/xxgk_annual_report.js", target), "utf8"));
const { newGlue } = await import(`data:text/javascript,${encodeURIComponent(glue)}`);
const wasm = await WebAssembly.compile(readFileSync(new URL("pkg/xxgk_annual_report_bg.wasm", target)));
// Not a data address: four megabytes of it would be in every stack.
const dist = new URL("../../dist/", import.meta.url);
const script = readdirSync(dist).find((name) => name.endsWith(".core.js"));
const { default: begin } = await import(new URL(script, dist));

function newCore(start) {
  const core = newGlue((exports) => exports);
  const instance = start(core.imports);
  core.begin(instance);
  return { ...core, memory: instance.exports.memory };
}
const asWasm = () => newCore((imports) => new WebAssembly.Instance(wasm, imports));
const asScript = () => newCore((imports) => ({ exports: begin(imports) }));

/** Numbers at their ends, and data that is no text in places. */
const SMALL = `(module
  (import "./xxgk_annual_report_bg.js" "take" (func $take (param i64)))
  (memory (export "memory") 1)
  (data (i32.const 2) "\\00\\0d\\0a\\22\\5c\\ff\\fe\\e4\\b8\\ad\\e4\\b8\\e2\\80\\a8\\ef\\bb\\bf\\ed\\a0\\80\\c3\\bf\\f0\\9f\\98\\80$\\60{}")
  (func (export "give")
    (call $take (i64.const 1)) (call $take (i64.const -1)) (call $take (i64.const 0x7fffffffffffffff))
    (call $take (i64.const 0x8000000000000000)) (call $take (i64.const 0xfffffffe)))
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
  (func (export "trap") unreachable))`;

const FORMATS = ["docx", "xlsx", "html", "fragment.html", "txt", "md", "json", "proof.docx", "picture.svg"];
const DAY = "2026-01-20";

/** What of a core's answer can be compared, or why it refuses. */
async function readBy(core, file) {
  try {
    const opened = await core.openFile(file);
    return { json: opened.json(), notes: opened.notes(), review: opened.review() };
  } catch (error) {
    return { refused: String(error.message ?? error) };
  }
}

/** All that a core says of a report, and the bytes of all that it becomes. */
function allOf(core, json) {
  const draft = new core.Draft(DAY);
  draft.replace(core.openText(json));
  const filling = draft.view();
  draft.setFinished(true);
  draft.settle();
  const files = FORMATS.map((format) => {
    try {
      return Buffer.from(draft.write(format, undefined)).toString("base64");
    } catch (error) {
      return String(error);
    }
  });
  const pieces = draft.previewPieces(undefined);
  return { form: draft.form(), filling, finished: draft.view(), steps: draft.steps(), files, pieces };
}

const fixtures = new URL("../fixtures/", import.meta.url);
const files = readdirSync(fixtures, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => new URL(`${entry.parentPath ?? entry.path}/${entry.name}`, fixtures));

describe("the core as JavaScript", () => {
  it("reads every file of the fixtures as the WebAssembly does, or refuses it with the same words", async () => {
    const [one, other] = [asWasm(), asScript()];
    let read = 0;
    for (const url of files) {
      const file = new File([readFileSync(url)], url.pathname.split("/").pop());
      const expected = await readBy(one, file);
      assert.deepEqual(await readBy(other, file), expected, url.pathname);
      if (expected.json) read += 1;
    }
    assert.ok(read >= 5, `${read} of ${files.length} are reports`);
  });

  it("checks, shows and writes every report the same, byte for byte", async () => {
    const [one, other] = [asWasm(), asScript()];
    let written = 0;
    for (const url of files.filter(({ pathname }) => pathname.endsWith(".json"))) {
      const json = readFileSync(url, "utf8");
      if (!JSON.parse(json).cells) continue;
      const expected = allOf(one, json);
      assert.deepEqual(allOf(other, json), expected, url.pathname);
      written += expected.files.filter((file) => file.length > 100).length;
    }
    assert.ok(written > 20, `${written} files`);
  });

  it("reads what it has written, and a file of megabytes, for which its memory grows", async () => {
    const [one, other] = [asWasm(), asScript()];
    const draft = new other.Draft(DAY);
    draft.replace(other.openText(readFileSync(new URL("../bench/report.json", import.meta.url), "utf8")));
    for (const format of ["docx", "xlsx", "html", "txt", "md"]) {
      const file = new File([draft.write(format, undefined)], `a.${format}`);
      assert.deepEqual(await readBy(other, file), await readBy(one, file), format);
    }
    const before = other.memory.buffer.byteLength;
    const page = new TextDecoder().decode(draft.write("html", undefined));
    const large = new File([page.replace("</body>", `${"<p>这一段说别的事。</p>".repeat(100_000)}</body>`)], "a.html");
    assert.deepEqual(await readBy(other, large), await readBy(one, large));
    assert.ok(other.memory.buffer.byteLength > before);
    assert.deepEqual(allOf(other, draft.json()), allOf(one, draft.json()), "and goes on");
  });

  it("hands out numbers of 64 bits, data and memory as WebAssembly does", async (test) => {
    const scratch = await folder(test);
    await writeFile(join(scratch, "small.wat"), SMALL);
    const as = join(root, "node_modules/binaryen/bin/wasm-as");
    await run(process.execPath, [as, join(scratch, "small.wat"), "-o", join(scratch, "small.wasm")]);
    await writeFile(join(scratch, "small.mjs"), await withoutWasm(join(scratch, "small.wasm"), scratch));
    const { default: beginSmall } = await import(pathToFileURL(join(scratch, "small.mjs")));
    const small = await WebAssembly.compile(await readFile(join(scratch, "small.wasm")));
    const said = [(imports) => beginSmall(imports), (imports) => new WebAssembly.Instance(small, imports).exports].map(
      (start) => {
        const numbers = [];
        const exports = start({ "./xxgk_annual_report_bg.js": { take: (number) => numbers.push(number) } });
        exports.give();
        const grown = [0, 1, 3, 0, 40].map((pages) => exports.grow(pages));
        const bytes = new Uint8Array(exports.memory.buffer);
        assert.equal(bytes[44 * 65536], 0, "as much as it asked for");
        return { numbers, grown, bytes: [...bytes.slice(0, 40)], trap: assert.throws(() => exports.trap()) };
      },
    );
    assert.deepEqual(said[0], said[1]);
    assert.deepEqual(said[0].numbers, [1n, -1n, 0x7fffffffffffffffn, -0x8000000000000000n, 0xfffffffen]);
  });

  it("is not made of a module that is written in another way", () => {
    for (const text of ["", "import * as x from 'x';\nfunction asmFunc(imports) {"])
      assert.throws(() => asBeginning(text), /see www\/build\/without-wasm\.mjs/);
  });
});
