/** One official table, drawn as it is printed, with an input for every figure. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Finding, FormTable, Printed } from "../core";
import { messages } from "../messages";
import { emit } from "./events";

/** What a cell shows. */
export interface CellState {
  shown: string;
  /** Whether it is a sum that was worked out because nobody typed one. */
  computed: boolean;
  /** What was typed, where something else is shown. */
  typed: string | undefined;
}

/** What is marked at a cell. */
export interface CellMarks {
  /** Findings to be corrected here, the gravest first. */
  findings: readonly Finding[];
  /** Whether a finding at another cell looked at this one. */
  takesPart: boolean;
}

/** A cell on the screen. */
interface Place {
  item: Printed;
  box: HTMLTableCellElement;
  input: HTMLInputElement;
  /** What is said at it; made when there is something to say. */
  note?: HTMLElement;
}

export class ReportTable extends LitElement {
  static override properties = {
    table: { attribute: false },
    name: { attribute: false },
    cells: { attribute: false },
    marks: { attribute: false },
    entered: { attribute: false },
  };

  declare table: FormTable;
  declare name: string;
  declare cells: ReadonlyMap<string, CellState>;
  declare marks: ReadonlyMap<string, CellMarks>;
  /** Whether the totals are typed by hand. */
  declare entered: boolean;

  readonly #places = new Map<string, Place>();
  #drawn: { table: FormTable; element: HTMLTableElement } | undefined;
  /** The cell that has the focus. */
  #focused: HTMLInputElement | undefined;
  /** The text in it, once it has been typed into. */
  #text: string | undefined;

  /** The parts share the stylesheet of the element that holds them. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`${this.table.hasSums ? this.#totals() : nothing}${this.#drawing()}`;
  }

  protected override updated(): void {
    for (const [address, place] of this.#places) this.#show(address, place);
  }

  #totals(): TemplateResult {
    const choice = (value: boolean, label: string) => html`<label>
      <input type="radio" name=${`totals-${this.table.key}`} .checked=${live(this.entered === value)}
        @change=${() => emit(this, "xxgk-totals", { table: this.table.key, entered: value })} />${label}</label>`;
    return html`<fieldset class="totals">
      <legend>${messages.totals}</legend>
      ${choice(false, messages.totalsComputed)}${choice(true, messages.totalsEntered)}
      <span class="quiet">${messages.totalsWhy}</span>
    </fieldset>`;
  }

  // ── Drawing, once ─────────────────────────────────────────────────────────
  // By hand, not by a template: 200 cells with some ten bindings each took half of the
  // time that the page needs to open, and only their figures and marks ever change.

  #drawing(): HTMLTableElement {
    if (this.#drawn?.table === this.table) return this.#drawn.element;
    const { table } = this;
    const element = document.createElement("table");
    element.className = `form ${table.key}`;
    const caption = element.createCaption();
    caption.className = "unseen";
    caption.textContent = this.name;
    element.append(columnsOf(table.widths));
    const head = element.createTHead();
    const body = element.createTBody();
    table.lines.forEach((line, index) => {
      const row = (index < table.headerLines ? head : body).insertRow();
      if (index < table.headerLines) row.className = `head-${index}`;
      const isLabels = line.every((item) => item.cell === null);
      for (const item of line)
        row.append(item.cell === null ? label(item, isLabels, table.widths.length) : this.#cell(item, item.cell));
    });
    this.#listen(element);
    this.#drawn = { table, element };
    return element;
  }

  #cell(item: Printed, address: string): HTMLTableCellElement {
    const [box, input] = blankCell();
    if (item.columns > 1) box.colSpan = item.columns;
    if (item.money) input.inputMode = "decimal";
    input.dataset.cell = address;
    input.setAttribute("aria-label", item.label);
    this.#places.set(address, { item, box, input });
    return box;
  }

  // ── Showing, after every change ───────────────────────────────────────────

  #show(address: string, place: Place): void {
    const state = this.cells.get(address);
    if (!state) return;
    const { input, box, item } = place;
    // Nobody's typing is written over; the cell shows what was understood when it is left.
    const text = input === this.#focused ? (this.#text ?? state.typed ?? state.shown) : state.shown;
    if (input.value !== text) input.value = text;
    const marks = this.marks.get(address);
    const findings = marks?.findings ?? [];
    const worst = findings[0]?.severity;
    const isEntered = item.sum && !state.computed && state.shown !== "" && !this.entered;
    const classes = [item.sum && "sum", isEntered && "entered", marks?.takesPart && "part", worst]
      .filter(Boolean)
      .join(" ");
    if (box.className !== classes) box.className = classes;
    const invalid = worst === "error" ? "true" : "false";
    if (input.getAttribute("aria-invalid") !== invalid) input.setAttribute("aria-invalid", invalid);
    this.#say(address, place, [
      ...findings.map((finding) => `${finding.message}\n${messages.fixLabel}${finding.fix}`),
      ...(state.typed === undefined ? [] : [messages.readAs(state.typed, state.shown)]),
      ...(state.computed ? [messages.computedNote] : []),
      ...(isEntered ? [messages.enteredNote] : []),
    ]);
  }

  /** Says something at the cell itself: the same words as in the list of findings. */
  #say(address: string, place: Place, lines: readonly string[]): void {
    const text = lines.join("\n\n");
    if ((place.note?.textContent ?? "") === text) return;
    if (!place.note) {
      place.note = document.createElement("div");
      place.note.className = "note";
      place.note.id = `note-${address}`;
      place.box.append(place.note);
    }
    place.note.textContent = text;
    if (text === "") place.input.removeAttribute("aria-describedby");
    else place.input.setAttribute("aria-describedby", place.note.id);
  }

  // ── Typing ────────────────────────────────────────────────────────────────

  /** One listener for all cells. */
  #listen(table: HTMLTableElement): void {
    const on = <Type extends Event>(
      name: string,
      hear: (event: Type, input: HTMLInputElement, address: string) => void,
    ) =>
      table.addEventListener(name, (event) => {
        const { target } = event;
        if (target instanceof HTMLInputElement && target.dataset.cell) hear(event as Type, target, target.dataset.cell);
      });
    on("focusin", (_, input, address) => this.#enter(input, address));
    on("focusout", (_, input, address) => this.#leave(input, address));
    on<InputEvent>("input", (event, input, address) => this.#type(event, input, address));
    on("compositionend", (event, input, address) => this.#type(event, input, address));
    on<ClipboardEvent>("paste", (event, _, address) => this.#paste(event, address));
    on<KeyboardEvent>("keydown", (event, input) => move(event, input));
  }

  #enter(input: HTMLInputElement, address: string): void {
    this.#focused = input;
    // To the letter, while it is edited; a computed sum stays in view.
    const typed = this.cells.get(address)?.typed;
    if (typed !== undefined) input.value = typed;
    input.select();
  }

  #leave(input: HTMLInputElement, address: string): void {
    this.#text = undefined;
    this.#focused = undefined;
    emit(this, "xxgk-left", { address });
    // Nobody else puts the understood figure into the cell, if nothing else has changed.
    input.value = this.cells.get(address)?.shown ?? input.value;
  }

  #type(event: Event, input: HTMLInputElement, address: string): void {
    // Half a Chinese word is no text yet; `compositionend` brings the whole.
    if ((event as InputEvent).isComposing) return;
    this.#text = input.value;
    emit(this, "xxgk-cell", { address, text: input.value });
  }

  #paste(event: ClipboardEvent, address: string): void {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    // A single figure is pasted by the browser, with its own undo.
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    this.#text = undefined;
    emit(this, "xxgk-paste", { address, text });
  }

  /** Shows a cell and puts the focus into it. */
  focusCell(address: string): boolean {
    const input = this.#places.get(address)?.input;
    input?.scrollIntoView({ block: "center" });
    input?.focus();
    return input !== undefined;
  }
}

let pattern: HTMLTableCellElement | undefined;

/** A cell without figures: a copy, for it takes half the time of one made anew. */
function blankCell(): [HTMLTableCellElement, HTMLInputElement] {
  if (!pattern) {
    const input = document.createElement("input");
    input.type = "text";
    input.inputMode = "numeric";
    input.autocomplete = "off";
    input.spellcheck = false;
    input.setAttribute("aria-invalid", "false");
    pattern = document.createElement("td");
    pattern.append(input);
  }
  const box = pattern.cloneNode(true) as HTMLTableCellElement;
  return [box, box.firstElementChild as HTMLInputElement];
}

/** Up and down as in a spreadsheet. */
function move(event: KeyboardEvent, input: HTMLInputElement): void {
  const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  const line = input.closest("tr");
  if (step === undefined || event.isComposing || !line) return;
  event.preventDefault();
  // Figures stand at the right end of a line, so count columns from there.
  const inputsOf = (row: Element) => [...row.querySelectorAll("input")];
  const own = inputsOf(line);
  const fromRight = own.length - own.indexOf(input);
  const rows = [...(line.parentElement?.children ?? [])].filter((row) => inputsOf(row).length > 0);
  const row = rows[rows.indexOf(line) + step];
  if (row) {
    const inputs = inputsOf(row);
    inputs[Math.max(0, inputs.length - fromRight)]?.focus();
  } else if (event.key === "Enter") {
    // At the edge of the table the figure still counts as typed.
    input.blur();
  }
}

function columnsOf(widths: readonly number[]): HTMLElement {
  const group = document.createElement("colgroup");
  const whole = widths.reduce((sum, one) => sum + one, 0);
  for (const width of widths) {
    const column = document.createElement("col");
    column.style.width = `${(100 * width) / whole}%`;
    group.append(column);
  }
  return group;
}

function label(item: Printed, headsColumns: boolean, columns: number): HTMLTableCellElement {
  const cell = document.createElement("th");
  cell.scope = headsColumns ? (item.columns > 1 ? "colgroup" : "col") : item.rows > 1 ? "rowgroup" : "row";
  if (item.columns > 1) cell.colSpan = item.columns;
  if (item.rows > 1) cell.rowSpan = item.rows;
  if (headsColumns) cell.className = item.column === 0 && item.columns === columns ? "heads title" : "heads";
  else if (item.rows > 8) cell.className = "narrow";
  cell.append(...inHalves(item));
  return cell;
}

/** Where a narrow heading has to break, it breaks in the middle: 商业/企业, as it is printed. */
function inHalves({ text, columns }: Printed): (Node | string)[] {
  if (columns > 1 || text.length > 6) return [text];
  const middle = Math.ceil(text.length / 2);
  const whole = document.createElement("span");
  whole.className = "whole";
  whole.append(text.slice(0, middle), document.createElement("wbr"), text.slice(middle));
  return [whole];
}
