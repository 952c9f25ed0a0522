// The other way to Rust's standard library for wasm32-unknown-unknown, for
// machines on which rustup cannot download it: Debian packages a compiler with
// the matching source of std, from which std is built once, into our own cache.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { apt, ask, cache, cargoHome, run } from "./host.mjs";

const RUSTC = "/usr/bin/rustc";
const TARGET = "wasm32-unknown-unknown";

/**
 * The folder of the std built earlier, if it fits the installed compiler:
 * `bin` to be put first on PATH, and `lib/rustlib` as a sysroot has it.
 */
export function builtStd() {
  const folder = stdFolder();
  return folder && existsSync(folder) ? folder : undefined;
}

function stdFolder() {
  // The Debian revision too: a rebuilt compiler does not accept an older std.
  const version = existsSync(RUSTC) && ask("dpkg-query", ["--show", "rustc-web"])?.split("\t")[1];
  return version && join(cache, `std-${version}`);
}

/** Installs Debian's compiler and builds std with it. */
export async function buildStd() {
  await apt("rustc-web", "cargo-web", "rust-web-src");
  // The linker of the very LLVM that the compiler uses.
  const llvm = /LLVM version: (\d+)/.exec(ask(RUSTC, ["-vV"]))[1];
  await apt(`lld-${llvm}`);

  const work = mkdtempSync(join(tmpdir(), "std-"));
  try {
    const std = join(work, "std");
    mkdirSync(join(std, "bin"), { recursive: true });
    symlinkSync(RUSTC, join(std, "bin/rustc"));
    symlinkSync("/usr/bin/cargo", join(std, "bin/cargo"));
    symlinkSync(`/usr/bin/lld-${llvm}`, join(std, "bin/rust-lld"));

    const built = await buildThrowaway(work, join(std, "bin"));
    const lib = join(std, "lib/rustlib", TARGET, "lib");
    mkdirSync(lib, { recursive: true });
    for (const file of readdirSync(built)) {
      if (file.endsWith(".rlib") && !file.startsWith("libthrowaway")) cpSync(join(built, file), join(lib, file));
    }

    // Into its place at once, so that a broken-off run leaves nothing half done.
    const folder = stdFolder();
    mkdirSync(cache, { recursive: true });
    rmSync(folder, { recursive: true, force: true });
    cpSync(std, `${folder}.new`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${folder}.new`, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Builds an empty crate together with std; gives the folder of the libraries. */
async function buildThrowaway(work, bin) {
  const crate = join(work, "throwaway");
  mkdirSync(join(crate, "src"), { recursive: true });
  writeFileSync(join(crate, "Cargo.toml"), '[package]\nname = "throwaway"\nversion = "0.0.0"\nedition = "2021"\n');
  writeFileSync(join(crate, "src/lib.rs"), "");
  const env = {
    ...process.env,
    PATH: bin + delimiter + process.env.PATH,
    RUSTC_BOOTSTRAP: "1", // -Z build-std
    // Bitcode, or the crate cannot be linked with `lto = true`; mvp: see toolchain.mjs.
    CARGO_ENCODED_RUSTFLAGS: [
      "-Cembed-bitcode=yes",
      "-Ctarget-cpu=mvp",
      "--remap-path-prefix=/usr/lib/rustlib/src/rust=rust",
      `--remap-path-prefix=${cargoHome}=cargo`,
    ].join("\x1f"),
    CARGO_TARGET_DIR: join(crate, "target"),
  };
  await run(join(bin, "cargo"), ["build", "--release", "--target", TARGET, "-Z", "build-std=std,panic_abort"], {
    cwd: crate,
    env,
  });
  return join(crate, "target", TARGET, "release/deps");
}
