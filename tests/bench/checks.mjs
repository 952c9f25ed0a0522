// The checks of `npm run bench`: all rules in wasm, in Node, on a report with 200 cells and prose of 20 000
// characters, after a change in a table and after a change in the prose.
import { readFileSync } from "node:fs";
import { quick } from "./options.mjs";
import { writeFigure, writeTable } from "./readme.mjs";
import { markdown } from "./table.mjs";

const ROUNDS = quick ? 20 : 400;

const pkg = new URL("../../target/pkg/", import.meta.url);
const core = await import(new URL("xxgk_annual_report.js", pkg));
await core.default({ module_or_path: readFileSync(new URL("xxgk_annual_report_bg.wasm", pkg)) });

const text = readFileSync(new URL("report.json", import.meta.url), "utf8");
const sentences = readFileSync(new URL("../sentences.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n");
// Sentences like those of published reports, all about figures: the densest prose that there is.
const dense = upTo(
  20_000,
  sentences.map((line) => JSON.parse(line).text),
);
const usual = upTo(20_000, Array(2000).fill(JSON.parse(text).overview));

function upTo(length, paragraphs) {
  return [...paragraphs, ...paragraphs].join("\n").slice(0, length);
}

const draft = new core.Draft("2026-01-20");
draft.replace(core.openText(text));

const rows = [];
for (const [what, prose] of [
  ["the report's own prose, over and over", usual],
  [`${sentences.length} sentences full of figures`, dense],
]) {
  draft.setText("overview", prose);
  let turn = 0;
  rows.push([`a change in a table (${what})`, 1, ...time(() => draft.setCell("t3.granted.natural", `${turn++ % 2}`))]);
  rows.push([`a change in the prose (${what})`, 10, ...time(() => draft.setText("overview", `${prose}${turn++ % 2}`))]);
  // Forty live figures: a key in a table leaves them be, and they follow when the cell is left.
  draft.setText("overview", `${"〔t3.granted.natural〕件，".repeat(40)}\n${prose}`);
  rows.push([`a key in a table, live figures`, 1, ...time(() => draft.setCell("t3.granted.natural", `${turn++ % 2}`))]);
  const left = () => {
    draft.setCell("t3.granted.natural", `${turn++ % 2}`);
    draft.settle();
  };
  rows.push([`leaving the cell, live figures`, 10, ...time(left)]);
}

function time(change) {
  const times = [];
  for (let round = -10; round < ROUNDS; round++) {
    change();
    const start = performance.now();
    draft.check();
    if (round >= 0) times.push(performance.now() - start);
  }
  const sorted = times.sort((a, b) => a - b);
  return [sorted[Math.floor(sorted.length / 2)], sorted[Math.ceil(0.95 * sorted.length) - 1]];
}

const heads = ["all rules, 200 cells, 20 000 characters, after …", "goal ms", "median ms", "p95 ms"];
const lines = rows.map(([what, goal, median, p95]) => [what, goal, median.toFixed(2), p95.toFixed(2)]);
const how = `In wasm, in Node, ${ROUNDS} rounds.`;
console.log(`${markdown(heads, lines)}\n\n${how}`);
writeTable("checks", markdown(heads, lines), how);
writeFigure("checks", `${rows[0][2].toFixed(1)} ms`);
