// Drafts that documents are made from in the tests: published reports, and what is
// harder than any of them.
import { fixture } from "./fixtures.mjs";

/** Published reports with all three tables, on the edition of 2021. The one of Shanghai for 2019 has another form. */
export const published = [
  "gangkou-2021",
  "hangzhou-2025",
  "hongze-2023",
  "shuyang-2023",
  "suqian-2023",
  "suqian-2024",
  "unnamed-2023",
];

/** Whether the character ends a line of prose. */
const endsLine = (code) => [0x0a, 0x0b, 0x0c, 0x0d, 0x2028, 0x2029].includes(code);

/** Whether XML 1.0 can hold the character. */
const isSpellable = (code) => (code >= 0x20 && code !== 0xfffe && code !== 0xffff) || [0x09, 0x0a, 0x0d].includes(code);

/** Text as a document shows it. */
export const shown = (text) => [...text].filter((character) => isSpellable(character.codePointAt(0))).join("");

/**
 * Characters of every kind, in lines that begin and end with a letter: all of the first
 * ones, of punctuation and symbols and of the last ones, and some of each script between.
 */
function characters() {
  const inFull = (code) => code < 0x600 || (code >= 0x2000 && code < 0x3100) || (code >= 0xf900 && code < 0x10000);
  const codes = [];
  for (let code = 0; code < 0x110000; code += inFull(code) ? 1 : code < 0x10000 ? 32 : 4096) codes.push(code);
  codes.push(0x20bb7, 0x1fffe, 0x10ffff);
  const text = codes.filter((code) => !endsLine(code) && (code < 0xd800 || code > 0xdfff));
  const lines = [];
  while (text.length > 0)
    lines.push(
      `甲${text
        .splice(0, 400)
        .map((code) => String.fromCodePoint(code))
        .join("")}乙`,
    );
  return lines;
}

/** A paragraph of that many characters, with the marks that fonts disagree about. */
const paragraph = (length) =>
  "坚持“谁公开、谁负责”——全年公开政府信息16条…；"
    .repeat(Math.ceil(length / 26))
    .slice(0, length - 1)
    .concat("。");

const paragraphs = (count, length) => Array.from({ length: count }, () => paragraph(length)).join("\n");

/** Drafts by name. */
export function drafts() {
  const all = Object.fromEntries(published.map((name) => [name, fixture(name)]));
  const on = (name, changes) => ({ ...structuredClone(all[name]), ...changes });
  const filled = (text) =>
    Object.fromEntries(Object.keys(all["hangzhou-2025"].cells).map((address) => [address, text(address)]));
  const empty = { schema: "xxgk-annual-report/1" };
  return {
    ...all,
    empty,
    // The longest figures ever published, in every cell that is as wide as theirs.
    longest: on("hangzhou-2025", {
      cells: filled((address) =>
        address === "t2.fees.amount" ? "72701.2578" : { t2: "11398889", t3: "14069", t4: "790" }[address.slice(0, 2)],
      ),
    }),
    prose: on("hongze-2023", { overview: paragraphs(44, 280) }),
    characters: on("gangkou-2021", {
      overview: characters().join("\n"),
      problems:
        "]]> & <w:p> &#0; &amp; \u0000\u0001\u000b\u001f\ufffe\uffff\u202e正\u202c\u200f\n\n\t（一）主动公开\n1.一\r\n2.二",
      cells: { ...all["gangkou-2021"].cells, "t3.granted.natural": "]]>\u0001约\u202e3", "t2.fees.amount": '<&">' },
    }),
    title: on("hongze-2023", { title: "洪泽区政府信息公开工作年度报告".repeat(20) }),
    megabyte: on("hongze-2023", { overview: paragraphs(100, 3500) }),
    paragraphs: on("hongze-2023", { overview: "公开信息。\n".repeat(10_000) }),
    // Remarks instead of figures make table three longer than a page.
    remarks: on("hongze-2023", { cells: filled(() => "正在核实，请勿引用") }),
  };
}
