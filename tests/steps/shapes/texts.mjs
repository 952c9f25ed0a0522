// Files of other programs that are text: JSON, ledgers, rich text, pages in one file, Office files in one XML file.
import { file, many, repeat } from "./opened.mjs";

// ── JSON of others ──────────────────────────────────────────────────────────

/** A report that is known as one, and something beside it. */
const json = (name, size, inside) =>
  file(
    `JSON of others: ${name}`,
    size,
    (n) =>
      `{"unit_name":"甲局","year":2024,"tableData":{"naturalPerson":{"newReceived":1,"carriedOver":2,"granted":3,"partialGrant":4,"stateSecret":5}}${inside(n)}}`,
  );
const keys = (n, unit) => many(n, unit).slice(1);

const objects = [
  json("unknown names", 400, (n) => many(n, (place) => `,"k${place}":"7"`)),
  json("unknown names in Chinese", 150, (n) => many(n, (place) => `,"信息${place}":"7"`)),
  json("a long name", 20_000, (n) => `,"${"k".repeat(n)}":7`),
  json(
    "many figures under a long name",
    400,
    (n) => `,"${"k".repeat(n * 10)}":{${keys(n, (place) => `,"k${place}":7`)}}`,
  ),
  json(
    "many figures under a long name in Chinese",
    400,
    (n) => `,"${repeat("信息", n * 10)}":{${keys(n, (place) => `,"k${place}":7`)}}`,
  ),
  json(
    "many figures under a name with points",
    400,
    (n) => `,"${repeat("k.", n * 10)}":{${keys(n, (place) => `,"k${place}":7`)}}`,
  ),
  json("figures within objects", 200, (n) => many(n, (place) => `,"a${place}":{"b":{"c":{"d":{"e":7}}}}`)),
  json("lists of figures", 2000, (n) => `,"k":[${keys(n, () => ",7")}]`),
  json(
    "rows with their labels",
    200,
    (n) => `,"rows":[${keys(n, (place) => `,{"name":"予以公开","自然人":${place}}`)}]`,
  ),
  json("an object of many labels", 300, (n) => `,"k":{${keys(n, (place) => `,"a${place}":"予以公开","b${place}":7`)}}`),
  json(
    "other figures of one cell",
    1000,
    (n) => `,"k":[${keys(n, (place) => `,{"naturalPerson":{"newReceived":${place}}}`)}]`,
  ),
  json("names that stand there twice", 1000, (n) => many(n, (place) => `,"k":${place}`)),
  json(
    "paragraphs",
    300,
    (n) => `,"sections":[{"title":"一、总体情况","content":[${keys(n, () => ',"信息公开。"')}]}]`,
  ),
  json(
    "a long paragraph",
    5000,
    (n) => `,"sections":[{"title":"一、总体情况","content":"${repeat("信息公开。", n)}"}]`,
  ),
  json("sections without titles", 100, (n) => `,"k":[${keys(n, () => ',["甲","乙","丙","丁","戊","己"]')}]`),
  json(
    "texts that were lost",
    400,
    (n) => `,"sections":[{"title":"一、总体情况","content":[${keys(n, () => ',"??????"')}]}]`,
  ),
];

// ── Ledgers ─────────────────────────────────────────────────────────────────

const HEADS = ["序号", "申请人类别", "收到日期", "办理结果", "答复日期"];
const row = (cells) => `<tr><td>${cells.join("</td><td>")}</td></tr>`;
const application = (place, change = {}) =>
  row(
    Object.values({
      number: place,
      who: "自然人",
      came: "2024-01-05",
      how: "予以公开",
      answered: "2024-01-20",
      ...change,
    }),
  );
const ledger = (name, size, rowsOf) =>
  file(`ledger: ${name}`, size, (n) => `<html><table>${row(HEADS)}${rowsOf(n)}</table>`);

const ledgers = [
  ledger("rows", 100, (n) => many(n, application)),
  ledger("rows of every second line", 100, (n) =>
    many(n, (place) => application(place) + application(place, { who: "" })),
  ),
  ledger("other outcomes", 80, (n) => many(n, (place) => application(place, { how: `另行答复${place}` }))),
  ledger("other applicants", 80, (n) => many(n, (place) => application(place, { who: `某类${place}` }))),
  ledger("other days", 80, (n) => many(n, (place) => application(place, { came: `某日${place}` }))),
  ledger("outcomes that are like the form's", 80, (n) =>
    many(n, (place) => application(place, { how: `第${place}种不予公开，属于国家秘密` })),
  ),
  ledger("heads on each page", 80, (n) => many(n, (place) => row(HEADS) + application(place))),
  ledger("sums", 100, (n) => many(n, () => row(["合计", "7", "", "", ""]))),
  ledger("wide rows", 12, (n) => many(n, (place) => application(place, { more: repeat("7</td><td>", n * 10) }))),
  file(
    "ledger: a wide head",
    150,
    (n) => `<html><table>${row([...HEADS, ...Array(n).fill("备注")])}${application(1)}</table>`,
  ),
  file(
    "ledger: many of them",
    25,
    (n) => `<html>${many(n, (place) => `<table>${row(HEADS)}${application(place)}</table>`)}`,
  ),
];

// ── Rich text ───────────────────────────────────────────────────────────────

const rich = (name, size, unit, start = "") =>
  file(
    `rich text: ${name}`,
    size,
    (n) => `{\\rtf1\\ansi\\ansicpg936 ${start}${typeof unit === "string" ? repeat(unit, n) : unit(n)}}`,
  );

const richTexts = [
  rich("paragraphs", 800, "\\'d0\\'c5\\par\n"),
  rich("one text", 4000, "\\'d0\\'c5"),
  rich("groups", 10_000, "{"),
  rich("groups that close", 10_000, "}"),
  rich("what older programs are shown", 5000, "\\u20449 ?"),
  rich("words", 10_000, "\\b\\i0 "),
  rich("a long word", 20_000, "b"),
  rich("a long number", 20_000, "7", "\\fs"),
  rich("fonts", 5000, (n) => `{\\fonttbl${many(n / 20, (place) => `{\\f${place}\\fcharset134 a;}`)}}`),
  rich("cells", 1500, "\\intbl 7\\cell "),
  rich("rows", 1500, "\\intbl 7\\cell 7\\cell\\row\n"),
  rich("columns", 5000, "\\cellx900"),
  rich("rows of many columns", 1500, (n) => `${repeat("\\cellx9", n)}${repeat("\\intbl 7\\cell\\row\n", n)}`),
  rich("tables within tables", 1500, "\\itap9 7\\nestcell{\\nesttableprops\\nestrow}\\itap1 \\cell "),
  rich("tables that open and close", 1500, "\\itap40\\par\\itap0\\par "),
  rich("deletions", 5000, "{\\deleted 7}"),
  rich("what nobody sees", 10_000, "{\\*\\a 7}"),
  rich("pictures", 10_000, "{\\pict 7f7f}"),
  rich("escapes that are none", 10_000, "\\'g"),
];

// ── Pages in one file ───────────────────────────────────────────────────────

const HEAD = "MIME-Version: 1.0\n";
const letter = (name, size, contentOf) => file(`page in one file: ${name}`, size, (n) => HEAD + contentOf(n));
const MULTIPART = "Content-Type: multipart/related; boundary=";
const PART = "\n\n--b\nContent-Type: image/png\n\n7";
const HTML = "Content-Type: text/html; charset=utf-8\n";

const letters = [
  letter("parts", 20_000, (n) => `${MULTIPART}b${repeat(PART, n)}`),
  letter("parts within parts", 20_000, (n) => `${MULTIPART}b${repeat(`\n\n--b\n${MULTIPART}b`, n)}`),
  letter("a long boundary", 20_000, (n) => `${MULTIPART}${"-".repeat(n)}\n\n${"-".repeat(2 * n)}`),
  letter("boundaries in one line", 20_000, (n) => `${MULTIPART}-\n\n${"-".repeat(n)}`),
  letter("lines of its head", 20_000, (n) => `${repeat("X-A: 7\n", n)}${MULTIPART}b\n\n`),
  letter("a head that goes on", 20_000, (n) => `${MULTIPART}b;${repeat("\n a=7", n)}\n\n--b\n`),
  letter("a head without an end", 20_000, (n) => repeat("X-A: 7\n", n)),
  letter(
    "escaped bytes",
    3000,
    (n) => `${HTML}Content-Transfer-Encoding: quoted-printable\n\n<p>${repeat("=E5=85=AC=\n", n)}`,
  ),
  letter(
    "bytes in base64",
    3000,
    (n) => `${HTML}Content-Transfer-Encoding: base64\n\n${Buffer.from(`<p>${repeat("公开", n)}`).toString("base64")}`,
  ),
];

// ── Office files in one XML file ────────────────────────────────────────────

const flat = (name, size, root, inside) =>
  file(`one XML file: ${name}`, size, (n) => `<?xml version="1.0"?><${root}>${inside(n)}</${root.split(" ")[0]}>`);
const WORD = 'w:wordDocument xmlns:w="w"';
const BOOK =
  'Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"';
const sheet = (rows) => `<Worksheet ss:Name="表"><Table>${rows}</Table></Worksheet>`;
const SEVEN = '<Cell><Data ss:Type="Number">7</Data></Cell>';

const inOneFile = [
  flat("paragraphs", 200, WORD, (n) => `<w:body>${repeat("<w:p><w:r><w:t>公开</w:t></w:r></w:p>", n * 36)}</w:body>`),
  flat("parts", 2000, "pkg:package", (n) => many(n, (place) => `<pkg:part pkg:name="/a${place}.xml">7</pkg:part>`)),
  flat("rows", 200, BOOK, (n) => sheet(many(n, () => `<Row>${SEVEN}${SEVEN}</Row>`))),
  flat("a wide row", 200, BOOK, (n) => sheet(`<Row>${repeat(SEVEN, n * SEVEN.length)}</Row>`)),
  flat("sheets", 60, BOOK, (n) => many(n, () => sheet(`<Row>${SEVEN}</Row>`))),
  flat("hidden sheets", 400, BOOK, (n) => many(n, () => sheet("<Visible>SheetHidden</Visible>"))),
  flat("columns", 1500, BOOK, (n) => sheet(`${repeat('<Column ss:Hidden="1"/>', n * 23)}<Row>${SEVEN}</Row>`)),
  flat("cells that reach down", 150, BOOK, (n) =>
    sheet(many(n, () => '<Row><Cell ss:MergeDown="9"><Data>7</Data></Cell></Row>')),
  ),
  flat("cells that reach down side by side", 300, BOOK, (n) =>
    sheet(`<Row>${repeat('<Cell ss:MergeDown="999999"/>', n * 29)}</Row>${many(n, () => "<Row><Cell/></Row>")}`),
  ),
  flat("cells over many columns", 1500, BOOK, (n) =>
    sheet(`<Row>${repeat('<Cell ss:MergeAcross="99999"/>', n * 30)}</Row>`),
  ),
];

export default [...objects, ...ledgers, ...richTexts, ...letters, ...inOneFile];
