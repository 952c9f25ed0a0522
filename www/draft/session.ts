/**
 * The draft of this page: what the core says of it, what people do to it, and where it is
 * kept. Knows no part of the page; whoever shows it is told when there is something new.
 */
import {
  blank,
  type Claim,
  Draft,
  type FieldKey,
  type Finding,
  type LastYear,
  type Moved,
  type OfficialForm,
  type Opened,
  openFile,
  openText,
  type Steps,
  startCore,
  today,
  type View,
  viewAfter,
} from "../core/core";
import { pageSource } from "../core/page-source";
import type { CellFacts, CellState } from "../table/report-table";
import { cellsOf } from "../view/marks";
import { messages } from "../view/messages";
import { painted } from "../view/next-frame";
import type { Notice } from "../view/notice";
import { Papers } from "./documents";
import { exampleReport } from "./example";
import { Keeping } from "./open-draft";
import { PastedBlock } from "./pasted-block";
import { Typing } from "./pending-input";
import { ProseDeeds } from "./prose-edits";
import type { Content } from "./store";

/** How long a person may pause within prose before what comes next is a step of its own. */
const LONG_PAUSE = 2000;
const FIELDS: readonly FieldKey[] = [
  "organ.name",
  "organ.kind",
  "year",
  "title",
  "published",
  "preface",
  "overview",
  "problems",
  "other_matters",
];

/** Who shows the draft. */
export interface Audience {
  /** What is shown has changed. */
  show(): void;
  /** Somebody has to be told something; or what was said no longer matters. */
  say(notice: Notice | undefined): void;
  /** The draft has changed, and so has what is kept of it. */
  changed(): void;
  /** Somebody wants to see the kept drafts and states. */
  showKept(): void;
}

export class Session {
  // What is shown before the core is there: the blank report, as the core sees it.
  /** The official form. */
  readonly form: OfficialForm = blank.form;
  /** What the core says of the draft. */
  view: View = blank.view;
  /** What was typed into each field. */
  texts: ReadonlyMap<FieldKey, string> = new Map();
  /** What each cell shows. */
  cells: ReadonlyMap<string, CellState> = cellsOf(blank.form, blank.view);
  /** A pasted block that does not fit as it stands, until somebody has chosen a reading. */
  pasting: PastedBlock | undefined;
  /** What is kept of the draft, and which one it is. */
  readonly kept: Keeping;

  #draft!: Draft;
  /** What people did before the core was there, in that order; nothing once it is. */
  #waiting: (() => void)[] | undefined = [];
  readonly #audience: Audience;
  readonly #typing = new Typing(() => this.settle());
  #pausing = 0;

  constructor(audience: Audience) {
    this.#audience = audience;
    this.kept = new Keeping({
      current: () => this.#current(),
      goOn: (opened) => {
        this.#draft.goOn(opened);
        this.#readTexts();
        this.#show();
      },
      replace: (opened) => this.#replace(opened),
      changed: () => this.#changed(),
      show: () => audience.show(),
      say: (notice) => audience.say(notice),
      lastStep: () => this.view.undo,
      refuse: (error) => this.#refuse(error),
      showKept: () => audience.showKept(),
    });
  }

  /**
   * Starts the core, hands over what was typed in the meantime, or else goes on with the draft that was open
   * last. The page is shown first and takes keys: unpacking and compiling the core takes longer than drawing
   * it. Fails where there is no WebAssembly.
   */
  async start(): Promise<void> {
    await painted();
    this.kept.begin();
    await startCore();
    this.#draft = new Draft(today());
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    this.#show();
    for (const act of waiting) act();
    await this.kept.restore();
  }

  /** Whether the core is there. Before, nothing is judged. */
  get isStarted(): boolean {
    return this.#waiting === undefined;
  }

  /** Does something that the core is needed for: now, or as soon as it is there, after what was done before. */
  whenStarted(act: () => void): void {
    if (this.#waiting) this.#waiting.push(act);
    else act();
  }

  // ── Other drafts in the place of this one, which stays among the kept ones ─

  /** A saved file, or any that this tool wrote. Says whether it could be opened. */
  async open(file: File): Promise<boolean> {
    let opened: Opened;
    try {
      opened = await openFile(file);
    } catch (error) {
      this.#refuse(error);
      return false;
    }
    const notes = opened.notes();
    this.#begin(opened);
    const text = messages.opened(this.#title || messages.untitled);
    this.#audience.say({ text, lines: notes, tone: notes.length > 0 ? "bad" : "good" });
    return true;
  }

  #begin(opened: Opened): void {
    this.kept.leave();
    this.#replace(opened);
    this.#changed();
  }

  /** A filled-in report to look at. */
  openExample(): void {
    this.#begin(openText(exampleReport));
    this.#audience.say({ text: messages.exampleOpened, tone: "good", fresh: true });
  }

  /** A blank draft. */
  startNew(): void {
    this.kept.leave();
    this.#draft.startNew();
    this.#audience.say(undefined);
    this.#readTexts();
    this.#show();
  }

  // ── What people do ────────────────────────────────────────────────────────

  /** Types into a cell. */
  typeCell(address: string, text: string): void {
    if (this.#waiting) {
      this.#waiting.push(() => this.typeCell(address, text));
      this.cells = new Map(this.cells).set(address, { shown: text, computed: false, typed: undefined });
      this.#audience.show();
      return;
    }
    this.#typing.type(address, this.findings);
    this.#draft.setCell(address, text);
    this.#show();
    this.#changed();
  }

  /** The cell was left, or the person has paused: what was typed counts, and what comes next is another step. */
  settle(): void {
    this.#typing.end();
    if (!this.#follow()) this.#audience.show();
  }

  /** The figures in the text follow the tables. Says whether there was anything to show. */
  #follow(): boolean {
    if (!this.isStarted || !this.#draft.settle()) return false;
    this.#readTexts();
    this.#show();
    return true;
  }

  /** Types into a field; the caret stands there now. */
  typeText(field: FieldKey, text: string, caret?: number): void {
    if (this.#waiting) {
      this.#waiting.push(() => this.typeText(field, text, caret));
      this.texts = new Map(this.texts).set(field, text);
      this.#audience.show();
      return;
    }
    window.clearTimeout(this.#pausing);
    this.#pausing = window.setTimeout(() => this.#follow(), LONG_PAUSE);
    if (this.#draft.setText(field, text, caret)) this.#readTexts();
    else this.texts = new Map(this.texts).set(field, text);
    this.#show();
    this.#changed();
  }

  /** Pastes a block of figures: at once where it fits as it stands, else after a look at its readings. */
  paste(address: string, text: string): void {
    this.pasting = undefined;
    try {
      this.pasting = new PastedBlock(this.#draft, address, text);
      if (this.pasting.isPlain) this.applyPaste();
      else this.#audience.show();
    } catch (error) {
      this.#refuse(error);
    }
  }

  /** Looks at another reading of the block. */
  choosePaste(chosen: number): void {
    if (this.pasting) this.pasting.chosen = chosen;
    this.#audience.show();
  }

  /** Takes the reading that is shown. */
  applyPaste(): void {
    const { pasting } = this;
    if (!pasting) return;
    this.pasting = undefined;
    this.kept.mark();
    this.#step(messages.pasted(pasting.apply()));
  }

  /** Gives the block up. */
  cancelPaste(): void {
    this.pasting = undefined;
    this.#audience.show();
  }

  /** Empties a block of cells. */
  clearCells(addresses: readonly string[]): void {
    this.#draft.clearCells(addresses.join(" "));
    this.#step(messages.cleared(addresses.length));
  }

  /** Chooses where the totals of a table come from. */
  setTotals(table: string, entered: boolean): void {
    this.#draft.setTotals(table, entered);
    this.#step(messages.totalsChanged);
  }

  /** Puts findings right: one step. */
  correct(findings: readonly Finding[]): void {
    if (findings.length > 1) this.kept.mark();
    this.#draft.correct(Uint32Array.from(findings, (finding) => this.#place(finding)));
    this.#step(messages.corrected(findings.length));
  }

  /** Lets a finding stand, for a reason. */
  accept(finding: Finding, reason: string): void {
    this.#draft.accept(this.#place(finding), reason);
    this.#step(messages.acceptedOne);
  }

  /** Takes that back. */
  withdraw(finding: Finding): void {
    this.#draft.withdraw(this.#place(finding));
    this.#step(messages.withdrawn);
  }

  /** Puts 0 into the blank cells of a table (`t3`) or row (`t3.granted`). */
  fillZeros(place: string): void {
    const count = this.#draft.fillZeros(place);
    if (count > 0) this.#step(messages.zerosFilled(count));
    else this.#audience.say({ text: messages.noBlank, tone: "good" });
  }

  /** Goes so many steps back, forward where negative. Gives the last of them, if there was one. */
  go(steps: number): Moved | undefined {
    if (!this.view || this.kept.isElsewhere) return undefined;
    // What is not yet on the disk belongs to the draft as it is now.
    this.kept.finish();
    let moved: Moved | undefined;
    let opened: string | undefined;
    for (let left = Math.abs(steps); left > 0; left -= 1) {
      const next = steps > 0 ? this.#draft.undo() : this.#draft.redo();
      if (!next) break;
      moved = next;
      if (next.opensAnother) opened = this.kept.turn(steps > 0, opened);
    }
    if (!moved) return undefined;
    this.settle();
    this.#readTexts();
    this.#show();
    const text = (steps > 0 ? messages.undone : messages.redone)(moved.name);
    this.#audience.say({ text, tone: "good", quiet: moved.place !== null && !moved.opensAnother });
    if (opened === undefined) this.#changed();
    else void this.kept.goOnKeeping(opened);
    return moved;
  }

  /** What helps with the prose. */
  readonly prose = new ProseDeeds({
    draft: () => (this.isStarted ? this.#draft : undefined),
    whenStarted: (act) => this.whenStarted(act),
    textOf: (field) => this.texts.get(field) ?? "",
    typeText: (field, text) => this.typeText(field, text),
    // It is seen where it happens.
    rewritten: (said) => {
      this.#draft.settle();
      this.#readTexts();
      this.#show();
      this.#audience.say(said === undefined ? undefined : { text: said, tone: "good", undo: this.view.undo });
      this.#changed();
    },
  });

  /** What the report becomes. */
  readonly papers = new Papers({ draft: () => this.#draft, follow: () => void this.#follow() });

  /** Takes a file for last year's. */
  async openLastYear(file: File): Promise<void> {
    try {
      const opened = await openFile(file);
      const notes = opened.notes();
      this.#draft.setLastYear(opened);
      this.#step(messages.lastYearOpened);
      if (notes.length > 0)
        this.#audience.say({ text: messages.lastYearOpened, lines: notes, tone: "bad", undo: this.view.undo });
    } catch (error) {
      this.#refuse(error);
    }
  }

  /** Types a figure of last year. */
  typeLastYear(address: string, text: string): void {
    this.#draft.setLastYearCell(address, text);
    this.#show();
    this.#changed();
  }

  /** Takes last year's figures out. */
  forgetLastYear(): void {
    this.#draft.forgetLastYear();
    this.#step(messages.lastYearForgotten);
  }

  /** The report is given away: what is missing in it is a fault from now on. */
  finish(): void {
    this.#draft.setFinished(true);
    this.#draft.settle();
    this.#readTexts();
    this.#show();
  }

  // ── Questions ─────────────────────────────────────────────────────────────

  /** The draft as the text of the saved file. */
  get json(): string {
    return this.#draft.json();
  }

  /** Whether nothing stands in it yet. */
  get isBlank(): boolean {
    return Object.keys(this.view.shown).length === 0 && [...this.texts.values()].every((text) => text === "");
  }

  /** What the checks find. */
  get findings(): readonly Finding[] {
    return this.view.findings;
  }

  /** The figures of the prose that were held against the tables. */
  get claims(): readonly Claim[] {
    return this.view.claims;
  }

  /** The findings to be shown: while a number is being typed, what it breaks for the moment is not held against it. */
  get shownFindings(): readonly Finding[] {
    return this.#typing.shown(this.findings);
  }

  /** Whether the page is a file of its own, which can hold the draft. */
  get canBePage(): boolean {
    return pageSource !== undefined;
  }

  /** The page's own file with the draft in it; nothing where the page is no file. */
  page(): File | undefined {
    return this.kept.page(this.papers.fileName(messages.pageEnding));
  }

  /** Whether a number is being typed. */
  get isTyping(): boolean {
    return this.#typing.isOn;
  }

  /** All steps. */
  steps(): Steps {
    return this.#draft.steps();
  }

  /** What is known of last year. */
  lastYear(): LastYear {
    return this.#draft.lastYear();
  }

  /** What the core knows of single cells. */
  readonly facts: CellFacts = {
    help: (address) => (this.isStarted ? this.#draft.help(address) : null),
    sumsOf: (address) => (this.isStarted ? this.#draft.sumsOf(address) : []),
  };

  /** The manual text of a rule. */
  readonly manual = (rule: string): string => this.#draft.manual(rule);

  // ──────────────────────────────────────────────────────────────────────────

  /** Where a finding stands among those of the draft, which knows them by that. */
  #place(finding: Finding): number {
    return this.findings.indexOf(finding);
  }

  /** After a step that changed more than one cell: says so, and offers to take it back. */
  #step(text: string): void {
    this.#draft.settle();
    this.#readTexts();
    this.#show();
    this.#audience.say({ text, tone: "good", undo: this.view.undo });
    this.#changed();
  }

  #refuse(error: unknown): void {
    this.#audience.say({ text: error instanceof Error ? error.message : String(error), tone: "bad" });
  }

  #changed(): void {
    this.#audience.changed();
    this.kept.keep();
  }

  #replace(opened: Opened): void {
    this.#draft.replace(opened);
    this.#readTexts();
    this.#show();
  }

  /** The draft as it is kept. */
  /** What the draft is called among others. Half a title would read as a wrong one. */
  get #title(): string {
    const [organ, year, own] = (["organ.name", "year", "title"] as const).map((field) => this.texts.get(field)?.trim());
    if (own || (organ && year)) return this.view.title;
    return organ || year ? messages.halfTitle(organ, year) : "";
  }

  #current(): Content {
    const { shown = {}, computed = [], errors = 0 } = this.view ?? {};
    const sums = new Set(computed);
    const filled = Object.keys(shown).filter((address) => !sums.has(address)).length;
    return { title: this.#title, json: this.json, filled, errors };
  }

  #show(): void {
    this.view = viewAfter(this.view, this.#draft.news());
    this.pasting?.read();
    this.cells = cellsOf(this.form, this.view, this.cells);
    this.#audience.show();
  }

  #readTexts(): void {
    this.texts = new Map(FIELDS.map((field) => [field, this.#draft.text(field)]));
  }
}
