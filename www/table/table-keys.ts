/** What the keys do in a table, as in Excel. Tab is the browser's own: right, and out of the table at its end. */
import type { Direction, TableGrid } from "./table-grid";

const ARROWS: Record<string, Direction> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

/** Where a key leads from a cell; nothing where it is none of these keys. */
export function target(event: KeyboardEvent, grid: TableGrid, from: string): string | undefined {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if (altKey) return undefined;
  const toEdge = ctrlKey || metaKey;
  if (key === "Enter") return grid.step(from, shiftKey ? "up" : "down");
  if (key === "Home" || key === "End") {
    const isLast = key === "End";
    return toEdge ? grid.corner(isLast) : grid.step(from, isLast ? "right" : "left", true);
  }
  const direction = ARROWS[key];
  return direction && grid.step(from, direction, toEdge);
}

/** While text is composed, every key belongs to the input method; the last one, too. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
