/** What is done to the prose of a draft besides typing. Until the core is there, it waits. */
import type { Draft, FieldKey } from "../core/core";
import { messages } from "../view/messages";
import { hasHalf } from "../view/odd";
import type { ProseTools } from "../view/prose-tools";
import { hasRoom } from "../view/room";
import type { CoreDraft } from "./core-draft";
import type { Edits } from "./edits";

export class ProseEdits implements ProseTools {
  readonly #draft: CoreDraft;
  readonly #edits: Edits;

  constructor(draft: CoreDraft, edits: Edits) {
    this.#draft = draft;
    this.#edits = edits;
  }

  figures() {
    return this.#draft.isStarted ? this.#draft.core.figures() : [];
  }

  prompts(field: FieldKey) {
    return this.#draft.isStarted ? this.#draft.core.prompts(field) : [];
  }

  insertFigure(field: FieldKey, start: number, end: number, cell: string): number {
    return this.#soon(start, (core) => core.insertFigure(field, start, end, cell));
  }

  releaseFigure(field: FieldKey, at: number): number {
    return this.#soon(at, (core) => core.releaseFigure(field, at));
  }

  toggleHeading(field: FieldKey, at: number): number {
    return this.#soon(at, (core) => core.toggleHeading(field, at));
  }

  insertSkeleton(field: FieldKey, part?: string): number {
    return this.#soon(0, (core) => core.insertSkeleton(field, part), messages.skeletonInserted);
  }

  paste(field: FieldKey, start: number, end: number, text: string): number {
    const draft = this.#draft;
    if (!draft.isStarted) {
      // As it is: what is typed next comes after it.
      const before = draft.texts.get(field) ?? "";
      this.#edits.typeText(field, `${before.slice(0, start)}${text}${before.slice(end)}`);
      return start + text.length;
    }
    const { caret, isLess } = draft.core.pasteText(field, start, end, text);
    this.#edits.finish(isLess ? (hasHalf(text) ? messages.cleanedHalf : messages.cleaned) : undefined);
    return caret;
  }

  hasRoom(field: FieldKey, text: string): boolean {
    return hasRoom(this.#draft.texts, field, text);
  }

  /** A step in the prose, which returns the caret's new place; until the core can take it, the caret stays. */
  #soon(caret: number, step: (core: Draft) => number, said?: string): number {
    let after = caret;
    this.#draft.whenStarted(() => {
      after = step(this.#draft.core);
      this.#edits.finish(said);
    });
    return after;
  }
}
