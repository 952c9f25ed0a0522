/** The bar that stays at the top: whose report it is, what the checks say of it, and what can be done with it. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Steps } from "../core/core";
import { emit, type Panel } from "../view/events";
import { messages } from "../view/messages";

export class TopBar extends LitElement {
  static override properties = {
    whose: { attribute: false },
    counts: { attribute: false },
    undo: { attribute: false },
    redo: { attribute: false },
    steps: { attribute: false },
    panel: { attribute: false },
    beside: { attribute: false },
    hasDesk: { attribute: false },
  };

  /** The office and the year, as far as they were typed. */
  declare whose: string;
  declare counts: { errors: number; warnings: number; blank: number };
  /** The names of the steps that can be undone and redone. */
  declare undo: string | null;
  declare redo: string | null;
  /** All steps, while they are listed. */
  declare steps: Steps | undefined;
  /** The panel that is open. */
  declare panel: Panel | undefined;
  /** Whether the preview is beside the form. */
  declare beside: boolean;
  /** Whether the page has a desk for many reports. */
  declare hasDesk: boolean;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { errors, warnings, blank } = this.counts;
    const tone = errors > 0 ? "error" : warnings > 0 ? "warning" : blank > 0 ? "open" : "fine";
    return html`<header>
      <strong>${messages.app}</strong>
      <span class="quiet whose">${this.whose}</span>
      <button class=${`count ${tone}`} title=${messages.toFindings} @click=${() => emit(this, "xxgk-findings", {})}>${messages.summary(errors, warnings, blank)}</button>
      ${this.#turns()}
      ${this.hasDesk ? html`<button class="to-desk" @click=${() => emit(this, "xxgk-desk", {})}>${messages.desk}</button>` : nothing}
      ${this.#opens("open", messages.open)}
      <button @click=${() => emit(this, "xxgk-download", { ending: "json" })}>${messages.save}</button>
      <button @click=${() => emit(this, "xxgk-check", {})}>${messages.check}</button>
      <button class="beside" data-act="preview-beside" aria-pressed=${this.beside ? "true" : "false"} @click=${() => emit(this, "xxgk-beside", {})}>${messages.beside}</button>
      <button @click=${() => emit(this, "xxgk-preview", {})}>${messages.preview}</button>
      <span class="joined"><button class="main" @click=${() => emit(this, "xxgk-download", { ending: "docx" })}>${messages.download}</button>
      <button class="main" aria-label=${messages.otherFormats} title=${messages.otherFormats} aria-expanded=${this.#isOpen("download")}
        @click=${() => emit(this, "xxgk-panel", { panel: "download" })}><span aria-hidden="true">▾</span></button></span>
    </header>`;
  }

  #turns(): TemplateResult {
    const { undo, redo, steps } = this;
    return html`<span class="turns"><button ?disabled=${undo === null} title=${messages.undoOf(undo)}
        @click=${() => emit(this, "xxgk-go", { steps: 1 })}>${messages.undo}</button
      ><button ?disabled=${redo === null} title=${messages.redoOf(redo)}
        @click=${() => emit(this, "xxgk-go", { steps: -1 })}>${messages.redo}</button
      ><button ?disabled=${undo === null && redo === null} aria-label=${messages.steps} title=${messages.steps} aria-expanded=${this.#isOpen("steps")}
        @click=${() => emit(this, "xxgk-panel", { panel: "steps" })}><span aria-hidden="true">▾</span></button>
      ${steps ? html`<xxgk-steps .steps=${steps}></xxgk-steps>` : nothing}</span>`;
  }

  #opens(panel: Panel, label: string): TemplateResult {
    return html`<button aria-expanded=${this.#isOpen(panel)} @click=${() => emit(this, "xxgk-panel", { panel })}>${label}</button>`;
  }

  #isOpen(panel: Panel): "true" | "false" {
    return this.panel === panel ? "true" : "false";
  }
}
