// `npm run fuzz`: looks for inputs that break the core. README.md says how.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { fuzzBorder } from "./border.mjs";
import { writeWords } from "./words.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const here = join(root, "tests/fuzz");
const out = join(root, "target/fuzz");

/** Of all runs together, so many parts each: the quicker a target, the more. */
const PARTS = {
  file: 16,
  saved: 20,
  "word-parts": 12,
  zip: 16,
  page: 12,
  doc: 8,
  container: 4,
  xls: 8,
  xlsx: 8,
  pdf: 12,
  ofd: 6,
  rtf: 10,
  mht: 6,
  "flat-xml": 8,
  json: 6,
  "plain-text": 6,
  recognise: 4,
  "pasted-prose": 6,
  "pasted-block": 4,
  figures: 4,
  prose: 3,
  rules: 3,
  documents: 2,
  editions: 2,
  steps: 2,
  typing: 3,
  cost: 2,
  border: 2,
};

/** The target that Node runs: the engine has no JavaScript. */
const BORDER = "border";

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: "string" },
    all: { type: "string" },
    seconds: { type: "string" },
    jobs: { type: "string", default: "1" },
    keep: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const names = Object.keys(PARTS);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`no such target: ${unknown.join(", ")}; there are: ${names.join(", ")}`);
  process.exit(2);
}
const chosen = names.filter((name) => wanted.length === 0 || wanted.includes(name));

/** How many runs a target is given, or `undefined` where the time alone counts. */
function runsOf(name) {
  if (options.runs) return Number(options.runs);
  if (!options.all) return undefined;
  const parts = chosen.reduce((sum, one) => sum + PARTS[one], 0);
  return Math.ceil((Number(options.all) * PARTS[name]) / parts);
}
const seconds = options.seconds ?? (options.runs || options.all ? "0" : "60");

// ── The engine ──────────────────────────────────────────────────────────────

/**
 * What makes the compiler count which branches a run takes: as cargo-fuzz has it, on any toolchain. Without
 * `trace-compares`, which takes two thirds of the time: what a comparison would tell is among the words.
 */
const COUNTED = [
  "-Cpasses=sancov-module",
  "-Cllvm-args=-sanitizer-coverage-level=4",
  "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
  "-Cllvm-args=-sanitizer-coverage-pc-table",
  "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
];

function built() {
  const host = /host: (.*)/.exec(spawnSync("rustc", ["-vV"], { encoding: "utf8" }).stdout)?.[1]?.trim();
  if (!host) throw new Error("Rust is missing: install rustup first");
  // With the target named, build scripts are left as they are.
  const words = ["build", "--release", "--locked", "--manifest-path", join(here, "engine/Cargo.toml")];
  const { status } = spawnSync("cargo", [...words, "--target", host, "--target-dir", out], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, CARGO_ENCODED_RUSTFLAGS: COUNTED.join("\x1f") },
  });
  if (status !== 0) throw new Error("the engine does not build");
  return join(out, host, "release/fuzz_engine");
}

/** One call of libFuzzer, to its end; returns what it said. */
function call(engine, name, words) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, FUZZ_TARGET: name, FUZZ_WORST: join(out, "worst", name), RUST_BACKTRACE: "0" };
    const child = spawn(engine, words, { cwd: out, env });
    let said = "";
    const hear = (bytes) => {
      // Of a long talk only the end counts.
      said = (said + bytes).slice(-200_000);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("error", reject);
    child.on("close", () => resolve(said));
  });
}

const kindOf = (said) =>
  /over two seconds|libFuzzer: timeout/.test(said)
    ? "slow"
    : /over 256 MB|libFuzzer: out-of-memory/.test(said)
      ? "large"
      : "panics";

const stat = (said, name) => Number(new RegExp(`stat::${name}:\\s+(\\d+)`).exec(said)?.[1] ?? 0);

/** How often a target is begun again after a failure. */
const TRIES = 5;

async function fuzz(engine, name) {
  if (name === BORDER)
    return fuzzBorder({ runs: runsOf(name), seconds: seconds === "0" ? undefined : Number(seconds) });
  const work = join(out, "work", name);
  const found = join(out, "found", name);
  for (const folder of [work, found, join(out, "worst")]) mkdirSync(folder, { recursive: true });
  rmSync(join(out, "worst", name), { force: true });
  const before = readdirSync(work).length;
  const result = {
    target: name,
    runs: 0,
    kept: 0,
    panics: 0,
    slow: 0,
    large: 0,
    slowest: 0,
    memory: 0,
    second: 0,
    failures: [],
  };
  const start = Date.now();
  const runs = runsOf(name);
  for (let tries = 0; tries < TRIES; tries++) {
    const words = [work, join(here, "corpus", name), `-dict=${join(out, "words")}`, `-artifact_prefix=${found}/`];
    // The engine itself measures two seconds, of the processor. This is for what never ends; what is slow by the
    // clock on a busy machine is no failure.
    words.push("-timeout=60", "-report_slow_units=60", "-rss_limit_mb=2048", "-print_final_stats=1", "-max_len=2048");
    if (runs) words.push(`-runs=${Math.max(1, runs - result.runs)}`);
    if (seconds !== "0")
      words.push(`-max_total_time=${Math.max(1, Number(seconds) - Math.floor((Date.now() - start) / 1000))}`);
    const said = await call(engine, name, words);
    result.runs += stat(said, "number_of_executed_units");
    const input = /Test unit written to (\S+)/.exec(said)?.[1];
    if (!input) {
      if (/Done \d+ runs/.test(said)) break;
      throw new Error(`${name} ended without a word:\n${said.slice(-2000)}`);
    }
    result[kindOf(said)]++;
    const why = /panicked at [^\n]*\n([^\n]*)/.exec(said)?.[1] ?? /ERROR: ([^\n]*)/.exec(said)?.[1];
    result.failures.push({ input: input.slice(root.length), why });
    if (runs && result.runs >= runs) break;
  }
  if (existsSync(join(out, "worst", name))) {
    const [micros, bytes] = readFileSync(join(out, "worst", name), "utf8")
      .split(" ")
      .map(Number);
    result.slowest = micros / 1e6;
    result.memory = bytes / 2 ** 20;
  }
  result.second = Math.round(result.runs / Math.max(0.001, (Date.now() - start) / 1000));
  result.kept = readdirSync(work).length - before;
  return result;
}

// ── Keeping ─────────────────────────────────────────────────────────────────

/** No more of each target is kept. */
const ROOM = 16 << 10;
const MOST = 48;

/** The smallest inputs that together go everywhere the found ones go, into the corpus. */
async function keep(engine, name) {
  const corpus = join(here, "corpus", name);
  const work = join(out, "work", name);
  const small = join(out, "small", name);
  rmSync(small, { recursive: true, force: true });
  mkdirSync(small, { recursive: true });
  await call(engine, name, ["-merge=1", "-max_len=512", small, corpus, work]);
  const sizes = readdirSync(small).map((file) => ({ file, bytes: readFileSync(join(small, file)) }));
  sizes.sort((one, other) => one.bytes.length - other.bytes.length || (one.file < other.file ? -1 : 1));
  // Inputs with a name in words are what somebody wants to stay.
  const named = readdirSync(corpus).filter((file) => !/^[0-9a-f]{40}$/.test(file));
  const has = new Set(named.map((file) => readFileSync(join(corpus, file)).toString("latin1")));
  for (const file of readdirSync(corpus)) if (!named.includes(file)) rmSync(join(corpus, file));
  // Some of each size: the smallest alone are all alike.
  const step = Math.max(1, Math.floor(sizes.length / MOST));
  let room = ROOM;
  for (const { file, bytes } of sizes.filter((_, place) => place % step === step - 1)) {
    if (bytes.length > room || has.has(bytes.toString("latin1"))) continue;
    room -= bytes.length;
    writeFileSync(join(corpus, basename(file)), bytes);
  }
}

// ── All ─────────────────────────────────────────────────────────────────────

mkdirSync(out, { recursive: true });
writeWords(join(out, "words"));
const engine = chosen.some((name) => name !== BORDER) ? built() : undefined;
const results = [];
const waiting = [...chosen];
const jobs = Math.min(Number(options.jobs), availableParallelism());
await Promise.all(
  Array.from({ length: Math.max(1, jobs) }, async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      const result = await fuzz(engine, name);
      results.push(result);
      for (const { input, why } of result.failures) console.log(`✖ ${name}: ${why} (${input})`);
      const { runs, kept, panics, slow, large, slowest, memory, second } = result;
      console.log(
        `${name.padEnd(13)} ${String(runs).padStart(9)} runs, ${second} a second, ${kept} new inputs, ${panics} panics, ` +
          `${slow} over 2 s, ${large} over 256 MB, slowest ${slowest.toFixed(3)} s, most ${memory.toFixed(1)} MB`,
      );
    }
  }),
);
if (options.keep) for (const name of chosen.filter((name) => name !== BORDER)) await keep(engine, name);

const sum = (key) => results.reduce((all, one) => all + one[key], 0);
const totals = { runs: sum("runs"), panics: sum("panics"), slow: sum("slow"), large: sum("large") };
totals.slowest = Math.max(...results.map(({ slowest }) => slowest));
totals.memory = Math.max(...results.map(({ memory }) => memory));
console.log(
  `in all ${totals.runs} runs: ${totals.panics} panics, ${totals.slow} over 2 s, ${totals.large} over 256 MB`,
);
if (options.json) console.log(JSON.stringify({ ...totals, targets: results }));
process.exitCode = totals.panics + totals.slow + totals.large > 0 ? 1 : 0;
