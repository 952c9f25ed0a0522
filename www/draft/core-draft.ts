/**
 * The draft in the core, and what the page shows of it: form, view, texts, cells. Before the
 * core is there this is the blank report, and what people do waits; so it does when the core
 * has died, until another one goes on with the last state that is known.
 */
import type { ReactiveControllerHost } from "lit";
import {
  blank,
  type CopiedReport,
  type Core,
  CoreDied,
  type Draft,
  type FieldKey,
  type FileRead,
  FileTooMuch,
  newCore,
  type OfficialForm,
  type Opened,
  readFile,
  today,
  type View,
  viewAfter,
} from "../core/core";
import { type CellState, cellsOf } from "../view/cells";
import type { Content } from "../view/kept-drafts";
import { messages } from "../view/messages";
import { Typed } from "./typed";

/** Where something comes from that is opened: what it is called, and its saved file where the person has none. */
export interface Origin {
  name: string;
  json?: string;
}

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

  /** Is told at once that the core has died, before the verb that it died of throws. */
  onDeath: (reason: CoreDied) => void = () => {};
  /** What was typed since the core wrote the draft down last. */
  readonly since = new Typed();
  /** What is being opened: if the core dies now, it dies of that. */
  opening: Origin | undefined;

  #living: Core | undefined;
  /** The file that is being read: in turns, so other verbs can come in between. */
  #reading: Origin | undefined;
  /** The draft as the core wrote it down last. */
  #known: string | undefined;
  readonly #origins = new WeakMap<Opened, Origin>();
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
   * the meantime. Fails with `CoreMissing` where it does not come.
   */
  async start(edition?: string): Promise<void> {
    const { Draft } = await this.#begin();
    const isTyped = (this.#waiting ?? []).length > 0;
    // What was typed already has its place in the newest edition, which was shown.
    this.core = new Draft(today(), isTyped ? undefined : edition);
    this.readView();
    this.#goOnWithWaiting();
    if (this.#chosen) this.#chosen();
    else if (edition && edition !== this.form.edition) this.changeEdition(edition);
  }

  /** Starts another core in place of one that has died: with the draft as it was written down last, or a blank one. */
  async startAnew(json: string | undefined): Promise<void> {
    const { Draft, openText } = await this.#begin();
    this.core = new Draft(today(), this.form.edition);
    if (json !== undefined) this.core.goOn(openText(json));
    this.since.forget();
    this.read(blank.view);
    this.#goOnWithWaiting();
  }

  async #begin(): Promise<Core> {
    this.#living = await newCore((reason) => {
      this.#waiting ??= [];
      if (!reason.verb.startsWith("draft_")) this.opening ??= this.#reading;
      this.onDeath(reason);
    });
    return this.#living;
  }

  #goOnWithWaiting(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const act of waiting) {
      try {
        this.whenStarted(act);
      } catch (error) {
        // If the core dies of one, the others wait for the next core.
        if (!(error instanceof CoreDied)) throw error;
      }
    }
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

  /** Shows what was typed, of which the core has died: when another one has the draft, it is drawn as that has it. */
  showTyped({ cells, texts }: Typed): void {
    for (const [address, text] of cells) this.showCell(address, text);
    for (const [field, text] of texts) this.setText(field, text);
  }

  /** What is shown now where these were typed. */
  shownOf({ cells, texts }: Typed): Typed {
    const shown = new Typed();
    for (const address of cells.keys()) shown.cells.set(address, this.cells.get(address)?.shown ?? "");
    for (const field of texts.keys()) shown.texts.set(field, this.texts.get(field) ?? "");
    return shown;
  }

  /** Shows a cell as typed while the core is not there yet. */
  showCell(address: string, text: string): void {
    this.cells = new Map(this.cells).set(address, { shown: text, computed: false, typed: undefined });
    this.#host.requestUpdate();
  }

  /** Shows a field as typed, which the core need not say again. */
  setText(field: FieldKey, text: string): void {
    this.texts = new Map(this.texts).set(field, text);
    this.#host.requestUpdate();
  }

  // ── What the core says ────────────────────────────────────────────────────

  /** Reads what is new in the view, and shows it; `before`: the view that the core has told last. */
  readView(before = this.view): void {
    this.view = viewAfter(before, this.core.news());
    const isSameForm = this.view.edition === this.form.edition;
    if (!isSameForm) this.form = this.core.form();
    this.cells = cellsOf(this.form, this.view, isSameForm ? this.cells : undefined);
    this.#host.requestUpdate();
  }

  readTexts(): void {
    this.texts = new Map(this.form.fields.map(({ key }) => [key, this.core.text(key)]));
  }

  /** Reads and shows everything: after a step that may have changed any text. */
  read(before = this.view): void {
    // The view first: it says of which edition the texts are.
    this.readView(before);
    this.readTexts();
    this.writeDown();
  }

  /** What was done until now is known, if the core dies of the next. */
  writeDown(): string {
    this.#known = this.core.json();
    this.since.forget();
    return this.#known;
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

  /** Reads the text of a saved file. Fails with a sentence when it is no report. */
  openText(text: string, origin: Origin): Opened {
    const { openText } = this.#living as Core;
    const opened = this.#within(origin, () => openText(text));
    this.#origins.set(opened, origin);
    return opened;
  }

  /** How much of a report is on a clipboard; nothing as long as there is no core that could tell. */
  copiedReport(html: string, text: string): CopiedReport | undefined {
    return (this.isStarted && this.#living?.copiedReport(html, text)) || undefined;
  }

  /** Reads a file, as soon as the core is there. Fails with a sentence when it is no report. */
  async openFile(file: File): Promise<FileRead> {
    const origin = { name: file.name ?? messages.untitled };
    this.#reading = origin;
    try {
      const read = await readFile(this.#living as Core, file);
      this.#origins.set(read.opened, origin);
      return read;
    } catch (error) {
      throw error instanceof FileTooMuch ? new Error(messages.fileTooMuch(origin.name)) : error;
    } finally {
      this.#reading = undefined;
    }
  }

  /** Puts what was opened in its place, as a step that can be undone. */
  replace(opened: Opened): void {
    this.#take(opened, () => this.core.replace(opened));
  }

  /** Puts the report of the year after it in the draft's place, as a step that can be undone. */
  beginAfter(opened: Opened): void {
    this.#take(opened, () => this.core.beginAfter(opened));
  }

  /** Goes on with what was opened: nothing comes before it. */
  goOn(opened: Opened): void {
    this.#take(opened, () => this.core.goOn(opened));
  }

  /** Takes what was opened as last year's report. */
  setLastYear(opened: Opened): void {
    this.#take(opened, () => this.core.setLastYear(opened));
  }

  /** It counts as opened when it can be shown. */
  #take(opened: Opened, act: () => void): void {
    this.#within(this.#origins.get(opened), () => {
      act();
      this.read();
    });
  }

  #within<Result>(origin: Origin | undefined, act: () => Result): Result {
    this.opening = origin;
    try {
      return act();
    } finally {
      this.opening = undefined;
    }
  }

  // ── Questions ─────────────────────────────────────────────────────────────

  /** The draft as the text of the saved file. Without the core: as it was written down last, with what was typed since. */
  get json(): string {
    if (!this.isStarted) return this.since.within(this.#known, this.form.edition);
    try {
      return this.writeDown();
    } catch (error) {
      // The core has died of it just now.
      if (error instanceof CoreDied) return this.json;
      throw error;
    }
  }

  /** The draft as the core wrote it down last; undefined: it never did. */
  get known(): string | undefined {
    return this.#known;
  }

  /** The SHA-256 of a file. */
  sha256(bytes: Uint8Array): string {
    return (this.#living as Core).sha256(bytes);
  }

  /** Whether nothing has been filled in yet. */
  get isBlank(): boolean {
    const { shown, aside } = this.view;
    return Object.keys(shown).length + aside.length === 0 && [...this.texts.values()].every((text) => text === "");
  }

  /** What the draft is called in lists. Half a title would read as a wrong one. */
  get title(): string {
    const [organ, year, own] = (["organ.name", "year", "title"] as const).map((field) => this.texts.get(field)?.trim());
    // The core puts it together, as soon as it is there.
    if ((own || (organ && year)) && this.view !== blank.view) return this.view.title;
    if (own) return own;
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
