// `npm run faults`: breaks things on purpose, for long, and prints what of that was survived. Fails when a goal is missed.
//
//   npm run faults -- [--kills 300] [--seed 7] [--only undo] [--traps "another element"] [--fuzz 10000000] [--targets border]
//
// `--kills 0`, `--traps 0` and `--fuzz 0` leave those out; `--only` takes the kinds of step whose name has that word,
// `--traps` the traps, `--targets` the targets of the fuzzer by their names, with commas between. What breaks in a moment (storage, clock, windows) is in the step `page` of `npm test`.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "../../www/build/build.mjs";
import { launch } from "../page/browsers.mjs";
import { MOMENT } from "../page/killed.mjs";
import { killAfterSteps } from "./kills.mjs";
import { KINDS } from "./kinds.mjs";
import { faultsRows, table } from "./rows.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { values: wanted } = parseArgs({
  options: {
    kills: { type: "string", default: "300" },
    seed: { type: "string", default: `${Date.now() % 1_000_000}` },
    only: { type: "string", default: "" },
    traps: { type: "string", default: "" },
    fuzz: { type: "string", default: "10000000" },
    targets: { type: "string", default: "" },
  },
});

/** What a Node of its own says, and how it ended. */
function run(...words) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    child.stdout.on("data", (bytes) => {
      said += bytes;
    });
    child.on("error", reject);
    child.on("close", (status) => resolve({ said, status }));
  });
}

async function kills() {
  const count = Number(wanted.kills);
  const kinds = Object.keys(KINDS).filter((name) => name.includes(wanted.only));
  if (count === 0 || kinds.length === 0) return undefined;
  const profile = await mkdtemp(join(tmpdir(), "xxgk-"));
  console.log(`${count} kills, --seed ${wanted.seed}`);
  try {
    const start = () => launch(profile);
    return await killAfterSteps({ start, count, seed: Number(wanted.seed), kinds, tell: console.log });
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A core that is made to die: each test is one way. */
async function traps() {
  const file = join("tests", "page", "death.test.mjs");
  if (wanted.traps === "0" || !existsSync(join(root, file))) return undefined;
  // An empty pattern Node refuses.
  const only = wanted.traps ? [`--test-name-pattern=${wanted.traps}`] : [];
  const { said } = await run("--test", "--test-reporter=tap", ...only, file);
  const count = (what) => Number(new RegExp(`^# ${what} (\\d+)$`, "m").exec(said)?.[1] ?? 0);
  return { survived: count("pass"), all: count("tests") - count("skipped") };
}

async function fuzz() {
  const script = join("tests", "fuzz", "run.mjs");
  if (Number(wanted.fuzz) === 0 || !existsSync(join(root, script))) return undefined;
  const { said } = await run(script, ...wanted.targets.split(",").filter(Boolean), "--all", wanted.fuzz, "--json");
  return JSON.parse(said.trim().split("\n").at(-1));
}

await build();
const rows = faultsRows({ kills: await kills(), traps: await traps(), fuzz: await fuzz(), moment: MOMENT });
console.log(table(rows));
process.exitCode = rows.some(({ isMet }) => !isMet) ? 1 : 0;
