// The desk for many reports in `npm run bench`: in the page, in the core, and on the command line. No peer does this without
// a server. The reports are made up: 500 Word files, as this tool writes them, and 10 000 drafts.
import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixture } from "../fixtures.mjs";
import { launch } from "../page/browsers.mjs";
import { Form, offlineFile } from "../page/form.mjs";
import { program } from "../program.mjs";
import { quick } from "./options.mjs";
import { writeTable } from "./readme.mjs";
import { markdown } from "./table.mjs";

const [WORD, DRAFTS] = quick ? [50, 500] : [500, 10_000];
/** So many Word files go through the command line, the 500 under several names. */
const MANY = quick ? 100 : 4000;

const place = mkdtempSync(join(tmpdir(), "xxgk-bench-"));
process.on("exit", () => rmSync(place, { recursive: true, force: true }));

/** A made-up office's report, with a sum that does not hold in every tenth. */
function office(number) {
  const report = fixture("gangkou-2021");
  const cells = Object.entries(report.cells).map(([address, text]) => [
    address,
    text === "0" && (number % 10 === 0 || !address.includes("total")) ? `${(address.length * number) % 13}` : text,
  ]);
  return { ...report, organ: { ...report.organ, name: `第${number}湾乡` }, cells: Object.fromEntries(cells) };
}

const drafts = join(place, "drafts");
mkdirSync(drafts);
for (let number = 0; number < DRAFTS; number += 1)
  writeFileSync(join(drafts, `${number}.json`), JSON.stringify(office(number)));
const some = Array.from({ length: WORD }, (_, number) => join(drafts, `${number}.json`));
const word = join(place, "word");
await program("convert", ...some, "--to", "docx", "-o", word);

const rows = [];
const add = (what, goal, unit, value) => {
  rows.push([
    what,
    `≤ ${goal} ${unit}`,
    value <= goal ? "met" : "**missed**",
    `${Number(value.toPrecision(3))} ${unit}`,
  ]);
};

// ── In the page ───────────────────────────────────────────────────────────────

const browser = await launch();

/** The desk of a fresh page, and what its page does meanwhile. */
async function desk() {
  const form = await Form.alone(browser, offlineFile, "2021");
  await form.page.setViewport({ width: 1366, height: 768 });
  await form.press("审一批", "header");
  await form.page.waitForSelector("xxgk-reports >>> input[multiple]");
  await form.page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
    }).observe({ entryTypes: ["longtask"] });
  });
  return form;
}

/** Drops files on it; how many seconds it takes until they are read, checked and added up. */
async function read(form, folder) {
  const input = await form.page.$("xxgk-reports >>> input[multiple]");
  const start = performance.now();
  await input.uploadFile(...readdirSync(folder).map((name) => join(folder, name)));
  const isDone = () => {
    const shadow = document.querySelector("xxgk-reports").shadowRoot;
    const states = [...shadow.querySelectorAll(".rows .state")];
    return !shadow.querySelector(".progress") && states.length > 0 && states.every((one) => one.textContent !== "");
  };
  while (!(await form.page.evaluate(isDone))) await new Promise((resolve) => setTimeout(resolve, 50));
  return (performance.now() - start) / 1000;
}

/** The most memory that any page of our browser has had, in MB: Linux alone tells. */
function mostMemory() {
  const parentOf = (id) => {
    try {
      return Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))[1]);
    } catch {
      return 0;
    }
  };
  const isOurs = (id) => id === browser.process().pid || (id > 1 && isOurs(parentOf(id)));
  const own = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && isOurs(Number(name)));
  const of = (id) => {
    try {
      if (!readFileSync(`/proc/${id}/cmdline`, "utf8").includes("--type=renderer")) return 0;
      return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))[1]) / 1024;
    } catch {
      return 0;
    }
  };
  return Math.max(...own.map(of));
}

const first = await desk();
add(`${WORD} Word files in the page: read, checked, added up`, 10, "s", await read(first, word));
const { longest } = await first.page.evaluate(() => ({ longest: window.longest }));
add("the same: the longest that a key could have waited", 50, "ms", longest);
if (process.platform === "linux") add("the same: the most memory of the page and its worker", 300, "MB", mostMemory());
await first.page.close();

const second = await desk();
add(`${DRAFTS} drafts in the page`, 10, "s", await read(second, drafts));
const scrolled = await second.page.evaluate(async () => {
  window.longest = 0;
  const list = document.querySelector("xxgk-reports").shadowRoot.querySelector(".list");
  for (let step = 0; step < 200; step += 1) {
    list.scrollTop = ((step * 7919) % 200) * (list.scrollHeight / 200);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
  return window.longest;
});
add(`a list of ${DRAFTS} scrolls: the longest task`, 50, "ms", scrolled);
await browser.close();

// ── In the core ───────────────────────────────────────────────────────────────

const pkg = new URL("../../target/pkg/", import.meta.url);
const core = await import(new URL("xxgk_annual_report.js", pkg));
await core.default({ module_or_path: readFileSync(new URL("xxgk_annual_report_bg.wasm", pkg)) });
const reports = new core.Reports("2026-01-20");
for (const [number, file] of some.entries()) reports.read(`${number}`, `${number}.json`, readFileSync(file));
const county = office(7);
county.organ = { name: "云岭县", kind: "county_government" };
reports.read("county", "云岭县.json", Buffer.from(JSON.stringify(county)));
const times = Array.from({ length: quick ? 3 : 21 }, () => {
  const start = performance.now();
  reports.rollUp(undefined, "county", "", [], []);
  return performance.now() - start;
});
add(
  `${WORD} reports added up, each difference to the county's explained`,
  50,
  "ms",
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)],
);

// ── On the command line ───────────────────────────────────────────────────────

const many = join(place, "many");
const files = readdirSync(word);
for (let number = 0; number < MANY; number += 1) {
  const folder = join(many, `${Math.floor(number / files.length)}`);
  mkdirSync(folder, { recursive: true });
  linkSync(join(word, files[number % files.length]), join(folder, files[number % files.length]));
}
const start = performance.now();
await program("facts", many, "-o", join(place, "many.parquet"));
const each = (performance.now() - start) / MANY;
add(`the command line: a Word file into Parquet, one process (${MANY} of them)`, 0.5, "ms", each);

const table = markdown(["what", "goal", "is", "measured"], rows);
const how = `Each once, the sum ${times.length} times (median); ${WORD} Word files and ${DRAFTS} drafts, made up. A province (10⁵ Word files into Parquet, and Spark): \`npm run test:scale\`.`;
console.log(`${table}\n\n${how}`);
writeTable("reports", table, how);
