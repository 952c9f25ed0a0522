/** A section of prose: a text field that grows with its text. */
import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { FieldKey, Finding } from "../core";
import { messages } from "../messages";
import { emit } from "./events";

export class ProseField extends LitElement {
  static override properties = {
    field: { attribute: false },
    name: { attribute: false },
    hint: { attribute: false },
    text: { attribute: false },
    findings: { attribute: false },
  };

  declare field: FieldKey;
  /** Its heading, for who hears the page. */
  declare name: string;
  /** The template's prompt. */
  declare hint: string;
  declare text: string;
  declare findings: readonly Finding[];

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const id = `note-${this.field}`;
    return html`<textarea data-field=${this.field} aria-label=${this.name} placeholder=${this.hint} aria-describedby=${id}
        aria-invalid=${this.findings.some((finding) => finding.severity === "error") ? "true" : "false"}
        .value=${live(this.text)} @input=${this.#type}></textarea>
      <div id=${id} class="said">${this.findings.map((finding) => html`<p class=${finding.severity}>${finding.message}。${messages.fixLabel}${finding.fix}</p>`)}</div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("text")) this.#grow();
  }

  #type(event: InputEvent): void {
    const area = event.target as HTMLTextAreaElement;
    emit(this, "xxgk-text", { field: this.field, text: area.value });
  }

  #grow(): void {
    const area = this.querySelector("textarea");
    // An empty field has its least height; measuring would lay the whole page out for nothing.
    if (!area || (area.value === "" && area.style.height === "")) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  }
}
