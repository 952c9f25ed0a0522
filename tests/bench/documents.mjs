// The documents of `npm run bench`: our writers in wasm and those of others, on the same report, in turns, in Node.
// Prints one table: how long a file takes, and how large it is.
import { readFileSync } from "node:fs";
import { utils, write } from "xlsx";
import { quick } from "./options.mjs";
import { versionOf as version } from "./peer/build.mjs";
import { applicants, applicationRows } from "./peer/official.mjs";
import { fillTemplate, makeTemplate } from "./peer/template.mjs";
import { makeWord, toBuffer } from "./peer/word.mjs";
import { exceljsWorkbook } from "./peer/workbook.mjs";
import { writeFigure, writeTable } from "./readme.mjs";
import { markdown } from "./table.mjs";

const ROUNDS = quick ? 5 : 61;
const WARM = 5;

const pkg = new URL("../../target/pkg/", import.meta.url);
const core = await import(new URL("xxgk_annual_report.js", pkg));
await core.default({ module_or_path: readFileSync(new URL("xxgk_annual_report_bg.wasm", pkg)) });

const text = readFileSync(new URL("report.json", import.meta.url), "utf8");
const report = JSON.parse(text);
const draft = new core.Draft("2026-01-20");
draft.replace(core.openText(text));
// The page shows what it finds before it gives a file away.
draft.setFinished(true);
// Our saved file leaves out what is computed; the others get every figure.
const { cells: addresses } = draft.form();
const { shown } = draft.view();
const blank = addresses.filter((address) => !shown[address]);
if (blank.length > 0) throw new Error(`the others would write a report with blank cells: ${blank.join(", ")}`);
const figure = (address) => shown[address];
const prose = (section) => report[section] ?? "";
const template = await makeTemplate();
const whole = { ...report, cells: shown };

function sheetJs() {
  const book = utils.book_new();
  const lines = applicationRows.map(({ row, label }) => [
    label,
    ...applicants.map(([column]) => Number(figure(`t3.${row}.${column}`))),
  ]);
  utils.book_append_sheet(book, utils.aoa_to_sheet([["", ...applicants.map(([, label]) => label)], ...lines]), "三");
  return write(book, { type: "buffer", bookType: "xlsx", compression: true });
}

const ours = (ending) => () => draft.write(ending, undefined);
const contests = {
  Word: {
    ours: ours("docx"),
    "docx.js": () => toBuffer(makeWord(figure, prose)),
    docxtemplater: () => fillTemplate(template, addresses, figure, prose),
  },
  // SheetJS writes table three alone, without merges, borders or formulas: it has none in its free version.
  Excel: { ours: ours("xlsx"), exceljs: () => exceljsWorkbook(whole), "SheetJS, table three only": sheetJs },
  "web page": { ours: ours("html") },
  "CMS fragment": { ours: ours("fragment.html") },
  "proof sheet": { ours: ours("proof.docx") },
};

const rows = [];
for (const [what, makers] of Object.entries(contests)) {
  const times = Object.fromEntries(Object.keys(makers).map((name) => [name, []]));
  const sizes = {};
  for (let round = -WARM; round < ROUNDS; round++) {
    for (const [name, make] of Object.entries(makers)) {
      const start = performance.now();
      const file = await make();
      const time = performance.now() - start;
      if (round >= 0) times[name].push(time);
      sizes[name] = file.byteLength;
    }
  }
  for (const name of Object.keys(makers)) rows.push({ what, name, ...spread(times[name]), size: sizes[name] });
}

function spread(all) {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.ceil(share * sorted.length) - 1];
  return { median: at(0.5), p95: at(0.95) };
}

const heads = ["file", "by", "median ms", "p95 ms", "× ours", "KB"];
const lines = rows.map(({ what, name, median, p95, size }) => {
  const own = rows.find((row) => row.what === what && row.name === "ours").median;
  return [what, name, median.toFixed(2), p95.toFixed(2), (median / own).toFixed(1), (size / 1024).toFixed(1)];
});
const how = `Ours in wasm, all in Node, ${ROUNDS} rounds in turns after ${WARM} to warm up. docxtemplater ${version("docxtemplater")} fills a template that docx.js ${version("docx")} made beforehand; exceljs ${version("exceljs")}, SheetJS ${version("xlsx")}.`;
console.log(`${markdown(heads, lines)}\n\n${how}`);
writeTable("documents", markdown(heads, lines), how);
const [word, docxJs] = rows.map(({ median }) => median.toFixed(1));
writeFigure("word", `${word} ms (docx.js: ${docxJs} ms)`);
