/** What each cell of the form shows. */
import type { CellHelp, CellSum, OfficialForm, View } from "../core/core";
import { inOneLine } from "./odd";
import { total } from "./total";

/** What a cell shows. */
export interface CellState {
  shown: string;
  /** Whether it is a sum that was worked out because nobody typed one. */
  computed: boolean;
  /** What was typed, where something else is shown. */
  typed: string | undefined;
}

/** What the core knows of single cells, asked when one gets the focus. */
export interface CellFacts {
  help(address: string): CellHelp | null;
  sumsOf(address: string): CellSum[];
}

/** What each cell shows. A cell that shows what it showed before stays the same object, so that it is not drawn again. */
export function cellsOf(
  form: OfficialForm,
  { shown, computed, tidied }: View,
  before?: ReadonlyMap<string, CellState>,
): ReadonlyMap<string, CellState> {
  const sums = new Set(computed);
  let isSame = before !== undefined;
  const state = (address: string): CellState => {
    const now = { shown: inOneLine(shown[address] ?? ""), computed: sums.has(address), typed: tidied[address] };
    const old = before?.get(address);
    if (old && old.shown === now.shown && old.computed === now.computed && old.typed === now.typed) return old;
    isSame = false;
    return now;
  };
  const cells = new Map(form.cells.map((address) => [address, state(address)]));
  return isSame && before ? before : cells;
}

/** How many cells of all tables are still to be filled in. */
export function blankOf(view: View): number {
  return total(Object.values(view.blank));
}
