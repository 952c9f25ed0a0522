// Packs the core's WebAssembly for the offline file, and makes the small WebAssembly that unpacks it there (`unpack.rs`).
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { root, run, SetupError } from "../host.mjs";
import { wasmEnv } from "../toolchain.mjs";
import { takeApart } from "./streams.mjs";

export const UNPACKER = join(root, "www/build/packing/unpack.rs");
/** What packs, never in the page. */
const ENCODER = join(root, "www/build/packing/encoder/Cargo.toml");
/** What `unpack.rs` has room for. */
const ROOM = 4 << 20;
/** How `unpack.rs` expects LZMA to be: a byte is foretold by so many bits of the one before, and by none of its place. */
const LITERAL_BITS = 2;
const PROPERTIES = LITERAL_BITS + 9 * (0 + 5 * 0);

/** A module as LZMA of its parts. */
export function pack(module) {
  const parts = takeApart(module);
  const packed = compress(parts);
  if (packed[0] !== PROPERTIES) throw new Error("encoder/main.rs packs otherwise than unpack.rs expects");
  if (Math.max(module.length, parts.length, 4 * Math.ceil(packed.length / 3)) > ROOM) {
    throw new Error("more than unpack.rs has room for");
  }
  return packed;
}

/** As small as LZMA can: by a program of its own, which cargo compiles in some seconds. */
function compress(bytes) {
  const words = ["run", "--quiet", "--release", "--locked", "--manifest-path", ENCODER];
  const { status, stdout } = spawnSync("cargo", [...words, "--target-dir", join(root, "target/encoder")], {
    input: bytes,
    maxBuffer: ROOM,
    stdio: ["pipe", "pipe", "inherit"],
  });
  if (status !== 0) throw new SetupError(`${ENCODER}: ${status ?? "?"}`);
  return stdout;
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
