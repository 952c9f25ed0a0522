/** Goes to a place of the page and puts the focus there: a cell, a field or words of it, a section, a finding's card. */
import type { LitElement } from "lit";
import type { Finding } from "../core/core";
import type { CoreDraft } from "../draft/core-draft";
import type { FindingsList } from "../findings/findings-list";
import type { ProseField } from "../prose/prose-field";
import type { ReportTable } from "../table/report-table";
import type { Layout } from "./layout";

export class Navigation {
  readonly #host: LitElement;
  readonly #draft: CoreDraft;
  readonly #layout: Layout;

  constructor(host: LitElement, draft: CoreDraft, layout: Layout) {
    this.#host = host;
    this.#draft = draft;
    this.#layout = layout;
  }

  /** To a cell, or a field as a whole. */
  to(place: string): void {
    this.#layout.whenWhole(() => {
      const root = this.#host.renderRoot;
      for (const table of root.querySelectorAll<ReportTable>("xxgk-table")) if (table.focusCell(place)) return;
      const field = root.querySelector<HTMLElement>(`[data-field="${CSS.escape(place)}"]`);
      // One that is higher than the window begins where the caret is.
      const isHigh = field !== null && field.offsetHeight > window.innerHeight / 2;
      field?.scrollIntoView({ block: isHigh ? "start" : "center" });
      field?.focus({ preventScroll: isHigh });
    });
  }

  /** To the beginning of a section. */
  toSection(key: string): void {
    this.#layout.whenWhole(() => {
      const section = this.#host.renderRoot.querySelector(`#section-${CSS.escape(key)}`);
      section?.scrollIntoView({ block: "start" });
      section?.querySelector<HTMLElement>("input, textarea")?.focus({ preventScroll: true });
    });
  }

  /** To some words of a field; where there are none, to the cell, field or section. */
  toWords(place: string, span: readonly [number, number] | null): void {
    const fields = [...this.#host.renderRoot.querySelectorAll<ProseField>("xxgk-prose")];
    const field = fields.find((one) => one.field === place);
    if (span && span[1] > 0 && field) field.select(span[0], span[1]);
    else if (this.#draft.form.sections.some(({ key, table }) => key === place && table)) this.toSection(place);
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
    await this.#layout.showFindings();
    const list = this.#host.renderRoot.querySelector<FindingsList>("xxgk-findings");
    if (list) go(list);
  }
}
