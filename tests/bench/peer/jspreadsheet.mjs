// The page with jspreadsheet CE.
import jspreadsheet from "jspreadsheet-ce";
import {
  addressAt,
  check,
  columnTitles,
  columnWidths,
  headLines,
  LABEL_COLUMNS,
  labels,
  linesOf,
  merges,
  placeOf,
  show,
} from "./grid.mjs";

const holder = document.getElementById("form");
const [grid] = jspreadsheet(holder, {
  worksheets: [
    {
      data: linesOf(),
      columns: columnTitles.map((title, col) => ({
        title: title || " ",
        width: columnWidths[col],
        type: col < LABEL_COLUMNS ? "text" : "numeric",
        readOnly: col < LABEL_COLUMNS,
        wordWrap: col < LABEL_COLUMNS,
      })),
      nestedHeaders: headLines.map((line) => line.map(([title, colspan]) => ({ title: title || " ", colspan }))),
      mergeCells: Object.fromEntries(
        merges.map(({ row, col, rowspan, colspan }) => [`${"ABC"[col]}${row + 1}`, [colspan, rowspan]]),
      ),
      allowInsertRow: false,
      allowInsertColumn: false,
    },
  ],
  onafterchanges: () => recheck(),
});

// Every figure says which cell of the report it is, so that the benchmark finds it.
labels.forEach((_, row) => {
  for (let col = LABEL_COLUMNS; col < columnTitles.length; col += 1)
    grid.getCellFromCoords(col, row).dataset.cell = addressAt(row, col);
});

function recheck() {
  show(check((row, col) => grid.getValueFromCoords(col, row)));
}

// What the benchmark calls (see ../sides.mjs).
window.bench = {
  fill: (report) => {
    linesOf(report).forEach((line, row) => {
      line.slice(LABEL_COLUMNS).forEach((text, index) => {
        grid.setValueFromCoords(LABEL_COLUMNS + index, row, text, true);
      });
    });
    recheck();
  },
  select: (address) => {
    const { row, col } = placeOf(address);
    jspreadsheet.current = grid;
    grid.updateSelectionFromCoords(col, row, col, row);
  },
};
