// Table three as a grid of 25 rows and 3 + 7 columns: what the pages with Handsontable and with jspreadsheet share.
// The first three columns hold the labels, as wide as the deepest headings need.
import { applicants, applicationRows, balanceNote, resultRows } from "./official.mjs";

export const LABEL_COLUMNS = 3;
export const columnTitles = ["", "", "", ...applicants.map(([, title]) => title)];
export const columnWidths = [90, 90, 260, ...applicants.map(() => 90)];
/** The lines above the column titles: [text, columns]. */
export const headLines = [
  [
    [balanceNote, LABEL_COLUMNS],
    ["申请人情况", 7],
  ],
  [
    ["", LABEL_COLUMNS],
    ["", 1],
    ["法人或其他组织", 5],
    ["", 1],
  ],
];

/** The labels of each row, from its outermost heading inwards. */
export const labels = applicationRows.map(({ label, headings }) =>
  [...headings, label, "", ""].slice(0, LABEL_COLUMNS),
);

/** Which labels are merged: { row, col, rowspan, colspan }. */
export const merges = labels.flatMap((line, row) =>
  line.flatMap((text, col) => {
    const { headings } = applicationRows[row];
    if (col > headings.length) return [];
    const isHeading = col < headings.length;
    const isAbove = (other) => labels[other]?.[col] === text && applicationRows[other].headings.length > col;
    if (isHeading && isAbove(row - 1)) return [];
    let rowspan = 1;
    while (isHeading && isAbove(row + rowspan)) rowspan += 1;
    const colspan = isHeading ? 1 : LABEL_COLUMNS - col;
    return rowspan * colspan > 1 ? [{ row, col, rowspan, colspan }] : [];
  }),
);

export function addressAt(row, col) {
  return `t3.${applicationRows[row].row}.${applicants[col - LABEL_COLUMNS][0]}`;
}

export function placeOf(address) {
  const [, row, column] = address.split(".");
  return {
    row: applicationRows.findIndex((one) => one.row === row),
    col: LABEL_COLUMNS + applicants.findIndex(([name]) => name === column),
  };
}

/** The rows of the grid, labels and figures, from a report. */
export function linesOf(report) {
  return labels.map((line, row) => [
    ...line,
    ...applicants.map((_, index) => report?.cells[addressAt(row, LABEL_COLUMNS + index)] ?? ""),
  ]);
}

/** The plain checks: each row's total, each column's total, each column's balance. A blank total is none. */
export function check(textAt) {
  const figure = (row, column) => {
    const { row: line, col } = placeOf(`t3.${row}.${column}`);
    return String(textAt(line, col) ?? "");
  };
  const sum = (texts) => texts.reduce((all, text) => all + Number(text), 0);
  const broken = [];
  const equal = (rule, place, left, right) => {
    const isBlank = left.concat(right).every((text) => text === "") || right.every((text) => text === "");
    if (!isBlank && sum(left) !== sum(right))
      broken.push({ rule, place, text: `${place}：${sum(left)} 不等于 ${sum(right)}` });
  };
  const parts = applicants.map(([column]) => column).filter((column) => column !== "total");
  for (const { row } of applicationRows) {
    const left = parts.map((column) => figure(row, column));
    equal("row", `t3.${row}.total`, left, [figure(row, "total")]);
  }
  for (const [column] of applicants) {
    const at = (row) => figure(row, column);
    equal("column", `t3.total_processed.${column}`, resultRows.map(at), [at("total_processed")]);
    const [income, outcome] = [
      ["new_received", "carried_over"].map(at),
      ["total_processed", "carried_forward"].map(at),
    ];
    equal("balance", `t3.carried_forward.${column}`, income, outcome);
  }
  return broken;
}

/** Shows what is broken, as a list beside the grid. */
export function show(broken) {
  const items = broken.map(({ rule, text }) => {
    const item = document.createElement("li");
    item.dataset.rule = rule;
    item.textContent = text;
    return item;
  });
  document.getElementById("findings").replaceChildren(...items);
}
