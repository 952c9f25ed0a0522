/** What the parts of the page tell the one that holds them. */
import type { FieldKey, Finding } from "../core";

export interface PartEvents {
  /** Somebody typed into a cell. */
  "xxgk-cell": { address: string; text: string };
  /** Somebody left a cell: what was typed into it counts. */
  "xxgk-left": { address: string };
  /** A block of figures was pasted. */
  "xxgk-paste": { address: string; text: string };
  /** Totals of a table: entered by hand, or computed. */
  "xxgk-totals": { table: string; entered: boolean };
  /** A field was typed into. */
  "xxgk-text": { field: FieldKey; text: string };
  /** Somebody wants to see a cell or field. */
  "xxgk-goto": { place: string };
  /** Somebody accepts the correction of a finding. */
  "xxgk-correct": { finding: Finding };
}

/** Emits an event that reaches the holder, wherever it listens. */
export function emit<Name extends keyof PartEvents>(from: HTMLElement, name: Name, detail: PartEvents[Name]): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
