// Strangers judge the tables for other programs: frictionless, pandas and DuckDB, whose sums are those of `sum`.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { fixture } from "./fixtures.mjs";
import { ensurePython, TABLES } from "./judges.mjs";
import { program } from "./program.mjs";

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

describe("the tables", () => {
  let where;
  let found;
  let sums;

  before(async () => {
    where = await mkdtemp(join(tmpdir(), "xxgk-"));
    const files = Array.from({ length: OFFICES }, (_, place) => [join(where, `${place}.json`), office(place)]);
    for (const [file, report] of files) await writeFile(file, JSON.stringify(report));
    const names = files.map(([file]) => file);
    const out = join(where, "out");
    await program("facts", ...names, "-o", out);
    await program("facts", ...names, "-o", join(out, "facts.parquet"));
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
      for (const table of [found.csv, found.parquet]) {
        assert.equal(plain(table[cell]), text === "" || text === "/" ? "" : plain(whole), cell);
      }
      compared += 1;
    }
    assert.ok(compared > 150);
  });
});
