/** The head of a report: whose it is, of which year, and what it is called. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { FieldKey, Finding, OfficialForm } from "../core/core";
import { emit } from "../view/events";
import { messages } from "../view/messages";

export class ReportHead extends LitElement {
  static override properties = {
    kinds: { attribute: false },
    texts: { attribute: false },
    findings: { attribute: false },
  };

  declare kinds: OfficialForm["organKinds"];
  declare texts: ReadonlyMap<FieldKey, string>;
  declare findings: readonly Finding[];

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<div class="head">
      ${this.#input("organ.name", messages.organName, messages.organNameHint, "wide")}
      <div class="field"><label for="organ.kind">${messages.organKind}</label>
        <select id="organ.kind" data-field="organ.kind" @change=${(event: Event) => this.#typed("organ.kind", event)}>
          <option value="" .selected=${this.#text("organ.kind") === ""}>${messages.organKindNone}</option>
          ${this.kinds.map((kind) => html`<option value=${kind.key} .selected=${this.#text("organ.kind") === kind.key}>${kind.name}</option>`)}
        </select>
      </div>
      ${this.#input("year", messages.year, "2025", "short")}
      ${this.#input("published", messages.published, messages.publishedHint, "")}
      ${this.#input("title", messages.title, messages.titleHint, "full")}
    </div>`;
  }

  #input(field: FieldKey, name: string, hint: string, size: string): TemplateResult {
    const found = this.findings.filter((finding) => finding.primary === field);
    const id = `note-${field}`;
    return html`<div class=${`field ${size}`}><label for=${field}>${name}</label>
      <input type="text" id=${field} autocomplete="off" data-field=${field} placeholder=${hint}
        inputmode=${field === "year" ? "numeric" : "text"}
        aria-invalid=${found.some((finding) => finding.severity === "error") ? "true" : "false"}
        aria-describedby=${found.length > 0 ? id : nothing}
        .value=${live(this.#text(field))} @input=${(event: Event) => this.#typed(field, event)} />
      ${found.length === 0 ? nothing : html`<span id=${id} class="said">${found.map((finding) => html`<span class=${finding.severity}>${finding.message}</span>`)}</span>`}
    </div>`;
  }

  #text(field: FieldKey): string {
    return this.texts.get(field) ?? "";
  }

  #typed(field: FieldKey, event: Event): void {
    emit(this, "xxgk-text", {
      field,
      text: (event.target as HTMLInputElement).value,
    });
  }
}
