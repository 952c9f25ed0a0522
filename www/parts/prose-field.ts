/** A section of prose: a text field that grows with its text, in which findings and the figures that were held against the tables are underlined. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Claim, FieldKey, Finding } from "../core";
import { messages } from "../messages";
import { emit } from "./events";

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

export class ProseField extends LitElement {
  static override properties = {
    field: { attribute: false },
    name: { attribute: false },
    hint: { attribute: false },
    text: { attribute: false },
    findings: { attribute: false },
    claims: { attribute: false },
    caret: { state: true },
    isOpen: { state: true },
  };

  declare field: FieldKey;
  /** Its heading, for who hears the page. */
  declare name: string;
  /** The template's prompt. */
  declare hint: string;
  declare text: string;
  /** What was found in this field. */
  declare findings: readonly Finding[];
  /** The figures in this field that were held against the tables. */
  declare claims: readonly Claim[];
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
    const here = caret === undefined ? [] : marks.filter(({ start, end }) => start <= caret && caret <= end);
    const whole = this.findings.filter(({ span, severity }) => span === null && severity !== "info");
    return html`<div class="prose"><div class="under" aria-hidden="true">${pieces(this.text, marks)}${"\n"}</div>
        <textarea data-field=${this.field} aria-label=${this.name} placeholder=${this.hint} aria-describedby=${id}
        aria-invalid=${this.findings.some(({ severity }) => severity === "error") ? "true" : "false"} spellcheck="false"
        .value=${live(this.text)} @input=${this.#type} @keyup=${this.#see} @click=${this.#see} @blur=${this.#leave}></textarea></div>
      <div id=${id} class="said">${here.map(({ tone, said }) => html`<p class=${tone}>${said}</p>`)}
        ${whole.map((finding) => html`<p class=${finding.severity}>${finding.message}。${messages.fixLabel}${finding.fix}</p>`)}</div>
      ${this.claims.length > 0 ? this.#claims() : nothing}`;
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
    emit(this, "xxgk-text", { field: this.field, text: area.value });
    // The new text with it: drawn with the old one, the field would lose the key and the caret.
    this.text = area.value;
    this.caret = undefined;
  }

  #see(event: Event): void {
    const { selectionStart } = event.target as HTMLTextAreaElement;
    if (this.#isMarked(selectionStart)) this.caret = selectionStart;
    else if (this.caret !== undefined) this.caret = undefined;
  }

  /** Whether anything is said of that place: moving about in plain text draws nothing. */
  #isMarked(place: number): boolean {
    return this.#marks().some(({ start, end }) => start <= place && place <= end);
  }

  #leave(): void {
    if (this.caret !== undefined) this.caret = undefined;
  }
}

function toneOf(holds: boolean | null): Tone {
  if (holds === null) return "unknown";
  return holds ? "holds" : "warning";
}

/** The text cut where marks begin and end. */
function pieces(text: string, marks: readonly Mark[]): unknown[] {
  const edges = new Set([0, text.length]);
  for (const { start, end } of marks) edges.add(Math.min(start, text.length)).add(Math.min(end, text.length));
  const places = [...edges].sort((one, other) => one - other);
  // Marks come into and go out of sight as the pieces go by.
  const waiting = [...marks].sort((one, other) => one.start - other.start);
  let seen: Mark[] = [];
  return places.slice(0, -1).map((from, index) => {
    while (waiting[0] && waiting[0].start <= from) seen.push(waiting.shift() as Mark);
    seen = seen.filter(({ end }) => end > from);
    const piece = text.slice(from, places[index + 1]);
    const [first, ...others] = seen;
    if (!first) return piece;
    const gravest = others.reduce((one, other) => (GRAVITY[other.tone] > GRAVITY[one.tone] ? other : one), first);
    return html`<span class=${gravest.tone} data-start=${from}>${piece}</span>`;
  });
}
