// `npm run test:scale`: a province's reports on Apache Spark, and on one machine. It sets up what it needs (Java from
// Debian's packages, PySpark from PyPI), which takes some minutes once.
//
//   --reports=2000   so many Word files go through Spark, on two workers
//   --many=100000    so many go into one Parquet file on this machine
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { apt, onPath, SetupError } from "../../www/build/host.mjs";
import { fixture } from "../fixtures.mjs";
import { ensurePython, SCALE } from "../judges.mjs";
import { program, programPath } from "../program.mjs";

const run = promisify(execFile);
const option = (name, usual) =>
  Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.split("=")[1] ?? usual);
const [COUNT, MANY] = [option("reports", 2000), option("many", 100_000)];
/** So many offices a county has. */
const COUNTY = 50;
const CELLS = 200;

const place = mkdtempSync(join(tmpdir(), "xxgk-scale-"));
process.on("exit", () => rmSync(place, { recursive: true, force: true }));
const since = (start) => (performance.now() - start) / 1000;

/** A made-up office's report: figures of its own, and a sum that does not hold in every tenth. */
function office(number) {
  const report = fixture("gangkou-2021");
  const cells = Object.fromEntries(
    Object.entries(report.cells).map(([address, text]) => [
      address,
      text === "0" && !address.includes("total") ? String((address.length * number) % 13) : text,
    ]),
  );
  return { ...report, organ: { ...report.organ, name: `第${number}湾乡` }, cells };
}

async function makeReports(folder) {
  const drafts = join(place, "drafts");
  for (let number = 0; number < COUNT; number += 1) {
    const county = join(drafts, `第${Math.floor(number / COUNTY)}县`);
    mkdirSync(county, { recursive: true });
    writeFileSync(join(county, `${number}.json`), JSON.stringify(office(number)));
  }
  await program("convert", drafts, "--to", "docx", "-o", folder);
}

/** What goes wrong in a province: no report, a broken file, the same office twice in another partition. */
function spoil(folder) {
  writeFileSync(join(folder, "第0县", "通知.html"), "<p>关于报送年度报告的通知</p>");
  writeFileSync(join(folder, "第0县", "坏的.docx"), "PK\u0003\u0004");
  writeFileSync(join(folder, "第0县", "又一份.json"), JSON.stringify(office(1)));
}

async function spark(python, folder) {
  const out = join(place, "spark");
  const judge = fileURLToPath(new URL("judge.py", import.meta.url));
  const start = performance.now();
  const { stdout } = await run(python, [judge, folder, out, await programPath()], { maxBuffer: 1 << 28 });
  return { ...JSON.parse(stdout.trim().split("\n").at(-1)), seconds: since(start) };
}

const say = (line) => console.log(line);

if (!onPath("java")) {
  await apt("default-jre-headless").catch(() => {});
  if (!onPath("java")) throw new SetupError("需要 Java 17 以上。\nJava 17 or later is needed.");
}
const python = await ensurePython(SCALE);
const folder = join(place, "reports");
await makeReports(folder);

// One machine, to hold Spark against.
const own = join(place, "own.parquet");
let start = performance.now();
await program("facts", folder, "-o", own);
say(
  `${COUNT} Word files → Parquet, one process: ${since(start).toFixed(1)} s, ${(COUNT / since(start)).toFixed(0)} a second`,
);

spoil(folder);
const found = await spark(python, folder);
say(`${found.files} files → Spark (two workers) → Parquet: ${found.seconds.toFixed(1)} s, Spark's own start with it`);
assert.equal(found.files, COUNT + 3);
assert.deepEqual(
  found.refused.map(([file]) => file).sort(),
  ["第0县/又一份.json", "第0县/坏的.docx", "第0县/通知.html"].sort(),
);
assert.equal(found.facts, COUNT * CELLS);
assert.deepEqual(found.years, [2021]);
const ownSums = JSON.parse(
  (await run(python, [fileURLToPath(new URL("judge.py", import.meta.url)), "--sums", own])).stdout,
);
assert.deepEqual(found.sums, ownSums, "Spark SQL and DuckDB come to the same, to the last digit");
assert.deepEqual(found.duckdb, ownSums);
say(`sums of ${Object.keys(ownSums).length} cells: Spark SQL, DuckDB and one process agree to the last digit`);

// A province: the same files under other cities, a share of them for a process on each core.
const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".docx") && !name.includes("坏"));
const shares = cpus().map((_, core) => join(place, `province-${core}`));
for (let number = 0; number < MANY; number += 1) {
  const city = Math.floor(number / files.length);
  const to = join(shares[city % shares.length], `第${city}市`, files[number % files.length]);
  mkdirSync(join(to, ".."), { recursive: true });
  linkSync(join(folder, files[number % files.length]), to);
}
start = performance.now();
await Promise.all(shares.map((share) => program("facts", share, "-o", `${share}.parquet`)));
const seconds = since(start);
say(
  `${MANY} Word files → Parquet, ${shares.length} processes: ${seconds.toFixed(0)} s, ${(MANY / seconds / shares.length).toFixed(0)} a second and core`,
);
const { stdout } = await run(python, [
  fileURLToPath(new URL("judge.py", import.meta.url)),
  "--count",
  join(place, "province-*.parquet"),
]);
assert.equal(Number(stdout), MANY * CELLS);
say("✔");
