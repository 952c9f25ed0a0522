// What the benchmark has to know about the two pages; everything else is the same code for both.
//   findings, downloadWord   selectors, also inside open shadow roots
//   breakingKeys             the keys that put a wrong figure into a cell: findings come with the last of them
//   fill(page)               puts the test report into an open page
//   offerCalls(page)         sets `window.bench`: check() runs all checks once, write() makes the Word file once
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../..");
const report = readFileSync(join(import.meta.dirname, "report.json"), "utf8");

export const ours = {
  name: "ours",
  file: join(root, "dist/xxgk-annual-report.html"),
  findings: "[data-rule]",
  downloadWord: "pierce/header button.main",
  // Half a number is no fault yet: what a figure breaks is said when it is entered, with Tab for instance.
  breakingKeys: ["1", "Tab"],

  async fill(page) {
    await page.evaluate(
      (report) => document.querySelector("xxgk-annual-report").openFile(new File([report], "draft.json")),
      report,
    );
    const cell = await page.waitForSelector('pierce/[data-cell="t3.new_received.natural"]');
    await page.waitForFunction((input) => input.value !== "", {}, cell);
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
    await page.evaluate((report) => window.startCore(report), report);
  },
};

export const peer = {
  name: "peer",
  file: join(root, "target/bench/peer.html"),
  findings: ".sd-element__erbox",
  downloadWord: "#word",
  breakingKeys: ["1"],
  fill: (page) => page.evaluate((report) => window.bench.fill(JSON.parse(report)), report),
  offerCalls() {}, // the page does
};
