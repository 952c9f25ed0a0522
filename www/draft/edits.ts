/** What people do to the draft: typing, and steps that change more than one cell. */
import type { LitElement } from "lit";
import type { FieldKey, Finding } from "../core/core";
import type { PartEvents } from "../view/events";
import { messages } from "../view/messages";
import { hasControl, hasHalf } from "../view/odd";
import { say } from "../view/say";
import type { CoreDraft } from "./core-draft";
import type { OpenDraft } from "./open-draft";
import { PendingInput } from "./pending-input";
import { STEPS, type Step, type StepContext } from "./steps";

/** After a pause this long within prose, what comes next is a step of its own. In milliseconds. */
const LONG_PAUSE = 2000;

export class Edits {
  readonly #host: LitElement;
  readonly #draft: CoreDraft;
  readonly #kept: OpenDraft;
  readonly #pending = new PendingInput(() => this.settle());
  #pausing = 0;

  constructor(host: LitElement, draft: CoreDraft, kept: OpenDraft) {
    this.#host = host;
    this.#draft = draft;
    this.#kept = kept;
  }

  /** Types into a cell. */
  typeCell(address: string, text: string): void {
    const draft = this.#draft;
    // Before the core is asked: it may die of this.
    draft.since.cells.set(address, text);
    if (!draft.isStarted) {
      this.#kept.atRisk(true);
      draft.whenStarted(() => this.typeCell(address, text));
      draft.showCell(address, text);
      return;
    }
    const before = draft.cells.get(address);
    this.#pending.type(address, draft.view.findings);
    draft.core.setCell(address, text);
    draft.readView();
    this.#kept.changed();
    this.#seeOdd(before?.typed ?? before?.shown ?? "", text);
  }

  /** Types into a field; the caret is there now. */
  typeText(field: FieldKey, text: string, caret?: number): void {
    const draft = this.#draft;
    draft.since.texts.set(field, text);
    if (!draft.isStarted) {
      this.#kept.atRisk(true);
      draft.whenStarted(() => this.typeText(field, text, caret));
      draft.setText(field, text);
      return;
    }
    const before = draft.texts.get(field) ?? "";
    window.clearTimeout(this.#pausing);
    this.#pausing = window.setTimeout(() => draft.settle(), LONG_PAUSE);
    if (draft.core.setText(field, text, caret)) draft.readTexts();
    else draft.setText(field, text);
    draft.readView();
    this.#kept.changed();
    this.#seeOdd(before, text);
  }

  /** Says so when a character has come in that does not stay as it is. */
  #seeOdd(before: string, text: string): void {
    const said =
      hasHalf(text) && !hasHalf(before)
        ? messages.halfTyped
        : hasControl(text) && !hasControl(before) && messages.controlTyped;
    if (said) say(this.#host, { text: said, tone: "bad", undo: this.#draft.view.undo });
  }

  /** Types a figure of last year. */
  typeLastYear(address: string, text: string): void {
    this.#draft.core.setLastYearCell(address, text);
    this.#draft.readView();
    this.#draft.writeDown();
    this.#kept.changed();
  }

  /** The cell was left, or the person has paused: what was typed counts, and what comes next is another step. */
  settle(): void {
    this.endTyping();
    this.#draft.settle();
  }

  /** What was typed counts: what it breaks is shown. */
  endTyping(): void {
    this.#pending.end();
    this.#host.requestUpdate();
  }

  /** Runs a step of the table. */
  run<Name extends Step>(name: Name, detail: PartEvents[Name]): void {
    const { core, view } = this.#draft;
    const step = STEPS[name] as (context: StepContext, detail: PartEvents[Name]) => string | undefined;
    const said = step(
      { core, placeOf: (finding) => view.findings.indexOf(finding), mark: () => this.#kept.mark() },
      detail,
    );
    if (said === undefined) say(this.#host, { text: messages.noBlank, tone: "good" });
    else this.finish(said);
  }

  /** After a step: shows it, says what it did, and offers to undo it. Without words the last notice goes. */
  finish(said: string | undefined): void {
    this.#draft.core.settle();
    this.#draft.read();
    say(this.#host, said === undefined ? undefined : { text: said, tone: "good", undo: this.#draft.view.undo });
    this.#kept.changed();
  }

  /** Whether a number is being typed. */
  get isTyping(): boolean {
    return this.#pending.isOn;
  }

  /** The findings to be shown: while a number is being typed, what it breaks for the moment is not held against it. */
  get shownFindings(): readonly Finding[] {
    return this.#pending.shown(this.#draft.view.findings);
  }
}
