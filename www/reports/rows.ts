/** The lines of the list: what is shown of each report, which are shown, and in which order. */
import type { RollUpChild, RollUpView } from "../core/core";
import type { Entry } from "./entry";
import { words } from "./words";

export type Column = keyof typeof words.columns;
export type Filter = keyof typeof words.filters;

/** A line of the list. */
export interface Row {
  readonly key: string;
  /** None for an office whose report should be there and is not. */
  readonly entry: Entry | undefined;
  readonly organ: string;
  readonly kind: string;
  readonly year: string;
  readonly file: string;
  readonly read: string;
  readonly errors: number;
  readonly warnings: number;
  /** 本年新收, and how many more than the year before; without a number, what sorts as none. */
  readonly received: number;
  readonly more: string;
  /** What became of it in the sum. */
  readonly state: string;
  readonly isCounted: boolean;
}

export interface Wanted {
  readonly search: string;
  readonly filter: Filter;
  readonly column: Column | undefined;
  readonly isDescending: boolean;
}

/** A line for each report, and one for each office without one. */
export function rowsOf(entries: readonly Entry[], rolled: RollUpView | undefined): Row[] {
  const children = rolled?.children ?? [];
  const known = new Map(children.map((child) => [child.key, child]));
  const absent = children.filter(({ key }) => key === null);
  return [...entries.map((entry) => rowOf(entry, known.get(entry.key))), ...absent.map(absentRow)];
}

const ROWS = new WeakMap<Entry, { row: Row; child: RollUpChild | undefined }>();

function rowOf(entry: Entry, child: RollUpChild | undefined): Row {
  const known = ROWS.get(entry);
  if (known && known.child === child) return known.row;
  const row = newRow(entry, child);
  ROWS.set(entry, { row, child });
  return row;
}

function newRow(entry: Entry, child: RollUpChild | undefined): Row {
  const { key, name, report, why = "" } = entry;
  const count = (severity: string) => report?.findings.filter((one) => one.severity === severity).length ?? 0;
  return {
    key,
    entry,
    organ: report ? report.organ || words.noOrgan : "",
    kind: report ? (words.kinds[report.kind] ?? kindOf(report.organ)) : "",
    year: report?.year ? `${report.year}` : "",
    file: name,
    read: readOf(entry),
    errors: count("error"),
    warnings: count("warning"),
    received: child?.received ? Number(child.received) : -1,
    more: child?.more ?? "",
    state: why || `${report?.isLate ? words.late : ""}${child?.counted ? words.counted : (child?.notes[0] ?? "")}`,
    isCounted: child?.counted ?? true,
  };
}

/** The kind of an office by its name, where its report does not say. */
function kindOf(organ: string): string {
  return words.kindsByName.find(([ending]) => ending.test(organ))?.[1] ?? "";
}

function absentRow({ organ, notes }: RollUpChild): Row {
  return {
    key: `absent:${organ}`,
    entry: undefined,
    organ,
    kind: "",
    year: "",
    file: "",
    read: words.absent,
    errors: 0,
    warnings: 0,
    received: -1,
    more: "",
    state: notes.join(""),
    isCounted: false,
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
  doubts: ({ entry }) => entry?.report !== undefined && (entry.report.doubts > 0 || entry.report.notes.length > 0),
  late: ({ entry }) => entry?.report?.isLate === true,
  refused: ({ entry }) => entry?.state === "refused",
  out: ({ entry, isCounted }) => entry !== undefined && !isCounted,
  missing: ({ entry }) => entry === undefined,
};
