/** Leads to a place of the page and puts the focus there: a cell, a field and words of it, a section, a finding's card. */
import type { Finding, OfficialForm } from "../core/core";
import type { FindingsList } from "../findings/findings-list";
import type { ProseField } from "../prose/prose-field";
import type { ReportTable } from "../table/report-table";

/** The page, as far as it has to be known for that. */
export interface Grounds {
  root(): ShadowRoot;
  form(): OfficialForm;
  /** Draws the sections that are not there yet, then acts: at once where all of them are. */
  whenWhole(act: () => void): void;
  /** Shows the list of findings where something else stands in its place; fulfilled when it is there. */
  unveilList(): Promise<unknown>;
}

export class Going {
  readonly #page: Grounds;

  constructor(page: Grounds) {
    this.#page = page;
  }

  /** To a cell, or a field as a whole. */
  to(place: string): void {
    this.#page.whenWhole(() => {
      const root = this.#page.root();
      for (const table of root.querySelectorAll<ReportTable>("xxgk-table")) if (table.focusCell(place)) return;
      const field = root.querySelector<HTMLElement>(`[data-field="${place}"]`);
      field?.scrollIntoView({ block: "center" });
      field?.focus();
    });
  }

  /** To the beginning of a section. */
  toSection(key: string): void {
    this.#page.whenWhole(() => {
      const section = this.#page.root().querySelector(`#section-${key}`);
      section?.scrollIntoView({ block: "start" });
      section?.querySelector<HTMLElement>("input, textarea")?.focus({ preventScroll: true });
    });
  }

  /** To some words of a field; where there are none, to the cell, field or section. */
  toWords(place: string, span: readonly [number, number] | null): void {
    const fields = [...this.#page.root().querySelectorAll<ProseField>("xxgk-prose")];
    const field = fields.find((one) => one.field === place);
    if (span && span[1] > 0 && field) field.select(span[0], span[1]);
    else if (this.#page.form().sections.some(({ key, table }) => key === place && table)) this.toSection(place);
    else this.to(place);
  }

  /** To what a finding speaks of; where that has no place in the form, to its card. */
  toFinding(finding: Finding): void {
    const { primary, span } = finding;
    if (primary !== null) this.toWords(primary, span);
    else this.#toList((list) => void list.focusCard(finding));
  }

  /** To the first entry of the list. */
  toFirstFinding(): void {
    this.#toList((list) => list.focusFirst());
  }

  async #toList(go: (list: FindingsList) => void): Promise<void> {
    await this.#page.unveilList();
    const list = this.#page.root().querySelector<FindingsList>("xxgk-findings");
    if (list) go(list);
  }
}
