/** What can be made of the reports of a batch: letters, the workbook of the review, tables for other programs, comparisons. */
import type { ComparisonView, DeskLink, Preview, ReceivedReport } from "../core/core";
import type { Entry } from "./entry";
import { titleOf } from "./report-detail";
import { words } from "./words";

/** The media types of office files. */
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export class Papers {
  readonly #desk: DeskLink;

  constructor(desk: DeskLink) {
    this.#desk = desk;
  }

  /** The letter to an office about its report, as a Word file. */
  async letter(entry: Entry, { json }: ReceivedReport): Promise<File> {
    return new File([await this.#desk.ask("letter", json)], words.letterFile(titleOf(entry)), { type: WORD });
  }

  /** A report as it will be printed, to be looked at. */
  preview({ json }: ReceivedReport): Promise<Preview> {
    return this.#desk.ask("preview", json);
  }

  /** Two reports side by side, the earlier one first. */
  compare(one: ReceivedReport, other: ReceivedReport): Promise<ComparisonView> {
    const isLater = (one.year ?? 0) > (other.year ?? 0);
    const [first, second] = isLater ? [other, one] : [one, other];
    return this.#desk.ask("compare", first.json, second.json);
  }

  /** The workbook of the review. */
  async workbook(): Promise<File> {
    return new File([await this.#desk.ask("workbook")], words.bookFile, { type: EXCEL });
  }

  /** The figures and findings as tables for other programs; and why the reports are not in them that are not. */
  async facts(entries: readonly Entry[]): Promise<{ file: File; leftOut: string[] }> {
    await this.#desk.ask("beginFacts");
    const leftOut: string[] = [];
    for (const { key, report } of entries) {
      const why = report && (await this.#desk.ask("addFacts", key, report.json));
      if (why) leftOut.push(why);
    }
    return { file: new File([await this.#desk.ask("facts")], words.factsFile, { type: "application/zip" }), leftOut };
  }
}
