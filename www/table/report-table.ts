/** One official table, drawn as it is printed, with an input for every figure. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { FormTable, Printed } from "../core/core";
import breakpoints from "../view/breakpoints.json";
import type { CellFacts, CellState } from "../view/cells";
import { isComposedIn } from "../view/composing";
import { emit } from "../view/events";
import type { CellMarks } from "../view/marks";
import { messages } from "../view/messages";
import { refuse } from "../view/say";
import { blockOf, isFormula, putBlock } from "./clipboard";
import { drawTable } from "./table-drawing";
import { TableGrid } from "./table-grid";
import { headingsIn } from "./table-headings";
import { TableHelp } from "./table-help";
import { isComposing, target } from "./table-keys";
import { TableSelection } from "./table-selection";

/** How high what is above and below it on a small screen is, in pixels. */
const AROUND = 120;

/** A cell on the screen. */
interface Place {
  item: Printed;
  box: HTMLTableCellElement;
  input: HTMLInputElement;
  /** What is said at it; made when there is something to say. */
  note?: HTMLElement;
  /** What it shows. */
  drawn?: readonly [state: CellState, marks: CellMarks | undefined, entered: boolean];
}

export class ReportTable extends LitElement {
  static override properties = {
    table: { attribute: false },
    name: { attribute: false },
    cells: { attribute: false },
    marks: { attribute: false },
    entered: { attribute: false },
    facts: { attribute: false },
  };

  declare table: FormTable;
  declare name: string;
  declare cells: ReadonlyMap<string, CellState>;
  declare marks: ReadonlyMap<string, CellMarks>;
  /** Whether the totals are typed by hand. */
  declare entered: boolean;
  declare facts: CellFacts;

  readonly #places = new Map<string, Place>();
  #markup = "";
  /** The headings above and beside each cell, once one has had the focus. */
  #headings: ReadonlyMap<string, readonly Element[]> | undefined;
  #grid!: TableGrid;
  #selection!: TableSelection;
  readonly #help = new TableHelp(() => this.#fillZeros());
  /** The cell that has the focus. */
  #focused: HTMLInputElement | undefined;
  /** The text in it, once it has been typed into. */
  #text: string | undefined;
  /** What stood in it before that. */
  #before = "";
  /** Whether the keys move within its text, as in Excel after F2; else they move between cells. */
  #isEditing = false;
  /** Whether the mouse is choosing a block. */
  #isDragging = false;

  constructor() {
    super();
    this.#listen();
  }

  /** The parts share the stylesheet of the element that holds them. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<div class=${this.table.hasSums ? "table-tools" : "table-tools alone"}>${this.table.hasSums ? this.#totals() : nothing}
        <button class="zeros" title=${messages.fillZerosWhy} aria-label=${`${messages.fillZeros}：${this.name}`}
          @click=${() => emit(this, "xxgk-fill-zeros", { place: this.table.key })}>${messages.fillZeros}</button></div>
      ${this.#help.element}<div class="sheet">${unsafeHTML(this.#markup)}</div>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("table")) this.#markup = drawTable(this.table, this.name);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("table")) this.#begin();
    for (const [address, place] of this.#places) if (place.input !== this.#focused) this.#show(address, place);
    this.#showFocused();
    this.#help.offerZeros(this.#blanksInRow);
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
  // Not by a template: 200 cells with some ten bindings each took half of the time
  // that the page needs to open, and only their figures and marks ever change.

  /** Takes hold of the cells that have just been drawn. */
  #begin(): void {
    const inputs = this.querySelectorAll<HTMLInputElement>("td input");
    this.#places.clear();
    for (const line of this.table.lines) {
      for (const item of line) {
        const input = item.cell === null ? undefined : inputs[this.#places.size];
        if (item.cell !== null && input)
          this.#places.set(item.cell, { item, box: input.parentElement as HTMLTableCellElement, input });
      }
    }
    this.#headings = undefined;
    this.#grid = new TableGrid(this.table);
    this.#selection = new TableSelection(this.#grid, (address) => this.#places.get(address)?.box);
  }

  // ── Showing, after every change ───────────────────────────────────────────

  #show(address: string, place: Place): void {
    const state = this.cells.get(address);
    if (!state) return;
    const { input, box, item } = place;
    const marks = this.marks.get(address);
    // As it has been drawn.
    if (!place.drawn && state.shown === "" && !marks) return;
    // What is being typed is never overwritten; the cell shows what was understood when it is left.
    const isFocused = input === this.#focused;
    const text = isFocused ? (this.#text ?? state.typed ?? state.shown) : state.shown;
    if (input.value !== text && !isComposedIn(input)) input.value = text;
    // After a key nearly all are as they were.
    const [drawnState, drawnMarks, drawnEntered] = place.drawn ?? [];
    if (drawnState === state && drawnMarks === marks && drawnEntered === this.entered) return;
    place.drawn = [state, marks, this.entered];
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

  /** The cell that has the focus, when all others stand: for another text in it, and for its selection, the browser lays
   *  out the page. */
  #showFocused(): void {
    const input = this.#focused;
    const address = input?.dataset.cell ?? "";
    const place = this.#places.get(address);
    if (!input || !place) return;
    const { value } = input;
    this.#show(address, place);
    if (input.value !== value) input.select();
  }

  /** Shows a note at the cell itself: the same words as in the list of findings. */
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
  #listen(): void {
    const on = <Type extends Event>(
      name: string,
      hear: (event: Type, input: HTMLInputElement, address: string) => void,
    ) =>
      this.addEventListener(name, (event) => {
        const box = (event.target as Element).closest("td");
        const input = box?.querySelector("input");
        const address = input?.dataset.cell;
        if (input && address) hear(event as Type, input, address);
      });
    on("focusin", (_, input, address) => this.#enter(input, address));
    on("focusout", (_, input, address) => this.#leave(input, address));
    on("input", (_, input, address) => this.#type(input, address));
    on<KeyboardEvent>("keydown", (event, input, address) => this.#press(event, input, address));
    on<MouseEvent>("mousedown", (event, input, address) => this.#point(event, input, address));
    on<MouseEvent>("mouseover", (event, _, address) => this.#drag(event, address));
    on("dblclick", (_, input) => this.#edit(input));
    on<ClipboardEvent>("paste", (event, _, address) => this.#paste(event, address));
    // Without selected text Chromium copies nothing, unless the event before that is cancelled.
    for (const name of ["beforecopy", "beforecut"])
      on(name, (event) => this.#selection.block.length > 0 && event.preventDefault());
    on<ClipboardEvent>("copy", (event, input) => this.#copy(event, input));
    on<ClipboardEvent>("cut", (event, input, address) => this.#copy(event, input) && this.#clear(address));
  }

  #enter(input: HTMLInputElement, address: string): void {
    this.#focused = input;
    this.#isEditing = false;
    this.#selection.begin(address);
    this.#headings ??= headingsIn(this.table, this.querySelectorAll(".form th"));
    this.#selection.show(this.#headings.get(address) ?? [], this.facts.sumsOf(address));
    this.#help.show(this.facts.help(address), this.#blanksInRow);
    // To the letter, while it is edited; a computed sum stays in view.
    const typed = this.cells.get(address)?.typed;
    if (typed !== undefined) input.value = typed;
    input.select();
    if (matchMedia(breakpoints.phone).matches) requestAnimationFrame(() => this.#showSheet());
  }

  /** On a small screen, where the table scrolls by itself, a browser that moves to a cell can move its headings away. */
  #showSheet(): void {
    const sheet = this.querySelector<HTMLElement>(".sheet");
    const room = window.visualViewport?.height ?? window.innerHeight;
    // Above the keyboard of a telephone there may be less room than the table has.
    if (sheet && sheet.offsetHeight < room - AROUND) sheet.scrollIntoView({ block: "nearest" });
  }

  #leave(input: HTMLInputElement, address: string): void {
    this.#text = undefined;
    this.#focused = undefined;
    this.#selection.begin("");
    this.#selection.show([], []);
    emit(this, "xxgk-left", { address });
    // If nothing else has changed, nothing else puts the understood figure into the cell.
    input.value = this.cells.get(address)?.shown ?? input.value;
  }

  #type(input: HTMLInputElement, address: string): void {
    this.#selection.begin(address);
    const state = this.cells.get(address);
    if (this.#text === undefined) this.#before = state?.typed ?? (state?.computed ? "" : (state?.shown ?? ""));
    this.#text = input.value;
    emit(this, "xxgk-cell", { address, text: input.value });
  }

  /** From now on the keys move within the text. */
  #edit(input: HTMLInputElement): void {
    this.#isEditing = true;
    this.#selection.begin(input.dataset.cell ?? "");
    input.setSelectionRange(input.value.length, input.value.length);
  }

  // ── Keys and mouse, as in Excel ───────────────────────────────────────────

  #press(event: KeyboardEvent, input: HTMLInputElement, address: string): void {
    const { key } = event;
    if (isComposing(event)) return;
    const hasBlock = this.#selection.block.length > 0;
    if (key === "F2") this.#edit(input);
    else if (key === "Escape") {
      if (!this.#takeBack(input, address)) return;
    } else if ((key === "Delete" || key === "Backspace") && hasBlock) this.#clear();
    else if (event.altKey && key === "0") this.#fillZeros();
    else if (!this.#move(event, address)) return;
    event.preventDefault();
  }

  /** Restores what was in a cell before it was typed into, and drops the block; returns whether there was any of that. */
  #takeBack(input: HTMLInputElement, address: string): boolean {
    const isTyped = this.#text !== undefined && this.#text !== this.#before;
    const isMore = this.#isEditing || this.#selection.block.length > 0;
    this.#isEditing = false;
    this.#selection.begin(address);
    this.#text = undefined;
    if (isTyped) emit(this, "xxgk-cell", { address, text: this.#before });
    input.select();
    return isTyped || isMore;
  }

  /** Goes to another cell, or chooses everything up to it; returns whether the key was handled. */
  #move(event: KeyboardEvent, address: string): boolean {
    const isEnter = event.key === "Enter";
    if (this.#isEditing && !isEnter) return false;
    const isChoosing = event.shiftKey && !isEnter;
    const to = target(event, this.#grid, isChoosing ? this.#selection.head : address);
    if (to === undefined) return false;
    const input = this.#places.get(to)?.input;
    if (isChoosing) {
      this.#selection.extend(to);
      input?.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else if (input === this.#focused) {
      // At the edge of the table the figure counts as typed all the same.
      this.#isEditing = false;
      this.#text = undefined;
      this.#selection.begin(address);
      input?.select();
      emit(this, "xxgk-left", { address });
    } else input?.focus();
    return true;
  }

  #point(event: MouseEvent, input: HTMLInputElement, address: string): void {
    if (event.button !== 0) return;
    if (event.shiftKey && this.#focused) {
      event.preventDefault();
      this.#selection.extend(address);
      return;
    }
    if (input === this.#focused) {
      // The second click puts the caret into the text.
      this.#isEditing = true;
      this.#selection.begin(address);
      return;
    }
    event.preventDefault();
    input.focus();
    this.#isDragging = true;
    const stop = () => {
      this.#isDragging = false;
    };
    window.addEventListener("mouseup", stop, { once: true });
  }

  #drag(event: MouseEvent, address: string): void {
    if (this.#isDragging && event.buttons === 1 && this.#focused) this.#selection.extend(address);
  }

  // ── Blocks ────────────────────────────────────────────────────────────────

  #copy(event: ClipboardEvent, { value, selectionStart, selectionEnd }: HTMLInputElement): boolean {
    const lines = this.#selection.block.map((line) => line.map((address) => this.cells.get(address)?.shown ?? ""));
    // A single text is copied by the browser itself, unless a sheet would work it out.
    const isWhole = selectionStart === 0 && selectionEnd === value.length;
    if (lines.length === 0 && isWhole && isFormula(value)) lines.push([value]);
    if (lines.length === 0) return false;
    event.preventDefault();
    putBlock(event.clipboardData, lines);
    return true;
  }

  /** Empties the block; where there is none, that cell. */
  #clear(address = ""): void {
    this.#text = undefined;
    const { block } = this.#selection;
    const addresses = block.flat();
    emit(this, "xxgk-clear", { addresses: block.length > 0 ? addresses : [address] });
  }

  #paste(event: ClipboardEvent, address: string): void {
    let text: string | undefined;
    try {
      text = blockOf(event.clipboardData);
    } catch (error) {
      event.preventDefault();
      refuse(this, error);
    }
    if (text === undefined) return;
    event.preventDefault();
    this.#text = undefined;
    emit(this, "xxgk-paste", { address: this.#selection.block[0]?.[0] ?? address, text });
  }

  /** Whether the current row has blank cells that are no sums. */
  get #blanksInRow(): boolean {
    const row = rowOf(this.#focused?.dataset.cell ?? "");
    const isBlank = (address: string) => rowOf(address) === row && this.cells.get(address)?.shown === "";
    return row !== "" && [...this.#places].some(([address, { item }]) => !item.sum && isBlank(address));
  }

  #fillZeros(): void {
    const address = this.#focused?.dataset.cell;
    this.#text = undefined;
    if (address) emit(this, "xxgk-fill-zeros", { place: rowOf(address) });
  }

  /** Shows a cell and puts the focus into it. */
  focusCell(address: string): boolean {
    const place = this.#places.get(address);
    if (!place) return false;
    if (place.input === this.#focused) {
      // It may have been undone while it was typed into.
      this.#text = undefined;
      this.#show(address, place);
      place.input.select();
      return true;
    }
    place.input.scrollIntoView({ block: "center" });
    place.input.focus();
    return true;
  }
}

/** The row of a cell: `t3.granted` of `t3.granted.legal`. */
function rowOf(address: string): string {
  return address.slice(0, Math.max(0, address.lastIndexOf(".")));
}
