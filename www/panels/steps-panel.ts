/** The steps of the draft, the latest first: a click goes to how it was after that step. */
import { html, LitElement, type TemplateResult } from "lit";
import type { Steps } from "../core/core";
import { emit } from "../view/events";
import { messages } from "../view/messages";

export class StepsPanel extends LitElement {
  static override properties = { steps: { attribute: false } };

  declare steps: Steps;

  readonly #away = (event: Event) => {
    // Its own button closes it by itself.
    if (this.parentElement && !event.composedPath().includes(this.parentElement)) this.#close();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("pointerdown", this.#away);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("pointerdown", this.#away);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('[aria-current="step"]')?.focus();
  }

  protected override render(): TemplateResult {
    const { done, undone } = this.steps;
    const forward = undone.map((name, index) => this.#step(name, -1 - index)).reverse();
    const back = [...done, messages.beginning].map((name, index) => this.#step(name, index));
    return html`<div class="steps" role="region" aria-label=${messages.steps} @keydown=${this.#key}>
      <p class="quiet">${messages.stepsWhy}</p><ol>${forward}${back}</ol></div>`;
  }

  /** A step, and how many steps back it is. */
  #step(name: string, back: number): TemplateResult {
    return html`<li><button class=${back < 0 ? "undone" : ""} aria-current=${back === 0 ? "step" : "false"}
      @click=${() => this.#go(back)}>${name}${back === 0 ? html`<b>${messages.present}</b>` : ""}</button></li>`;
  }

  #go(steps: number): void {
    this.#close();
    if (steps !== 0) emit(this, "xxgk-go", { steps });
  }

  #close(): void {
    emit(this, "xxgk-panel", { panel: undefined });
  }

  #key(event: KeyboardEvent): void {
    const to = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      this.parentElement?.querySelector<HTMLElement>("[aria-expanded]")?.focus();
      this.#close();
    } else if (to !== undefined) {
      event.preventDefault();
      const buttons = [...this.querySelectorAll("button")];
      buttons[buttons.indexOf(event.target as HTMLButtonElement) + to]?.focus();
    }
  }
}
