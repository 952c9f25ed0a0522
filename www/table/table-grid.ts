/** Where the figures of a printed table stand to each other: what the keys and a block of cells need to know. */
import type { FormTable } from "../core/core";

export type Direction = "up" | "down" | "left" | "right";

/** A figure: its printed line among those with figures, and the grid columns that it covers. */
interface Spot {
  address: string;
  line: number;
  from: number;
  to: number;
}

export class TableGrid {
  readonly #lines: Spot[][] = [];
  readonly #spots = new Map<string, Spot>();
  /** The grid column to which moves up and down return after a cell that covers several. */
  #track: { at: string; column: number } | undefined;

  constructor(table: FormTable) {
    for (const items of table.lines) {
      const line: Spot[] = [];
      for (const { cell, column, columns } of items) {
        if (cell === null) continue;
        const spot = { address: cell, line: this.#lines.length, from: column, to: column + columns };
        line.push(spot);
        this.#spots.set(cell, spot);
      }
      if (line.length > 0) this.#lines.push(line);
    }
  }

  /** The next cell in that direction, or the last; the same one at the table's edge. */
  step(address: string, direction: Direction, toEdge = false): string {
    const spot = this.#spots.get(address);
    if (!spot) return address;
    const line = this.#lines[spot.line] ?? [];
    if (direction === "left" || direction === "right") {
      const back = direction === "left";
      const edge = back ? 0 : line.length - 1;
      const next = line[toEdge ? edge : line.indexOf(spot) + (back ? -1 : 1)];
      return next?.address ?? address;
    }
    const [step, edge] = direction === "up" ? [-1, 0] : [1, this.#lines.length - 1];
    const target = this.#lines[toEdge ? edge : spot.line + step];
    if (!target) return address;
    const column = this.#track?.at === address ? this.#track.column : spot.from;
    const next = target.find(({ from, to }) => from <= column && column < to) ?? target[target.length - 1];
    if (next) this.#track = { at: next.address, column };
    return next?.address ?? address;
  }

  /** The first cell of the table, or the last. */
  corner(isLast: boolean): string {
    const line = this.#lines[isLast ? this.#lines.length - 1 : 0] ?? [];
    return line[isLast ? line.length - 1 : 0]?.address ?? "";
  }

  /** All cells between two corners, line by line. */
  block(one: string, other: string): string[][] {
    const [a, b] = [this.#spots.get(one), this.#spots.get(other)];
    if (!a || !b) return [];
    const [from, to] = [Math.min(a.from, b.from), Math.max(a.to, b.to)];
    const lines = this.#lines.slice(Math.min(a.line, b.line), Math.max(a.line, b.line) + 1);
    const within = (line: Spot[]) => line.filter((spot) => spot.from < to && from < spot.to);
    return lines.map((line) => within(line).map(({ address }) => address)).filter((line) => line.length > 0);
  }
}
