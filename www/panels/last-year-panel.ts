/** Last year's figures: from last year's file, or typed. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { LastYear } from "../core/core";
import { heldText } from "../view/composing";
import { emit } from "../view/events";
import { messages } from "../view/messages";

export class LastYearPanel extends LitElement {
  static override properties = { lastYear: { attribute: false }, year: { attribute: false } };

  declare lastYear: LastYear;
  /** The year before the report's, as far as it is known. */
  declare year: string;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { title, isKnown, cells } = this.lastYear;
    return html`<div class="panel last-year" role="region" aria-label=${messages.lastYear}>
      <p>${messages.lastYearWhy}</p>
      <div class="acts"><label class="file">${messages.lastYearFile}
        <input type="file" accept=".json,.docx,.html,.htm,.doc,.wps,.rtf,.mht,.xlsx,.xls,.et,.pdf,.ofd,.zip" @change=${this.#choose} /></label>
      ${isKnown ? html`<span>${messages.lastYearIs(title)}</span><button @click=${() => emit(this, "xxgk-last-year-forget", {})}>${messages.lastYearForget}</button>` : nothing}</div>
      <h3>${messages.lastYearByHand(this.year)}</h3>
      <div class="figures">${cells.map(({ address, name, text }) => this.#cell(address, name, text))}</div>
      <button class="close" @click=${() => emit(this, "xxgk-panel", { panel: undefined })}>${messages.close}</button>
    </div>`;
  }

  #cell(address: string, name: string, text: string): TemplateResult {
    return html`<label><span>${name}</span><input type="text" inputmode="decimal" autocomplete="off" data-last-year=${address}
      .value=${live(heldText(this, address, text))} @input=${(event: Event) => emit(this, "xxgk-last-year-cell", { address, text: (event.target as HTMLInputElement).value })} /></label>`;
  }

  #choose(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) emit(this, "xxgk-last-year-file", { file });
    // The same file may be chosen again.
    input.value = "";
  }
}
