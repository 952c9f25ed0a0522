/**
 * The draft in the core, and what the page shows of it: form, view, texts, cells. Before the
 * core is there this is the blank report, and what people do waits.
 */
import type { ReactiveControllerHost } from "lit";
import {
  blank,
  Draft,
  type FieldKey,
  type OfficialForm,
  type Opened,
  startCore,
  today,
  type View,
  viewAfter,
} from "../core/core";
import { type CellState, cellsOf } from "../view/cells";
import type { Content } from "../view/kept-drafts";
import { messages } from "../view/messages";

export class CoreDraft {
  /** The official form, in the draft's edition. */
  form: OfficialForm = blank.form;
  /** What the core says of the draft. */
  view: View = blank.view;
  /** What was typed into each field. */
  texts: ReadonlyMap<FieldKey, string> = new Map();
  /** What each cell shows. */
  cells: ReadonlyMap<string, CellState> = cellsOf(blank.form, blank.view);
  /** The core's own draft. Only to be used once the core is there. */
  core!: Draft;

  /** What people did before the core was there, in that order; undefined once it is. */
  #waiting: (() => void)[] | undefined = [];
  /** The edition that was chosen before the core was there. */
  #chosen: (() => void) | undefined;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /**
   * Starts the core with a blank report on that edition, or else on the newest, and hands over what was typed in
   * the meantime. Fails where there is no WebAssembly.
   */
  async start(edition?: string): Promise<void> {
    await startCore();
    const waiting = this.#waiting ?? [];
    // What was typed already has its place in the newest edition, which was shown.
    this.core = new Draft(today(), waiting.length > 0 ? undefined : edition);
    this.#waiting = undefined;
    this.readView();
    for (const act of waiting) act();
    if (this.#chosen) this.#chosen();
    else if (edition && edition !== this.form.edition) this.changeEdition(edition);
  }

  /** Whether the core is there. Before that, nothing is checked. */
  get isStarted(): boolean {
    return this.#waiting === undefined;
  }

  /** Does something that needs the core: now, or as soon as it is there, after what was done before. */
  whenStarted(act: () => void): void {
    if (this.#waiting) this.#waiting.push(act);
    else act();
  }

  /** The same for another edition: after all that was typed, which has its place in the one that is shown. */
  whenTyped(act: () => void): void {
    if (this.#waiting) this.#chosen = act;
    else act();
  }

  /** Shows a cell as typed while the core is not there yet. */
  showTyped(address: string, text: string): void {
    this.cells = new Map(this.cells).set(address, { shown: text, computed: false, typed: undefined });
    this.#host.requestUpdate();
  }

  /** Shows a field as typed, which the core need not say again. */
  setText(field: FieldKey, text: string): void {
    this.texts = new Map(this.texts).set(field, text);
    this.#host.requestUpdate();
  }

  // ── What the core says ────────────────────────────────────────────────────

  /** Reads what is new in the view, and shows it. */
  readView(): void {
    this.view = viewAfter(this.view, this.core.news());
    const isSameForm = this.view.edition === this.form.edition;
    if (!isSameForm) this.form = this.core.form();
    this.cells = cellsOf(this.form, this.view, isSameForm ? this.cells : undefined);
    this.#host.requestUpdate();
  }

  readTexts(): void {
    this.texts = new Map(this.form.fields.map(({ key }) => [key, this.core.text(key)]));
  }

  /** Reads and shows everything: after a step that may have changed any text. */
  read(): void {
    // The view first: it says of which edition the texts are.
    this.readView();
    this.readTexts();
  }

  /** Puts the draft on another edition of the form, and shows that one. */
  changeEdition(edition: string): void {
    this.core.changeEdition(edition);
    this.core.settle();
    this.read();
  }

  /** Updates the live figures in the texts; returns whether anything changed. */
  settle(): boolean {
    if (!this.isStarted || !this.core.settle()) return false;
    this.read();
    return true;
  }

  // ── Other drafts in its place ─────────────────────────────────────────────

  /** Puts what was opened in its place, as a step that can be undone. */
  replace(opened: Opened): void {
    this.core.replace(opened);
    this.read();
  }

  /** Goes on with what was opened: nothing comes before it. */
  goOn(opened: Opened): void {
    this.core.goOn(opened);
    this.read();
  }

  // ── Questions ─────────────────────────────────────────────────────────────

  /** The draft as the text of the saved file. */
  get json(): string {
    return this.core.json();
  }

  /** Whether nothing has been filled in yet. */
  get isBlank(): boolean {
    const { shown, aside } = this.view;
    return Object.keys(shown).length + aside.length === 0 && [...this.texts.values()].every((text) => text === "");
  }

  /** What the draft is called in lists. Half a title would read as a wrong one. */
  get title(): string {
    const [organ, year, own] = (["organ.name", "year", "title"] as const).map((field) => this.texts.get(field)?.trim());
    if (own || (organ && year)) return this.view.title;
    return organ || year ? messages.halfTitle(organ, year) : "";
  }

  /** How many cells somebody filled in: sums that fill themselves do not count. */
  get filled(): number {
    const sums = new Set(this.view.computed);
    return Object.keys(this.view.shown).filter((address) => !sums.has(address)).length;
  }

  /** The draft as it is kept. */
  get content(): Content {
    return { title: this.title, json: this.json, filled: this.filled, errors: this.view.errors };
  }
}
