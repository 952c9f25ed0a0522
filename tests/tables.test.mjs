// Strangers judge the tables for other programs: frictionless, pandas and DuckDB, whose sums are those of `sum`.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { fixture } from "./fixtures.mjs";
import { ensurePython, TABLES } from "./judges.mjs";
import { program, programPath } from "./program.mjs";

const run = promisify(execFile);
const reader = fileURLToPath(new URL("tables.py", import.meta.url));
const OFFICES = 12;

/** A report of a made-up office, with other figures than those of its neighbours. */
function office(place) {
  const report = fixture("gangkou-2021");
  const cells = Object.entries(report.cells).map(([address, text]) => [address, other(address, text, place)]);
  return { ...report, organ: { ...report.organ, name: `第${place}湾乡` }, cells: Object.fromEntries(cells) };
}

function other(address, text, place) {
  if (address === "t2.fees.amount") return `0.${place}01`;
  if (address === "t2.coercion.decisions") return ["", "/", "7"][place % 3];
  return text === "0" ? String((address.length * place) % 17) : text;
}

/** What the program says, line by line, when it is given that on its standard input. */
async function fed(input, ...words) {
  const child = spawn(await programPath(), words, { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(input);
  let said = "";
  for await (const text of child.stdout.setEncoding("utf8")) said += text;
  return said
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("the tables", () => {
  let where;
  let found;
  let sums;
  let told;

  before(async () => {
    where = await mkdtemp(join(tmpdir(), "xxgk-"));
    const files = Array.from({ length: OFFICES }, (_, place) => [join(where, `${place}.json`), office(place)]);
    for (const [file, report] of files) await writeFile(file, JSON.stringify(report));
    const names = files.map(([file]) => file);
    const out = join(where, "out");
    await program("facts", ...names, "-o", out);
    await program("facts", ...names, "-o", join(out, "facts.parquet"));
    // As an engine hands them over: a line a file, among them one that is none.
    const lines = [...files.map(([file]) => file), "通知.html"].map(async (file) => {
      const content = file === "通知.html" ? Buffer.from("<p>通知</p>") : await readFile(file);
      return JSON.stringify({ file: basename(file), content: content.toString("base64") });
    });
    told = await fed((await Promise.all(lines)).join("\n"), "facts", "--lines", "-o", join(out, "lines.parquet"));
    // Its figures do not satisfy the form, which is an exit status of 1.
    const { stdout } = await program("sum", ...names, "--json").catch((error) => error);
    sums = JSON.parse(stdout);
    const python = await ensurePython(TABLES);
    const judged = await run(python, [reader, out], { maxBuffer: 64 << 20 });
    found = JSON.parse(judged.stdout);
    found.head = (await readFile(join(out, "facts.csv"))).subarray(0, 3);
  });

  after(() => rm(where, { recursive: true, force: true }));

  it("are a package that frictionless finds valid, keys and references too", () => {
    assert.deepEqual(found.errors, []);
    assert.equal(found.valid, true);
    assert.equal(found.rows.facts, OFFICES * Object.keys(sums.cells).length);
    assert.equal(found.rows.orgs, OFFICES);
  });

  it("tell of each file that comes as a line what it is, or why it is none", () => {
    assert.equal(told.length, OFFICES + 1);
    const [first] = told;
    assert.deepEqual([first.file, first.org, first.year], ["0.json", "第0湾乡", 2021]);
    assert.match(first.source, /^[0-9a-f]{64}$/);
    assert.ok(first.errors > 0);
    assert.deepEqual(Object.keys(told.at(-1)).sort(), ["error", "file"]);
    assert.match(told.at(-1).error, /没有找到年度报告/);
  });

  it("begin as Excel and WPS need it, and have every status that was typed", () => {
    assert.deepEqual([...found.head], [0xef, 0xbb, 0xbf]);
    assert.deepEqual(found.columns.slice(0, 2), ["ORG", "ORG_NAME"]);
    assert.deepEqual(found.statuses, ["/", "A", "M"]);
  });

  it("come to the same in DuckDB as here, to the last digit, from CSV and from Parquet", () => {
    assert.equal(sums.children.filter((child) => child.counted).length, OFFICES);
    const missing = new Set(Object.keys(sums.missing));
    let compared = 0;
    for (const [cell, text] of Object.entries(sums.cells)) {
      // A total some of whose parts are blank is no fact.
      if (missing.has(cell) && cell.endsWith(".total")) continue;
      const plain = (number) => number?.replace(/\.?0+$/, "") ?? "";
      const whole = text.includes(".") ? text : `${text}.0`;
      for (const table of [found.csv, found.parquet, found.lines]) {
        assert.equal(plain(table[cell]), text === "" || text === "/" ? "" : plain(whole), cell);
      }
      compared += 1;
    }
    assert.ok(compared > 150);
  });
});
