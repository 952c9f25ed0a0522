/** What is done to the prose of a draft, besides typing. Until the core is there, it waits. */
import type { Draft, FieldKey } from "../core/core";
import type { ProseTools } from "../prose/prose-tools";
import { messages } from "../view/messages";

/** Whose prose it is. */
export interface Writer {
  /** The draft, once the core is there. */
  draft(): Draft | undefined;
  whenStarted(act: () => void): void;
  textOf(field: FieldKey): string;
  typeText(field: FieldKey, text: string): void;
  /** The core has changed a text; what is said of it, if anything. */
  rewritten(said?: string): void;
}

export class ProseDeeds implements ProseTools {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  figures() {
    return this.#writer.draft()?.figures() ?? [];
  }

  prompts(field: FieldKey) {
    return this.#writer.draft()?.prompts(field) ?? [];
  }

  insertFigure(field: FieldKey, start: number, end: number, cell: string): number {
    return this.#soon(start, (draft) => draft.insertFigure(field, start, end, cell));
  }

  releaseFigure(field: FieldKey, at: number): number {
    return this.#soon(at, (draft) => draft.releaseFigure(field, at));
  }

  toggleHeading(field: FieldKey, at: number): number {
    return this.#soon(at, (draft) => draft.toggleHeading(field, at));
  }

  insertSkeleton(field: FieldKey, part?: string): number {
    return this.#soon(0, (draft) => draft.insertSkeleton(field, part), messages.skeletonInserted);
  }

  paste(field: FieldKey, start: number, end: number, text: string): number {
    const draft = this.#writer.draft();
    if (!draft) {
      // As it is: what is typed next stands behind it.
      const before = this.#writer.textOf(field);
      this.#writer.typeText(field, `${before.slice(0, start)}${text}${before.slice(end)}`);
      return start + text.length;
    }
    const { caret, isLess } = draft.pasteText(field, start, end, text);
    this.#writer.rewritten(isLess ? messages.cleaned : undefined);
    return caret;
  }

  /** A step in the prose, which gives where the caret stands then; until the core can take it, the caret stays. */
  #soon(caret: number, step: (draft: Draft) => number, said?: string): number {
    let then = caret;
    this.#writer.whenStarted(() => {
      const draft = this.#writer.draft();
      if (!draft) return;
      then = step(draft);
      this.#writer.rewritten(said);
    });
    return then;
  }
}
