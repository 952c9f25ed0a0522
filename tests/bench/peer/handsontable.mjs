// The page with Handsontable. Version 6 has no headings over several columns, so the lines above the column titles
// are read-only rows with merged cells, as the labels are.
import Handsontable from "handsontable";
import {
  addressAt,
  check,
  columnTitles,
  columnWidths,
  headLines,
  LABEL_COLUMNS,
  linesOf,
  merges,
  placeOf,
  show,
} from "./grid.mjs";

const HEADS = headLines.length;
const heads = headLines.map((line) => line.flatMap(([text, columns]) => [text, ...Array(columns - 1).fill("")]));
const headMerges = headLines.flatMap((line, row) => {
  let col = 0;
  return line.map(([, colspan]) => {
    col += colspan;
    return { row, col: col - colspan, rowspan: 1, colspan };
  });
});

const grid = new Handsontable(document.getElementById("form"), {
  data: [...heads, ...linesOf()],
  colHeaders: columnTitles,
  colWidths: columnWidths,
  mergeCells: [
    ...headMerges.filter(({ colspan }) => colspan > 1),
    ...merges.map((merge) => ({ ...merge, row: merge.row + HEADS })),
  ],
  cells: (row, col) => (row < HEADS || col < LABEL_COLUMNS ? { readOnly: true } : { type: "numeric" }),
  afterRenderer: (cell, row, col) => {
    if (row >= HEADS && col >= LABEL_COLUMNS) cell.dataset.cell = addressAt(row - HEADS, col);
  },
  afterChange: (changes) => {
    if (changes) recheck();
  },
});

function recheck() {
  show(check((row, col) => grid.getDataAtCell(row + HEADS, col)));
}

// What the benchmark calls (see ../sides.mjs).
window.bench = {
  fill: (report) => {
    grid.loadData([...heads, ...linesOf(report)]);
    recheck();
  },
  select: (address) => {
    const { row, col } = placeOf(address);
    grid.selectCell(row + HEADS, col);
  },
};
