// Packs the core's WebAssembly for the offline file, and makes the small WebAssembly that unpacks it there (`unpack.rs`).
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, run } from "../host.mjs";
import { wasmEnv } from "../toolchain.mjs";
import { takeApart } from "./streams.mjs";

export const UNPACKER = join(root, "www/build/packing/unpack.rs");
/** What `unpack.rs` has room for. */
const ROOM = 4 << 20;
/** How `unpack.rs` expects LZMA to be: a byte is foretold by so many bits of the one before, and by none of its place. */
const LITERAL_BITS = 2;
const PROPERTIES = LITERAL_BITS + 9 * (0 + 5 * 0);

/** A module as LZMA of its parts. */
export async function pack(module) {
  const parts = takeApart(module);
  const packed = await compress(parts);
  if (packed[0] !== PROPERTIES) throw new Error("lzma1 packs otherwise than unpack.rs expects");
  if (Math.max(module.length, parts.length, 4 * Math.ceil(packed.length / 3)) > ROOM) {
    throw new Error("more than unpack.rs has room for");
  }
  return packed;
}

/**
 * As small as LZMA can. The package takes everything for text, where words of four bytes are alike; these parts have
 * none (1.6 KB less).
 */
async function compress(bytes) {
  // Only now: before the npm packages are installed, this module must load without it.
  const own = (file) => new URL(file, pathToFileURL(createRequire(import.meta.url).resolve("lzma1")));
  const [{ Encoder }, { MODES }, { InputBuffer, OutputBuffer }] = await Promise.all(
    ["encoder.js", "lzma.js", "streams.js"].map((file) => import(own(file))),
  );
  class CodeEncoder extends Encoder {
    configure(mode) {
      super.configure(mode);
      this._numLiteralContextBits = LITERAL_BITS;
      this._posStateBits = 0;
      this._posStateMask = 0;
    }
  }
  const packed = new OutputBuffer(bytes.length);
  new CodeEncoder().compress(new InputBuffer(bytes), packed, MODES[9]);
  return Buffer.from(packed.toArray());
}

/** The unpacker, compiled. */
export async function buildUnpacker(output) {
  const env = await wasmEnv();
  const compiled = `${output}.rustc`;
  const flags = env.CARGO_ENCODED_RUSTFLAGS.split("\x1f").filter((flag) => !flag.includes("inline-threshold"));
  const target = ["--target", "wasm32-unknown-unknown", "--crate-type", "cdylib", "--edition", "2024"];
  const options = ["-Copt-level=2", "-Cpanic=abort", "-Cstrip=symbols", "-Clink-arg=--stack-first", "-Dwarnings"];
  await run("rustc", [UNPACKER, ...target, ...options, ...flags, "-o", compiled], { env });
  const features = ["bulk-memory", "bulk-memory-opt", "mutable-globals", "nontrapping-float-to-int", "sign-ext"];
  const optimizer = [
    "-O2",
    "--strip-producers",
    "--strip-target-features",
    ...features.map((name) => `--enable-${name}`),
  ];
  await run("wasm-opt", [compiled, ...optimizer, "-o", output], { env });
  rmSync(compiled);
}

/** The module again, as the page unpacks it: what does not come out as it went in must not be built. */
export async function unpack(packed, unpacker) {
  const { instance } = await WebAssembly.instantiate(unpacker);
  const { memory, text, module, begin, go_on } = instance.exports;
  const base64 = packed.toString("base64");
  new TextEncoder().encodeInto(base64, new Uint8Array(memory.buffer, text()));
  const sum = begin(base64.length) >>> 0;
  let length = 0;
  while (length === 0) length = go_on();
  return { sum, module: Buffer.from(memory.buffer, module(), length) };
}
