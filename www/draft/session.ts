/**
 * All that is done with the draft of this page. Knows no part of the page: it reports by events of
 * the element, and asks it to draw again when there is something new.
 */
import type { LitElement } from "lit";
import type { ComparisonView, FileRead, LastYear, Moved, Opened, Steps } from "../core/core";
import { pageSource } from "../core/page-source";
import type { CellFacts } from "../view/cells";
import { editionOf } from "../view/editions";
import type { PartEvents } from "../view/events";
import { messages } from "../view/messages";
import { nextFrame } from "../view/next-frame";
import { refuse, say } from "../view/say";
import { CoreDraft } from "./core-draft";
import { Documents } from "./documents";
import { Edits } from "./edits";
import { exampleReport } from "./example";
import { Incoming } from "./incoming";
import { OpenDraft } from "./open-draft";
import { PastedBlock } from "./pasted-block";
import { ProseEdits } from "./prose-edits";

export class Session {
  readonly #host: LitElement;
  /** The draft, and what the core says of it. */
  readonly draft: CoreDraft;
  /** Which draft is open, and what is kept of it. */
  readonly kept: OpenDraft;
  /** Typing and steps. */
  readonly edits: Edits;
  /** What helps with the prose. */
  readonly prose: ProseEdits;
  /** What the report becomes. */
  readonly documents: Documents;
  /** A pasted block that does not fit as it stands, until somebody has chosen a reading. */
  pasting: PastedBlock | undefined;
  /** A file of another program that was read, until somebody has said what it is. */
  incoming: Incoming | undefined;
  /** The draft beside a file of that name. */
  compared: { readonly name: string; readonly view: ComparisonView } | undefined;
  /** How many files were chosen: the last one counts. */
  #turn = 0;

  constructor(host: LitElement) {
    this.#host = host;
    this.draft = new CoreDraft(host);
    this.kept = new OpenDraft(host, this.draft);
    this.edits = new Edits(host, this.draft, this.kept);
    this.prose = new ProseEdits(this.draft, this.edits);
    this.documents = new Documents(this.draft);
    host.addController({ hostUpdate: () => this.#readPasted() });
  }

  /**
   * Starts the core, hands over what was typed in the meantime, or else goes on with the draft that was open
   * last. The page is shown first and takes keys: unpacking and compiling the core takes longer than drawing
   * it. Fails with `CoreMissing` where it does not come; then it can be tried again.
   */
  async start(edition?: string): Promise<void> {
    await nextFrame();
    this.kept.begin();
    await this.draft.start(edition);
  }

  // ── Other drafts in place of this one, which stays among the kept ones ────

  /** Reads a file, and opens it where it carries a report of ours. Of any other somebody has to look at what was read:
   *  it is then `incoming`. Returns what became of it. */
  async open(file: File): Promise<"opened" | "incoming" | "refused"> {
    const read = await this.#read(file, false);
    if (!read) return this.incoming ? "incoming" : "refused";
    this.#open(read);
    return "opened";
  }

  /** Reads a file. Where somebody has to look at it, it becomes `incoming` instead. */
  async #read(file: File, isForLastYear: boolean): Promise<FileRead | undefined> {
    this.incoming = undefined;
    this.#turn += 1;
    const turn = this.#turn;
    const isLast = () => turn === this.#turn;
    // Most files are read before anybody could wonder.
    let isTold = false;
    const timer = window.setTimeout(() => {
      isTold = true;
      say(this.#host, { text: messages.readingFile(file.name), tone: "good", stays: true });
    }, 400);
    try {
      const read = await this.draft.openFile(file);
      // Another one was chosen meanwhile.
      if (!isLast()) return undefined;
      if (!read.review) return read;
      this.incoming = new Incoming(file.name, read, read.review, isForLastYear, this.draft.core);
      if (isTold) say(this.#host, undefined);
    } catch (error) {
      if (isLast()) refuse(this.#host, error);
    } finally {
      window.clearTimeout(timer);
    }
    return undefined;
  }

  /** Holds the draft beside a file, or beside the one that is looked at; returns whether that can be shown. */
  async compare(file: File | undefined): Promise<boolean> {
    if (file) {
      const read = await this.#read(file, false);
      if (!read && !this.incoming) return false;
      if (read) return this.#compare(file.name, read);
    }
    const { incoming } = this;
    this.incoming = undefined;
    return incoming?.isOf(this.draft.core) === true && this.#compare(incoming.name, incoming.read);
  }

  #compare(name: string, { opened }: FileRead): boolean {
    this.draft.settle();
    this.compared = { name, view: this.draft.core.compare(opened) };
    return true;
  }

  #open({ opened, notes: lines }: FileRead): void {
    this.#begin(() => this.draft.replace(opened));
    const text = messages.opened(this.draft.title || messages.untitled);
    say(this.#host, { text, lines, tone: lines.length > 0 ? "bad" : "good", undo: this.draft.view.undo });
  }

  /** Takes what was read of a file for what somebody says that it is. */
  takeIncoming(how: PartEvents["xxgk-review-take"]["how"]): void {
    const { incoming } = this;
    this.incoming = undefined;
    if (!incoming?.isOf(this.draft.core)) return;
    const { read } = incoming;
    if (how === "draft") this.#open(read);
    else if (how === "last-year") this.#takeLastYear(read);
    else this.#beginAfter(read.opened);
  }

  /** Takes over what has changed in the sum that the draft was begun from; both are given as saved files. */
  async followSum(before: string, now: string): Promise<void> {
    const [one, other] = await Promise.all(
      [before, now].map((json) => this.draft.openFile(new File([json], messages.sumFile))),
    );
    if (!one || !other) return;
    this.edits.finish(messages.sumFollowed(this.draft.core.followSum(one.opened, other.opened)));
  }

  /** Begins the report of the year after it. */
  #beginAfter(last: Opened): void {
    this.#begin(() => this.draft.beginAfter(last));
    say(this.#host, { text: messages.begun(this.draft.title), tone: "good", stays: true, undo: this.draft.view.undo });
  }

  /** Lets another report come in the place of this one, which stays kept. */
  #begin(come: () => void): void {
    this.kept.flush();
    come();
    this.kept.leave();
    this.kept.changed();
    // It is nowhere else: it is written before it is drawn.
    this.kept.flush();
  }

  /** Opens a filled-in report to look at. */
  openExample(): void {
    const example = this.draft.openText(exampleReport, { name: messages.openExample });
    this.#begin(() => this.draft.replace(example));
    say(this.#host, { text: messages.exampleOpened, tone: "good", fresh: true });
  }

  /** Starts a draft: a blank one, or with what that saved file says. */
  startNew(edition?: string, json?: string): void {
    this.kept.flush();
    if (json === undefined) this.draft.core.startNew(edition);
    else this.draft.core.replace(this.draft.openText(json, { name: messages.untitled }));
    this.draft.read();
    this.kept.leave();
    say(this.#host, undefined);
  }

  // ── Another edition of the form ───────────────────────────────────────────

  /** Puts the draft on another edition: a step. What has no place there is kept in the file, and named. */
  changeEdition(edition: string): void {
    const { draft, kept } = this;
    if (edition === draft.form.edition) return;
    kept.mark();
    draft.changeEdition(edition);
    const { aside, undo } = draft.view;
    const text = messages.editionChanged(editionOf(draft.form).name, draft.filled);
    const lines = aside.length > 0 ? [messages.keptAside(aside.map(({ name }) => name))] : [];
    say(this.#host, { text, lines, tone: lines.length > 0 ? "bad" : "good", undo });
    kept.changed();
  }

  // ── Undo and redo ─────────────────────────────────────────────────────────

  /** Undoes so many steps, or redoes them where negative; returns the last of them, if there was one. */
  go(steps: number): Moved | undefined {
    if (this.kept.isElsewhere) return undefined;
    const { core } = this.draft;
    // What is not on the disk yet belongs to the draft as it is now.
    this.kept.flush();
    let moved: Moved | undefined;
    let opened: string | undefined;
    for (let left = Math.abs(steps); left > 0; left -= 1) {
      const next = steps > 0 ? core.undo() : core.redo();
      if (!next) break;
      moved = next;
      if (next.opensAnother) opened = this.kept.turn(steps > 0, opened);
    }
    if (!moved) return undefined;
    this.edits.settle();
    this.draft.read();
    const text = (steps > 0 ? messages.undone : messages.redone)(moved.name);
    say(this.#host, { text, tone: "good", quiet: moved.place !== null && !moved.opensAnother });
    if (opened === undefined) this.kept.changed();
    else void this.kept.goOnKeeping(opened);
    return moved;
  }

  /** All steps. */
  steps(): Steps {
    return this.draft.core.steps();
  }

  // ── A pasted block ────────────────────────────────────────────────────────

  /** Pastes a block of figures: at once where it fits as it stands, else after a look at its readings. */
  paste(cells: string, text: string, html?: string): void {
    this.pasting = undefined;
    try {
      this.pasting = new PastedBlock(this.draft.core, cells, text, html);
      if (this.pasting.isPlain) this.applyPaste();
      else this.#host.requestUpdate();
    } catch (error) {
      refuse(this.#host, error);
    }
  }

  /** Before each drawing: a pasted block is read for the table as it is then. In another edition it may have no place. */
  #readPasted(): void {
    const { pasting } = this;
    if (pasting && this.draft.form.cells.includes(pasting.address)) pasting.read();
    else this.pasting = undefined;
  }

  /** Shows another reading of the block. */
  choosePaste(chosen: number): void {
    if (this.pasting) this.pasting.chosen = chosen;
    this.#host.requestUpdate();
  }

  /** Takes the reading that is shown. */
  applyPaste(): void {
    const { pasting } = this;
    if (!pasting) return;
    this.pasting = undefined;
    this.kept.mark();
    this.edits.finish(messages.pasted(pasting.apply()));
  }

  /** Drops the block. */
  cancelPaste(): void {
    this.pasting = undefined;
    this.#host.requestUpdate();
  }

  // ── Last year ─────────────────────────────────────────────────────────────

  /** Takes a file as last year's report; one of another program once somebody has looked at it. Returns whether it has to be looked at. */
  async openLastYear(file: File): Promise<boolean> {
    const read = await this.#read(file, true);
    if (read) this.#takeLastYear(read);
    return this.incoming !== undefined;
  }

  #takeLastYear({ opened, notes: lines }: FileRead): void {
    const carried = this.draft.core.carriedOver(opened).length;
    this.draft.setLastYear(opened);
    const text = messages.lastYearOpened(carried);
    this.edits.finish(text);
    if (lines.length > 0) say(this.#host, { text, lines, tone: "bad", undo: this.draft.view.undo });
  }

  /** What is known of last year. */
  lastYear(): LastYear {
    return this.draft.core.lastYear();
  }

  // ── The finished report ───────────────────────────────────────────────────

  /** From now on, what is missing in the report is a fault: it was checked or downloaded. */
  finish(): void {
    this.draft.core.setFinished(true);
    this.draft.core.settle();
    this.draft.read();
  }

  /** Whether the page is a file of its own, which can hold the draft. */
  get canBePage(): boolean {
    return pageSource !== undefined;
  }

  /** The page's own file with the draft in it; undefined where the page is no file. */
  page(): File | undefined {
    return this.kept.page(this.documents.fileName(messages.pageEnding));
  }

  // ── Questions of the parts ────────────────────────────────────────────────

  /** What the core knows of single cells. */
  readonly facts: CellFacts = {
    help: (address) => (this.draft.isStarted ? this.draft.core.help(address) : null),
    sumsOf: (address) => (this.draft.isStarted ? this.draft.core.sumsOf(address) : []),
  };

  /** The manual text of a rule. */
  readonly manual = (rule: string): string => this.draft.core.manual(rule);
}
