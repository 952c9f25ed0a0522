/** What the parts of the desk report to the element that holds them. */
import type { RollUpChoice } from "../core/core";
import type { Column } from "./rows";

export interface DeskEvents {
  /** Somebody sorts the list by a column. */
  "xxgk-sort": { column: Column };
  /** Somebody wants to see a report. */
  "xxgk-choose-report": { key: string };
  /** Somebody wants to open it as a draft. */
  "xxgk-open-report": { key: string };
  /** Somebody wants to look at it as it will be printed. */
  "xxgk-look-at": { key: string };
  /** Somebody wants its letter on the clipboard. */
  "xxgk-copy-letter": { key: string };
  /** Somebody wants its letter as a Word file. */
  "xxgk-save-letter": { key: string };
  /** Somebody wants to see it beside another one. */
  "xxgk-compare-with": { key: string; other: string };
  /** Somebody leaves it out of the sum, for a reason that may be blank, or counts it again. */
  "xxgk-leave-out": { key: string; reason: string | undefined };
  /** Somebody chooses something for the sum. */
  "xxgk-choose-sum": { choice: Partial<RollUpChoice> };
  /** Somebody wants to go on with the sum as a draft. */
  "xxgk-open-sum": Record<string, never>;
  /** Somebody wants what has changed in the sum in the draft that was begun from it. */
  "xxgk-follow-sum": Record<string, never>;
  /** Somebody takes it out of the list. */
  "xxgk-remove-report": { key: string };
}

/** Emits one. */
export function tell<Name extends keyof DeskEvents>(from: HTMLElement, name: Name, detail: DeskEvents[Name]): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
}

/** Listens to one. */
export function hear<Name extends keyof DeskEvents>(
  holder: HTMLElement | ShadowRoot,
  name: Name,
  act: (detail: DeskEvents[Name]) => void,
): void {
  holder.addEventListener(name, (event) => act((event as CustomEvent<DeskEvents[Name]>).detail));
}
