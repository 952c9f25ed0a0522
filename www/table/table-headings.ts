/** Which labels head a cell of a printed table: those beside it, and those of the nearest lines of labels above. */
import type { FormTable, Printed } from "../core/core";

/** The headings of every figure; `labels` are the table's labels on the screen, in the order of its lines. */
export function headingsIn(table: FormTable, labels: ArrayLike<Element>): ReadonlyMap<string, readonly Element[]> {
  const headings = new Map<string, readonly Element[]>();
  let above: { item: Printed; element: Element }[] = [];
  let beside: { item: Printed; element: Element; until: number }[] = [];
  let isAfterFigures = false;
  let count = 0;
  table.lines.forEach((line, index) => {
    const isLabels = line.every(({ cell }) => cell === null);
    if (isLabels && isAfterFigures) above = [];
    isAfterFigures = !isLabels;
    beside = beside.filter(({ until }) => until >= index);
    for (const item of line) {
      if (item.cell !== null) {
        const over = above.filter(
          ({ item: { column, columns } }) => column <= item.column && item.column < column + columns,
        );
        headings.set(
          item.cell,
          [...beside, ...over].map(({ element }) => element),
        );
        continue;
      }
      const element = labels[count++];
      if (!element) continue;
      if (isAfterFigures) beside.push({ item, element, until: index + item.rows - 1 });
      else above.push({ item, element });
    }
  });
  return headings;
}
