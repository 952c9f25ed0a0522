/** The look at what was read of another program's file: what is doubtful first, beside the tables as they stand in the file. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { LastYear, Review } from "../core/core";
import { emit, type PartEvents } from "../view/events";
import { messages } from "../view/messages";
import { sourcePages } from "./source-pages";

type Table = Review["tables"][number];
type Cell = Table["lines"][number][number];
type Place = Review["notes"][number]["places"][number];
type How = PartEvents["xxgk-review-take"]["how"];

/** A file that was read, and is not taken yet. */
interface Incoming {
  /** What the file is called. */
  readonly name: string;
  readonly review: Review;
  /** Whether it was chosen for last year's report. */
  readonly isForLastYear: boolean;
  /** What 上年结转 becomes when it is last year's report. */
  carriedOver(): LastYear["cells"];
}

export class ReviewPanel extends LitElement {
  static override properties = {
    incoming: { attribute: false },
    year: { attribute: false },
    isBlank: { attribute: false },
    shown: { state: true },
    asTables: { state: true },
  };

  declare incoming: Incoming;
  /** The year of the draft that is open. */
  declare year: number | null;
  /** Whether that draft is blank. */
  declare isBlank: boolean;
  /** The cell of the file that is pointed at, or what was asked for. */
  declare private shown: Cell | Place | undefined;
  /** Whether the tables are looked at, and not the pages on which they stand. */
  declare private asTables: boolean | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { name, review } = this.incoming;
    const { doubts, notes, pages, sections, tables } = review;
    const asTables = this.asTables || pages.length === 0;
    const look = (tables: boolean, label: string) =>
      html`<button aria-pressed=${tables === asTables ? "true" : "false"} @click=${() => (this.asTables = tables)}>${label}</button>`;
    return html`<div class="panel review" role="region" aria-label=${messages.review}>
      <h3>${messages.review}</h3>
      <p>${messages.reviewOf(name, review.title, review.year, review.edition)}</p>
      <div class="ways">${this.#ways()}</div>
      <div class="sides">
        <div class="read">
          <h3>${doubts.length > 0 ? messages.reviewDoubts(doubts.length) : messages.reviewNoDoubts}</h3>
          ${doubts.length > 0 ? html`<ul class="doubts">${doubts.map((doubt) => this.#doubt(doubt))}</ul>` : nothing}
          ${notes.length > 0 ? html`<h3>${messages.reviewNotes(notes.length)}</h3><ul class="notes">${notes.map((note) => this.#note(note))}</ul>` : nothing}
          <h3>${messages.reviewTexts}</h3>
          <dl>${sections.map(({ heading, text }, place) => html`<dt class=${this.#here({ section: place })}>${heading} <small class="quiet">${text === "" ? messages.reviewNoText : messages.reviewCharacters([...text].length)}</small></dt>${text === "" ? nothing : html`<dd>${text}</dd>`}`)}</dl>
        </div>
        <div class="source">
          <h3>${messages.reviewSource}</h3><p class="quiet">${messages.reviewSourceWhy}</p>
          ${pages.length === 0 ? nothing : html`<p class="looks">${look(false, messages.reviewPages)}${look(true, messages.reviewTables)}</p>`}
          <div class="picture" tabindex="0" role="region" aria-label=${messages.reviewSource} @pointerover=${this.#point}>${asTables ? tables.map((table, place) => this.#table(table, place)) : this.#pages()}</div>
          <p class="goes" role="status">${this.#goes()}</p>
        </div>
      </div>
    </div>`;
  }

  /** What the file may be, the likeliest first. */
  #ways(): TemplateResult[] {
    const { review, isForLastYear } = this.incoming;
    const isYearBefore = review.year !== null && this.year === review.year + 1;
    const way = (how: How, label: string, why: string) => ({ how, label, why });
    const ways = [
      way("draft", messages.reviewAsDraft, messages.reviewAsDraftWhy(this.isBlank)),
      way("last-year", messages.reviewAsLastYear, messages.reviewCarries(this.incoming.carriedOver())),
    ];
    if (isForLastYear || isYearBefore) ways.reverse();
    if (review.year !== null) ways.push(way("next", messages.reviewAsNext(review.year + 1), messages.reviewAsNextWhy));
    return [
      ...ways.map(
        ({ how, label, why }, place) =>
          html`<p><button class=${place === 0 ? "main" : ""} data-way=${how} @click=${() => emit(this, "xxgk-review-take", { how })}>${label}</button><span class="quiet">${why}</span></p>`,
      ),
      html`<p><button @click=${() => emit(this, "xxgk-compare", { file: undefined })}>${messages.reviewCompare}</button><span class="quiet">${messages.reviewCompareWhy}</span></p>`,
      html`<p><button @click=${() => emit(this, "xxgk-panel", { panel: undefined })}>${messages.cancel}</button></p>`,
    ];
  }

  #doubt({ place, name, text, why }: Review["doubts"][number]): TemplateResult {
    return html`<li><button class="link" @click=${() => this.#show(this.#cellOf(place))}>${messages.reviewDoubt(name, text)}</button><small class="quiet">${why}</small></li>`;
  }

  /** A note: one press leads to its place, or to each of several. */
  #note({ text, places }: Review["notes"][number]): TemplateResult {
    const press = (place: Place, label: string) =>
      place.table === null && place.section === null
        ? html`<span>${label}</span>`
        : html`<button class="link" @click=${() => this.#show(place)}>${label}</button>`;
    const [first, ...others] = places;
    if (!first || others.length === 0) return html`<li>${first ? press(first, text) : text}</li>`;
    return html`<li>${text}
      <details><summary>${messages.reviewPlaces}</summary>${places.map((place) => press(place, place.name))}</details></li>`;
  }

  #table({ heading, found, all, lines }: Table, table: number): TemplateResult {
    return html`<table data-found=${found}><caption class=${this.#here({ table })}>${messages.reviewFound(heading, found, all)}</caption>
      <tbody>${lines.map((cells, line) => html`<tr class=${this.#here({ table, line })}>${cells.map((cell, place) => this.#cell(cell, { table, line, cell: place }))}</tr>`)}</tbody></table>`;
  }

  #cell(cell: Cell, place: Partial<Place>): TemplateResult {
    const { address, columns, gap, name, text } = cell;
    const kind = kindOf(cell);
    const above = gap > 0 ? html`<td class="above" colspan=${gap}></td>` : nothing;
    const here = this.shown === cell ? "here" : this.#here(place);
    return html`${above}<td class="${kind} ${here}" colspan=${columns}
      data-source=${address ?? nothing} title=${address === null ? nothing : messages.reviewGoes(text, name)}>${text}</td>`;
  }

  /** The pages of the file, its cells marked as in the tables. */
  #pages(): TemplateResult[] {
    const { pages } = this.incoming.review;
    const cells = new Map(this.#cells().map((cell) => [cell.address, cell]));
    return sourcePages(pages, (address) => {
      const cell = cells.get(address);
      return `${kindOf(cell)} ${cell && cell === this.shown ? "here" : ""}`;
    });
  }

  /** The class of what was asked for. */
  #here({ table = null, line = null, cell = null, section = null }: Partial<Place>): string {
    const { shown } = this;
    if (!shown || "text" in shown) return "";
    const isHere = shown.table === table && shown.line === line && shown.cell === cell && shown.section === section;
    return isHere ? "here" : "";
  }

  /** What the mark stands on, in words. */
  #goes(): string {
    const { shown } = this;
    if (!shown) return " ";
    return "text" in shown ? messages.reviewGoes(shown.text, shown.name) : shown.name;
  }

  #point(event: Event): void {
    const { source } = (event.target as HTMLElement).dataset;
    if (source !== undefined) this.shown = this.#cellOf(source);
  }

  /** Marks a place, and brings it into sight. */
  async #show(place: Cell | Place | undefined): Promise<void> {
    // Of a cell its page shows where it stands; of all else the tables do.
    const { pages, tables } = this.incoming.review;
    const at = (place: Place) => tables[place.table ?? -1]?.lines[place.line ?? -1]?.[place.cell ?? -1];
    const cell = place && ("text" in place ? place : at(place));
    const isOnPage = pages.some(({ cells }) => cells.some(([address]) => address === cell?.address));
    this.shown = isOnPage ? cell : place;
    this.asTables = !isOnPage;
    await this.updateComplete;
    this.querySelector(".here")?.scrollIntoView({ block: "center", inline: "nearest" });
  }

  #cells(): Cell[] {
    return this.incoming.review.tables.flatMap(({ lines }) => lines.flat());
  }

  #cellOf(place: string): Cell | undefined {
    return this.#cells().find(({ address }) => address === place);
  }
}

/** How a cell of the file is marked. */
function kindOf(cell: Cell | undefined): string {
  return !cell || cell.address === null ? "" : cell.isDoubted ? "doubted" : "taken";
}
