// Makes sure that everything the build needs is on this machine: the npm
// packages, Rust's standard library for wasm32-unknown-unknown, wasm-pack and
// wasm-bindgen. Installs what is missing, once, and is silent when all is there.
//
// The Rust tools go to a folder of our own in the user's cache, so that they
// neither disturb nor depend on what is installed globally.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { buildStd, builtStd } from "./debian-std.mjs";
import { ask, cache, cargoHome, isDebianRoot, onPath, root, run, SetupError, say } from "./host.mjs";

const WASM_PACK = "0.15.1";
const TARGET = "wasm32-unknown-unknown";

/** Installs what is missing. */
export async function ensureToolchain() {
  await npmPackages();
  await wasmTarget();
  await Promise.all([
    cargoTool("wasm-pack", "wasm-pack", WASM_PACK),
    // The command-line tool and the library must be of the very same version.
    cargoTool("wasm-bindgen", "wasm-bindgen-cli", await wasmBindgenVersion(), ["--no-default-features"]),
  ]);
}

/** The environment in which wasm-pack must be run. */
export async function wasmEnv() {
  const std = hasTarget() ? undefined : builtStd();
  const wasmBindgen = await wasmBindgenVersion();
  const path = [
    std && join(std, "bin"),
    dirname(toolPath("wasm-pack", WASM_PACK)),
    dirname(toolPath("wasm-bindgen", wasmBindgen)),
    join(root, "node_modules/.bin"), // wasm-opt
  ];
  const flags = [
    // Old browsers: the first WebAssembly, and what Chromium 80 has of the rest. It lacks
    // reference types and multiple values. Copying memory without bulk-memory, byte by byte,
    // made a Word file take twice as long. A ready-made std is built for newer browsers; the
    // linker shall take it all the same, for it uses nothing more.
    "-Ctarget-cpu=mvp",
    "-Ctarget-feature=+bulk-memory,+mutable-globals,+nontrapping-fptoint,+sign-ext",
    "-Clink-arg=--no-check-features",
    "-Clink-arg=--features=bulk-memory,bulk-memory-opt,mutable-globals,nontrapping-fptoint,sign-ext",
    // At opt-level "z" the compiler leaves even the step to the next character of a text a call of
    // its own, and prose takes more than twice as long. A seventh of what is copied in at "s" (75 there)
    // gives most of that back. Two thirds (50) were an eighth quicker at every key, and 14 kB more.
    "-Cllvm-args=-inline-threshold=10",
    // The same bytes wherever they are built, and nobody's home folder in them.
    `--remap-path-prefix=${root}=.`,
    `--remap-path-prefix=${cargoHome}=cargo`,
    // The folder of a registry is named after the mirror that the crates came from.
    ...crates().map(([name, folder]) => `--remap-path-prefix=${folder}=crates/${name}`),
    ...(std ? [`--sysroot=${std}`] : []),
  ];
  const env = { ...process.env };
  // Windows spells it Path, and asks not to be given two.
  for (const name of Object.keys(env)) if (name.toUpperCase() === "PATH") delete env[name];
  return {
    ...env,
    PATH: [...path, process.env.PATH].filter(Boolean).join(delimiter),
    CARGO_ENCODED_RUSTFLAGS: flags.join("\x1f"),
    // Small: every byte is fetched, unpacked and compiled before the first finding.
    CARGO_PROFILE_RELEASE_OPT_LEVEL: "z",
    CARGO_PROFILE_RELEASE_LTO: "fat",
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS: "1",
    // Apart from the native build, so that the two do not undo each other's work.
    CARGO_TARGET_DIR: join(root, "target/wasm"),
  };
}

/** The crates, each with its version and its folder. Fetches those that are missing. */
function crates() {
  const words = ["metadata", "--format-version", "1", "--filter-platform", TARGET, "--features", "wasm"];
  const answer = ask("cargo", words, { maxBuffer: 2 ** 27 });
  if (answer === undefined) throw new SetupError("cargo metadata: ?");
  return JSON.parse(answer)
    .packages.filter(({ source }) => source !== null)
    .map(({ name, version, manifest_path }) => [`${name}-${version}`, dirname(manifest_path)]);
}

// --- npm --------------------------------------------------------------------

async function npmPackages() {
  if (packagesMatch()) return;
  say("正在安装 npm 软件包…", "installing the npm packages");
  // npm is a script for Node; inside `npm start` we know which one.
  const npm = process.env.npm_execpath;
  // Not `ci`: it refuses a lock file made where a registry lacks the packages of other
  // systems. This takes the same versions from the lock file, and leaves it as it is.
  const words = ["install", "--no-save"];
  await (npm ? run(process.execPath, [npm, ...words]) : run("npm", words, { shell: process.platform === "win32" }));
}

/** npm notes in node_modules what it put there: is that what the lock file wants? */
function packagesMatch() {
  const note = join(root, "node_modules/.package-lock.json");
  if (!existsSync(note)) return false;
  const there = JSON.parse(readFileSync(note, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) =>
      path === "" || (path in there ? there[path].version === version : optional || peer),
  );
}

// --- the standard library ---------------------------------------------------

async function wasmTarget() {
  if (hasTarget() || builtStd()) return;
  const debian = isDebianRoot();
  if (onPath("rustup")) {
    say(`正在安装 Rust 的 ${TARGET} 目标…`, `installing Rust's ${TARGET} target`);
    // A closed network lets rustup hang for minutes. Where there is another way,
    // do not wait that long; where there is none, a slow network gets its time.
    const env = {
      ...process.env,
      RUSTUP_MAX_RETRIES: "1",
      RUSTUP_DOWNLOAD_TIMEOUT: "20",
    };
    await run("rustup", ["target", "add", TARGET], {
      env,
      timeout: debian ? 60 : 900,
    }).catch(() => {});
    if (hasTarget()) return;
  }
  if (!debian) throw new SetupError(noTarget);
  say(
    `rustup 不可用，改用 Debian 的软件包编译 ${TARGET} 标准库（约两分钟，只此一次）…`,
    `building std for ${TARGET} from Debian's packages instead (about two minutes, once)`,
  );
  await buildStd();
}

/** Whether the compiler in use brings the target. */
function hasTarget() {
  const sysroot = ask("rustc", ["--print", "sysroot"]);
  return !!sysroot && existsSync(join(sysroot, "lib/rustlib", TARGET, "lib"));
}

const noTarget = `缺少 Rust 的 ${TARGET} 目标。请安装 Rust（rustup），联网执行：
    rustup target add ${TARGET}
网络受限时可设环境变量 RUSTUP_DIST_SERVER 指向国内镜像；Debian 12 上也可以用 root 身份再执行一次 npm start，它会改用 Debian 的软件包。

Rust's ${TARGET} target is missing. Install Rust by rustup, then, online:
    rustup target add ${TARGET}
Behind a closed network set RUSTUP_DIST_SERVER to a mirror you can reach; on Debian 12, running npm start again as root makes it use Debian's packages.`;

// --- wasm-pack and wasm-bindgen ---------------------------------------------

/** Our own copy of a tool: one folder per version. */
const ownTool = (program, version) =>
  join(cache, `${program}-${version}`, "bin", program + (process.platform === "win32" ? ".exe" : ""));

/** The tool of that version: our own copy, or the one on PATH. */
function toolPath(program, version) {
  const own = ownTool(program, version);
  if (existsSync(own)) return own;
  const global = onPath(program);
  if (global && ask(global, ["--version"])?.includes(version)) return global;
}

async function cargoTool(program, crate, version, features = []) {
  if (toolPath(program, version)) return;
  if (!onPath("cargo")) throw new SetupError("缺少 Rust：请先安装 rustup。 / Rust is missing: install rustup first.");
  say(
    `正在编译 ${program} ${version}（约三分钟，只此一次）…`,
    `compiling ${program} ${version} (about three minutes, once)`,
  );
  const args = [
    "install",
    crate,
    "--version",
    version,
    "--bin",
    program,
    ...features,
    "--root",
    dirname(dirname(ownTool(program, version))),
  ];
  const env = {
    ...process.env,
    // It works for a second per build: compiling it quickly matters more than its speed.
    CARGO_PROFILE_RELEASE_OPT_LEVEL: "0",
    CARGO_PROFILE_RELEASE_LTO: "off",
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS: "16",
    // Kept until it is installed, so that a broken-off run goes on where it was.
    CARGO_TARGET_DIR: join(cache, `${program}-${version}`, "build"),
  };
  // With the versions its authors tried; where a mirror does not hold one of them
  // yet, with the nearest ones that it does hold.
  await run("cargo", [...args, "--locked"], { env }).catch(() => run("cargo", args, { env }));
  rmSync(env.CARGO_TARGET_DIR, { recursive: true, force: true });
}

async function wasmBindgenVersion() {
  const lock = join(root, "Cargo.lock");
  if (!existsSync(lock)) await run("cargo", ["generate-lockfile"]);
  const version = /name = "wasm-bindgen"\nversion = "([^"]+)"/.exec(
    readFileSync(lock, "utf8").replaceAll("\r", ""),
  )?.[1];
  if (!version) throw new SetupError("Cargo.lock: wasm-bindgen?");
  return version;
}
