/** One report of the list: what was said when it was read, and what the office has to look at. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { RollUpChild } from "../core/core";
import { tell } from "./desk-events";
import type { Entry } from "./entry";
import { words } from "./words";

export class ReportDetail extends LitElement {
  static override properties = {
    entry: { attribute: false },
    child: { attribute: false },
    others: { attribute: false },
    isLeftOut: { attribute: false },
    isAsked: { state: true },
  };

  declare entry: Entry | undefined;
  /** What became of it in the sum. */
  declare child: RollUpChild | undefined;
  /** The other reports, those first with which it is mostly compared. */
  declare others: readonly Entry[];
  /** Whether somebody left it out. */
  declare isLeftOut: boolean;
  /** Whether the reason is asked for why it does not count. */
  declare private isAsked: boolean;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("entry")) this.isAsked = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { entry } = this;
    if (!entry) return html`<p class="quiet">${words.chooseOne}</p>`;
    const { name, report, why } = entry;
    return html`<h2>${titleOf(entry)}</h2>
      <p class="quiet">${name}</p>
      ${why ? html`<p class="why">${why}</p>` : nothing}
      <div class="acts">
        ${
          report
            ? html`<button class="main" @click=${() => tell(this, "xxgk-open-report", { key: entry.key })}>${words.openReport}</button>
        <button @click=${() => tell(this, "xxgk-look-at", { key: entry.key })}>${words.lookAt}</button>
        <button @click=${() => tell(this, "xxgk-save-letter", { key: entry.key })}>${words.saveLetter}</button>
        <button @click=${() => tell(this, "xxgk-copy-letter", { key: entry.key })}>${words.copyLetter}</button>`
            : nothing
        }
        ${report ? this.#counts(entry.key) : nothing}
        ${report && this.others.length > 0 ? this.#compare(entry.key) : nothing}
        <button @click=${() => tell(this, "xxgk-remove-report", { key: entry.key })}>${words.remove}</button>
      </div>
      ${this.isAsked ? this.#reason(entry.key) : nothing}
      ${this.child && this.child.notes.length > 0 ? html`<ul class="notes">${this.child.notes.map((note) => html`<li>${note}</li>`)}</ul>` : nothing}
      ${report ? saidOf(report) : nothing}`;
  }

  /** Whether it counts in the sum, and how that is changed. */
  #counts(key: string): TemplateResult | typeof nothing {
    if (this.isLeftOut)
      return html`<button @click=${() => tell(this, "xxgk-leave-out", { key, reason: undefined })}>${words.countAgain}</button>`;
    // That it does not count for what it is, nobody can change.
    if (this.child && !this.child.counted) return nothing;
    return html`<button aria-expanded=${this.isAsked ? "true" : "false"} @click=${() => {
      this.isAsked = !this.isAsked;
    }}>${words.leaveOut}</button>`;
  }

  #compare(key: string): TemplateResult {
    const choose = (event: Event) => {
      const select = event.target as HTMLSelectElement;
      tell(this, "xxgk-compare-with", { key, other: select.value });
      select.value = "";
    };
    return html`<select aria-label=${words.compareWith} @change=${choose}><option value="">${words.compareWith}</option>
      ${this.others.map((other) => html`<option value=${other.key}>${titleOf(other)}</option>`)}</select>`;
  }

  #reason(key: string): TemplateResult {
    const take = (event: Event) => {
      event.preventDefault();
      const input = (event.target as HTMLElement).querySelector("input");
      this.isAsked = false;
      tell(this, "xxgk-leave-out", { key, reason: input?.value ?? "" });
    };
    return html`<form class="acts" @submit=${take}><input aria-label=${words.reason} placeholder=${words.reason} /><button>${words.leaveOutNow}</button></form>`;
  }
}

/** What was said when it was read, and what was found in it. */
export function saidOf({ notes, findings }: NonNullable<Entry["report"]>): TemplateResult {
  return html`${notes.length > 0 ? html`<h3>${words.notes}</h3><ul class="notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>` : nothing}
      <h3>${findings.length > 0 ? words.findings(findings.length) : words.nothingFound}</h3>
      <ol>${findings.map(
        ({
          severity,
          place,
          message,
          fix,
        }) => html`<li class=${severity}><b>${words.severity[severity]}</b>${place ? html` <strong>${place}</strong>` : nothing}
          <p>${message}</p><p class="quiet">${words.fix}${fix}</p></li>`,
      )}</ol>`;
}

/** What a report is called: by its office and year, or else by its file. */
export function titleOf({ name, report }: Entry): string {
  if (!report?.organ) return name;
  return report.year ? `${report.organ} ${report.year} 年` : report.organ;
}
