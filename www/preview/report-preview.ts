/**
 * The report as it will be printed, over the whole page; the browser prints it, and nothing
 * else of the page. It is in the body by itself: only so can all the rest be hidden
 * from the printer, whatever page holds the element. It is a modal dialog: a dialog of the page itself, or what it shows
 * on the full screen, would lie over anything else.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from "lit";
import type { Preview } from "../core/core";
import { messages } from "../view/messages";
import palette from "../view/palette.css";
import sheet from "./report-preview.css";
import { write } from "./write-markup";

/** What else is on the page does not go to the printer. */
const ALONE = `@media print { body > :not(xxgk-preview) { display: none !important } html, body { margin: 0; padding: 0; background: white } }`;
/** A browser that prints begins sooner than this, in milliseconds. */
const PRINTS = 1000;

export class ReportPreview extends LitElement {
  static override styles = [unsafeCSS(palette), unsafeCSS(sheet)];
  static override properties = { preview: { attribute: false }, cannotPrint: { state: true } };

  declare preview: Preview;
  /** What is said beside it, and not printed. */
  #beside: TemplateResult | undefined;
  /** Whether the browser did nothing when it was asked to print. */
  declare private cannotPrint: boolean;
  /** The element that shows it. */
  #owner: Element | undefined;
  /** What the focus goes back to. */
  #before: Element | null = null;
  /** Whether nobody sees it but the printer. */
  #isForPrinter = false;
  #isPrinting = false;
  #asked = 0;
  readonly #sheet = new CSSStyleSheet();
  readonly #outer = new CSSStyleSheet();

  /** Shows a preview over the page, until it is closed; `beside` stands at its right, and is not printed. */
  static open(owner: Element, preview: Preview, beside?: TemplateResult): void {
    const view = document.createElement("xxgk-preview") as ReportPreview;
    view.#owner = owner;
    view.#beside = beside;
    view.preview = preview;
    document.body.append(view);
  }

  /** Closes what that element shows: it is taken out of the page. */
  static closeOf(owner: Element): void {
    for (const view of document.querySelectorAll<ReportPreview>("xxgk-preview"))
      if (view.#owner === owner) view.remove();
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
    document.addEventListener("keydown", this.#key, true);
    window.addEventListener("beforeprint", this.#beforePrint);
    window.addEventListener("afterprint", this.#afterPrint);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#outer);
    document.removeEventListener("keydown", this.#key, true);
    window.removeEventListener("beforeprint", this.#beforePrint);
    window.removeEventListener("afterprint", this.#afterPrint);
    window.clearTimeout(this.#asked);
    if (this.#before instanceof HTMLElement) this.#before.focus();
  }

  protected override firstUpdated(): void {
    const root = this.renderRoot as ShadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    if (!this.#isForPrinter) this.#showOverAll();
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
    return html`<dialog lang="zh-CN" aria-modal="true" aria-label=${messages.preview} @cancel=${this.#close} @close=${this.#closed}>
      <div class="act"><p role="status">${this.cannotPrint ? messages.cannotPrint : messages.previewWhy}</p>
        <button class="main" @click=${this.#print}>${messages.print}</button>
        <button @click=${this.#close}>${messages.close}</button></div>
      <div class="sides"><div class="desk" tabindex="-1"></div>${this.#beside ? html`<aside tabindex="0" aria-label=${messages.findings}>${this.#beside}</aside>` : nothing}</div></dialog>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  #showOverAll(): void {
    // Browsers that have no dialogs (Firefox before 98) cannot have one of the page that would lie over this one.
    this.#dialog?.showModal?.();
    this.renderRoot.querySelector<HTMLElement>("button.main")?.focus();
  }

  #close(): void {
    this.remove();
  }

  /** The browser has ways of its own to close a dialog. */
  #closed(): void {
    if (!this.#isPrinting && !this.#dialog?.open) this.remove();
  }

  // ── Printing ──────────────────────────────────────────────────────────────

  /** A page in a frame may be forbidden to print: the browser does nothing then, and tells nobody. */
  #print(): void {
    window.clearTimeout(this.#asked);
    this.#asked = window.setTimeout(() => (this.cannotPrint = true), PRINTS);
    window.print();
  }

  /** What lies over the page is as high as the window; the printer wants all of it. */
  readonly #beforePrint = (): void => {
    window.clearTimeout(this.#asked);
    this.cannotPrint = false;
    this.#isPrinting = true;
    if (this.#dialog?.open) this.#dialog.close();
  };

  readonly #afterPrint = (): void => {
    this.#isPrinting = false;
    this.#showOverAll();
  };

  /** Escape closes this and nothing of the page below; Tab goes round within. */
  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" && event.key !== "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") {
      this.remove();
      return;
    }
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>(".act button, aside")];
    const place = buttons.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    buttons[(place + (event.shiftKey ? buttons.length - 1 : 1)) % buttons.length]?.focus();
  };
}

/** The element that really has the focus, within whatever shadow roots. */
function deepFocus(element: Element | null): Element | null {
  return element?.shadowRoot?.activeElement ? deepFocus(element.shadowRoot.activeElement) : element;
}
