/** The list: a line for each report. Only the lines in sight are drawn, so that ten thousand scroll like ten. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { tell } from "./desk-events";
import type { Column, Row } from "./rows";
import { words } from "./words";

/** The height of a line in pixels, as in reports.css. */
const LINE = 36;
/** So many are drawn beyond what is in sight, for quick wheels. */
const BEYOND = 8;

const COLUMNS = Object.entries(words.columns) as [Column, string][];

export class ReportList extends LitElement {
  static override properties = {
    rows: { attribute: false },
    chosen: { attribute: false },
    sorted: { attribute: false },
    isDescending: { attribute: false },
    first: { state: true },
    height: { state: true },
  };

  declare rows: readonly Row[];
  /** The key of the line that is chosen. */
  declare chosen: string | undefined;
  declare sorted: Column | undefined;
  declare isDescending: boolean;
  /** How far it is scrolled, in lines. */
  declare private first: number;
  declare private height: number;
  #watch: ResizeObserver | undefined;

  constructor() {
    super();
    this.rows = [];
    this.isDescending = false;
    this.first = 0;
    this.height = 600;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch?.disconnect();
    this.#watch = undefined;
  }

  protected override updated(): void {
    const list = this.querySelector(".list");
    if (!list || this.#watch) return;
    this.#watch = new ResizeObserver(([entry]) => {
      if (entry) this.height = entry.contentRect.height;
    });
    this.#watch.observe(list);
  }

  protected override render(): TemplateResult {
    const { rows } = this;
    const first = Math.max(0, Math.min(this.first, rows.length) - BEYOND);
    const last = Math.min(rows.length, this.first + Math.ceil(this.height / LINE) + BEYOND);
    return html`<div class="list" role="table" aria-label=${words.app} aria-rowcount=${rows.length + 1} @scroll=${this.#scroll} @keydown=${this.#key}>
      <div role="rowgroup"><div class="line heads" role="row" aria-rowindex="1">${COLUMNS.map(([column, name]) => this.#head(column, name))}</div></div>
      <div role="rowgroup" class="rows" .style=${`height: ${rows.length * LINE}px`}>
        <div role="presentation" .style=${`transform: translateY(${first * LINE}px)`}>${rows.slice(first, last).map((row, place) => this.#line(row, first + place))}</div>
      </div>
      ${rows.length === 0 ? html`<p class="quiet">${words.noMatch}</p>` : nothing}
    </div>`;
  }

  #head(column: Column, name: string): TemplateResult {
    const order = this.sorted !== column ? "none" : this.isDescending ? "descending" : "ascending";
    const arrow = { none: "", ascending: "▲", descending: "▼" }[order];
    return html`<span role="columnheader" class=${column} aria-sort=${order}><button title=${words.sortBy(name)}
      @click=${() => tell(this, "xxgk-sort", { column })}>${name}<span aria-hidden="true">${arrow}</span></button></span>`;
  }

  #line(row: Row, place: number): TemplateResult {
    const { key, organ, kind, year, file, read, errors, warnings, received, more, state, entry } = row;
    const isChosen = key === this.chosen;
    const isHere = this.chosen === undefined ? place === 0 : isChosen;
    return html`<div class=${`line ${isChosen ? "chosen" : ""} ${entry?.state ?? "absent"}`} role="row" aria-rowindex=${place + 2} @click=${() => this.#choose(key)}>
      <span role="cell" class="organ"><button data-key=${key} tabindex=${isHere ? 0 : -1} aria-pressed=${isChosen ? "true" : "false"} title=${organ || file}>${organ || file}</button></span>
      <span role="cell" class="kind" title=${entry?.report?.kind ?? nothing}>${kind}</span>
      <span role="cell" class="year">${year}</span>
      <span role="cell" class="file" title=${file}>${file}</span>
      <span role="cell" class=${`read ${read === words.whole ? "" : "open"}`}>${read}</span>
      <span role="cell" class=${`errors ${errors > 0 ? "some" : ""}`}>${entry?.report ? errors : ""}</span>
      <span role="cell" class=${`warnings ${warnings > 0 ? "some" : ""}`}>${entry?.report ? warnings : ""}</span>
      <span role="cell" class="received">${received < 0 ? "" : received}${more ? html`<small class="quiet" title=${words.moreWhy}>${words.more(more)}</small>` : nothing}</span>
      <span role="cell" class="state" title=${state}>${state}</span>
    </div>`;
  }

  readonly #scroll = (event: Event): void => {
    this.first = Math.floor((event.target as Element).scrollTop / LINE);
  };

  #choose(key: string): void {
    tell(this, "xxgk-choose-report", { key });
  }

  /** Up and down, a screen, and to both ends. */
  readonly #key = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor(this.height / LINE) - 1);
    const end = this.rows.length;
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -end,
      End: end,
    };
    const step = steps[event.key];
    if (step === undefined || end === 0) return;
    event.preventDefault();
    const from = this.rows.findIndex(({ key }) => key === this.chosen);
    const place = Math.max(0, Math.min(end - 1, from + step));
    const row = this.rows[place];
    if (!row) return;
    this.#choose(row.key);
    this.#show(place);
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>(`[data-key="${row.key}"]`)?.focus({ preventScroll: true }),
    );
  };

  /** Scrolls just as far as a line needs to be in sight. */
  #show(place: number): void {
    const list = this.querySelector(".list");
    if (!list) return;
    // The line of heads stays above them.
    const top = place * LINE;
    const height = list.clientHeight - LINE;
    if (top < list.scrollTop) list.scrollTop = top;
    else if (top + LINE > list.scrollTop + height) list.scrollTop = top + LINE - height;
    this.first = Math.floor(list.scrollTop / LINE);
  }
}
