// How the core is packed into the offline file, against what unpacks it there: each module comes out as it went in.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pack, unpack } from "../../www/build/packing/pack.mjs";
import { takeApart } from "../../www/build/packing/streams.mjs";
import { sumOf } from "../../www/build/sum.mjs";

const root = new URL("../../", import.meta.url);
const bytes = (text) => new TextEncoder().encode(text);
/** Bytes in no order, always the same. */
function noise(length) {
  let seed = 1;
  return Uint8Array.from({ length }, () => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return seed >>> 24;
  });
}

/** A module without code that holds these bytes. */
function holding(data) {
  const size = data.length + 2;
  const length = [0, 7, 14, 21, 28].map((shift) => ((size >>> shift) & 0x7f) | (shift < 28 ? 0x80 : 0));
  return Buffer.from([0, ...bytes("asm"), 1, 0, 0, 0, 0, ...length, 1, 0x78, ...data]);
}

describe("unpacking", () => {
  let folder;
  let unpacker;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "packing-"));
    unpacker = await readFile(new URL("target/unpack.wasm", root));
  });
  after(() => rm(folder, { recursive: true }));

  async function comesBack(module) {
    const packed = await pack(module);
    const found = await unpack(packed, unpacker);
    assert.ok(module.equals(found.module));
    assert.equal(found.sum, sumOf(packed));
  }

  /** A module from the text format. */
  async function assembled(text) {
    const [source, output] = [join(folder, "module.wat"), join(folder, "module.wasm")];
    await writeFile(source, text);
    const assembler = join(root.pathname, "node_modules/.bin/wasm-as");
    execFileSync(assembler, [source, "-o", output, "-all"], { shell: process.platform === "win32" });
    return readFile(output);
  }

  const cases = {
    "nothing at all": bytes(""),
    "one byte": bytes("a"),
    "a text": bytes("政府信息公开工作年度报告".repeat(3)),
    "one byte many times": bytes("0".repeat(100_000)),
    "nothing that repeats": noise(10_000),
    "what comes back from far away": new Uint8Array([...noise(200_000), ...noise(200_000), ...noise(1000)]),
    "lines that differ in one byte": bytes(
      Array.from({ length: 3000 }, (_, line) => `"t3.${line}.total": "0"`).join("\n"),
    ),
  };
  for (const [name, data] of Object.entries(cases)) {
    it(`gives back ${name}`, () => comesBack(holding(data)));
  }

  it("gives back operations of every kind", async () => {
    const module = await assembled(`(module
      (memory 1) (global $many (mut i32) (i32.const 3)) (table 2 funcref) (elem (i32.const 0) $short $kinds)
      (type $plain (func)) (data "a text")
      (func $short)
      (func $kinds (param $a i32) (result i32) (local $b i64) (local $c f64) (local $d f32)
        (local.set $b (i64.const -81985529216486896)) (local.set $c (f64.const 0.1)) (local.set $d (f32.const 2.5))
        (i32.store16 align=1 (i32.const 70000) (i32.load align=1 (i32.const 8)))
        (i64.store offset=65536 (i32.const 0) (i64.load32_u align=2 (local.tee $a (i32.const -1))))
        (memory.copy (i32.const 0) (i32.const 1) (i32.const 2)) (memory.fill (i32.const 0) (i32.const 1) (i32.const 2))
        (drop (memory.grow (memory.size)))
        (global.set $many (i32.add (global.get $many) (i32.extend8_s (local.get $a))))
        (drop (i32.trunc_sat_f64_s (local.get $c)))
        (block $out (loop $again
          (br_table $out $again $out (local.get $a))
          (br_if $again (local.get $a)) (br $out)))
        (if (local.get $a) (then (call $short)) (else (call_indirect (type $plain) (i32.const 0))))
        (select (i32.const 1) (i32.const 2) (local.get $a))))`);
    await comesBack(module);
  });

  it("gives back functions whose length takes one, two and three bytes", async () => {
    const long = (count) => `(func ${"(drop (i32.const 7))".repeat(count)})`;
    await comesBack(await assembled(`(module ${[0, 31, 32, 1000, 4094, 4095, 4096, 9000].map(long).join("\n")})`));
  });

  it("refuses to build what it does not know", async () => {
    const module = await assembled(
      '(module (func (param v128) (drop (i8x16.popcnt (local.get 0)))) (export "a" (func 0)))',
    );
    assert.throws(() => takeApart(module), /0xfd/);
  });

  it("gives back the core", async () => {
    const core = await readFile(new URL("target/pkg/xxgk_annual_report_bg.wasm", root));
    assert.ok(core.equals((await unpack(await readFile(new URL("target/wasm.packed", root)), unpacker)).module));
  });
});
