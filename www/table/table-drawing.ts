/**
 * The markup of an official table, drawn as it is printed, with a blank input for every figure. As text, which the
 * browser's own parser makes into 200 cells; made one by one by a script they took half of the time to open the page.
 */
import type { FormTable, Printed } from "../core/core";
import { total } from "../view/total";

/** `name` is what a screen reader calls the table. */
export function drawTable({ key, widths, lines, headerLines }: FormTable, name: string): string {
  const rows = lines.map((line, index) => {
    const isHead = index < headerLines;
    const isLabels = line.every(({ cell }) => cell === null);
    const cells = line.map((item) =>
      item.cell === null ? label(item, isLabels, widths.length) : figure(item, item.cell),
    );
    return `<tr${isHead ? ` class="head-${index}"` : ""}>${cells.join("")}</tr>`;
  });
  return `<table class="form ${key}"><caption class="unseen">${safe(name)}</caption>${columns(widths)}
    <thead>${rows.slice(0, headerLines).join("")}</thead><tbody>${rows.slice(headerLines).join("")}</tbody></table>`;
}

/** Widths as attributes: a strict Content-Security-Policy forbids style attributes in markup. */
function columns(widths: readonly number[]): string {
  const whole = total(widths);
  return `<colgroup>${widths.map((width) => `<col width="${(100 * width) / whole}%">`).join("")}</colgroup>`;
}

function figure(item: Printed, address: string): string {
  const keys = item.money ? "decimal" : "numeric";
  return `<td${item.sum ? ' class="sum"' : ""}${span(item)}><input type="text" inputmode="${keys}" autocomplete="off" spellcheck="false" aria-invalid="false" data-cell="${address}" aria-label="${safe(item.label)}"></td>`;
}

function label(item: Printed, headsColumns: boolean, columns: number): string {
  const scope = headsColumns ? (item.columns > 1 ? "colgroup" : "col") : item.rows > 1 ? "rowgroup" : "row";
  const isTitle = item.column === 0 && item.columns === columns;
  const look = headsColumns ? (isTitle ? "heads title" : "heads") : item.rows > 8 ? "narrow" : "";
  return `<th scope="${scope}"${look && ` class="${look}"`}${span(item)}>${inHalves(item)}</th>`;
}

function span({ columns, rows }: Printed): string {
  return (columns > 1 ? ` colspan="${columns}"` : "") + (rows > 1 ? ` rowspan="${rows}"` : "");
}

/** Where a narrow heading has to break, it breaks in the middle: 商业/企业, as it is printed. */
function inHalves({ text, columns }: Printed): string {
  if (columns > 1 || text.length > 6) return safe(text);
  const middle = Math.ceil(text.length / 2);
  return `<span class="whole">${safe(text.slice(0, middle))}<wbr>${safe(text.slice(middle))}</span>`;
}

function safe(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
