/** The head of a report: whose it is, of which year, on which edition of the form, and what it is called. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { FieldKey, Finding, OfficialForm, View } from "../core/core";
import { heldText } from "../view/composing";
import { editionOf } from "../view/editions";
import { emit } from "../view/events";
import { messages } from "../view/messages";
import { inOneLine } from "../view/odd";
import { hasRoom } from "../view/room";
import { say } from "../view/say";

export class ReportHead extends LitElement {
  static override properties = {
    form: { attribute: false },
    texts: { attribute: false },
    findings: { attribute: false },
    offered: { attribute: false },
    keptAside: { attribute: false },
  };

  declare form: OfficialForm;
  declare texts: ReadonlyMap<FieldKey, string>;
  declare findings: readonly Finding[];
  /** The edition that the typed year calls for, where that is another one. */
  declare offered: string | null;
  /** What the file keeps for another edition. */
  declare keptAside: View["aside"];

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<div class="head">
      ${this.#input("organ.name", messages.organName, messages.organNameHint, "wide")}
      <div class="field"><label for="organ.kind">${messages.organKind}</label>
        <select id="organ.kind" data-field="organ.kind" @change=${(event: Event) => this.#typed("organ.kind", event)}>
          <option value="" .selected=${this.#text("organ.kind") === ""}>${messages.organKindNone}</option>
          ${this.form.organKinds.map((kind) => html`<option value=${kind.key} .selected=${this.#text("organ.kind") === kind.key}>${kind.name}</option>`)}
        </select>
      </div>
      ${this.#input("year", messages.year, "2025", "short")}
      ${this.#input("published", messages.published, messages.publishedHint, "")}
      ${this.offered === null ? nothing : this.#offer(this.offered)}
      ${this.#editions()}
      ${this.#input("title", messages.title, messages.titleHint, "title")}
    </div>
    ${this.keptAside.length > 0 ? this.#aside() : nothing}`;
  }

  /** The editions of the form, the newest first. */
  #editions(): TemplateResult {
    const { editions, edition: own } = this.form;
    return html`<div class="field edition"><label for="edition">${messages.edition}</label>
        <select id="edition" data-edition @change=${(event: Event) => this.#choose((event.target as HTMLSelectElement).value)}>
          ${editions.map(({ edition, name, years }) => html`<option value=${edition} .selected=${edition === own}>${messages.editionIs(name, years)}</option>`)}
        </select>
      </div>`;
  }

  /** What was found at the year is said here, where there is room for it, beside the button that puts it right. */
  #offer(edition: string): TemplateResult {
    const { name } = editionOf(this.form, edition);
    const found = this.#found("year");
    return html`<p class="offer"><span id="note-year" class="said">${found.length > 0 ? found.map(said) : said({ severity: "warning", message: messages.editionOffered(this.#text("year"), name) })}</span>
      <button data-act="use-edition" @click=${() => this.#choose(edition)}>${messages.useEdition(name)}</button></p>`;
  }

  /** What the file keeps for another edition. */
  #aside(): TemplateResult {
    return html`<details class="kept-aside"><summary class="quiet">${messages.stillAside(this.keptAside.length)}</summary>
      <ul>${this.keptAside.map(({ name, text }) => html`<li>${name}<span class="quiet">${text}</span></li>`)}</ul></details>`;
  }

  #input(field: FieldKey, name: string, hint: string, size: string): TemplateResult {
    const found = this.#found(field);
    const id = `note-${field}`;
    const isOffered = field === "year" && this.offered !== null;
    return html`<div class=${`field ${size}`}><label for=${field}>${name}</label>
      <input type="text" id=${field} autocomplete="off" data-field=${field} placeholder=${hint}
        inputmode=${field === "year" ? "numeric" : "text"}
        aria-invalid=${found.some((finding) => finding.severity === "error") ? "true" : "false"}
        aria-describedby=${found.length > 0 || isOffered ? id : nothing}
        .value=${live(heldText(this, field, inOneLine(this.#text(field))))} @input=${(event: Event) => this.#typed(field, event)} />
      ${found.length === 0 || isOffered ? nothing : html`<span id=${id} class="said">${found.map(said)}</span>`}
    </div>`;
  }

  #found(field: FieldKey): Finding[] {
    return this.findings.filter((finding) => finding.primary === field);
  }

  #text(field: FieldKey): string {
    return this.texts.get(field) ?? "";
  }

  #typed(field: FieldKey, event: Event): void {
    const input = event.target as HTMLInputElement;
    if (hasRoom(this.texts, field, input.value)) {
      emit(this, "xxgk-text", { field, text: input.value });
      return;
    }
    input.value = inOneLine(this.#text(field));
    say(this, { text: messages.noRoom, tone: "bad" });
  }

  #choose(edition: string): void {
    if (edition !== this.form.edition) emit(this, "xxgk-edition", { edition });
  }
}

function said({ severity, message }: Pick<Finding, "severity" | "message">): TemplateResult {
  return html`<span class=${severity}>${message}</span>`;
}
