/**
 * The report as it will be printed, beside the form: sheets of A4 that follow the edit.
 * After a key only the blocks that it changed are replaced; where pages end is worked
 * out after a pause. A click leads to the place in the form. It has a root of its own:
 * the classes of the document are not those of the page.
 */
import { html, LitElement, type PropertyValues, type TemplateResult, unsafeCSS } from "lit";
import type { Finding, Piece, Pieces, View } from "../core/core";
import { emit } from "../view/events";
import { messages } from "../view/messages";
import { nextFrame } from "../view/next-frame";
import type { Here } from "../view/places";
import { mark, marksIn } from "./preview-marks";
import { GAP, Pages } from "./preview-pages";
import sheet from "./side-preview.css";
import { write } from "./write-markup";

/** How soon after a key the preview follows, in milliseconds. */
const SOON = 50;
/** How much later at most, where keys follow keys: they go first. */
const LATER = 300;
/** How long a pause has to be until the pages are divided again. */
const PAUSE = 400;

export class SidePreview extends LitElement {
  static override styles = unsafeCSS(`:host { --gap: ${GAP}px }${sheet}`);
  static override properties = {
    view: { attribute: false },
    look: { attribute: false },
    findings: { attribute: false },
    here: { attribute: false },
  };

  /** Another one after each change of the report. */
  declare view: View;
  /** How the document looks. */
  declare look: unknown;
  declare findings: readonly Finding[];
  /** Where the person is in the form. */
  declare here: Here | undefined;
  /** Returns the report block by block. */
  pieces!: () => Pieces & { fonts: () => string };

  readonly #sheet = new CSSStyleSheet();
  /** Fonts count only in a sheet of the document. */
  readonly #fonts = new CSSStyleSheet();
  #style = "";
  #shown: { piece: Piece; marks: string; box: HTMLElement }[] = [];
  readonly #pages = new Pages();
  #soon = 0;
  #pause = 0;
  readonly #sizes = new ResizeObserver(() => this.#fit());

  override connectedCallback(): void {
    super.connectedCallback();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#fonts];
    if (this.hasUpdated) this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#fonts);
    this.#sizes.disconnect();
    window.clearTimeout(this.#soon);
    window.clearTimeout(this.#pause);
    this.#soon = 0;
  }

  protected override firstUpdated(): void {
    const root = this.renderRoot as ShadowRoot;
    root.adoptedStyleSheets = [this.#sheet, ...root.adoptedStyleSheets];
    this.#begin();
  }

  /** Shows the report as it is now, as wide as there is room. */
  #begin(): void {
    for (const box of this.renderRoot.querySelectorAll(".scroll, article")) this.#sizes.observe(box);
    this.#follow();
    this.#divide();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("view") || changed.has("look") || changed.has("findings")) this.#followSoon();
    else if (changed.has("here")) void nextFrame().then(() => this.isConnected && this.#show());
  }

  protected override render(): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${messages.preview} lang="zh-CN" @click=${this.#click}>
      <div class="hold"><div class="scale"><article class="sheet"></article></div></div></div>`;
  }

  // ── Following the edit ────────────────────────────────────────────────────

  /** The form is drawn first: the figure under the cursor has to be there at once. */
  #followSoon(): void {
    if (this.#soon !== 0) return;
    this.#soon = window.setTimeout(() => {
      whenIdle(() => {
        this.#soon = 0;
        if (this.isConnected) this.#follow();
      });
    }, SOON);
    window.clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => whenIdle(() => this.isConnected && this.#divide()), PAUSE);
  }

  #follow(): void {
    const { pieces, style, fonts } = this.pieces();
    if (style !== this.#style) {
      this.#style = style;
      this.#pages.forget();
      this.#sheet.replaceSync(style);
      this.#fonts.replaceSync((fonts().match(/@font-face\{[^}]*\}/g) ?? []).join(""));
    }
    const article = this.#article;
    const shown = this.#shown;
    // What is the same at the beginning and at the end stays.
    const added = pieces.length - shown.length;
    if (added !== 0) {
      let same = 0;
      while (same < Math.min(pieces.length, shown.length) && pieces[same]?.html === shown[same]?.piece.html) same += 1;
      const fresh: typeof shown = [];
      // By hand: old libraries put an `Array.from` of their own in its place, and an `entries` without places.
      while (fresh.length < added)
        fresh.push({
          piece: { html: "", key: "", span: [0, 0], gap: [0, 0] },
          marks: "",
          box: document.createElement("div"),
        });
      const [next] = shown.slice(same);
      for (const { box } of fresh) article.insertBefore(box, next ? next.box : null);
      for (const { box } of shown.splice(same, Math.max(0, -added), ...fresh)) box.remove();
    }
    pieces.forEach((piece, index) => {
      this.#put(index, piece);
    });
    this.#point();
  }

  #put(index: number, piece: Piece): void {
    const shown = this.#shown[index];
    if (!shown) return;
    const marks = marksIn(piece, this.findings, this.view.live);
    const written = marks.map(({ tone, said, at, start, end }) => `${tone}${said}${at}${start} ${end}`).join();
    // Most blocks are as they were after a key.
    if (shown.piece.html === piece.html && shown.marks === written) {
      shown.piece = piece;
      return;
    }
    if (shown.piece.html === piece.html) mark(shown.box, marks);
    else if (piece.html.includes("data-cell") && skeletonOf(shown.piece.html) === skeletonOf(piece.html)) {
      // Only figures are others: writing the table again would take ten times as long to lay out.
      const before = figuresOf(shown.piece.html);
      figuresOf(piece.html).forEach(([cell, figure], at) => {
        if (figure === before[at]?.[1]) return;
        const place = shown.box.querySelector(`[data-cell="${CSS.escape(cell ?? "")}"]`);
        if (!place) return;
        // Nearly all are digits, and those need no reading as HTML.
        if (/^\d*$/.test(figure ?? "")) place.textContent = figure ?? "";
        else write(place, figure ?? "");
      });
      if (shown.marks !== written) mark(shown.box, marks);
    } else {
      // Spelled and escaped by the core, as the files are.
      write(shown.box, piece.html);
      for (const window of shown.box.querySelectorAll(".window")) window.removeAttribute("tabindex");
      mark(shown.box, marks);
      this.#pages.restore(shown.box);
    }
    this.#shown[index] = { piece, marks: written, box: shown.box };
  }

  #divide(): void {
    this.#pages.divide(this.#article);
    this.#fit();
  }

  /** As wide as there is room. */
  #fit(): void {
    const [scroll, hold, scale] = [".scroll", ".hold", ".scale"].map((name) =>
      this.renderRoot.querySelector<HTMLElement>(name),
    );
    if (!scroll || !hold || !scale) return;
    const factor = Math.min(1, (scroll.clientWidth - 24) / scale.offsetWidth);
    scale.style.transform = `scale(${factor})`;
    hold.style.width = `${scale.offsetWidth * factor}px`;
    hold.style.height = `${scale.offsetHeight * factor}px`;
  }

  // ── Where the person is ───────────────────────────────────────────────────

  /** Shows where the person is, and moves there: after the form is painted, which would be laid out twice otherwise. */
  #show(): void {
    const at = this.#point();
    if (at) this.#reveal(at);
  }

  /** Not moving: that has to wait until all is laid out, which a key must not. */
  #point(): Element | undefined {
    const { here } = this;
    for (const old of this.#article.querySelectorAll(".here")) old.classList.remove("here");
    if (!here) return undefined;
    const cell = this.#article.querySelector<HTMLElement>(`[data-cell="${CSS.escape(here.place)}"]`);
    const isAt = ({ piece: { key, span } }: { piece: Piece }) =>
      key === here.place && span[0] <= here.offset && here.offset <= span[1];
    const at =
      cell ?? (this.#shown.filter(isAt).pop() ?? this.#shown.find(({ piece }) => piece.key === here.place))?.box;
    at?.classList.add("here");
    return at;
  }

  /** Only this column moves, and only when it has to. */
  #reveal(at: Element): void {
    const scroll = this.renderRoot.querySelector(".scroll");
    if (!scroll) return;
    const [place, window_] = [at.getBoundingClientRect(), scroll.getBoundingClientRect()];
    if (place.top >= window_.top && (place.bottom <= window_.bottom || place.top <= window_.top + window_.height / 2))
      return;
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const top = scroll.scrollTop + place.top - window_.top - window_.height / 3;
    scroll.scroll({ top, behavior: isStill ? "auto" : "smooth" });
  }

  #click(event: Event): void {
    const target = event.target as Element;
    const cell = target.closest<HTMLElement>("[data-cell]")?.dataset.cell;
    const piece = this.#shown.find(({ box }) => box.contains(target))?.piece;
    const place = cell ?? piece?.key;
    const words = target.closest<HTMLElement>("mark")?.dataset.span?.split(" ").map(Number);
    if (place !== undefined)
      emit(this, "xxgk-place", { place, span: (words as [number, number]) ?? piece?.span ?? [0, 0] });
  }

  get #article(): HTMLElement {
    return this.renderRoot.querySelector("article") as HTMLElement;
  }
}

/** As soon as the browser has nothing else to do. */
function whenIdle(act: () => void): void {
  if ("requestIdleCallback" in window) window.requestIdleCallback(act, { timeout: LATER });
  else act();
}

const FIGURE = /(data-cell="([^"]*)"[^>]*>)([^<]*)/g;

/** A table as HTML without its figures. */
function skeletonOf(html: string): string {
  return html.replace(FIGURE, "$1");
}

/** The figures of a table, each with its address. */
function figuresOf(html: string): [cell: string | undefined, figure: string | undefined][] {
  return [...html.matchAll(FIGURE)].map(([, , cell, figure]) => [cell, figure]);
}
