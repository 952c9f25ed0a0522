/** One report of the list: what was said when it was read, and what the office has to look at. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { tell } from "./desk-events";
import type { Entry } from "./entry";
import { words } from "./words";

export class ReportDetail extends LitElement {
  static override properties = { entry: { attribute: false } };

  declare entry: Entry | undefined;

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
        <button @click=${() => tell(this, "xxgk-copy-letter", { key: entry.key })}>${words.copyLetter}</button>`
            : nothing
        }
        <button @click=${() => tell(this, "xxgk-remove-report", { key: entry.key })}>${words.remove}</button>
      </div>
      ${report ? this.#report(report) : nothing}`;
  }

  #report({ notes, findings }: NonNullable<Entry["report"]>): TemplateResult {
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
}

/** What a report is called: by its office and year, or else by its file. */
export function titleOf({ name, report }: Entry): string {
  if (!report?.organ) return name;
  return report.year ? `${report.organ} ${report.year} 年` : report.organ;
}
