// The readers of `npm run bench`: files of other programs opened in wasm, in Node, the Word file beside mammoth, in turns.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mammoth from "mammoth";
import { convert, hasWriter } from "../judges.mjs";
import { quick } from "./options.mjs";
import { versionOf as version } from "./peer/build.mjs";
import { makeWord, toBuffer } from "./peer/word.mjs";
import { writeTable } from "./readme.mjs";
import { markdown } from "./table.mjs";

const ROUNDS = quick ? 5 : 41;
const WARM = 5;

const pkg = new URL("../../target/pkg/", import.meta.url);
const core = await import(new URL("xxgk_annual_report.js", pkg));
await core.default({ module_or_path: readFileSync(new URL("xxgk_annual_report_bg.wasm", pkg)) });

const text = readFileSync(new URL("report.json", import.meta.url), "utf8");
const report = JSON.parse(text);
const draft = new core.Draft("2026-01-20");
draft.replace(core.openText(text));
const { shown } = draft.view();

// Files that carry no draft of ours: a Word file by docx.js, and what is pasted into a website's editor.
const word = await toBuffer(
  makeWord(
    (address) => shown[address],
    (section) => report[section] ?? "",
  ),
);
/** The same as LibreOffice saves it in the format of Word 97; nothing where it is not here. */
async function binaryWord() {
  if (!hasWriter()) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "xxgk-bench-"));
  writeFileSync(join(folder, "report.docx"), word);
  const binary = readFileSync(await convert(join(folder, "report.docx"), "doc", folder));
  rmSync(folder, { recursive: true });
  return binary;
}
const binary = await binaryWord();
const page = Buffer.from(draft.write("fragment.html", undefined));
const filler = "<div class=menu><p>本站导航、通知公告、政务服务、互动交流</p></div>\n";
const half = filler.repeat(Math.ceil((5 << 20) / Buffer.byteLength(filler)));
const large = Buffer.concat([Buffer.from(`<html><body>${half}`), page, Buffer.from(half)]);
const lines = Array.from({ length: 20_000 }, (_, place) => {
  const month = String((place % 12) + 1).padStart(2, "0");
  return `${["自然人", "商业企业", "其他"][place % 3]}\t2024-${month}-05\t${["予以公开", "重复申请"][place % 2]}\t2024-${month}-15`;
});
const ledger = Buffer.from(`申请人类别\t收到日期\t办理结果\t答复日期\n${lines.join("\n")}\n`);

const opened = (bytes) => async () => (await core.openFile(new File([bytes], "a"))).free();
const contests = [
  ["Word file", "≤ 5", word, opened(word), () => mammoth.convertToHtml({ buffer: Buffer.from(word) })],
  ["Word 97 file", "≤ 5", binary, opened(binary)],
  ["web page", "≤ 5", page, opened(page)],
  ["web page of 10 MB", "≤ 300", large, opened(large)],
  ["ledger of 20 000 lines", "≤ 300", ledger, opened(ledger)],
];

const median = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];
const rows = [];
for (const [what, goal, bytes, ...readers] of contests) {
  if (!bytes) {
    rows.push([what, "–", `${goal} ms`, "not measured: no LibreOffice here", "–"]);
    continue;
  }
  const times = readers.map(() => []);
  const rounds = bytes.length > 1 << 19 ? Math.ceil(ROUNDS / 4) : ROUNDS;
  for (let round = -WARM; round < rounds; round++) {
    for (const [place, read] of readers.entries()) {
      const start = performance.now();
      await read();
      if (round >= 0) times[place].push(performance.now() - start);
    }
  }
  const [ours, peer] = times.map((all) => median(all).toFixed(2));
  rows.push([what, (bytes.length / 1024).toFixed(0), `${goal} ms`, ours, peer ?? "–"]);
}
const table = markdown(["file", "KB", "goal", "ours, median ms", "mammoth, median ms"], rows);
const how = `Ours in wasm, from the file to the report; mammoth ${version("mammoth")} to HTML; in Node, ${ROUNDS} rounds in turns (large files a quarter) after ${WARM} to warm up.`;
console.log(`${table}\n\n${how}`);
writeTable("reading", table, how);
