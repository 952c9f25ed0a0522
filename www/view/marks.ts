/** What the parts show of a view: the state of each cell, and where findings are marked. */
import type { Finding, OfficialForm, View } from "../core/core";
import type { CellMarks, CellState } from "../table/report-table";

/** The longest sum has 23 cells. A finding with more is a list, and marking them all would shout. */
const LONGEST_SUM = 23;

/** What each cell shows. Where that is what it showed before, it is the same object, so that nobody draws it anew. */
export function cellsOf(
  form: OfficialForm,
  { shown, computed, tidied }: View,
  before?: ReadonlyMap<string, CellState>,
): ReadonlyMap<string, CellState> {
  const sums = new Set(computed);
  let isSame = before?.size === form.cells.length;
  const state = (address: string): CellState => {
    const now = { shown: shown[address] ?? "", computed: sums.has(address), typed: tidied[address] };
    const old = before?.get(address);
    if (old && old.shown === now.shown && old.computed === now.computed && old.typed === now.typed) return old;
    isSame = false;
    return now;
  };
  const cells = new Map(form.cells.map((address) => [address, state(address)]));
  return isSame && before ? before : cells;
}

/** Where findings are to be marked. */
export function marksOf(findings: readonly Finding[]): Map<string, CellMarks> {
  const marks = new Map<string, { findings: Finding[]; takesPart: boolean }>();
  const at = (address: string) => {
    const mark = marks.get(address) ?? { findings: [], takesPart: false };
    marks.set(address, mark);
    return mark;
  };
  // What is only not yet filled in needs no mark: one sees that the cell is blank.
  const marked = findings.filter(({ severity, accepted }) => severity !== "info" && accepted === null);
  const mark = (finding: Finding) => {
    const { primary, cells, also, explains } = finding;
    if (primary !== null) at(primary).findings.push(finding);
    const others = cells.length > LONGEST_SUM ? [] : cells;
    for (const cell of [...others, ...also.map(([address]) => address)])
      if (cell !== primary) at(cell).takesPart = true;
    // What goes with this one is shown as its parts; many of one kind are each shown at their place.
    const isOneOfMany = explains.some(({ rule }) => rule === finding.rule);
    for (const one of explains) {
      if (isOneOfMany) mark(one);
      else
        for (const cell of one.cells.length > LONGEST_SUM ? [] : one.cells)
          if (cell !== primary) at(cell).takesPart = true;
    }
  };
  marked.forEach(mark);
  return marks;
}

/** How many cells of all tables are still to be filled in. */
export function blankOf(view: View): number {
  return Object.values(view.blank).reduce((sum, one) => sum + one, 0);
}

/** A finding stays the same one as long as its rule speaks of the same place. */
export function keyOf({ rule, primary, span }: Finding): string {
  return `${rule} ${primary} ${span?.[0] ?? ""}`;
}
