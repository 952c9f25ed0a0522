// The report as a Word file, written with docx.js: six sections, the three tables with their official merged cells.
import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import {
  applicants,
  applications,
  balanceNote,
  decisions,
  documentColumns,
  documents,
  outcomes,
  proceedings,
  sections,
} from "./official.mjs";

const TABLE_WIDTH = 9740; // twips, as in the official template

/** `figure(address)` gives the text of a cell; `prose(section)` that of a section. */
export function makeWord(figure, prose) {
  const children = [
    new Paragraph({
      text: prose("title"),
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
    }),
    ...paragraphs(prose("preface")),
    heading(sections.overview),
    ...paragraphs(prose("overview")),
    heading(sections.t2),
    table2(figure),
    heading(sections.t3),
    table3(figure),
    heading(sections.t4),
    table4(figure),
    heading(sections.problems),
    ...paragraphs(prose("problems")),
    heading(sections.other_matters),
    ...paragraphs(prose("other_matters")),
  ];
  return new Document({
    styles: { default: { document: { run: { font: "宋体", size: 24 } } } },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 } } },
        children,
      },
    ],
  });
}

export const toBlob = (document) => Packer.toBlob(document);
export const toBuffer = (document) => Packer.toBuffer(document);

function heading(text) {
  return new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
}

function paragraphs(text) {
  return text.split("\n").map(
    (line) =>
      new Paragraph({
        children: [new TextRun(line)],
        indent: { firstLine: 480 },
      }),
  );
}

function cell(text, options = {}) {
  return new TableCell({
    verticalAlign: VerticalAlign.CENTER,
    ...options,
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun(text)],
      }),
    ],
  });
}

function table(columnWidths, rows) {
  return new Table({
    columnWidths,
    layout: TableLayoutType.FIXED,
    width: { size: TABLE_WIDTH, type: WidthType.DXA },
    alignment: AlignmentType.CENTER,
    rows: rows.map((children) => new TableRow({ children })),
  });
}

function table2(figure) {
  const rows = [
    [cell("第二十条第（一）项", { columnSpan: 4 })],
    [cell("信息内容"), ...documentColumns.map(([, label]) => cell(label))],
    ...documents.map(([row, label]) => [
      cell(label),
      ...documentColumns.map(([column]) => cell(figure(`t2.${row}.${column}`))),
    ]),
  ];
  let group = "";
  for (const [address, label, itsGroup, columnHeading] of decisions) {
    if (itsGroup !== group) {
      rows.push([cell(itsGroup, { columnSpan: 4 })]);
      rows.push([cell("信息内容"), cell(columnHeading, { columnSpan: 3 })]);
      group = itsGroup;
    }
    rows.push([cell(label), cell(figure(address), { columnSpan: 3 })]);
  }
  return table([2435, 2435, 2435, 2435], rows);
}

function table3(figure) {
  const [natural, ...others] = applicants.map(([, label]) => label);
  const total = others.pop();
  const rows = [
    [cell(balanceNote, { columnSpan: 3, rowSpan: 3 }), cell("申请人情况", { columnSpan: 7 })],
    [cell(natural, { rowSpan: 2 }), cell("法人或其他组织", { columnSpan: 5 }), cell(total, { rowSpan: 2 })],
    others.map((label) => cell(label)),
  ];
  addRows(applications, []);
  return table([754, 921, 3271, 685, 685, 685, 685, 685, 685, 684], rows);

  // A heading stands at the left of its rows; a label takes the columns that no heading takes.
  function addRows(entries, open) {
    for (const entry of entries) {
      if (Array.isArray(entry)) {
        const [row, label] = entry;
        const figures = applicants.map(([column]) => cell(figure(`t3.${row}.${column}`)));
        const level = open.length ? open[open.length - 1].level : 0;
        const headings = open.filter((one) => !one.drawn);
        rows.push([...headings.map(draw), cell(label, { columnSpan: 3 - level }), ...figures]);
      } else {
        addRows(entry.rows, [...open, { ...entry, level: open.length + 1, drawn: false }]);
        for (const one of open) one.drawn = true;
      }
    }
  }

  function draw(heading) {
    heading.drawn = true;
    return cell(heading.heading, {
      rowSpan: countRows(heading.rows),
      textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
    });
  }
}

function countRows(entries) {
  return entries.reduce((count, entry) => count + (Array.isArray(entry) ? 1 : countRows(entry.rows)), 0);
}

function table4(figure) {
  const labels = outcomes.map(([, label]) => label);
  return table(Array(15).fill(649), [
    [cell("行政复议", { columnSpan: 5 }), cell("行政诉讼", { columnSpan: 10 })],
    [
      ...labels.map((label) => cell(label, { rowSpan: 2 })),
      cell("未经复议直接起诉", { columnSpan: 5 }),
      cell("复议后起诉", { columnSpan: 5 }),
    ],
    [...labels, ...labels].map((label) => cell(label)),
    proceedings.flatMap(([row]) => outcomes.map(([column]) => cell(figure(`t4.${row}.${column}`)))),
  ]);
}
