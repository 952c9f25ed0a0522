/** Tables on the clipboard: read from what Excel, WPS, Word and web pages put there, and put there for them. */
import { inertPage } from "../view/markup";

/**
 * The block of texts that is pasted: lines, with tabs between the texts of a line. Nothing where
 * it is a single text, which the browser pastes with its own undo.
 */
export function blockOf(data: DataTransfer | null): string | undefined {
  // A web page's text has no tabs; its table and Word's have merged cells that only HTML shows.
  const lines = linesOf(data?.getData("text/html") ?? "");
  if (lines.length > 1 || (lines[0]?.length ?? 0) > 1)
    return lines.map((line) => line.map(quoted).join("\t")).join("\n");
  const text = data?.getData("text/plain") ?? "";
  return /[\t\n]/.test(text.trim()) ? text : undefined;
}

/** The largest table of some HTML; a merged cell's text is at the first place that it covers. */
function linesOf(html: string): string[][] {
  if (!/<table/i.test(html)) return [];
  // Nothing in this document is fetched or run.
  const tables = [...inertPage(html).querySelectorAll("table")];
  const size = ({ rows }: HTMLTableElement) => [...rows].reduce((sum, { cells }) => sum + cells.length, 0);
  const table = tables.sort((one, other) => size(other) - size(one))[0];
  const grid: string[][] = [...(table?.rows ?? [])].map(() => []);
  [...(table?.rows ?? [])].forEach((row, index) => {
    let column = 0;
    for (const cell of row.cells) {
      while (grid[index]?.[column] !== undefined) column += 1;
      // 0 and far too large numbers are written by mistake, or for mischief.
      const columns = Math.min(cell.colSpan, 64);
      for (const line of grid.slice(index, index + Math.max(1, cell.rowSpan)))
        for (let place = column; place < column + columns; place += 1) line[place] = line[place] ?? "";
      (grid[index] as string[])[column] = (cell.textContent ?? "").replace(/\s+/g, " ").trim();
      column += columns;
    }
  });
  return grid.map((line) => Array.from(line, (text) => text ?? ""));
}

/** Texts as the clipboard wants them: tabs and lines for a spreadsheet, a table for Word. */
export function putBlock(data: DataTransfer | null, lines: readonly (readonly string[])[]): void {
  const table = document.createElement("table");
  for (const line of lines) {
    const row = table.insertRow();
    for (const text of line) row.insertCell().textContent = text;
  }
  data?.setData("text/plain", lines.map((line) => line.map(quoted).join("\t")).join("\n"));
  data?.setData("text/html", table.outerHTML);
}

/** Quotes at the beginning of a text would be taken for those around one. */
function quoted(text: string): string {
  return text.startsWith('"') ? `"${text.replace(/"/g, '""')}"` : text;
}
