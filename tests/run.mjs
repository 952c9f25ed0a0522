// `npm test`: sets up what is missing and runs every test. `npm test -- page` runs the steps with that word.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "../www/build/build.mjs";
import { ensureToolchain } from "../www/build/toolchain.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const wanted = process.argv.slice(2);

function run(command, ...words) {
  const { status, error } = spawnSync(command, words, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${words.join(" ")}: exit status ${status}`);
}

const npx = (...words) => run("npx", "--no-install", ...words);
const node = (...files) => run(process.execPath, "--test", "--test-reporter=spec", "--test-concurrency=1", ...files);

/** The test files in a folder and below it. */
const testsIn = (folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith(".test.mjs"))
    .sort()
    .map((name) => join(folder, name));

/** The test files that Node runs, by step. */
const files = {
  shape: [join("tests", "www-shape.test.mjs")],
  bench: testsIn(join("tests", "bench")),
  chromium80: [join("tests", "chromium-80.test.mjs")],
  border: testsIn(join("tests", "wasm")),
  steps: testsIn(join("tests", "steps")),
  documents: [join("tests", "documents.test.mjs")],
  workbook: [join("tests", "workbook.test.mjs")],
  tables: [join("tests", "tables.test.mjs")],
  web: [join("tests", "web.test.mjs"), join("tests", "editors.test.mjs")],
  page: testsIn(join("tests", "page")),
  hosts: testsIn(join("tests", "hosts")),
  release: testsIn(join("tests", "release")),
  browsers: testsIn(join("tests", "browsers")),
  faults: testsIn(join("tests", "faults")),
};
const known = Object.values(files).flat();
const forgotten = testsIn("tests").filter((name) => !known.includes(name));
if (forgotten.length > 0) {
  console.error(`no step runs these, give each one a step in tests/run.mjs: ${forgotten.join(", ")}`);
  process.exit(1);
}

/** In the order in which a fault is cheapest to find. */
const steps = {
  format: () => {
    run("cargo", "fmt", "--check");
    // No part of the crate, so `cargo fmt` does not see them.
    const packing = join("www", "build", "packing");
    run("rustfmt", "--check", "--edition", "2024", join(packing, "unpack.rs"), join(packing, "encoder", "main.rs"));
  },
  // The crates that are no part of this one: whoever adds a dependency here must renew their locks, too.
  locks: () => {
    for (const crate of ["tests/fuzz/engine", "www/build/packing/encoder"]) {
      run("cargo", "tree", "--locked", "--quiet", "--depth", "0", "--manifest-path", `${crate}/Cargo.toml`);
    }
  },
  clippy: () => run("cargo", "clippy", "--all-targets", "--features", "wasm,next-edition", "--", "-D", "warnings"),
  rust: () => run("cargo", "test", "--quiet"),
  // Every test once more, beside a made-up edition that is newer than the form in force.
  editions: () => run("cargo", "test", "--quiet", "--features", "next-edition"),
  docs: () => run("cargo", "doc", "--no-deps", "--quiet"),
  lint: () => {
    npx("biome", "ci", "--error-on-warnings", "www", "tests");
    npx("tsc", "--noEmit", "-p", "www/tsconfig.json");
  },
  ...Object.fromEntries(Object.entries(files).map(([name, own]) => [name, () => node(...own)])),
};

const chosen = Object.keys(steps).filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
if (chosen.length === 0) {
  console.error(`no such step; there are: ${Object.keys(steps).join(", ")}`);
  process.exit(2);
}
await ensureToolchain();
await build();
const times = [];
for (const name of chosen) {
  console.log(`\n── ${name} ──`);
  const start = Date.now();
  try {
    steps[name]();
  } catch (error) {
    console.error(`\n✖ ${name}: ${error.message}`);
    process.exit(1);
  }
  times.push(`${name} ${((Date.now() - start) / 1000).toFixed(0)} s`);
}
console.log(`\n✔ ${times.join(", ")}`);
