// Packs the core's WebAssembly for the offline file, and makes the small WebAssembly that unpacks it there (`unpack.rs`).
import { rmSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "../host.mjs";
import { wasmEnv } from "../toolchain.mjs";
import { takeApart } from "./streams.mjs";

export const UNPACKER = join(root, "www/build/packing/unpack.rs");
/** What `unpack.rs` has room for. */
const ROOM = 4 << 20;
/** How `unpack.rs` expects LZMA to be: three bits of the byte before, two of the place. */
const PROPERTIES = 3 + 9 * (0 + 5 * 2);

/** A module as LZMA of its parts. */
export async function pack(module) {
  // Only now: before the npm packages are installed, this module must load without it.
  const { compress } = await import("lzma1");
  const parts = takeApart(module);
  const packed = Buffer.from(compress(parts, 9));
  if (packed[0] !== PROPERTIES) throw new Error("lzma1 packs otherwise than unpack.rs expects");
  if (Math.max(module.length, parts.length, 4 * Math.ceil(packed.length / 3)) > ROOM) {
    throw new Error("more than unpack.rs has room for");
  }
  return packed;
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
