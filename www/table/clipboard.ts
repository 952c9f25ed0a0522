/** Tables on the clipboard: read from what Excel, WPS, Word and web pages put there, and put there for them. */
import { MOST_MARKUP, MOST_PLACES, MOST_TAGS, MOST_TEXT, WIDEST } from "../view/limits";
import { inertPage } from "../view/markup";
import { messages } from "../view/messages";
import { total } from "../view/total";

/**
 * The block of texts that is pasted: lines, with tabs between the texts of a line. Nothing where
 * it is a single text, which the browser pastes with its own undo. Fails with a sentence where it is far larger than
 * any table of the form.
 */
export function blockOf(data: DataTransfer | null): string | undefined {
  // A web page's text has no tabs; its table and Word's have merged cells that only HTML shows.
  const lines = linesOf(data?.getData("text/html") ?? "");
  const isTable = lines.length > 1 || (lines[0]?.length ?? 0) > 1;
  const text = isTable ? asText(lines) : (data?.getData("text/plain") ?? "");
  const isOneText = !isTable && !/[\t\n]/.test(text.trim());
  if (isOneText && !(text.startsWith("'") && isFormula(text.slice(1)))) return undefined;
  if (text.length > MOST_TEXT) throw new Error(messages.pastedTooLong(text.length));
  return text;
}

/** The largest table of some HTML; a merged cell's text is at the first place that it covers. */
function linesOf(html: string): string[][] {
  if (!/<table/i.test(html)) return [];
  if (html.length > MOST_MARKUP) throw new Error(messages.pastedTooLong(html.length));
  if ((html.match(/<\/?[a-z]/gi) ?? []).length > MOST_TAGS) throw new Error(messages.pastedTooMuch);
  // Nothing in this document is fetched or run.
  const tables = inertPage(tame(html)).querySelectorAll("table");
  let [largest, most]: [HTMLTableElement | undefined, number] = [undefined, 0];
  for (const table of tables) {
    const size = total([...table.rows].map(({ cells }) => cells.length));
    if (size > most) [largest, most] = [table, size];
  }
  return largest ? spread([...largest.rows]) : [];
}

/** HTML whose letters are bold for nobody: browsers open each of those elements anew in every paragraph that follows. */
function tame(html: string): string {
  return html.replace(/<(\/?)(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])/gi, "<$1span");
}

/** The texts of some rows, each at its column. */
function spread(rows: readonly HTMLTableRowElement[]): string[][] {
  /** For each column, the first line that no cell covers. */
  const free: number[] = [];
  return rows.map((row, index) => {
    const line: string[] = [];
    let column = 0;
    for (const cell of row.cells) {
      while ((free[column] ?? 0) > index) column += 1;
      line[column] = (cell.textContent ?? "").replace(/\s+/g, " ").trim();
      for (let left = Math.min(cell.colSpan, WIDEST); left > 0; left -= 1) {
        free[column] = Math.max(free[column] ?? 0, index + Math.max(1, cell.rowSpan));
        column += 1;
      }
      if (free.length * rows.length > MOST_PLACES) throw new Error(messages.pastedTooWide(rows.length, free.length));
    }
    let width = free.length;
    while ((free[width - 1] ?? 0) <= index && width > 0) width -= 1;
    const texts: string[] = [];
    while (texts.length < width) texts.push(line[texts.length] ?? "");
    return texts;
  });
}

/** Texts as the clipboard wants them: tabs and lines for a spreadsheet, a table for Word. */
export function putBlock(data: DataTransfer | null, lines: readonly (readonly string[])[]): void {
  const rows = lines.map(
    (line) => `<tr>${line.map((text) => `<td${isNumber(text) ? "" : AS_TEXT}>${escaped(text)}</td>`).join("")}</tr>`,
  );
  data?.setData("text/plain", asText(lines));
  data?.setData("text/html", `<table>${rows.join("")}</table>`);
}

/** What makes a cell text for Excel and WPS, and for LibreOffice. */
const AS_TEXT = ` style='mso-number-format:"\\@"' sdnum="0;0;@"`;

/** Whether a spreadsheet shows the text as it is when it takes it for a number: not 007, +5 or 1/2. */
function isNumber(text: string): boolean {
  return /^(0|-?[1-9]\d{0,14})?$/.test(text);
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}

function asText(lines: readonly (readonly string[])[]): string {
  return lines.map((line) => line.map((text) => quoted(guarded(text))).join("\t")).join("\n");
}

/** What a sheet would work out has the apostrophe in front by which sheets mark text; the core takes it away again. */
function guarded(text: string): string {
  return isFormula(text) ? `'${text}` : text;
}

/** Whether a sheet takes the text for a formula; `src/text/sheets.rs` says the same of it. */
export function isFormula(text: string): boolean {
  const begins = /^[\s\p{Cc}\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"'“”‘’]*[=+\-@＝＋－＠]/u;
  return begins.test(text) && !/^([+\-＋－][\d０-９,，.． ]*|[+\-＋－]+)$/.test(text);
}

/** Quotes at the beginning of a text would be taken for those around one; tabs and ends of lines need them. */
function quoted(text: string): string {
  return /^"|[\t\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
