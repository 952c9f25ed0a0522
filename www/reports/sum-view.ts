/** The sum of the reports: what was chosen for it, each cell with who is missing in it, and what the county's report has otherwise. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { ComparisonView, RollUpChoice, RollUpView } from "../core/core";
import { tell } from "./desk-events";
import type { Entry } from "./entry";
import { titleOf } from "./report-detail";
import { words } from "./words";

/** So many offices are named; the others are counted. */
const NAMED = 3;

export class SumView extends LitElement {
  static override properties = {
    rolled: { attribute: false },
    choice: { attribute: false },
    entries: { attribute: false },
    drift: { attribute: false },
  };

  declare rolled: RollUpView | undefined;
  declare choice: RollUpChoice;
  declare entries: readonly Entry[];
  /** What has changed since the sum was opened as a draft. */
  declare drift: ComparisonView["cells"];

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { rolled } = this;
    return html`<div class="desk">
      <div class="listing">
        <div class="tools sum">${this.#chooser("own", words.own)}${this.#chooser("county", words.county)}
          <textarea rows="3" aria-label=${words.expected} placeholder=${words.expected} .value=${this.choice.expected} @change=${this.#expect}></textarea></div>
        ${rolled ? this.#cells(rolled) : html`<p class="quiet">${words.adding}</p>`}
      </div>
      <aside tabindex="0" aria-label=${words.differencesOf}>${rolled ? this.#differences(rolled) : nothing}</aside>
    </div>`;
  }

  #chooser(which: "own" | "county", label: string): TemplateResult {
    const chosen = this.choice[which];
    const choose = (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      tell(this, "xxgk-choose-sum", { choice: { [which]: value || undefined } });
    };
    const reports = this.entries.filter(({ report }) => report);
    return html`<label>${label} <select @change=${choose}><option value="">${words.nobody}</option>
      ${reports.map((entry) => html`<option value=${entry.key} ?selected=${entry.key === chosen}>${titleOf(entry)}</option>`)}</select></label>`;
  }

  readonly #expect = (event: Event): void => {
    tell(this, "xxgk-choose-sum", { choice: { expected: (event.target as HTMLTextAreaElement).value } });
  };

  #cells({ organ, year, children, cells }: RollUpView): TemplateResult {
    const counted = children.filter((child) => child.counted).length;
    const names = (missing: readonly string[]) =>
      missing.length > NAMED ? `${missing.slice(0, NAMED).join("、")}等 ${missing.length} 家` : missing.join("、");
    return html`${this.drift.length > 0 ? this.#drift() : nothing}<div class="acts"><h2>${words.sumTitle(organ, year, counted)}</h2>
        <button class="main" ?disabled=${counted === 0} @click=${() => tell(this, "xxgk-open-sum", {})}>${words.openSum}</button></div>
      <div class="list" tabindex="0" role="region" aria-label=${words.toSum}><table>
        <thead><tr>${words.sumColumns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
        <tbody>${cells.map(
          ({ name, text, missing }) =>
            html`<tr><th scope="row">${name}</th><td class="number">${text}</td><td class="quiet" title=${missing.join("、")}>${names(missing)}</td></tr>`,
        )}</tbody></table></div>`;
  }

  #drift(): TemplateResult {
    return html`<div class="drift" role="status"><div class="acts"><strong>${words.drift(this.drift.length)}</strong>
        <button class="main" @click=${() => tell(this, "xxgk-follow-sum", {})}>${words.followSum}</button></div>
      <ul tabindex="0">${this.drift.map(({ name, first, second }) => html`<li>${name} <span class="quiet">${words.drifted(first, second)}</span></li>`)}</ul></div>`;
  }

  #differences({ differences, notes }: RollUpView): TemplateResult {
    const none = this.choice.county === undefined ? words.noCounty : words.noDifferences;
    return html`<h2>${differences.length > 0 ? words.differences(differences.length) : none}</h2>
      ${notes.map((note) => html`<p>${note}</p>`)}
      <ol>${differences.map(
        ({
          name,
          report,
          sum,
          causes,
        }) => html`<li class="error"><strong>${name}</strong><p>${words.difference(report, sum)}</p>
          ${causes.map(({ organ, why }) => html`<p class="cause"><b>${organ}</b> ${why}</p>`)}
          ${causes.length === 0 ? html`<p class="quiet">${words.noCause}</p>` : nothing}</li>`,
      )}</ol>`;
  }
}
