// Zip packages of others: workbooks, Word files with lists, changes and boxes, packages with a report in them.
import PizZip from "pizzip";
import { file, many, repeat } from "./opened.mjs";

const zip = (parts) => {
  const package_ = new PizZip();
  for (const [name, content] of Object.entries(parts)) package_.file(name, content);
  return package_.generate({ type: "uint8array", compression: "STORE" });
};

/** An object of so many entries. */
const entries = (n, entry) => Object.fromEntries(Array.from({ length: n }, (_, place) => entry(place)));

// ── Workbooks ───────────────────────────────────────────────────────────────

const sheetList = (n, of) =>
  many(n, (place) => `<sheet name="表${1000 + place}" sheetId="${place + 1}" ${of(place)}/>`);
const relations = (n, of) => many(n, (place) => `<Relationship Id="r${place}" Target="${of(place)}"/>`);
const row = (number, cells) => `<row r="${number}">${cells}</row>`;
const text = (words) => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
const SEVEN = "<c><v>7</v></c>";

/** A workbook with one sheet, or with the parts that stand there in its place. */
const book = (sheet, parts = {}) =>
  zip({
    "xl/workbook.xml": `<workbook><sheets>${sheetList(1, () => 'r:id="r0"')}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${relations(1, () => "s.xml")}</Relationships>`,
    "xl/s.xml": `<worksheet>${sheet}</worksheet>`,
    ...parts,
  });
const workbook = (name, size, sheetOf, partsOf = () => ({})) =>
  file(`workbook: ${name}`, size, (n) => book(sheetOf(n), partsOf(n)));

const sheets = (name, size, of, partOf, parts = () => ({})) =>
  workbook(
    name,
    size,
    () => "",
    (n) => ({
      "xl/workbook.xml": `<workbook><sheets>${sheetList(n, of)}</sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `<Relationships>${relations(n, partOf)}</Relationships>`,
      ...parts(n),
    }),
  );

const workbooks = [
  workbook("rows", 150, (n) => many(n, (place) => row(place + 1, text("公开") + SEVEN))),
  workbook("a wide row", 200, (n) => row(1, repeat(SEVEN, n * SEVEN.length))),
  workbook("one cell a row, each further right", 600, (n) =>
    many(n, (place) => `<c r="${letters(place)}${place + 1}"><v>7</v></c>`),
  ),
  workbook("one cell again and again", 2000, (n) => repeat('<c r="B2"><v>7</v></c>', n * 22)),
  workbook("blank cells", 2000, (n) => row(1, repeat("<c/>", n * 4))),
  workbook("paragraphs", 100, (n) => many(n, (place) => row(place + 1, text(repeat("信息公开工作。", 50))))),
  workbook("a long text", 3000, (n) => row(1, text(repeat("信息公开", n)))),
  workbook("formulas without a value", 2000, (n) => row(1, repeat("<c><f>A1</f></c>", n * 16))),
  workbook("escaped characters", 3000, (n) => row(1, text(repeat("_x0041__x", n)))),
  workbook("phonetic signs", 500, (n) => row(1, repeat("<c><is><rPh><t>a</t></rPh></is></c>", n * 35))),
  workbook("merged cells", 1500, (n) =>
    many(n, (place) => row(place + 1, SEVEN)).concat(
      many(n, (place) => `<mergeCell ref="A${place + 1}:E${place + 1}"/>`),
    ),
  ),
  workbook("merged cells that cover all", 1500, (n) =>
    many(n, (place) => row(place + 1, SEVEN)).concat(many(n, () => `<mergeCell ref="A1:XFD1048576"/>`)),
  ),
  workbook("hidden rows", 1500, (n) => many(n, (place) => `<row r="${place + 1}" hidden="1">${SEVEN}</row>`)),
  workbook("hidden columns", 1500, (n) => row(1, SEVEN).concat(many(n, () => '<col min="1" max="16384" hidden="1"/>'))),
  workbook(
    "shared texts",
    300,
    (n) => many(n, (place) => row(place + 1, `<c t="s"><v>${place}</v></c>`)),
    (n) => ({ "xl/sharedStrings.xml": `<sst>${many(n, (place) => `<si><t>公开${place}</t></si>`)}</sst>` }),
  ),
  workbook(
    "a long text that is shared",
    400,
    (n) => many(n, (place) => row(place + 1, '<c t="s"><v>0</v></c>')),
    (n) => ({ "xl/sharedStrings.xml": `<sst><si><t>${repeat("信息公开", n)}</t></si></sst>` }),
  ),
  workbook(
    "styles",
    2000,
    (n) =>
      row(
        1,
        many(n, (place) => `<c s="${place}"><v>7</v></c>`),
      ),
    (n) => ({
      "xl/styles.xml": `<styleSheet>${many(n, (place) => `<numFmt numFmtId="${place}" formatCode="0.0%"/>`)}<cellXfs>${many(n, (place) => `<xf numFmtId="${place}"/>`)}</cellXfs></styleSheet>`,
    }),
  ),
  sheets(
    "sheets",
    120,
    (place) => `r:id="r${place}"`,
    (place) => `s${place}.xml`,
    (n) => entries(n, (place) => [`xl/s${place}.xml`, `<worksheet>${row(1, text("公开") + SEVEN)}</worksheet>`]),
  ),
  sheets(
    "sheets that are one",
    150,
    () => 'r:id="r0"',
    () => "s.xml",
    (n) => ({ "xl/s.xml": many(n, (place) => row(place + 1, text("公开") + SEVEN)) }),
  ),
  sheets(
    "hidden sheets",
    400,
    (place) => `r:id="r${place}" state="hidden"`,
    () => "s.xml",
  ),
  sheets(
    "sheets with hidden rows",
    120,
    (place) => `r:id="r${place}"`,
    (place) => `s${place}.xml`,
    (n) => entries(n, (place) => [`xl/s${place}.xml`, `<row r="1" hidden="1">${SEVEN}</row>`]),
  ),
  workbook(
    "parts",
    600,
    () => row(1, SEVEN),
    (n) => entries(n, (place) => [`xl/media/image${place}.png`, "7"]),
  ),
];

/** The name of a column, from 0. */
function letters(column) {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

// ── Word files of others ────────────────────────────────────────────────────

const W = 'xmlns:w="w"';
const paragraph = (words, properties = "") => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
const inList = (number, level = 0) =>
  paragraph("公开", `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${number}"/></w:numPr>`);
const level = (number, text) =>
  `<w:lvl w:ilvl="${number}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="${text}"/></w:lvl>`;
const list = (levels) => `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>`;
const number = (id, more = "") => `<w:num w:numId="${id}"><w:abstractNumId w:val="0"/>${more}</w:num>`;

const word = (name, size, bodyOf, listsOf = () => "", stylesOf = () => "") =>
  file(`Word of others: ${name}`, size, (n) =>
    zip({
      "word/document.xml": `<w:document ${W}><w:body>${bodyOf(n)}</w:body></w:document>`,
      "word/numbering.xml": `<w:numbering ${W}>${listsOf(n)}</w:numbering>`,
      "word/styles.xml": `<w:styles ${W}>${stylesOf(n)}</w:styles>`,
    }),
  );

const cell = (inside) => `<w:tc>${inside}</w:tc>`;
const line = (cells) => `<w:tr>${cells}</w:tr>`;

const words = [
  word("paragraphs", 200, (n) => repeat(paragraph("公开"), n * 60)),
  word("rows", 100, (n) => `<w:tbl>${many(n, () => line(cell(paragraph("公开")) + cell(paragraph("7"))))}</w:tbl>`),
  word("a wide row", 150, (n) => `<w:tbl>${line(many(n, () => cell(paragraph("7"))))}</w:tbl>`),
  word("tables within tables", 100, (n) => many(n, () => `<w:tbl><w:tr><w:tc>${paragraph("公开")}`)),
  word("tables side by side", 100, (n) =>
    many(n, () => `<w:tbl>${line(cell(paragraph("公开")) + cell(paragraph("7")))}</w:tbl>`),
  ),
  word(
    "cells over many columns",
    150,
    (n) => `<w:tbl>${line(many(n, () => cell(`<w:tcPr><w:gridSpan w:val="9"/></w:tcPr>${paragraph("7")}`)))}</w:tbl>`,
  ),
  word("a paragraph of many runs", 1500, (n) => `<w:p>${many(n, () => "<w:r><w:t>公开</w:t></w:r>")}</w:p>`),
  word(
    "deletions",
    1500,
    (n) => `<w:p>${many(n, () => "<w:del><w:r><w:delText>公开</w:delText></w:r></w:del>")}</w:p>`,
  ),
  word("deletions within deletions", 1500, (n) => `<w:p>${many(n, () => "<w:del>")}`),
  word(
    "words struck out",
    1000,
    (n) => `<w:p>${many(n, () => "<w:r><w:rPr><w:strike/></w:rPr><w:t>公开</w:t></w:r>")}</w:p>`,
  ),
  word("text boxes", 200, (n) =>
    many(n, () => `<w:p><w:r><w:txbxContent>${paragraph("公开")}</w:txbxContent></w:r></w:p>`),
  ),
  word("text boxes within text boxes", 300, (n) => many(n, () => `<w:p><w:r><w:t>公开</w:t><w:txbxContent>`)),
  word("choices", 300, (n) =>
    many(
      n,
      () =>
        `<mc:AlternateContent><mc:Choice>${paragraph("公开")}</mc:Choice><mc:Fallback>${paragraph("公开")}</mc:Fallback></mc:AlternateContent>`,
    ),
  ),
  word(
    "numbers",
    150,
    (n) => many(n, () => inList(1)),
    () => list(level(0, "（%1）")) + number(1),
  ),
  word(
    "levels",
    150,
    (n) => many(n, (place) => inList(1, place)),
    (n) => list(many(n, (place) => level(place, `%${place + 1}、`))) + number(1),
  ),
  word(
    "lists that begin anew",
    200,
    (n) => many(n, (place) => inList(place)),
    (n) =>
      list(level(0, "（%1）")) +
      many(n, (place) => number(place, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>')),
  ),
  word(
    "a long text of a number",
    150,
    (n) => many(n, () => inList(1)),
    (n) => list(level(0, repeat("第%1项", n * 8))) + number(1),
  ),
  word(
    "a long name of a list",
    300,
    (n) => many(n, () => paragraph("公开", '<w:pStyle w:val="a"/>')),
    (n) => list(level(0, "（%1）")) + number("7".repeat(n * 20)),
    (n) => `<w:style w:styleId="a"><w:numId w:val="${"7".repeat(n * 20)}"/></w:style>`,
  ),
  word(
    "styles that rest on each other",
    200,
    (n) => many(n, (place) => paragraph("公开", `<w:pStyle w:val="s${place}"/>`)),
    () => list(level(0, "（%1）")) + number(1),
    (n) => many(n, (place) => `<w:style w:styleId="s${place}"><w:basedOn w:val="s${place + 1}"/></w:style>`),
  ),
];

// ── Packages with a report in them ──────────────────────────────────────────

const report = (n) => JSON.stringify({ unit_name: "甲局", year: 2024, 新收: many(n, (place) => `公开${place}。`) });

const archives = [
  file("package: files", 600, (n) => zip(entries(n, (place) => [`${place}.txt`, "7"]))),
  file("package: files that nobody sees", 600, (n) => zip(entries(n, (place) => [`.${place}`, "7"]))),
  file("package: a report beside others", 600, (n) =>
    zip({ "a.json": report(n), "b.json": report(n), "c.pdf": repeat("%PDF", n) }),
  ),
  file("package: a package in it", 3000, (n) => zip({ "a.zip": zip({ "b.txt": repeat("信息公开", n) }) })),
  file("package: a long name", 20_000, (n) => zip({ [`${"k".repeat(n)}.json`]: report(1) })),
];

export default [...workbooks, ...words, ...archives];
