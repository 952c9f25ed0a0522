/** A section of prose: a text field that grows with its text, in which findings and the figures that were held against the tables are underlined, and those that follow a cell are tinted. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Claim, FieldKey, Finding, LiveFigure } from "../core/core";
import { heldText } from "../view/composing";
import { emit } from "../view/events";
import { messages } from "../view/messages";
import type { ProseTools } from "../view/prose-tools";
import { say } from "../view/say";
import { unveilCaret } from "./caret";
import { promptList, toolRow, type Unfolded } from "./prose-tools";

type Tone = Finding["severity"] | "holds" | "unknown";

/** Some words of the text, and what is said of them. */
interface Mark {
  start: number;
  end: number;
  tone: Tone;
  said: string;
}

/** Where two marks meet, the graver one is drawn. */
const GRAVITY: Record<Tone, number> = { error: 4, warning: 3, info: 2, holds: 1, unknown: 0 };

/** Keys that move the caret to another line. */
const MOVING = /^(Arrow|Page|Home|End|Enter)/;

export class ProseField extends LitElement {
  static override properties = {
    field: { attribute: false },
    name: { attribute: false },
    hint: { attribute: false },
    text: { attribute: false },
    findings: { attribute: false },
    claims: { attribute: false },
    figures: { attribute: false },
    words: { attribute: false },
    caret: { state: true },
    isOpen: { state: true },
    unfolded: { state: true },
  };

  declare field: FieldKey;
  /** Its heading, as read out by a screen reader. */
  declare name: string;
  /** The template's prompt. */
  declare hint: string;
  declare text: string;
  /** What was found in this field. */
  declare findings: readonly Finding[];
  /** The figures in this field that were held against the tables. */
  declare claims: readonly Claim[];
  /** The figures in this field that follow a cell. */
  declare figures: readonly LiveFigure[];
  /** How long the text is. */
  declare words: number;
  /** Whether there are parts that have to be written about. */
  declare hasParts: boolean;
  declare tools: ProseTools;
  declare private unfolded: Unfolded;
  /** Where the caret goes once the text is there that a tool has made. */
  #goal: { at: number; to: string } | undefined;
  /** Where the person is in the text; nowhere while the field does not have the focus. */
  declare private caret: number | undefined;
  /** Whether the list of figures is unfolded. */
  declare private isOpen: boolean | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const id = `note-${this.field}`;
    const marks = this.#marks();
    const { caret } = this;
    const text = heldText(this, this.field, this.text);
    const here = caret === undefined ? [] : marks.filter(({ start, end }) => start <= caret && caret <= end);
    const figure = this.figures.find(({ span }) => caret !== undefined && span[0] <= caret && caret <= span[1]);
    const whole = this.findings.filter(({ span, severity }) => span === null && severity !== "info");
    return html`${this.#tools()}<div class="prose"><div class="under" aria-hidden="true">${pieces(text, marks, this.figures)}${"\n"}</div>
        <textarea data-field=${this.field} aria-label=${this.name} placeholder=${this.hint} aria-describedby=${id}
        aria-invalid=${this.findings.some(({ severity }) => severity === "error") ? "true" : "false"} spellcheck="false"
        .value=${live(text)} @input=${this.#type} @paste=${this.#paste} @keyup=${this.#see} @click=${this.#see} @blur=${this.#leave}></textarea></div>
      <div class="foot"><div class="said" aria-live="polite">${figure ? this.#figure(figure) : nothing}</div>
      <div id=${id} class="said">${here.map(({ tone, said }) => html`<p class=${tone}>${said}</p>`)}
        ${whole.map((finding) => html`<p class=${finding.severity}>${finding.message}。${messages.fixLabel}${finding.fix}</p>`)}</div></div>
      ${this.claims.length > 0 ? this.#claims() : nothing}`;
  }

  protected override updated(): void {
    const [area, goal] = [this.#area, this.#goal];
    if (goal === undefined || !area) return;
    this.#goal = undefined;
    area.focus();
    const start = Math.max(area.value.indexOf(goal.to, goal.at), goal.at);
    area.setSelectionRange(start, area.value.startsWith(goal.to, start) ? start + goal.to.length : start);
  }

  #tools(): TemplateResult {
    const { field, tools, unfolded } = this;
    const row = toolRow({
      name: this.name,
      unfolded,
      parts: this.hasParts,
      isBlank: this.text.trim() === "",
      words: this.words,
      unfold: (what) => (this.unfolded = what),
      heading: () => this.#go(tools.toggleHeading(field, this.#area?.selectionStart ?? 0)),
      begin: () => this.#begin(),
    });
    return html`<div class="toolbox">${row}${unfolded === "figures" ? html`<xxgk-figures .groups=${tools.figures()} .take=${(cell?: string) => this.#insert(cell)}></xxgk-figures>` : nothing}
      ${unfolded === "prompts" ? promptList(tools.prompts(field), (part) => this.#begin(part)) : nothing}</div>`;
  }

  #figure({ name, span }: LiveFigure): TemplateResult {
    const release = () => this.#go(this.tools.releaseFigure(this.field, span[0]));
    return html`<p class="holds">${messages.follows(name)} <button class="link" data-tool="release" @click=${release}>${messages.release}</button></p>`;
  }

  get #area(): HTMLTextAreaElement | null {
    return this.querySelector("textarea");
  }

  /** Goes to a place of the text as it will be drawn next, or selects the next such words there. */
  #go(at: number, to = ""): void {
    this.#goal = { at, to };
    this.requestUpdate();
  }

  /** Inserts a figure at the caret; none closes the list. */
  #insert(cell: string | undefined): void {
    const { selectionStart, selectionEnd } = this.#area ?? { selectionStart: 0, selectionEnd: 0 };
    // The text first: drawn sooner, the field would place the caret in the old one.
    const place = cell ? this.tools.insertFigure(this.field, selectionStart, selectionEnd, cell) : selectionStart;
    this.unfolded = undefined;
    this.#go(place);
  }

  /** Puts in a text to begin with: of one part, or of all that are missing. */
  #begin(part?: string): void {
    this.#go(this.tools.insertSkeleton(this.field, part), "＿＿");
  }

  #paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text/plain");
    if (!text) return;
    event.preventDefault();
    this.paste(text);
  }

  /** Puts a copied text in at the caret, cleaned. */
  paste(text: string): void {
    const area = this.#area;
    if (!area) return;
    const { value, selectionStart, selectionEnd } = area;
    if (!this.tools.hasRoom(this.field, `${value.slice(0, selectionStart)}${text}${value.slice(selectionEnd)}`))
      say(this, { text: messages.noRoom, tone: "bad" });
    else this.#go(this.tools.paste(this.field, selectionStart, selectionEnd, text));
  }

  #claims(): TemplateResult {
    const wrong = this.claims.filter(({ holds }) => holds === false).length;
    const right = this.claims.filter(({ holds }) => holds === true).length;
    const isOpen = this.isOpen === true;
    return html`<div class="claims"><button class="unfold" aria-expanded=${isOpen ? "true" : "false"} @click=${() => (this.isOpen = !isOpen)}>
        <span aria-hidden="true">${isOpen ? "▾" : "▸"}</span> ${messages.claims(this.claims.length, right, wrong)}</button>
      ${isOpen ? html`<ul>${this.claims.map((claim) => this.#claim(claim))}</ul>` : nothing}</div>`;
  }

  #claim({ quote, said, holds, span }: Claim): TemplateResult {
    return html`<li class=${toneOf(holds)}><button class="link" @click=${() => this.select(span[0], span[1])}>${quote}</button>
      <span>${messages.claimIs(said, holds)}</span></li>`;
  }

  #marks(): Mark[] {
    const found = this.findings.flatMap(({ places, severity, message, fix }) =>
      places.map(([start, end]) => ({ start, end, tone: severity, said: `${message}。${messages.fixLabel}${fix}` })),
    );
    const claimed = this.claims.map(({ span: [start, end], said, holds, quote }) => ({
      start,
      end,
      tone: toneOf(holds),
      said: `“${quote}”${messages.claimIs(said, holds)}`,
    }));
    return [...found, ...claimed.filter(({ tone }) => tone !== "warning")];
  }

  /** Shows some words of the text and selects them. */
  select(start: number, end: number): void {
    const area = this.querySelector("textarea");
    const mark = this.querySelector(`.under [data-start="${start}"]`);
    // A field that gets the focus shows its caret, however long the text is.
    area?.blur();
    area?.setSelectionRange(start, end);
    area?.focus({ preventScroll: mark !== null });
    this.caret = start;
    mark?.scrollIntoView({ block: "center" });
  }

  #type(event: InputEvent): void {
    const area = event.target as HTMLTextAreaElement;
    if (!this.tools.hasRoom(this.field, area.value)) {
      // Dropped into the field, or put in by another program.
      area.value = this.text;
      say(this, { text: messages.noRoom, tone: "bad" });
      return;
    }
    emit(this, "xxgk-text", { field: this.field, text: area.value, caret: area.selectionStart });
    // The new text with it: drawn with the old one, the field would lose the key and the caret.
    this.text = area.value;
    this.caret = undefined;
  }

  #see(event: Event): void {
    const area = event.target as HTMLTextAreaElement;
    const { selectionStart } = area;
    if (event instanceof KeyboardEvent && MOVING.test(event.key)) this.#unveil(area);
    if (this.#isMarked(selectionStart)) this.caret = selectionStart;
    else if (this.caret !== undefined) this.caret = undefined;
  }

  #unveil(area: HTMLTextAreaElement): void {
    const [under, above, below] = [".under", ".toolbox", ".foot"].map((one) => this.querySelector(one));
    if (under && above && below) unveilCaret({ area, under, above, below });
  }

  /** Whether anything is said of that place: moving about in plain text draws nothing. */
  #isMarked(place: number): boolean {
    const figures = this.figures.map(({ span: [start, end] }) => ({ start, end }));
    return [...figures, ...this.#marks()].some(({ start, end }) => start <= place && place <= end);
  }

  #leave({ relatedTarget }: FocusEvent): void {
    // What is said there may have a button, and the focus goes to it.
    if (this.caret !== undefined && !this.querySelector(".said")?.contains(relatedTarget as Node | null))
      this.caret = undefined;
  }
}

function toneOf(holds: boolean | null): Tone {
  if (holds === null) return "unknown";
  return holds ? "holds" : "warning";
}

/** The text cut where marks and figures begin and end. */
function pieces(text: string, marks: readonly Mark[], figures: readonly LiveFigure[]): unknown[] {
  const edges = new Set([0, text.length]);
  for (const { span } of figures) edges.add(span[0]).add(span[1]);
  for (const { start, end } of marks) edges.add(Math.min(start, text.length)).add(Math.min(end, text.length));
  const places = [...edges].sort((one, other) => one - other);
  // Marks come into and go out of sight as the pieces go by.
  const waiting = [...marks].sort((one, other) => one.start - other.start);
  let seen: Mark[] = [];
  return places.slice(0, -1).map((from, index) => {
    while (waiting[0] && waiting[0].start <= from) seen.push(waiting.shift() as Mark);
    seen = seen.filter(({ end }) => end > from);
    const piece = text.slice(from, places[index + 1]);
    const isLive = figures.some(({ span }) => span[0] <= from && from < span[1]);
    const [first, ...others] = seen;
    if (!first) return isLive ? html`<span class="live">${piece}</span>` : piece;
    let gravest = first;
    for (const other of others) if (GRAVITY[other.tone] > GRAVITY[gravest.tone]) gravest = other;
    return html`<span class=${isLive ? `${gravest.tone} live` : gravest.tone} data-start=${from}>${piece}</span>`;
  });
}
