/** What the parts of the page, and the draft, report to the element that holds them: one event for each thing. */
import type { FieldKey, Finding, Look } from "../core/core";
import type { State, StoredDraft, UnreadableRecord } from "./kept-drafts";
import type { Notice } from "./notice";

/** What can be open between the bar and the form; one at a time. */
export type Panel = "open" | "download" | "last-year" | "steps" | "review" | "comparison";

export interface PartEvents {
  /** Somebody typed into a cell. */
  "xxgk-cell": { address: string; text: string };
  /** Somebody left a cell: what was typed into it counts. */
  "xxgk-left": { address: string };
  /** A block of figures was pasted, into a cell or into all that are chosen, their addresses with blanks between. */
  "xxgk-paste": { address: string; text: string; html?: string };
  /** Somebody looks at another reading of it. */
  "xxgk-paste-choose": { reading: number };
  /** Somebody takes the reading that is shown. */
  "xxgk-paste-apply": Record<string, never>;
  /** Somebody drops it. */
  "xxgk-paste-cancel": Record<string, never>;
  /** Somebody empties a block of cells. */
  "xxgk-clear": { addresses: readonly string[] };
  /** Totals of a table: entered by hand, or computed. */
  "xxgk-totals": { table: string; entered: boolean };
  /** A field was typed into. */
  "xxgk-text": { field: FieldKey; text: string; caret?: number };
  /** Somebody chooses another edition of the form. */
  "xxgk-edition": { edition: string };
  /** Somebody wants to see a section. */
  "xxgk-section": { section: string };
  /** Somebody wants to see the place of a finding. */
  "xxgk-goto": { finding: Finding };
  /** Somebody takes the corrections of findings: one step. */
  "xxgk-correct": { findings: readonly Finding[] };
  /** Somebody accepts a finding, for a reason. */
  "xxgk-accept": { finding: Finding; reason: string };
  /** Somebody takes that back. */
  "xxgk-withdraw": { finding: Finding };
  /** Somebody puts 0 into the blank cells of a table (`t3`) or row (`t3.granted`). */
  "xxgk-fill-zeros": { place: string };
  /** Somebody takes back the last step. */
  "xxgk-undo": Record<string, never>;
  /** Somebody goes so many steps back; forward where negative. */
  "xxgk-go": { steps: number };
  /** Somebody wants all checks to look at the finished report. */
  "xxgk-check": Record<string, never>;
  /** Somebody opens a panel, or closes the one that is open. */
  "xxgk-panel": { panel: Panel | undefined };
  /** Somebody downloads the report as a file of that ending. */
  "xxgk-download": { ending: string };
  /** Somebody wants the report on the clipboard. */
  "xxgk-copy": { ending: string };
  /** Somebody chose how printed files look. */
  "xxgk-look": { look: Look };
  /** Somebody wants to see the report as it will be printed. */
  "xxgk-preview": Record<string, never>;
  /** Somebody wants the preview beside the form, or no longer. */
  "xxgk-beside": Record<string, never>;
  /** Somebody wants large type, or no longer. */
  "xxgk-large": Record<string, never>;
  /** Somebody wants to see a place in the form; words of its text, if it has some. */
  "xxgk-place": { place: string; span: [number, number] };
  /** Somebody wants the next finding, or the one before. */
  "xxgk-walk": { isBack: boolean };
  /** Somebody wants to see what was found. */
  "xxgk-findings": Record<string, never>;
  /** Somebody chose last year's file. */
  "xxgk-last-year-file": { file: File };
  /** Somebody typed a figure of last year. */
  "xxgk-last-year-cell": { address: string; text: string };
  /** Somebody takes last year's figures out. */
  "xxgk-last-year-forget": Record<string, never>;
  /** Somebody chose a file to go on with. */
  "xxgk-open-file": { file: File };
  /** Somebody chose a file to hold the draft beside; or wants that for the one that is looked at. */
  "xxgk-compare": { file: File | undefined };
  /** Somebody has looked at what was read of a file, and takes it: as it is, as last year's report, or to begin the next year's. */
  "xxgk-review-take": { how: "draft" | "last-year" | "next" };
  /** Somebody chose a kept draft to go on with. */
  "xxgk-open-stored": { draft: StoredDraft };
  /** Somebody throws a kept draft away, takes that back, or wants it gone for good. */
  "xxgk-remove-stored": { draft: StoredDraft; how: "remove" | "back" | "forget" };
  /** Somebody wants what lies in the browser and cannot be read as a file, as it is. */
  "xxgk-save-record": { record: unknown };
  /** Somebody wants such a record gone for good. */
  "xxgk-forget-record": { record: UnreadableRecord };
  /** Somebody goes back to an earlier state of the draft. */
  "xxgk-go-back": { state: State };
  /** Somebody goes on in this window with the draft that another one took over. */
  "xxgk-take-back": Record<string, never>;
  /** Somebody wants to see a filled-in report. */
  "xxgk-example": Record<string, never>;
  /** Somebody wants a blank draft. */
  "xxgk-new": Record<string, never>;
  /** Something is to be said, or the last notice no longer matters; `heard`: those of its lines that are read out. */
  "xxgk-notice": { notice: Notice | undefined; heard: readonly string[] | undefined };
  /** The report was given to the browser as a file of that name, with so many errors in it; `isSure`: nothing is known that keeps it from being downloaded. */
  "xxgk-downloaded": { name: string; errors: number; isSure: boolean };
  /** Somebody wants to review many reports: for the page that holds the element (`views.ts`). */
  "xxgk-desk": Record<string, never>;
  /** The draft has changed. Pages that hold the element listen to this one, too. */
  "xxgk-change": null;
}

/** Emits an event that reaches the holder, whatever shadow roots lie between. */
export function emit<Name extends keyof PartEvents>(from: HTMLElement, name: Name, detail: PartEvents[Name]): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

/** Listens to an event of the parts. */
export function listen<Name extends keyof PartEvents>(
  holder: HTMLElement,
  name: Name,
  act: (detail: PartEvents[Name]) => void,
): void {
  holder.addEventListener(name, (event) => act((event as CustomEvent<PartEvents[Name]>).detail));
}
