/** A batch as one file: what came of each report, to go on with on another day or another machine. */
import { type Entry, isEntry } from "./entry";

/** With this such a file begins. */
const MARK = '{"xxgk-reports":1,';

/** The batch as text. */
export function batchText(entries: readonly Entry[]): string {
  const read = entries.filter(({ state }) => state === "read" || state === "refused");
  return `${MARK}"reports":[\n${read.map((entry) => JSON.stringify(entry)).join(",\n")}\n]}\n`;
}

/** The reports in such a file; undefined where it is none. */
export async function batchIn(file: File): Promise<Entry[] | undefined> {
  if ((await file.slice(0, MARK.length).text()) !== MARK) return undefined;
  const { reports } = JSON.parse(await file.text()) as { reports?: unknown };
  return Array.isArray(reports) ? reports.filter(isEntry) : [];
}
