/** Where findings are marked in the tables. */
import type { Finding } from "../core/core";

/** The longest sum has 23 cells. A finding with more is a list, and marking them all would shout. */
const LONGEST_SUM = 23;

/** What is marked at a cell. */
export interface CellMarks {
  /** Findings to be corrected here, the gravest first. */
  findings: readonly Finding[];
  /** Whether a finding at another cell looked at this one. */
  takesPart: boolean;
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
