// The pages of `npm run bench`: ours, pages made with the usual libraries, and bare ones, side by side, in a real Chromium, in
// turns. What each row means is in README.md beside this file.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { browserVersion } from "./browser.mjs";
import { measureCalls, measureRequests } from "./calls.mjs";
import { measureKeys, TYPED_CELLS } from "./keys.mjs";
import { measureMemory } from "./memory.mjs";
import { measureOpening } from "./opening.mjs";
import { chosen, quick } from "./options.mjs";
import { measurePaste } from "./paste.mjs";
import { circumstances, writeFigure, writeTable } from "./readme.mjs";
import { makeSides } from "./sides.mjs";
import { figures, row, table } from "./table.mjs";

const output = join(import.meta.dirname, "../../target/bench");
mkdirSync(output, { recursive: true });
const { ours, before, peers, bare, still } = await makeSides(TYPED_CELLS);
const only = chosen("only");
const wanted = chosen("sides");
const all = [ours, before, ...peers, bare, still].filter((side) => side && (!wanted || wanted.includes(side.name)));
const pages = all.filter((side) => side !== bare && side !== still);

const measures = {
  size: () => measureSize(pages),
  opening: () => measureOpening(all),
  keys: () => measureKeys(all),
  paste: () => measurePaste(all),
  memory: () => measureMemory(pages),
  calls: () => measureCalls(pages.filter((side) => side !== before)),
  requests: () => measureRequests(pages),
};
/** The main figure of a measure, for the project's README. */
const mainFigures = {
  size: ([file]) => `${figures(file.sides.ours)} KB`,
  opening: ([begun]) => `${figures(begun.sides.ours)} ms`,
  keys: ([laidOut]) => `${figures(laidOut.sides.ours)} ms`,
  requests: ([requests]) => figures(requests.sides.ours),
};

const rows = [];
for (const [name, measure] of Object.entries(measures)) {
  if (only && !only.includes(name)) continue;
  const own = await measure();
  rows.push(...own);
  writeTable(name, table(own, all), how());
  if (mainFigures[name]) writeFigure(name, mainFigures[name](own));
}

console.log(table(rows, all));
console.log(`\nMedian / 95th percentile. ${circumstances()} ${how()}\nWhat each row means: tests/bench/README.md.`);
writeFileSync(
  join(output, "result.json"),
  `${JSON.stringify({ circumstances: circumstances(), quick, rows }, null, 1)}\n`,
);

/** With what it was measured, beside when and where. */
function how() {
  const preview = ours.hasPreview === undefined ? "not opened" : ours.hasPreview ? "open" : "not there";
  return `${browserVersion}, headless; ${peers.map(({ title }) => title).join("; ")}; our preview: ${preview}.`;
}

/** Size of the single offline file. */
function measureSize(sides) {
  const size = ({ file }) => [gzipSync(readFileSync(file), { level: 9 }).length / 1024];
  return [
    row("single offline file, gzip -9", "KB", 600, Object.fromEntries(sides.map((side) => [side.name, size(side)]))),
  ];
}
