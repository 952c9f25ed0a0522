/** What was found in all reports as one table for Excel and WPS: CSV, with the mark by which they know its encoding. */
import type { Entry } from "./entry";
import { words } from "./words";

export function findingsTable(entries: readonly Entry[]): string {
  const lines = entries.flatMap(({ name, report }) =>
    (report?.findings ?? []).map(({ rule, severity, place, message, fix, clause }) => [
      report?.organ ?? "",
      `${report?.year ?? ""}`,
      name,
      words.severity[severity],
      rule,
      place,
      message,
      fix,
      clause,
    ]),
  );
  const spell = (line: readonly string[]) => line.map(cell).join(",");
  return `\ufeff${[words.findingsColumns, ...lines].map(spell).join("\r\n")}\r\n`;
}

/** A cell in quotes. What a sheet would take for a formula is marked as text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/g, '""')}"`;
}
