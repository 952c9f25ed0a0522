/** One file of a batch, and what came of it. */
import type { ReceivedReport } from "../core/core";

export interface Entry {
  /** It stays when another file of that name takes its place. */
  readonly key: string;
  /** The file's name, with the folders that it was dropped with. */
  readonly name: string;
  readonly state: "waiting" | "reading" | "read" | "refused";
  readonly report?: ReceivedReport;
  /** Why it is none. */
  readonly why?: string;
}

/** Whether something is one that was read: whoever writes files, or into the browser, may write anything. */
export function isEntry(record: unknown): record is Entry {
  const { key, name, state, report, why } = (record ?? {}) as Partial<Entry>;
  if (typeof key !== "string" || typeof name !== "string") return false;
  if (state === "refused") return typeof why === "string";
  return state === "read" && typeof report?.json === "string" && Array.isArray(report.findings);
}

/** The office and the year of a saved file: another draft may have been opened in the place of the report. */
export function whose(json: string): string {
  const { organ, year } = JSON.parse(json) as { organ?: { name?: unknown }; year?: unknown };
  return JSON.stringify([organ?.name, year]);
}
