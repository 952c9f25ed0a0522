// `npm run bench`: measures our page, pages made with the usual libraries, and a bare one side by side, in a real
// Chromium, in turns, and prints one table. Needs a built page (`npm start -- --build-only`). Nothing is judged here:
// slow figures are printed, not punished, because they say as much about the machine as about the page.
//
//   --quick           few repetitions: to see that it runs
//   --only=keys,paste only these of: size, opening, keys, paste, memory, calls, requests
//   --sides=ours,bare only these of: ours, surveyjs, handsontable, jspreadsheet, bare, still
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { browserVersion, quick } from "./browser.mjs";
import { measureCalls, measureRequests } from "./calls.mjs";
import { measureKeys, TYPED_CELLS } from "./keys.mjs";
import { measureMemory } from "./memory.mjs";
import { measureOpening } from "./opening.mjs";
import { measurePaste } from "./paste.mjs";
import { makeSides } from "./sides.mjs";
import { print, row } from "./table.mjs";

const output = join(import.meta.dirname, "../../target/bench");
mkdirSync(output, { recursive: true });
const loadBefore = loadavg()[0];
const { ours, peers, bare, still } = await makeSides(TYPED_CELLS);
const only = chosen("only");
const wanted = chosen("sides");
const all = [ours, ...peers, bare, still].filter(({ name }) => !wanted || wanted.includes(name));
const pages = all.filter((side) => side !== bare && side !== still);

const measures = {
  size: () => measureSize(pages),
  opening: () => measureOpening(all),
  keys: () => measureKeys(all),
  paste: () => measurePaste(all),
  memory: () => measureMemory(pages),
  calls: () => measureCalls(pages),
  requests: () => measureRequests(pages),
};
const rows = [];
for (const [name, measure] of Object.entries(measures)) {
  if (!only || only.includes(name)) rows.push(...(await measure()));
}

print(rows, all);
const circumstances = {
  browser: browserVersion,
  peers: peers.map(({ title }) => title),
  preview: ours.hasPreview === undefined ? "not opened" : ours.hasPreview ? "open" : "not there",
  machine: `${cpus().length} × ${cpus()[0].model}`,
  loadBefore,
  loadAfter: loadavg()[0],
};
writeFileSync(join(output, "result.json"), `${JSON.stringify({ ...circumstances, quick, rows }, null, 1)}\n`);
console.log(`
Median / 95th percentile. Browser: ${browserVersion}, headless. Machine: ${circumstances.machine}, load ${loadBefore.toFixed(1)} before the run, ${circumstances.loadAfter.toFixed(1)} after it.
Peers, each in one offline file: ${circumstances.peers.join("; ")}.
SurveyJS has the whole report; the grids have table three alone, and the same plain checks of its sums. Ours has all rules,
prose of 20 000 characters, and the preview beside the form: ${circumstances.preview}.
Bare: a page of a few inputs that does nothing but show one finding: the browser's own share of each figure.
Still: our page as it is drawn, without any script: what is left of opening for whoever draws so many cells. For keys and
paste it gets a script of a few lines that puts figures into their cells and marks one, and does nothing else.
KB = 1024 bytes. Each time is measured in the page, on its own clock. Throttled: Chromium makes the page's main thread
six times slower.
(1) From the start of navigation to the end of the first frame in which anything on the screen can be typed into. Ours
    has it as HTML before its script, which then takes over what was typed (tests/page/first-screen.test.mjs).
(2) The same for the input of table three's first cell, wherever it is. The keys after it come through the browser's
    remote control, some milliseconds each; the bare page shows how much that is.
(3) For the keys with which findings come or go: from the keydown event's time stamp until the findings have changed,
    all work of the event is done, and style and layout are computed. Our page says what a figure breaks when it is
    entered (Tab, Enter, a click elsewhere, 0.7 s without a key), so there the Tab key is timed, at SurveyJS the digit,
    at the grids Enter; findings go with the Backspace key that mends the figure, at the grids with Enter.
(4) The same, to the end of the frame that shows the findings: plus paint, and the wait for a frame. Measured without
    the frame-rate limit; a 60 Hz screen adds up to 16.7 ms of waiting, whatever the page.
(5) A real Ctrl+V, from the paste event; every figure one more, and back. SurveyJS takes no blocks. Our preview follows a
    twentieth of a second behind the form, so that the form is not kept waiting; no other page has one.
(6) JavaScript's heap after a garbage collection, and the memory of WebAssembly. An hour of a person is a figure of table
    three every two and a half seconds, digit by digit and entered: 1400 figures, here without the pauses${quick ? " (with --quick: 40)" : ""};
    in each quarter all 175 of them once wrong and once right. 220 figures before it, to warm up and
    to fill a history of 200 steps.`);

/** The words of an option, if it is there. */
function chosen(option) {
  const start = `--${option}=`;
  return process.argv
    .find((word) => word.startsWith(start))
    ?.slice(start.length)
    .split(",");
}

/** Size of the single offline file. */
function measureSize(sides) {
  const size = ({ file }) => [gzipSync(readFileSync(file), { level: 9 }).length / 1024];
  return [
    row("single offline file, gzip -9", "KB", 400, Object.fromEntries(sides.map((side) => [side.name, size(side)]))),
  ];
}
