// The core as JavaScript beside the WebAssembly that it stands for, in Node, in turns, on the same report: how large the
// file is, and how long checks, documents and reading take. In Chromium the engine is the same.
import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { asFunction } from "../../www/build/glue.mjs";
import { quick } from "./options.mjs";
import { writeTable } from "./readme.mjs";
import { markdown } from "./table.mjs";

const ROUNDS = quick ? 5 : 61;
const WARM = quick ? 5 : 40;
const [SIZE, TIME] = [1.5, 8];

const dist = new URL("../../dist/", import.meta.url);
const pkg = new URL("../../target/pkg/", import.meta.url);
const script = new URL(
  readdirSync(dist).find((name) => name.endsWith(".core.js")),
  dist,
);
const wasm = readFileSync(new URL("xxgk_annual_report_bg.wasm", pkg));
const glue = asFunction(readFileSync(new URL("xxgk_annual_report.js", pkg), "utf8"));
const { newGlue } = await import(`data:text/javascript,${encodeURIComponent(glue)}`);

const text = readFileSync(new URL("report.json", import.meta.url), "utf8");
const prose = Array(2000).fill(JSON.parse(text).overview).join("\n").slice(0, 20_000);
const sentences = readFileSync(new URL("../sentences.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n");
const dense = sentences
  .map((line) => JSON.parse(line).text)
  .join("\n")
  .slice(0, 20_000);
const page = new File([wordOf(await begun(wasmInstance))], "a.docx");

/** What is timed: each for one core, and what it is called. */
const TASKS = {
  "all rules, after a change in a table": (core) => {
    core.draft.setCell("t3.granted.natural", `${core.turn++ % 2}`);
    core.draft.check();
  },
  "all rules, after a change in the prose": (core) => {
    core.draft.setText("overview", `${prose}${core.turn++ % 2}`);
    core.draft.check();
  },
  "the same, 20 000 characters full of figures": (core) => {
    core.dense.setText("overview", `${dense}${core.turn++ % 2}`);
    core.dense.check();
  },
  ...Object.fromEntries(
    Object.entries({
      Word: "docx",
      Excel: "xlsx",
      "web page": "html",
      "CMS fragment": "fragment.html",
      "proof sheet": "proof.docx",
    }).map(([name, ending]) => [`writes: ${name}`, (core) => core.short.write(ending, undefined)]),
  ),
  "reads: Word": async (core) => (await core.openFile(page)).free(),
};

async function wasmInstance(imports) {
  return (await WebAssembly.instantiate(wasm, imports)).instance;
}
async function scriptInstance(imports) {
  return { exports: (await import(script)).default(imports) };
}

/** A core with drafts of the report: one with 20 000 characters of prose, one as it is, one for prose that is all figures. */
async function begun(instanceOf) {
  const core = newGlue((exports) => exports);
  core.begin(await instanceOf(core.imports));
  const drafts = [1, 2, 3].map(() => new core.Draft("2026-01-20"));
  for (const one of drafts) one.replace(core.openText(text));
  const [draft, short, dense] = drafts;
  draft.setText("overview", prose);
  short.setFinished(true);
  return { ...core, draft, short, dense, turn: 0 };
}

function wordOf({ short }) {
  return short.write("docx", undefined);
}

const packed = [
  ["gzip -9", (bytes) => gzipSync(bytes, { level: 9 })],
  ["brotli", brotliCompressSync],
];
const bytes = readFileSync(script);
const rows = packed.map(([how, pack]) => {
  const [one, other] = [wasm, bytes].map((file) => pack(file).length / 1024);
  return { what: `size, ${how}, KB`, goal: SIZE, one, other, digits: 0 };
});

const cores = [await begun(wasmInstance), await begun(scriptInstance)];
for (const [what, task] of Object.entries(TASKS)) {
  const times = [[], []];
  for (let round = -WARM; round < ROUNDS; round++)
    for (const [place, core] of cores.entries()) {
      const start = performance.now();
      await task(core);
      if (round >= 0) times[place].push(performance.now() - start);
    }
  const [one, other] = times.map((all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]);
  rows.push({ what: `${what}, ms`, goal: TIME, one, other, digits: 2 });
}

const heads = ["what", "WebAssembly", "JavaScript", "×", "goal", "is"];
const lines = rows.map(({ what, goal, one, other, digits }) => {
  const times = other / one;
  const is = times <= goal ? "met" : "**missed**";
  return [what, one.toFixed(digits), other.toFixed(digits), times.toFixed(2), `≤ ${goal} ×`, is];
});
const how = `In Node, median of ${ROUNDS} rounds in turns after ${WARM} to warm up; rules with 20 000 characters of prose.`;
console.log(`${markdown(heads, lines)}\n\n${how}`);
writeTable("without-wasm", markdown(heads, lines), how);
