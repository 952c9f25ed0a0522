/** One official table, drawn as it is printed, with an input for every figure. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { live } from "lit/directives/live.js";
import { styleMap } from "lit/directives/style-map.js";
import type { CellView, Finding, FormTable, Printed } from "../core";
import { messages } from "../messages";
import { emit } from "./events";

/** What the table knows of one of its cells beside its text. */
export interface CellMarks {
  /** Findings to be corrected here, the gravest first. */
  findings: readonly Finding[];
  /** Whether a finding at another cell looked at this one. */
  takesPart: boolean;
}

export class ReportTable extends LitElement {
  static override properties = {
    table: { attribute: false },
    name: { attribute: false },
    cells: { attribute: false },
    marks: { attribute: false },
    entered: { attribute: false },
    editing: { state: true },
  };

  declare table: FormTable;
  declare name: string;
  declare cells: ReadonlyMap<string, CellView>;
  declare marks: ReadonlyMap<string, CellMarks>;
  /** Whether the totals are typed by hand. */
  declare entered: boolean;
  /** The cell that has the focus, with the text in it. */
  declare private editing: { address: string; text: string } | undefined;

  /** The parts share the stylesheet of the element that holds them. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { table } = this;
    const width = table.widths.reduce((sum, one) => sum + one, 0);
    const isHeader = (line: number) => line < table.headerLines;
    return html`
      ${table.hasSums ? this.#totals() : nothing}
      <table class=${`form ${table.key}`}>
        <caption class="unseen">${this.name}</caption>
        <colgroup>${table.widths.map((one) => html`<col style=${styleMap({ width: `${(100 * one) / width}%` })} />`)}</colgroup>
        <thead>${table.lines.filter((_, line) => isHeader(line)).map((line, index) => this.#line(line, `head-${index}`))}</thead>
        <tbody>${table.lines.filter((_, line) => !isHeader(line)).map((line) => this.#line(line, ""))}</tbody>
      </table>`;
  }

  #totals(): TemplateResult {
    const { entered } = this;
    const choice = (value: boolean, label: string) => html`<label>
      <input type="radio" name=${`totals-${this.table.key}`} .checked=${live(entered === value)}
        @change=${() => emit(this, "xxgk-totals", { table: this.table.key, entered: value })} />${label}</label>`;
    return html`<fieldset class="totals">
      <legend>${messages.totals}</legend>
      ${choice(false, messages.totalsComputed)}${choice(true, messages.totalsEntered)}
      <span class="quiet">${messages.totalsWhy}</span>
    </fieldset>`;
  }

  #line(line: readonly Printed[], className: string): TemplateResult {
    const isLabels = line.every((item) => item.cell === null);
    return html`<tr class=${className}>${line.map((item) => (item.cell === null ? label(item, isLabels, this.table.widths.length) : this.#cell(item, item.cell)))}</tr>`;
  }

  #cell(item: Printed, address: string): TemplateResult {
    const view = this.cells.get(address);
    if (view === undefined) return html`<td></td>`;
    const marks = this.marks.get(address);
    const worst = marks?.findings[0]?.severity;
    const note = this.#note(item, view, marks?.findings ?? []);
    const id = `note-${address}`;
    const text = this.editing?.address === address ? this.editing.text : view.shown;
    const classes = {
      sum: item.sum,
      entered: item.sum && view.typed !== "" && !this.entered,
      part: marks?.takesPart === true,
      [worst ?? "fine"]: true,
    };
    return html`<td colspan=${item.columns} class=${classMap(classes)}>
      <input type="text" autocomplete="off" spellcheck="false" maxlength="40"
        inputmode=${item.money ? "decimal" : "numeric"}
        data-cell=${address}
        aria-label=${item.label}
        aria-invalid=${worst === "error" ? "true" : "false"}
        aria-describedby=${note === nothing ? nothing : id}
        .value=${live(text)}
        @focus=${(event: FocusEvent) => this.#enter(event, address, view)}
        @blur=${() => this.#leave(address)}
        @input=${(event: InputEvent) => this.#type(event, address)}
        @compositionend=${(event: CompositionEvent) => this.#type(event, address)}
        @paste=${(event: ClipboardEvent) => this.#paste(event, address)}
        @keydown=${this.#move} />${note === nothing ? nothing : html`<div class="note" id=${id}>${note}</div>`}</td>`;
  }

  /** What is said at the cell itself: the same words as in the list of findings. */
  #note(item: Printed, view: CellView, findings: readonly Finding[]): TemplateResult | typeof nothing {
    const lines = findings.map((finding) => html`<p>${finding.message}<br />${messages.fixLabel}${finding.fix}</p>`);
    const isTidied = view.typed.trim() !== view.shown && !view.computed && !view.wrong && view.shown !== "";
    if (isTidied) lines.push(html`<p>${messages.readAs(view.typed, view.shown)}</p>`);
    if (view.computed) lines.push(html`<p>${messages.computedNote}</p>`);
    if (item.sum && view.typed !== "" && !this.entered) lines.push(html`<p>${messages.enteredNote}</p>`);
    return lines.length === 0 ? nothing : html`${lines}`;
  }

  #enter(event: FocusEvent, address: string, view: CellView): void {
    const input = event.target as HTMLInputElement;
    // A computed sum stays in view; any other cell shows what was really typed.
    const text = view.computed ? view.shown : view.typed;
    this.editing = { address, text };
    if (input.value !== text) input.value = text;
    input.select();
  }

  #leave(address: string): void {
    const editing = this.editing;
    this.editing = undefined;
    const view = this.cells.get(address);
    const isUntouchedSum = view?.computed === true && editing?.text === view.shown;
    if (editing && !isUntouchedSum) emit(this, "xxgk-cell", { address, text: editing.text, done: true });
  }

  #type(event: Event, address: string): void {
    // Half a Chinese word is no text yet; `compositionend` brings the whole.
    if ((event as InputEvent).isComposing) return;
    const text = (event.target as HTMLInputElement).value;
    this.editing = { address, text };
    emit(this, "xxgk-cell", { address, text, done: false });
  }

  #paste(event: ClipboardEvent, address: string): void {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    // A single figure is pasted by the browser, with its own undo.
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    emit(this, "xxgk-paste", { address, text });
  }

  #move(event: KeyboardEvent): void {
    const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.isComposing) return;
    const cell = (event.target as HTMLElement).closest("td");
    const line = cell?.closest("tr");
    if (!cell || !line) return;
    event.preventDefault();
    // Figures stand at the right end of a line, so count columns from there.
    const fromRight = line.cells.length - cell.cellIndex;
    const isOpen = (row: HTMLTableRowElement) => row.querySelector("input") !== null;
    const rows = [...(line.parentElement as HTMLTableSectionElement).rows].filter(isOpen);
    const row = rows[rows.indexOf(line) + step];
    const inputs = row?.querySelectorAll("input") ?? [];
    const next = inputs[Math.max(0, inputs.length - fromRight)];
    if (next) next.focus();
    // At the edge of the table the figure still counts as typed.
    else if (event.key === "Enter") (event.target as HTMLElement).blur();
  }

  /** Shows a cell and puts the focus into it. */
  focusCell(address: string): boolean {
    const input = this.querySelector<HTMLInputElement>(`[data-cell="${address}"]`);
    input?.scrollIntoView({ block: "center" });
    input?.focus();
    return input !== null;
  }
}

function label(item: Printed, headsColumns: boolean, columns: number): TemplateResult {
  const scope = headsColumns ? (item.columns > 1 ? "colgroup" : "col") : item.rows > 1 ? "rowgroup" : "row";
  const isNarrow = !headsColumns && item.rows > 8;
  return html`<th scope=${scope} colspan=${item.columns} rowspan=${item.rows}
    class=${classMap({ heads: headsColumns, narrow: isNarrow, title: headsColumns && item.column === 0 && item.columns === columns })}>${inHalves(item)}</th>`;
}

/** Where a narrow heading has to break, it breaks in the middle: 商业/企业, as it is printed. */
function inHalves({ text, columns }: Printed): TemplateResult | string {
  if (columns > 1 || text.length > 6) return text;
  const middle = Math.ceil(text.length / 2);
  return html`<span class="whole">${text.slice(0, middle)}<wbr />${text.slice(middle)}</span>`;
}
