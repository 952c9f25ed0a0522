// The offline page's own unpacker against the packer that the build uses.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { compress } from "lzma1";
import { unlzma } from "../../www/build/unlzma.mjs";

const bytes = (text) => new TextEncoder().encode(text);
/** Bytes in no order, always the same. */
function noise(length) {
  let seed = 1;
  return Uint8Array.from({ length }, () => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return seed >>> 24;
  });
}

describe("unpacking", () => {
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
    it(`gives back ${name}`, async () => assert.deepEqual(await unlzma(new Uint8Array(compress(data, 9))), data));
  }

  it("gives back the wasm package", async () => {
    const wasm = await readFile(new URL("../../target/pkg/xxgk_annual_report_bg.wasm", import.meta.url));
    const packed = await readFile(new URL("../../target/wasm.lzma", import.meta.url));
    assert.ok(wasm.equals(await unlzma(packed)));
  });
});
