// Binary Office files: workbooks and Word files, each as little as its reader needs.
import xlsx from "xlsx";
import { file, repeat } from "./opened.mjs";

const short = (number) => Buffer.from(Uint16Array.of(number).buffer);
const long = (number) => Buffer.from(Uint32Array.of(number).buffer);
const times = (n, of) => Buffer.concat(Array.from({ length: n }, (_, place) => of(place)));
const wide = (text) => Buffer.from(text, "utf16le");
const NONE = Buffer.alloc(0);

/** A compound file with these streams. */
function compound(streams) {
  const container = xlsx.CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) xlsx.CFB.utils.cfb_add(container, `/${name}`, content);
  return xlsx.CFB.write(container, { type: "buffer" });
}

// ── Workbooks ───────────────────────────────────────────────────────────────

const record = (code, ...data) => {
  const all = Buffer.concat(data);
  return Buffer.concat([short(code), short(all.length), all]);
};
const BEGIN = record(0x809, short(0x600), short(5), long(0));
const SHEET = record(0x809, short(0x600), short(0x10), long(0));
const END = record(0x0a);
const text = (words) => Buffer.concat([short(words.length), Buffer.of(1), wide(words)]);
const at = (row, column) => Buffer.concat([short(row), short(column), short(0)]);
const number = (row, column) => record(0x203, at(row, column), Buffer.from(Float64Array.of(7).buffer));
const label = (row, column, words) => record(0x204, at(row, column), text(words));
const shared = (row, place) => record(0xfd, at(row, 0), long(place));
const listed = (start, state = 0) => record(0x85, long(start), Buffer.of(state, 0, 1, 1), wide("表"));

/** A workbook of so many sheets, each of which begins where it says, counted from the first. */
const workbook = ({ cells, before = NONE, sheets = 1, startOf = () => 0, state = 0 }) => {
  const start = BEGIN.length + sheets * listed(0).length + before.length + END.length;
  const list = times(sheets, (place) => listed(start + startOf(place), state));
  return compound({ Workbook: Buffer.concat([BEGIN, list, before, END, cells]) });
};
const sheet = (cells) => Buffer.concat([SHEET, cells, END]);
const book = (name, size, of) => file(`binary workbook: ${name}`, size, (n) => workbook(of(n)));

const rows = (n) => sheet(times(n, (row) => Buffer.concat([label(row, 0, "公开"), number(row, 1)])));
const ONE = rows(1);

const workbooks = [
  book("rows", 150, (n) => ({ cells: rows(n) })),
  book("a wide row", 200, (n) => ({ cells: sheet(times(n, (column) => number(0, column))) })),
  book("one cell again and again", 2000, (n) => ({ cells: sheet(times(n, () => number(0, 0))) })),
  book("sheets", 60, (n) => ({ cells: times(n, () => ONE), sheets: n, startOf: (place) => place * ONE.length })),
  book("sheets that are one", 100, (n) => ({ cells: rows(n), sheets: n })),
  book("sheets within one another", 100, (n) => ({
    cells: times(n, () => Buffer.concat([SHEET, record(0xe5, short(0)), number(0, 0)])),
    sheets: n,
    startOf: (place) => place * (ONE.length - 8),
  })),
  book("sheets without cells that are one", 300, (n) => ({ cells: sheet(times(n, () => record(1))), sheets: n })),
  book("hidden sheets", 500, (n) => ({ cells: ONE, sheets: n, state: 1 })),
  book("merged cells", 1500, (n) => ({
    cells: sheet(
      Buffer.concat([
        times(n, (row) => number(row, 0)),
        times(n, () => record(0xe5, short(1), short(0), short(65_535), short(0), short(255))),
      ]),
    ),
  })),
  book("hidden columns", 1500, (n) => ({
    cells: sheet(
      Buffer.concat([
        number(0, 0),
        times(n, () => record(0x7d, short(0), short(255), short(0), short(0), short(1), short(0))),
      ]),
    ),
  })),
  book("shared texts", 300, (n) => ({
    before: record(
      0xfc,
      long(n),
      long(n),
      times(n, () => text("公开")),
    ),
    cells: sheet(times(n, (row) => shared(row, row))),
  })),
  book("a shared text in many records", 3000, (n) => ({
    before: Buffer.concat([
      record(0xfc, long(1), long(1), short(60_000), Buffer.of(1)),
      times(n, () => record(0x3c, Buffer.of(1), wide("公开"))),
    ]),
    cells: sheet(shared(0, 0)),
  })),
  book("a long text that is shared", 400, (n) => ({
    before: record(0xfc, long(1), long(1), text(repeat("信息公开", n))),
    cells: sheet(times(n, (row) => shared(row, 0))),
  })),
  book("formats", 2000, (n) => ({
    before: times(n, (place) =>
      Buffer.concat([record(0x41e, short(place), text("0.0%")), record(0xe0, short(0), short(place))]),
    ),
    cells: ONE,
  })),
  book("charts in a sheet", 2000, (n) => ({ cells: sheet(Buffer.concat([number(0, 0), times(n, () => ONE)])) })),
];

// ── Word files ──────────────────────────────────────────────────────────────

const PAGE = 512;
const TEXT = 2 * PAGE;

/** A page that says of all text how it looks: properties of paragraphs or of characters. */
function page(end, properties, ofParagraphs) {
  const own = Buffer.alloc(PAGE);
  own.writeUInt32LE(TEXT, 0);
  own.writeUInt32LE(end, 4);
  own[8] = 128;
  properties.copy(own, 256 + (ofParagraphs ? 3 : 1));
  own[256] = ofParagraphs ? (properties.length + 4) >> 1 : properties.length;
  own[PAGE - 1] = 1;
  return own;
}

/** A Word file. `of` says its text, and what of it is not as always. */
const word = (name, size, of) =>
  file(`binary Word: ${name}`, size, (n) => {
    const { words, paragraphs = NONE, characters = NONE, data = NONE, pieces, lists = NONE, named = NONE } = of(n);
    const own = wide(words);
    const whole = Buffer.concat([own, Buffer.alloc(-own.length & (PAGE - 1))]);
    const end = TEXT + own.length;
    const head = Buffer.alloc(TEXT);
    const first = (TEXT + whole.length) / PAGE;
    const tables = [];
    const table = (place, content) => {
      head.writeUInt32LE(
        tables.reduce((sum, one) => sum + one.length, 0),
        place,
      );
      head.writeUInt32LE(content.length, place + 4);
      tables.push(content);
    };
    Buffer.from("eca5c100", "hex").copy(head);
    head.writeUInt16LE(0x1200, 0x0a);
    head.writeUInt32LE(TEXT, 0x18);
    head.writeUInt32LE(end, 0x1c);
    head.writeUInt32LE(words.length, 0x4c);
    table(0x102, Buffer.concat([long(TEXT), long(end), long(first)]));
    table(0xfa, Buffer.concat([long(TEXT), long(end), long(first + 1)]));
    if (pieces) table(0x1a2, pieces(words.length));
    table(0x2ea, named);
    table(0x2e2, lists.subarray(0, lists.length && 30));
    tables.push(lists.subarray(lists.length && 30));
    return compound({
      WordDocument: Buffer.concat([head, whole, page(end, paragraphs, true), page(end, characters, false)]),
      "1Table": Buffer.concat(tables),
      Data: data,
    });
  });

const IN_TABLE = Buffer.from("162401", "hex");
const IN_LIST = Buffer.from("0b4601000a260000", "hex");
/** Properties that lie at the beginning of `Data`. */
const ELSEWHERE = Buffer.concat([short(0x6646), long(0)]);
const level = (text) =>
  Buffer.concat([long(1), Buffer.from("25", "hex"), Buffer.alloc(23), short(text.length), wide(text)]);
const LIST = Buffer.concat([short(1), long(7), Buffer.alloc(22), Buffer.of(1, 0)]);
const NAMED = Buffer.concat([long(1), long(7), Buffer.alloc(12), long(0)]);

const words = [
  word("paragraphs", 800, (n) => ({ words: repeat("公开\r", n) })),
  word("one text", 4000, (n) => ({ words: repeat("公开", n) })),
  word("cells", 800, (n) => ({ words: repeat("7\x07", n), paragraphs: IN_TABLE })),
  word("rows", 800, (n) => ({ words: repeat("7\x07", n), paragraphs: Buffer.from("162401172401", "hex") })),
  word("tables within tables", 800, (n) => ({
    words: repeat("7\x07", n),
    paragraphs: Buffer.from("496628000000", "hex"),
  })),
  word("fields", 3000, (n) => ({ words: repeat("\x13A\x14公\x15", n) })),
  word("fields within fields", 3000, (n) => ({ words: repeat("\x13A", n) })),
  word("fields that have begun", 3000, (n) => ({ words: `${repeat("\x13\x14", n)}${repeat("公开", n)}` })),
  word("paragraphs of many properties", 300, (n) => ({
    words: repeat("公\r", n),
    paragraphs: ELSEWHERE,
    data: Buffer.concat([short(n * 3), Buffer.alloc(n * 3, IN_TABLE)]),
  })),
  word("pieces", 300, (n) => ({
    words: repeat("公开\r\r", n),
    pieces: (length) =>
      Buffer.concat([
        Buffer.of(2),
        long(length * 12 + 4),
        times(length + 1, long),
        times(length, (place) => Buffer.concat([short(0), long(TEXT + place * 2), short(0)])),
      ]),
  })),
  word("pieces of many changes", 300, (n) => ({
    words: repeat("公开\r\r", n),
    pieces: (length) =>
      Buffer.concat([
        Buffer.of(1),
        short(n * 3),
        Buffer.alloc(n * 3, IN_TABLE),
        Buffer.of(2),
        long(length * 12 + 4),
        times(length + 1, long),
        times(length, (place) => Buffer.concat([short(0), long(TEXT + place * 2), short(1)])),
      ]),
  })),
  word("what was deleted", 3000, (n) => ({ words: repeat("公开\r", n), characters: Buffer.from("000801", "hex") })),
  word("numbers", 300, (n) => ({
    words: repeat("公\r", n),
    paragraphs: IN_LIST,
    lists: Buffer.concat([LIST, level("\0、")]),
    named: NAMED,
  })),
  word("a long text of a number", 300, (n) => ({
    words: repeat("公\r", n),
    paragraphs: IN_LIST,
    lists: Buffer.concat([LIST, level(repeat("\0、", n))]),
    named: NAMED,
  })),
  word("named lists", 1000, (n) => ({
    words: "公\r",
    lists: Buffer.concat([LIST, level("\0、")]),
    named: Buffer.concat([
      long(n),
      times(n, () => Buffer.concat([long(7), Buffer.alloc(12)])),
      times(n, () => long(0)),
    ]),
  })),
];

export default [...workbooks, ...words];
