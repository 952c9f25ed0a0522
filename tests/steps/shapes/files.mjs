// Files that somebody opens: drafts, web pages, Word files, and whatever else has their endings. A file that is refused
// costs, too.
import PizZip from "pizzip";
import { fixture } from "../../fixtures.mjs";
import { file, many, open, repeat } from "./opened.mjs";

/** Each cell and each line of a file of others is held against all that the form knows. */
const COSTLY = 1500;

// ── Drafts ──────────────────────────────────────────────────────────────────

const draft = (entries) => `{"schema":"xxgk-annual-report/1","edition":"2021"${entries}}`;
const value = (name, size, unit) => file(`draft: ${name}`, size, (n) => draft(`,"overview":"${repeat(unit, n)}"`));
const entries = (name, size, unit) => file(`draft: ${name}`, size, (n) => draft(many(n, unit)));
const list = (name, size, key, unit) =>
  file(`draft: ${name}`, size, (n) => draft(`,"${key}":[${many(n, unit).slice(1)}]`));

const drafts = [
  value("live figures", 40_000, "〔t3.new_received.total〕"),
  value("live figures that there are not", 40_000, "〔t3.nobody.total〕"),
  value("brackets of live figures that open", 40_000, "〔"),
  value("escaped characters", 40_000, "\\u6211\\n"),
  value("escaped halves of characters", 40_000, "\\ud83d"),
  value("carriage returns", 40_000, "\\r"),
  value("what XML cannot hold", 40_000, "\\u0000"),
  value("one word", 100_000, "信息公开"),
  value("a text that does not end", 100_000, '信息\\"'),
  entries("unknown keys", 4000, (place) => `,"k${place}":1`),
  entries("one unknown key", 4000, () => ',"k":1'),
  entries("the same text twice and more", 4000, () => ',"overview":"甲"'),
  entries("other texts of one field", 4000, (place) => `,"overview":"甲${place}"`),
  entries("cells twice and more", 2000, (place) => `,"cells":{"t3.granted.natural":"${place}"}`),
  entries("totals twice and more", 2000, (place) => `,"totals":{"t${place}":"entered"}`),
  entries("last years", 1000, (place) => `,"last_year":{"year":${place},"edition":"2021"}`),
  file("draft: unknown cells", 4000, (n) => draft(`,"cells":{${many(n, (place) => `,"t3.k${place}":"1"`).slice(1)}}`)),
  file("draft: one cell twice and more", 4000, (n) =>
    draft(`,"cells":{${many(n, (place) => `,"t3.granted.natural":"${place}"`).slice(1)}}`),
  ),
  file("draft: a long key", 100_000, (n) => draft(`,"${"k".repeat(n)}":1`)),
  file("draft: long keys", 300, (n) => draft(many(n, (place) => `,"${place}${"k".repeat(n)}":1`)).slice(0, n * 300)),
  file("draft: a long number", 100_000, (n) => draft(`,"year":${"7".repeat(n)}`)),
  file("draft: a long cell", 100_000, (n) => draft(`,"cells":{"t3.granted.natural":"${"7".repeat(n)}"}`)),
  file("draft: blanks", 100_000, (n) => draft(repeat(" \n", n))),
  file("draft: blanks before", 100_000, (n) => repeat(" \n", n) + draft("")),
  file("draft: empty lists", 10_000, (n) => draft(`,"k":[${many(n, () => ",[]").slice(1)}]`)),
  file("draft: nested lists", 2000, (n) =>
    draft(`,"k":[${many(n, () => `,${"[".repeat(9)}${"]".repeat(9)}`).slice(1)}]`),
  ),
  file("draft: brackets that open", 10_000, (n) => repeat('{"a":', n)),
  file("draft: numbers that are objects", 2000, (n) =>
    draft(`,"k":[${many(n, (place) => `,{"$serde_json::private::Number":"${place}"}`).slice(1)}]`),
  ),
  list(
    "accepted findings",
    400,
    "accepted",
    (place) => `,{"rule":"N-01","place":"problems","found":"${place}","expected":"","figures":{},"reason":"属实"}`,
  ),
  list("accepted findings of no rule", 400, "accepted", (place) => `,{"rule":"N-${place}"}`),
  list("texts of another edition", 400, "aside", (place) => `,{"edition":"2019","place":"t1.k${place}","text":"1"}`),
];

// ── Web pages ───────────────────────────────────────────────────────────────

const page = (name, unit, { start = "<html>", end = "", size = 50_000 } = {}) =>
  file(`page: ${name}`, size, (n) => `${start}${repeat(unit, n)}${end}`);

const script = (json) => `<script type="application/json" id="xxgk-annual-report">${json}</script>`;

const pages = [
  page("cells", "<td>7</td>", { size: COSTLY }),
  page("rows", "<tr><td>7</td></tr>\n", { size: COSTLY }),
  page("nested tags", "<div><table>"),
  page("brackets that open", "<"),
  page("brackets that close", ">"),
  page("tags that do not end", "<script "),
  page("scripts that do not end", "<script>"),
  page("other scripts", "<script>let a = '<script';</script>"),
  page("ends of scripts", "</script>"),
  page("comments", "<!-- -->"),
  page("comments that do not end", "<!-- "),
  page("comments within comments", "<!--", { end: "-->" }),
  page("attributes", ' a="1"', { start: "<script", end: ">" }),
  page("attributes without a value", " a", { start: "<script", end: ">" }),
  page("attributes without an end", " a='", { start: "<script" }),
  page("equal signs", "=", { start: "<script", end: ">" }),
  page("blanks in a tag", " ", { start: "<script", end: ">" }),
  page("quotes in a tag", `"'`, { start: "<script", end: ">" }),
  page("entities", "&nbsp;&#65;"),
  page("ampersands", "&"),
  page("vector graphics in XML", "<g>", { start: "<?xml version='1.0'?>" }),
  page("one text", "信息公开"),
  page("blanks before", " \n", { start: "", end: "<html>" }),
  page("drafts that are alike", script(draft(""))),
  file("page: other drafts", 1000, (n) => `<html>${many(n, (place) => script(draft(`,"year":${place}`)))}`),
  file("page: a draft", 50_000, (n) => `<html>${script(draft(`,"overview":"${repeat("信息公开", n)}"`))}`),
  file("page: in UTF-16", COSTLY, (n) => Buffer.from(`\ufeff<html>${repeat("<td>7</td>", n)}`, "utf16le")),
  file("page: bytes that are no text", 50_000, (n) => Buffer.concat([Buffer.from("<html>"), Buffer.alloc(n, 0xff)])),
];

// ── Word files ──────────────────────────────────────────────────────────────

/** A Word file of a draft, changed. */
const word = (name, size, change) => ({
  name: `Word: ${name}`,
  size,
  of: (core, n) => {
    const written = new core.Draft("2024-01-20", "2021");
    written.goOn(core.openText(JSON.stringify(fixture("hongze-2023"))));
    const zip = new PizZip(written.write("docx"));
    change(zip, n);
    return open.bind(null, core, [zip.generate({ type: "uint8array", compression: "DEFLATE" })]);
  },
});

/** The document with something at its end. */
const document = (name, size, unit) =>
  word(name, size, (zip, n) => {
    const text = zip.file("word/document.xml").asText();
    zip.file("word/document.xml", text.replace("</w:body>", `${repeat(unit, n)}</w:body>`));
  });

/** The part with the draft with something in it. */
const carried = (name, size, before, unit, after) =>
  word(name, size, (zip, n) => {
    const text = zip.file("customXml/item1.xml").asText();
    zip.file("customXml/item1.xml", text.replace(before, before + repeat(unit, n) + after));
  });

const words = [
  word("parts", 400, (zip, n) => {
    for (let place = 0; place < n; place++) zip.file(`word/media/image${place}.png`, "7");
  }),
  word("parts with data", 400, (zip, n) => {
    for (let place = 0; place < n; place++) zip.file(`customXml/item${place + 9}.xml`, "<a/>");
  }),
  word("a long part of data", 300_000, (zip, n) => zip.file("customXml/item9.xml", repeat("<a>", n))),
  word("a long name of a part", 10_000, (zip, n) => zip.file(`customXml/${"k".repeat(n)}.xml`, "<a/>")),
  document("runs", 300_000, "<w:r><w:t>信息公开</w:t></w:r>"),
  document("nested tables", 300_000, "<w:tbl><w:tr><w:tc>"),
  document("ampersands", 300_000, "&"),
  document("entities", 300_000, "<w:t>&amp;&#x4e00;&nothing;</w:t>"),
  document("ampersands in a text", 300_000, "<w:t>&&&&&&&&&&&&&&&&&&&&&&&&</w:t>"),
  document("attributes", 300_000, `<w:r a="1" b='2'/>`),
  document("quotes that do not close", 300_000, '<w:r a="'),
  document("comments", 300_000, "<!-- -->"),
  document("comments that do not end", 300_000, "<!--"),
  document("texts as they are", 300_000, "<![CDATA[信息]]>"),
  document("brackets that open", 300_000, "<"),
  document("instructions", 300_000, "<?a?><!a>"),
  document("one text", 300_000, "信息公开"),
  carried("texts of the draft in pieces", 300_000, "</", "<![CDATA[ ]]>", "</"),
  carried("attributes of the part", 300_000, "<", "a b='1' ", ""),
];

// ── Anything else ───────────────────────────────────────────────────────────

const others = [
  file("text", COSTLY, (n) => repeat("信息公开。\n", n)),
  file("bytes", 100_000, (n) => Buffer.alloc(n, 7)),
  file("bytes that are no UTF-8", 100_000, (n) => Buffer.alloc(n, 0xff)),
  file("an old office file", 100_000, (n) =>
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(n, 0x45)]),
  ),
  file("a zip without an end", 100_000, (n) => repeat("PK\x03\x04", n)),
  file("a zip of nothing but ends", 100_000, (n) => repeat("PK\x05\x06", n)),
  file("blanks", 100_000, (n) => repeat(" \n", n)),
  file("brackets", 100_000, (n) => repeat("[", n)),
];

export default [...drafts, ...pages, ...words, ...others];
