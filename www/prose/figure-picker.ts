/** Chooses a figure of the tables for a text: type some words of its name, Enter takes it. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { FigureGroup } from "../core/core";
import { messages } from "../view/messages";

type Figure = FigureGroup["figures"][number];

/** What was taken last, the latest first, in all texts of this window. */
let recent: string[] = [];
const RECENT = 4;
/** Of tables with more figures than this, only the totals are offered until some words are typed. */
const FEW = 40;

export class FigurePicker extends LitElement {
  static override properties = {
    groups: { attribute: false },
    words: { state: true },
    at: { state: true },
  };

  declare groups: readonly FigureGroup[];
  /** Takes a figure, or none. */
  declare take: (cell: string | undefined) => void;
  declare private words: string;
  /** The option that Enter takes. */
  declare private at: number;

  constructor() {
    super();
    this.words = "";
    this.at = 0;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector("input")?.focus();
  }

  protected override render(): TemplateResult {
    const groups = this.#found();
    const figures = groups.flatMap(({ figures }) => figures);
    const at = Math.min(this.at, figures.length - 1);
    let number = 0;
    const option = ({ cell, name, text }: Figure) => {
      const here = number++;
      return html`<li role="option" id=${`figure-${here}`} data-figure=${cell} aria-selected=${here === at ? "true" : "false"}
        @mousedown=${(event: Event) => event.preventDefault()} @click=${() => this.#take(cell)}>
        <span>${name}</span><span class=${text === "" ? "quiet" : ""}>${text === "" ? messages.notFilled : text}</span></li>`;
    };
    return html`<div class="picker" @keydown=${(event: KeyboardEvent) => this.#key(event, figures, at)}>
      <input type="text" role="combobox" autocomplete="off" aria-label=${messages.findFigure} placeholder=${messages.findFigure}
        aria-expanded="true" aria-controls="figures" aria-activedescendant=${at < 0 ? nothing : `figure-${at}`}
        .value=${this.words} @input=${this.#type} />
      <ul id="figures" role="listbox" aria-label=${messages.insertFigure}>${groups.map(
        ({ heading, figures }) => html`<li role="presentation" class="of">${heading}</li>${figures.map(option)}`,
      )}</ul>
      ${figures.length === 0 ? html`<p class="quiet" role="status">${messages.noSuchFigure}</p>` : nothing}
    </div>`;
  }

  /** The figures whose table, name and headings have all the words; without words the usual ones. */
  #found(): FigureGroup[] {
    const words = this.words.split(/\s+/).filter((word) => word !== "");
    const fits = (group: FigureGroup, { name, label }: Figure) =>
      words.length > 0
        ? words.every((word) => `${group.heading}${name}${label}`.includes(word))
        : group.figures.length <= FEW || name.includes(messages.totals);
    const groups = this.groups.map((group) => ({
      ...group,
      figures: group.figures.filter((figure) => fits(group, figure)),
    }));
    const known = this.groups.flatMap(({ figures }) => figures);
    const last = words.length > 0 ? [] : recent.flatMap((cell) => known.filter((figure) => figure.cell === cell));
    return [{ table: "", heading: messages.recentFigures, figures: last }, ...groups].filter(
      ({ figures }) => figures.length > 0,
    );
  }

  #type(event: Event): void {
    this.words = (event.target as HTMLInputElement).value;
    this.at = 0;
  }

  #key(event: KeyboardEvent, figures: readonly Figure[], at: number): void {
    // A key of an input method is not ours.
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) this.#move((at + step + figures.length) % Math.max(figures.length, 1));
    else if (event.key === "Enter") this.#take(figures[at]?.cell);
    else if (event.key === "Escape") this.take(undefined);
    else return;
    event.preventDefault();
  }

  #move(to: number): void {
    this.at = to;
    void this.updateComplete.then(() =>
      this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" }),
    );
  }

  #take(cell: string | undefined): void {
    if (cell === undefined) return;
    recent = [cell, ...recent.filter((one) => one !== cell)].slice(0, RECENT);
    this.take(cell);
  }
}
