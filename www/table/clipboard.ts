/** Blocks on the clipboard: what is pasted, which the core reads, and what is put there for spreadsheets and for Word. */

import { hasText } from "../view/pasted";

/** What is pasted, as the clipboard has it. */
export interface Pasting {
  text: string;
  html: string;
}

/** Characters of a clipboard that reach the core, which refuses half as many: a film must not fill its memory. */
const MOST = 8_000_000;

/** Where the text of some HTML may not be what it shows: something is struck out or hidden, or there are several cells. */
const SHOWS_OTHERWISE = /<(?:del|s|strike|br)\b|line-through|display:\s*none|mso-hide:\s*all|<t[dh]\b.*<t[dh]\b/is;

/**
 * What the core is to read. Nothing where it is a single word or figure, which the browser pastes with its own undo,
 * unless several cells are chosen.
 */
export function pastingOf(data: DataTransfer | null, isBlock: boolean): Pasting | undefined {
  const [text, html] = ["text/plain", "text/html"].map((kind) => (data?.getData(kind) ?? "").slice(0, MOST)) as [
    string,
    string,
  ];
  const word = text.replace(/[\r\n]+$/, "");
  const isOneWord = word !== "" && !/[\s|｜│]/.test(word) && !SHOWS_OTHERWISE.test(html);
  const isGuarded = word.startsWith("'") && isFormula(word.slice(1));
  if ((isOneWord && !isGuarded && !isBlock) || !hasText(data)) return undefined;
  return { text, html };
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
