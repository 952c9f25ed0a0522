/** The lines of the list: what is shown of each report, which are shown, and in which order. */
import type { Entry } from "./entry";
import { words } from "./words";

export type Column = keyof typeof words.columns;
export type Filter = keyof typeof words.filters;

/** A line of the list. */
export interface Row {
  readonly key: string;
  readonly entry: Entry;
  readonly organ: string;
  readonly year: string;
  readonly file: string;
  readonly read: string;
  readonly errors: number;
  readonly warnings: number;
  readonly state: string;
}

export interface Wanted {
  readonly search: string;
  readonly filter: Filter;
  readonly column: Column | undefined;
  readonly isDescending: boolean;
}

const ROWS = new WeakMap<Entry, Row>();

export function rowOf(entry: Entry): Row {
  const row = ROWS.get(entry) ?? newRow(entry);
  ROWS.set(entry, row);
  return row;
}

function newRow(entry: Entry): Row {
  const { key, name, state, report, why = "" } = entry;
  const count = (severity: string) => report?.findings.filter((one) => one.severity === severity).length ?? 0;
  return {
    key,
    entry,
    organ: report ? report.organ || words.noOrgan : "",
    year: report?.year ? `${report.year}` : "",
    file: name,
    read: readOf(entry),
    errors: count("error"),
    warnings: count("warning"),
    state: state === "refused" ? why : "",
  };
}

function readOf({ state, report }: Entry): string {
  if (state === "waiting") return words.waiting;
  if (state === "reading") return words.reading;
  if (!report) return words.refused;
  if (report.doubts > 0) return words.doubtful(report.doubts);
  return report.notes.length > 0 ? words.noted : words.whole;
}

export function wantedRows(rows: readonly Row[], { search, filter, column, isDescending }: Wanted): Row[] {
  const sought = search.trim().toLowerCase();
  const found = rows.filter(
    (row) => FILTERS[filter](row) && (sought === "" || `${row.organ} ${row.file}`.toLowerCase().includes(sought)),
  );
  if (!column) return found;
  const order = isDescending ? -1 : 1;
  const compare = new Intl.Collator("zh-CN", { numeric: true }).compare;
  return found.sort((one, other) => {
    const [a, b] = [one[column], other[column]];
    return order * (typeof a === "number" && typeof b === "number" ? a - b : compare(`${a}`, `${b}`));
  });
}

const FILTERS: Record<Filter, (row: Row) => boolean> = {
  all: () => true,
  errors: ({ errors }) => errors > 0,
  warnings: ({ warnings }) => warnings > 0,
  doubts: ({ entry: { report } }) => report !== undefined && (report.doubts > 0 || report.notes.length > 0),
  refused: ({ entry: { state } }) => state === "refused",
  out: () => true,
  missing: () => true,
};
