/**
 * Many reports at once, in a core of their own: what a desk is asked, whoever asks it. A worker has one
 * (`file-worker.ts`), and the page where there may be no worker (`desk-link.ts`).
 */
import type { ComparisonView, Preview, ReceivedReport, RollUpView } from "../../target/pkg/xxgk_annual_report.js";
import { type Core, CoreDied } from "./living-core";

/** What somebody chose for the sum. */
export interface RollUpChoice {
  /** The key of the report of the county's own office (本级). */
  readonly own: string | undefined;
  /** The key of the county's report, to be held against the sum. */
  readonly county: string | undefined;
  /** The offices that should be there, one a line; blank where nobody said. */
  readonly expected: string;
  /** The keys of reports that do not count, each with the reason, which may be blank. */
  readonly leftOut: readonly (readonly [key: string, reason: string])[];
}

/** What a desk can do. A report has a key of the page's. */
export interface Desk {
  /** Reads and checks a file; of a zip file with many in it, gives those. Fails with a sentence when it is no report. */
  read(key: string, file: File): Promise<ReceivedReport | readonly File[]>;
  /** Forgets a report. */
  remove(key: string): void;
  /** Adds up what was read. */
  rollUp(choice: RollUpChoice): RollUpView;
  /** The letter to an office about its report, as a Word file. */
  letter(json: string): Uint8Array<ArrayBuffer>;
  /** A report as it will be printed. */
  preview(json: string): Preview;
  /** Two reports side by side, each the text of its saved file. */
  compare(first: string, second: string): ComparisonView;
  /** What it came to as a report, the text of a saved file. */
  sum(): string;
  /** The workbook of the review, as they were added up last. */
  workbook(): Uint8Array<ArrayBuffer>;
  /** Begins the tables for other programs. */
  beginFacts(): void;
  /** Adds a report to them; returns why it was not added. */
  addFacts(key: string, json: string): string | undefined;
  /** The tables, as a zip file. */
  facts(): Uint8Array<ArrayBuffer>;
}

/** One thing that is asked of it: a verb and its words. */
export type Asked = { [Verb in keyof Desk]: readonly [verb: Verb, ...words: Parameters<Desk[Verb]>] }[keyof Desk];

/** What comes of it: a result; why it was refused; or that the core has died of it. */
export type Outcome = { readonly result: unknown } | { readonly refused: string } | "died";

export function newDesk(core: Core, today: string): Desk {
  const reports = new core.Reports(today);
  return {
    read: async (key, file) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const packed = core.Reports.packed(bytes);
      return packed.length > 0
        ? packed.map((file) => new File([file.content()], file.name))
        : reports.read(key, file.name, bytes);
    },
    remove: (key) => reports.remove(key),
    rollUp: ({ own, county, expected, leftOut }) => {
      const [keys, reasons] = [leftOut.map(([key]) => key), leftOut.map(([, reason]) => reason)];
      return reports.rollUp(own, county, expected, keys, reasons);
    },
    letter: (json) => reports.letter(json),
    preview: (json) => core.Reports.preview(json),
    compare: (first, second) => core.Reports.compare(first, second),
    sum: () => reports.sum(),
    workbook: () => reports.workbook(),
    beginFacts: () => reports.beginFacts(),
    addFacts: (key, json) => reports.addFacts(key, json),
    facts: () => reports.facts(),
  };
}

/** Asks a desk. */
export async function outcomeOf(desk: Desk, [verb, ...words]: Asked): Promise<Outcome> {
  try {
    return { result: await (desk[verb] as (...words: unknown[]) => unknown)(...words) };
  } catch (error) {
    return error instanceof CoreDied ? "died" : { refused: (error as Error).message };
  }
}
