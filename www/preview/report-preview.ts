/**
 * The report as it will be printed, over the whole page; the browser prints it, and nothing
 * else of the page. It stands in the body by itself: only so can all the rest be hidden
 * from the printer, whatever page holds the element.
 */
import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import type { Preview } from "../core/core";
import { messages } from "../view/messages";

/** What else is on the page does not go to the printer. */
const ALONE = `@media print { body > :not(xxgk-preview) { display: none !important } html, body { margin: 0; padding: 0; background: #fff } }`;

export class ReportPreview extends LitElement {
  static override styles = css`
    :host { position: fixed; z-index: 2147483000; top: 0; right: 0; bottom: 0; left: 0; overflow: auto; background: #5d6674; color: #1b2230; }
    .act { position: sticky; z-index: 1; top: 0; display: flex; align-items: center; height: 52px; padding: 0 16px; background: #fff; border-bottom: 1px solid #d5dbe5; font: 14px/1.5 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", system-ui, sans-serif; }
    .act p { flex: 1; margin: 0 12px 0 0; }
    .act button { min-height: 32px; padding: 4px 14px; border: 1px solid #8f9bb0; border-radius: 6px; background: #fff; color: inherit; font: inherit; cursor: pointer; }
    .act button.main { border-color: #1a5a9e; background: #1a5a9e; color: #fff; }
    .act button + button { margin-left: 12px; }
    .act button:focus { outline: 2px solid #1a5a9e; outline-offset: 2px; }
    .desk { padding: 20px; }
    .desk > * { margin: 0 auto; box-shadow: 0 2px 14px rgba(0, 0, 0, 0.35); }
    @media screen { :host(.for-printer) { display: none; } }
    @media print {
      :host { position: static; overflow: visible; background: none; }
      .act { display: none; }
      .desk { padding: 0; }
      .desk > * { box-shadow: none; }
    }
  `;
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
    if (desk) desk.innerHTML = body;
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
