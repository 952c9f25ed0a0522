/**
 * The report as it will be printed, over the whole page; the browser prints it, and nothing
 * else of the page. It is in the body by itself: only so can all the rest be hidden
 * from the printer, whatever page holds the element.
 */
import { html, LitElement, type PropertyValues, type TemplateResult, unsafeCSS } from "lit";
import type { Preview } from "../core/core";
import { write } from "../view/markup";
import { messages } from "../view/messages";
import palette from "../view/palette.css";
import sheet from "./report-preview.css";

/** What else is on the page does not go to the printer. */
const ALONE = `@media print { body > :not(xxgk-preview) { display: none !important } html, body { margin: 0; padding: 0; background: white } }`;

export class ReportPreview extends LitElement {
  static override styles = [unsafeCSS(palette), unsafeCSS(sheet)];
  static override properties = { preview: { attribute: false } };

  declare preview: Preview;
  /** What the focus goes back to. */
  #before: Element | null = null;
  /** Whether nobody sees it but the printer. */
  #isForPrinter = false;
  readonly #sheet = new CSSStyleSheet();
  readonly #outer = new CSSStyleSheet();

  /** Shows a preview over the page, until it is closed. */
  static open(preview: Preview): void {
    const view = document.createElement("xxgk-preview") as ReportPreview;
    view.preview = preview;
    document.body.append(view);
  }

  /** Puts a preview there for the printer alone, until the page has been printed; one that is open is printed itself. */
  static forPrinter(preview: () => Preview): void {
    if (document.querySelector("xxgk-preview")) return;
    const view = document.createElement("xxgk-preview") as ReportPreview;
    view.preview = preview();
    view.#isForPrinter = true;
    document.body.append(view);
    // The printer does not wait for the next turn.
    view.performUpdate();
    window.addEventListener("afterprint", () => view.remove(), { once: true });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#outer];
    if (this.#isForPrinter) {
      this.classList.add("for-printer");
      return;
    }
    this.#before = deepFocus(document.activeElement);
    this.setAttribute("role", "dialog");
    this.setAttribute("aria-modal", "true");
    this.setAttribute("aria-label", messages.preview);
    document.addEventListener("keydown", this.#key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#outer);
    document.removeEventListener("keydown", this.#key);
    if (this.#before instanceof HTMLElement) this.#before.focus();
  }

  protected override firstUpdated(): void {
    const root = this.renderRoot as ShadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    if (!this.#isForPrinter) root.querySelector<HTMLElement>("button.main")?.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("preview")) return;
    const { body, style, sheet } = this.preview;
    this.#sheet.replaceSync(style);
    this.#outer.replaceSync(`${sheet}${ALONE}`);
    const desk = this.renderRoot.querySelector(".desk");
    // Spelled and escaped by the core, as the files are.
    if (desk) write(desk, body);
  }

  protected override render(): TemplateResult {
    return html`<div class="act"><p>${messages.previewWhy}</p>
        <button class="main" @click=${() => window.print()}>${messages.print}</button>
        <button @click=${() => this.remove()}>${messages.close}</button></div>
      <div class="desk" lang="zh-CN" tabindex="-1"></div>`;
  }

  /** Escape closes; Tab goes round within. */
  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === "Escape") this.remove();
    if (event.key !== "Tab") return;
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>(".act button")];
    const place = buttons.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    event.preventDefault();
    buttons[(place + (event.shiftKey ? buttons.length - 1 : 1)) % buttons.length]?.focus();
  };
}

/** The element that really has the focus, within whatever shadow roots. */
function deepFocus(element: Element | null): Element | null {
  return element?.shadowRoot?.activeElement ? deepFocus(element.shadowRoot.activeElement) : element;
}
