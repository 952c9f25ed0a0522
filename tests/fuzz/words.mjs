// The words that the core looks for, as a dictionary of libFuzzer: read from the source, so that none is
// forgotten.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("../../src", import.meta.url));
const FOLDERS = ["claims", "rules", "read", "saved", "office", "text", "report"];
/** libFuzzer cuts longer ones off. */
const LONGEST = 60;

/** Of formats that the core reads, and has no word for as a whole. */
const OF_FORMATS = [
  ...['<script id="xxgk-annual-report">', "</script>", "<!--", "-->", "<td", "<![CDATA[", "]]>", "&amp;", "&#x41;"],
  ...["<w:t>", "</w:t>", '<w:t xml:space="preserve">', "xmlns:a=", 'xmlns="urn:xxgk-annual-report:draft"', "<?xml"],
  ...[
    '"schema":"xxgk-annual-report/1"',
    '"edition":"2021"',
    '"edition":"2019"',
    '"year":2021',
    '"cells":{',
    '"totals":{',
  ],
  ...[
    '"organ":{"name":"',
    '"last_year":{',
    '"accepted":[{',
    '"aside":[{',
    '"overview":"',
    "\\ud800",
    "\\u0000",
    "1e999",
    "-0",
  ],
  ...["PK\x01\x02", "PK\x03\x04", "PK\x05\x06", "word/document.xml", "customXml/item1.xml"],
  ...["\ufeff", "\u200b", "\u3000", "\r\n", "\t", "\u2028"],
];

export function writeWords(file) {
  const words = new Set(OF_FORMATS);
  for (const folder of FOLDERS) {
    for (const name of readdirSync(join(source, folder), { recursive: true })) {
      if (!name.endsWith(".rs")) continue;
      const code = readFileSync(join(source, folder, name), "utf8").replaceAll(/^\s*\/\/.*$/gm, "");
      for (const [, text] of code.matchAll(/"((?:[^"\\]|\\.)*)"/gs)) {
        for (const word of text.split(/\s+/)) if (!/[{}\\]/.test(word)) words.add(word);
      }
    }
  }
  for (const name of readdirSync(join(source, "form"))) {
    if (!name.endsWith(".toml")) continue;
    for (const [, word] of readFileSync(join(source, "form", name), "utf8").matchAll(/^key = "([^"]+)"$/gm))
      words.add(word);
  }
  const lines = [];
  for (const word of words) {
    const bytes = Buffer.from(word);
    if (bytes.length < 2 || bytes.length > LONGEST) continue;
    lines.push(`"${[...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("")}"`);
  }
  writeFileSync(file, `${lines.join("\n")}\n`);
}
