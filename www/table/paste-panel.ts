/** A pasted block that does not fit as it stands: how it was read, what would go where, and what nowhere. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { PasteReading } from "../core/core";
import { emit } from "../view/events";
import { messages } from "../view/messages";

type Pasted = PasteReading["cells"][number];

export class PastePanel extends LitElement {
  static override properties = {
    readings: { attribute: false },
    chosen: { attribute: false },
  };

  declare readings: readonly PasteReading[];
  declare chosen: number;

  /** The parts share the stylesheet of the element that holds them. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("keydown", (event) => {
      if (event.key === "Escape") emit(this, "xxgk-paste-cancel", {});
    });
  }

  /** The focus goes to what has to be decided: the readings, or else the button. */
  protected override firstUpdated(): void {
    const first = this.querySelector<HTMLElement>("input") ?? this.querySelector<HTMLElement>("button");
    first?.focus({ preventScroll: true });
    this.scrollIntoView({ block: "nearest" });
  }

  protected override render(): TemplateResult {
    const reading = this.readings[this.chosen];
    if (!reading) return html``;
    return html`<div class="paste" role="group" aria-label=${messages.paste} data-panel="paste">
      <h3>${messages.paste}</h3><p class="quiet">${messages.pasteWhy}</p>
      ${this.#choices()}
      <div class="picture" tabindex="0" role="region" aria-label=${messages.pastePicture}>${pictures(reading)}</div>
      ${remarks(reading)}
      <div class="acts">
        <button class="main" data-act="paste-apply" @click=${() => emit(this, "xxgk-paste-apply", {})}>${messages.pasteApply(reading.cells.length)}</button>
        <button data-act="paste-cancel" @click=${() => emit(this, "xxgk-paste-cancel", {})}>${messages.cancel}</button>
      </div></div>`;
  }

  #choices(): TemplateResult {
    const choice = (reading: PasteReading, index: number) => html`<label>
      <input type="radio" name="paste" .checked=${index === this.chosen}
        @change=${() => emit(this, "xxgk-paste-choose", { reading: index })} />${reading.words}</label>`;
    return html`<fieldset><legend>${messages.pasteReadings}</legend>${this.readings.map(choice)}</fieldset>`;
  }
}

/** What is lost or doubtful in a reading: old figures that go, places to be looked at, and what goes nowhere. */
function remarks({ cells, doubts, leftOut }: PasteReading): TemplateResult {
  const changed = cells.filter(({ before, after }) => before !== "" && before !== after);
  const emptied = changed.filter(({ after }) => after === "");
  const lines = [
    ...(doubts.length > 0 ? [messages.pasteDoubts(doubts.length)] : []),
    ...(changed.length > 0 ? [messages.pasteChanges(changed.length, emptied.length)] : []),
    ...leftOut,
  ];
  return lines.length > 0 ? html`<ul class="remarks">${lines.map((one) => html`<li>${one}</li>`)}</ul>` : html``;
}

/** The cells of each table; where there are several, under their headings. */
function pictures({ cells, tables, doubts }: PasteReading): TemplateResult[] {
  const why = new Map(doubts.map((doubt) => [doubt.address, doubt.why]));
  return tables.map(({ key, heading }) => {
    const own = cells.filter(({ address }) => address.startsWith(`${key}.`));
    return picture(own, tables.length > 1 ? heading : "", why);
  });
}

/** The cells that change, under their headings: what is there, and what would be. */
function picture(cells: readonly Pasted[], caption: string, why: ReadonlyMap<string, string>): TemplateResult {
  const [rows, columns] = [new Set<string>(), new Set<string>()];
  const at = new Map<string, Pasted>();
  for (const cell of cells) {
    rows.add(cell.row);
    columns.add(cell.column);
    at.set(`${cell.row}\n${cell.column}`, cell);
  }
  const line = (row: string) => html`<tr><th scope="row">${row}</th>
    ${[...columns].map((column) => figure(at.get(`${row}\n${column}`), why))}</tr>`;
  return html`<table>${caption ? html`<caption>${caption}</caption>` : nothing}
    <thead><tr><td></td>${[...columns].map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
    <tbody>${[...rows].map(line)}</tbody></table>`;
}

function figure(cell: Pasted | undefined, why: ReadonlyMap<string, string>): TemplateResult {
  if (!cell) return html`<td></td>`;
  const { address, before, after } = cell;
  const doubt = why.get(address) ?? "";
  const look = doubt ? "doubt" : before === after ? "quiet" : after === "" ? "emptied" : "";
  if (before === after) return html`<td class=${look} title=${doubt}>${after}</td>`;
  const old = before === "" ? nothing : html`<del>${before}</del> `;
  return html`<td class=${look} title=${doubt}>${old}<ins>${after === "" ? messages.pasteEmptied : after}</ins></td>`;
}
