// What the benchmark has to know about each page; everything else is the same code for all of them.
//   cells                    a selector: the cells that can be typed into
//   findings, broken         selectors, also inside open shadow roots: all findings; those of a broken sum
//   downloadWord             the button, where there is one
//   fill(page)               puts the test report into an open page
//   select(page, address)    goes to a cell, as a click does
//   breaking, mending        the keys that make a figure another one (a 1 more at its end) and put it right: what it
//                            breaks is seen with the last of them
//   clearing(figure)         the keys that make room for another figure in a selected cell
//   enter                    the key with which a figure is entered
//   takesBlocks              whether a block of figures can be pasted
//   isStill                  whether it says nothing of figures until it is filled
//   offerCalls(page)         sets `window.bench`: check() runs all checks once, write() makes the Word file once
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { openBlank, withPage } from "./browser.mjs";
import { chosen } from "./options.mjs";
import { buildPeer } from "./peer/build.mjs";

const root = join(import.meta.dirname, "../..");
const output = join(root, "target/bench");

/** A big city's figures with prose of 20 000 characters: that of two test reports, over and over. Some of it
 *  contradicts the figures, so that findings of every kind are about. */
const report = {
  ...JSON.parse(readFileSync(join(import.meta.dirname, "report.json"), "utf8")),
  overview: prose(20_000),
};

function prose(length) {
  const texts = ["gangkou-2021", "hongze-2023"].map((name) =>
    JSON.parse(readFileSync(join(root, `tests/fixtures/${name}.json`), "utf8")),
  );
  const whole = texts.flatMap(({ overview, problems }) => [overview, problems]).join("\n");
  return `${whole}\n`.repeat(Math.ceil(length / whole.length)).slice(0, length);
}

export function figureOf(address) {
  return report.cells[address];
}

/** In an input: at the end of what stands there. */
async function selectInput(page, address) {
  await (await page.$(`pierce/[data-cell="${address}"]`)).focus();
}

const ours = {
  name: "ours",
  title: "ours",
  file: join(root, "dist/xxgk-annual-report.html"),
  cells: "input[data-cell]",
  findings: "[data-rule]",
  broken: ".error[data-rule]",
  downloadWord: "pierce/header button.main",
  select: selectInput,
  // Half a number is no fault yet: what a figure breaks is said when it is entered, with Tab for instance.
  // F2 as in Excel: within a selected cell End goes to the end of the row.
  breaking: () => ["F2", "End", "1", "Tab"],
  mending: () => ["F2", "End", "Backspace"],
  clearing: () => [],
  enter: "Tab",
  takesBlocks: true,

  /** Whether the preview stands beside the form; `undefined` when the page has none. */
  hasPreview: undefined,

  async fill(page) {
    await page.evaluate(
      (report) => document.querySelector("xxgk-annual-report").openFile(new File([report], "draft.json")),
      JSON.stringify(report),
    );
    const cell = await page.waitForSelector('pierce/[data-cell="t3.new_received.natural"]');
    await page.waitForFunction((input) => input.value !== "", {}, cell);
    const preview = await page.$('pierce/[data-act="preview-beside"]');
    await preview?.evaluate((button) => button.click());
    this.hasPreview = preview !== null;
  },

  /** The core alone: the same wasm module as in the page, without the page around it. */
  async offerCalls(page) {
    const { outputFiles } = await build({
      stdin: {
        contents: `
          import init, { Draft, openText } from './xxgk_annual_report.js';
          import wasm from './xxgk_annual_report_bg.wasm';
          window.startCore = async (report) => {
            await init({ module_or_path: wasm });
            const draft = new Draft('2026-01-20');
            draft.replace(openText(report));
            window.bench = { check: () => draft.check(), write: () => draft.write('docx') };
          };`,
        resolveDir: join(root, "target/pkg"),
      },
      loader: { ".wasm": "binary" },
      bundle: true,
      write: false,
      logLevel: "error",
      logOverride: { "empty-import-meta": "silent" },
    });
    await page.evaluate(outputFiles[0].text);
    await page.evaluate((report) => window.startCore(report), JSON.stringify(report));
  },
};

const survey = {
  name: "surveyjs",
  file: join(output, "surveyjs.html"),
  cells: "input[data-cell]",
  findings: ".sd-element__erbox",
  broken: ".sd-element__erbox",
  downloadWord: "#word",
  select: selectInput,
  breaking: () => ["End", "1"],
  mending: () => ["End", "Backspace"],
  // It does not select what stands in a cell; a figure in its turn has become one digit longer at most.
  clearing: (figure) => ["End", ...Array(figure.length + 1).fill("Backspace")],
  enter: "Tab",
  takesBlocks: false,
  fill: (page) => page.evaluate((report) => window.bench.fill(report), report),
  offerCalls() {}, // the page does
};

/** A grid: the keys go to the selected cell and take the place of what stood there. */
const grid = (name) => ({
  name,
  file: join(output, `${name}.html`),
  cells: "[data-cell]",
  findings: "[data-rule]",
  broken: "[data-rule]",
  select: (page, address) => page.evaluate((address) => window.bench.select(address), address),
  breaking: (figure) => [...figure, "1", "Enter"],
  mending: (figure) => [...figure, "Enter"],
  clearing: () => [],
  enter: "Enter",
  takesBlocks: true,
  fill: (page) => page.evaluate((report) => window.bench.fill(report), report),
});

/** The browser's own share of opening a page and of taking a key: bare inputs, and a finding once one has text. */
const bare = {
  name: "bare",
  title: "bare",
  file: join(output, "bare.html"),
  findings: "[data-rule]",
  broken: "[data-rule]",
  select: selectInput,
  breaking: () => ["End", "1"],
  mending: () => ["End", "Backspace"],
  enter: "Tab",
  takesBlocks: false,
  fill() {},
};

/** Our page as still HTML: drawn, but without a script. What a browser needs for these many cells, whoever draws them.
 *  Filled, it gets a script that does nothing but put figures into cells and mark those that are others: no checks, no sums, no
 *  steps to undo, nothing kept, no preview. */
const still = {
  name: "still",
  title: "still",
  file: join(output, "still.html"),
  cells: "input[data-cell]",
  findings: "[data-rule]",
  broken: "[data-rule]",
  select: selectInput,
  breaking: () => ["End", "1"],
  mending: () => ["End", "Backspace"],
  takesBlocks: true,
  isStill: true,
  fill: (page) => page.evaluate(moveStill, report.cells),
};

/** Runs in the still page. */
function moveStill(figures) {
  const cells = [...document.querySelectorAll("[data-cell]")];
  for (const cell of cells) cell.value = figures[cell.dataset.cell] ?? "";
  const list = document.querySelector("aside");
  const mark = (cell, text) => {
    cell.parentElement.classList.toggle("error", text !== "");
    list.innerHTML =
      text && `<ul class="findings"><li class="error" data-rule="1"><p class="message">${text}</p></li></ul>`;
  };
  addEventListener("input", ({ target }) => mark(target, target.value === figures[target.dataset.cell] ? "" : "!"));
  addEventListener("paste", (event) => {
    event.preventDefault();
    const texts = event.clipboardData.getData("text").split(/\s+/);
    const first = cells.indexOf(event.target);
    texts.forEach((text, place) => {
      const cell = cells[first + place];
      cell.value = text;
      // Each is part of a sum that is broken then.
      cell.parentElement.classList.toggle("part", text !== figures[cell.dataset.cell]);
    });
    mark(event.target, texts[0]);
  });
}

async function makeStill() {
  if (!existsSync(ours.file)) throw new Error(`${ours.file} is missing. Build it first: npm start -- --build-only`);
  const page = await withPage([], async (page) => {
    await openBlank(page, ours);
    return page.evaluate(() => {
      const { adoptedStyleSheets, innerHTML } = document.querySelector("xxgk-annual-report").shadowRoot;
      const rules = adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText));
      const style = `body{margin:0}${rules.join("")}`.replaceAll(":host", "body");
      return `<!doctype html><meta charset="utf-8"><style>${style}</style>${innerHTML.replace(/<!--.*?-->/gs, "")}`;
    });
  });
  writeFileSync(still.file, page);
}

/** Builds what has to be built, and gives the pages: ours, the peers, the bare and the still one. */
export async function makeSides(typedCells) {
  await makeStill();
  const peers = [survey, grid("handsontable"), grid("jspreadsheet")];
  for (const peer of peers) peer.title = await buildPeer(peer.name, peer.file);
  writeFileSync(
    bare.file,
    `<!doctype html>${typedCells.map((cell) => `<input data-cell="${cell}">`).join("")}<p></p>
<script>oninput = (event) => (document.querySelector('p').innerHTML = event.target.value && '<b data-rule="1">!</b>');</script>`,
  );
  return { ours, before: earlier(), peers, bare, still };
}

/** An earlier build of ours, to see in the same run what a change costs: its offline file after `--before=`, of which only
 *  the page is measured, not the core alone. */
function earlier() {
  const [file] = chosen("before") ?? [];
  return file && { ...ours, name: "before", title: "ours before", file, offerCalls: () => {} };
}

/** The 175 figures of table three as a block for the clipboard, as published and with every figure one more. */
export function blocks(rows, columns) {
  const lines = (change) =>
    rows.map((row) => columns.map((column) => change(report.cells[`t3.${row}.${column}`])).join("\t")).join("\r\n");
  return [lines((text) => `${Number(text) + 1}`), lines((text) => text)];
}
