// The report as an Excel workbook, written with exceljs: the three tables with their official merged cells,
// widths and borders, and their sums as formulas with values.
import ExcelJS from "exceljs";
import {
  applicants,
  applications,
  balanceNote,
  decisions,
  documentColumns,
  documents,
  outcomes,
  proceedings,
  resultRows,
  sections,
} from "./official.mjs";

const line = { style: "thin" };
const border = { top: line, left: line, bottom: line, right: line };
const fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFC6D9F1" } };
const font = { name: "宋体", size: 10.5 };
const letter = (column) => String.fromCharCode(64 + column);

/** The bytes of the workbook; `report` is the saved file, as an object. */
export async function exceljsWorkbook(report) {
  const book = new ExcelJS.Workbook();
  const title = report.title || `${report.organ.name}${report.year}年政府信息公开工作年度报告`;
  book.title = title;
  const figure = (address) => {
    const text = report.cells[address] ?? "";
    return text === "" || Number.isNaN(Number(text)) ? text : Number(text);
  };
  table2(sheet(book, "二 主动公开", title, sections.t2, [24, 24, 24, 24]), figure);
  table3(sheet(book, "三 申请办理", title, sections.t3, [5, 15, 38, 9, 9, 9, 9, 9, 9, 9]), figure);
  table4(sheet(book, "四 复议诉讼", title, sections.t4, Array(15).fill(6)), figure);
  return book.xlsx.writeBuffer();
}

function sheet(book, name, title, heading, widths) {
  const one = book.addWorksheet(name, {
    views: [{ showGridLines: false }],
    pageSetup: { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 1, horizontalCentered: true },
  });
  one.columns = widths.map((width) => ({ width }));
  one.mergeCells(1, 1, 1, widths.length);
  one.getCell(1, 1).value = title;
  one.getCell(1, 1).font = { name: "黑体", size: 16 };
  one.mergeCells(2, 1, 2, widths.length);
  one.getCell(2, 1).value = heading;
  one.getCell(2, 1).font = { name: "黑体", size: 12 };
  return one;
}

/** Writes into a rectangle of cells and makes it one. */
function put(sheet, row, column, value, { rows = 1, columns = 1, label = false, filled = false } = {}) {
  for (let y = row; y < row + rows; y++) {
    for (let x = column; x < column + columns; x++) {
      const cell = sheet.getCell(y, x);
      cell.border = border;
      cell.font = font;
      cell.alignment = { vertical: "middle", horizontal: label ? "left" : "center", wrapText: true };
      if (filled) cell.fill = fill;
    }
  }
  if (rows > 1 || columns > 1) sheet.mergeCells(row, column, row + rows - 1, column + columns - 1);
  sheet.getCell(row, column).value = value;
}

const sum = (first, last, result) => ({ formula: `SUM(${first}:${last})`, result });

function table2(sheet, figure) {
  put(sheet, 3, 1, "第二十条第（一）项", { columns: 4, label: true, filled: true });
  put(sheet, 4, 1, "信息内容");
  for (const [i, [, label]] of documentColumns.entries()) put(sheet, 4, i + 2, label);
  for (const [i, [row, label]] of documents.entries()) {
    put(sheet, 5 + i, 1, label, { label: true });
    for (const [j, [column]] of documentColumns.entries()) put(sheet, 5 + i, j + 2, figure(`t2.${row}.${column}`));
  }
  let line = 7;
  let group = "";
  for (const [address, label, itsGroup, heading] of decisions) {
    if (itsGroup !== group) {
      put(sheet, line++, 1, itsGroup, { columns: 4, label: true, filled: true });
      put(sheet, line, 1, "信息内容");
      put(sheet, line++, 2, heading, { columns: 3 });
      group = itsGroup;
    }
    put(sheet, line, 1, label, { label: true });
    put(sheet, line++, 2, figure(address), { columns: 3 });
  }
}

function table3(sheet, figure) {
  put(sheet, 3, 1, balanceNote, { rows: 3, columns: 3, label: true });
  put(sheet, 3, 4, "申请人情况", { columns: 7 });
  put(sheet, 4, 4, applicants[0][1], { rows: 2 });
  put(sheet, 4, 5, "法人或其他组织", { columns: 5 });
  put(sheet, 4, 10, applicants[6][1], { rows: 2 });
  for (const [i, [, label]] of applicants.slice(1, 6).entries()) put(sheet, 5, 5 + i, label);
  let line = 6;
  addRows(applications, 1);

  function addRows(entries, level) {
    for (const entry of entries) {
      if (!Array.isArray(entry)) {
        put(sheet, line, level, entry.heading, { rows: countRows(entry.rows) });
        addRows(entry.rows, level + 1);
        continue;
      }
      const [row, label] = entry;
      put(sheet, line, level, label, { columns: 4 - level, label: true });
      for (const [i, [column]] of applicants.entries()) {
        let value = figure(`t3.${row}.${column}`);
        if (column === "total") value = sum(`D${line}`, `I${line}`, value);
        else if (row === "total_processed") {
          value = sum(`${letter(4 + i)}${line - resultRows.length}`, `${letter(4 + i)}${line - 1}`, value);
        }
        put(sheet, line, 4 + i, value);
      }
      line++;
    }
  }
  sheet.views = [{ state: "frozen", xSplit: 3, ySplit: 5, showGridLines: false }];
}

function countRows(entries) {
  return entries.reduce((count, entry) => count + (Array.isArray(entry) ? 1 : countRows(entry.rows)), 0);
}

function table4(sheet, figure) {
  put(sheet, 3, 1, "行政复议", { columns: 5 });
  put(sheet, 3, 6, "行政诉讼", { columns: 10 });
  put(sheet, 4, 6, "未经复议直接起诉", { columns: 5 });
  put(sheet, 4, 11, "复议后起诉", { columns: 5 });
  for (const [group, [row]] of proceedings.entries()) {
    const first = group * 5 + 1;
    for (const [i, [column, label]] of outcomes.entries()) {
      if (group === 0) put(sheet, 4, first + i, label, { rows: 2 });
      else put(sheet, 5, first + i, label);
      const value = figure(`t4.${row}.${column}`);
      const total = column === "total" ? sum(`${letter(first)}6`, `${letter(first + 3)}6`, value) : value;
      put(sheet, 6, first + i, total);
    }
  }
}
