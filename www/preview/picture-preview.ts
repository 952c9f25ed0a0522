/** The pictures (图解) of the report beside the form, each with its table. They follow the edit after a pause. */
import { html, LitElement, type PropertyValues, type TemplateResult, unsafeCSS } from "lit";
import type { View } from "../core/core";
import { messages } from "../view/messages";
import palette from "../view/palette.css";
import sheet from "./picture-preview.css";
import { write } from "./write-markup";

/** How long a pause has to be until they are drawn again, in milliseconds. */
const PAUSE = 400;

export class PicturePreview extends LitElement {
  static override styles = [unsafeCSS(palette), unsafeCSS(sheet)];
  static override properties = { view: { attribute: false } };

  /** Another one after each change of the report. */
  declare view: View;
  /** Returns them as HTML. */
  markup!: () => string;

  #shown = "";
  #pause = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.#pause);
  }

  protected override firstUpdated(): void {
    this.#draw();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("view")) return;
    window.clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => this.isConnected && this.#draw(), PAUSE);
  }

  protected override render(): TemplateResult {
    return html`<div tabindex="0" role="region" aria-label=${messages.pictures} lang="zh-CN"></div>`;
  }

  #draw(): void {
    const markup = this.markup();
    const box = this.renderRoot.querySelector("div");
    if (!box || markup === this.#shown) return;
    this.#shown = markup;
    // Spelled and escaped by the core, as the files are.
    write(box, markup);
  }
}
