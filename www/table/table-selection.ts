/** The block of cells that is chosen in a table, and what lights up with the current cell: its headings and its sums. */
import type { CellSum } from "../core/core";
import type { TableGrid } from "./table-grid";

/** What lights up, each a mark on the box of a cell or heading that the style sheet knows. */
type Light = "chosen" | "in-sum" | "is-sum" | "heads";

export class TableSelection {
  /** Where the block begins: the cell that has the focus. */
  anchor = "";
  /** The opposite corner. */
  head = "";
  readonly #grid: TableGrid;
  readonly #boxOf: (address: string) => Element | undefined;
  readonly #lit = new Map<Light, Set<Element>>();

  constructor(grid: TableGrid, boxOf: (address: string) => Element | undefined) {
    this.#grid = grid;
    this.#boxOf = boxOf;
  }

  /** The chosen cells, line by line; a single one is no block. */
  get block(): string[][] {
    return this.anchor === this.head ? [] : this.#grid.block(this.anchor, this.head);
  }

  /** Chooses one cell, or none. */
  begin(address: string): void {
    this.anchor = address;
    this.extend(address);
  }

  /** Chooses everything up to another cell. */
  extend(address: string): void {
    this.head = address;
    this.#light("chosen", this.#boxes(this.block.flat()));
  }

  /** Lights up the headings of a cell, and the sums in which it takes part. */
  show(headings: readonly Element[], sums: readonly CellSum[]): void {
    const totals = sums.map(({ total }) => total).filter((total): total is string => total !== null);
    this.#light("heads", headings);
    this.#light("in-sum", this.#boxes(sums.flatMap(({ cells }) => cells)));
    this.#light("is-sum", this.#boxes(totals));
  }

  #boxes(addresses: readonly string[]): Element[] {
    return addresses.map(this.#boxOf).filter((box): box is Element => box !== undefined);
  }

  /** Only what changes is touched. */
  #light(light: Light, boxes: readonly Element[]): void {
    const [before, now] = [this.#lit.get(light), new Set(boxes)];
    for (const box of before ?? []) if (!now.has(box)) box.removeAttribute(`data-${light}`);
    for (const box of now) if (!before?.has(box)) box.setAttribute(`data-${light}`, "");
    this.#lit.set(light, now);
  }
}
