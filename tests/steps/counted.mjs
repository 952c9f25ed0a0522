// The core as it is built for the page, made to count its own steps: binaryen puts a call at the beginning of every
// function and of every turn of every loop, and before every return, in all code that is in it, ours or not. What stands
// between two of them is bounded, so the number of calls is the cost: exactly, and the same on every machine.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { asFunction } from "../../www/build/glue.mjs";
import { root, run } from "../../www/build/host.mjs";
import { wasmEnv } from "../../www/build/toolchain.mjs";

const out = join(root, "target/steps");
const inOut = (name) => join(out, name);
const TARGET = "wasm32-unknown-unknown";

/** What the core uses of WebAssembly, as Cargo.toml has it. */
const FEATURES = [
  "--enable-bulk-memory",
  "--enable-bulk-memory-opt",
  "--enable-mutable-globals",
  "--enable-nontrapping-float-to-int",
  "--enable-sign-ext",
];

/** Long copies are loops, a byte a turn, after binaryen. Processors move so many at once. */
const COPIED_AT_ONCE = 64;

/** Builds it. `newCore` begins one; `nameOf` says which function a place is in. */
export async function countedCore() {
  mkdirSync(out, { recursive: true });
  const env = await wasmEnv();
  const optimizer = (...words) => run("wasm-opt", [...words, "--quiet"], { env });
  // What wasm-pack has just made, before it takes the names away: there is nothing to compile.
  const release = ["--release", "--lib", "--target", TARGET, "--features", "wasm"];
  await run("cargo", ["build", "--locked", ...release], { env });
  const core = join(root, "target/wasm", TARGET, "release/xxgk_annual_report.wasm");
  await run("wasm-bindgen", [core, "--debug", "--target", "web", "--no-typescript", "--out-dir", out], { env });
  // As text first: it says which place is in which function.
  const passes = ["--llvm-memory-copy-fill-lowering", "--log-execution"];
  await optimizer(inOut("xxgk_annual_report_bg.wasm"), ...FEATURES, ...passes, "-S", "-o", inOut("counted.wat"));
  await optimizer(inOut("counted.wat"), ...FEATURES, "-o", inOut("counted.wasm"));
  await optimizer(join(root, "tests/steps/counter.wat"), "-o", inOut("counter.wasm"));
  writeFileSync(inOut("glue.mjs"), asFunction(readFileSync(inOut("xxgk_annual_report.js"), "utf8")));
  const { newGlue } = await import(pathToFileURL(inOut("glue.mjs")));
  const module = new WebAssembly.Module(readFileSync(inOut("counted.wasm")));
  const counter = new WebAssembly.Module(readFileSync(inOut("counter.wasm")));
  const names = functions(readFileSync(inOut("counted.wat"), "utf8"));
  return { newCore: () => newCore(newGlue, module, counter, names), nameOf: (place) => names[place] };
}

/** A core of its own, so that nothing that was done before counts. `steps` does something and says its steps, by place. */
function newCore(newGlue, module, counter, names) {
  const glue = newGlue((exports) => exports);
  let fail;
  const ended = new Promise((_, reject) => {
    fail = reject;
  });
  ended.catch(() => {});
  const end = () => {
    const error = new Error("more steps than any input needs: see counter.wat");
    // What waits for a core that was ended would wait for ever.
    fail(error);
    throw error;
  };
  const { counts, log_execution } = new WebAssembly.Instance(counter, { "": { end } }).exports;
  const [imports] = Object.values(glue.imports);
  imports.log_execution = log_execution;
  glue.begin(new WebAssembly.Instance(module, glue.imports), module);
  const steps = async (act) => {
    const all = new Float64Array(counts.buffer);
    all.fill(0);
    await Promise.race([act(), ended]);
    return names.map((name, place) => all[place] / (isCopying(name) ? COPIED_AT_ONCE : 1));
  };
  return { ...glue, steps };
}

/** Binaryen's own two functions, for `memory.copy` and `memory.fill`. */
const isCopying = (name) => name === "__memory_copy" || name === "__memory_fill";

/** The name of the function that each place is in. */
function functions(text) {
  const call = /"log_execution" \(func (\S+)/.exec(text)[1];
  const names = [];
  let name = "";
  let isCall = false;
  for (const line of text.split("\n")) {
    // A constant stands on the line after the call.
    if (line.startsWith(" (func ")) name = line.slice(7, 150);
    else if (isCall) names[Number.parseInt(line.slice(line.indexOf("i32.const ") + 10), 10)] = plain(name);
    isCall = line.endsWith(`(call ${call}`);
  }
  return names;
}

/** As Rust spells it, without the compiler's number. */
const plain = (name) => /^\$"?([^\s"]*?)(?:::h[0-9a-f]{16})?(?:[\s"].*)?$/.exec(name)?.[1] ?? name;
