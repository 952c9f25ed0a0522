/** Words that an input method composes, in every field of the page: the parts hear of one when it is done, as of a key. */
import type { LitElement, ReactiveController } from "lit";
import type { CoreDraft } from "../draft/core-draft";
import { beginWord, endWord, isComposedIn, type TextField, type Word } from "../view/composing";

/** The events of a composition, and those that it hides. */
const HEARD = ["compositionstart", "compositionend", "input", "focusout"] as const;

export class Composing implements ReactiveController, EventListenerObject {
  readonly #host: LitElement;
  readonly #draft: CoreDraft;
  /** The field whose word the parts have heard of, and its text. Firefox tells the same once more. */
  #told: { field: TextField; value: string } | undefined;

  constructor(host: LitElement, draft: CoreDraft) {
    this.#host = host;
    this.#draft = draft;
    host.addController(this);
  }

  hostConnected(): void {
    for (const name of HEARD) this.#host.renderRoot.addEventListener(name, this, true);
  }

  hostDisconnected(): void {
    for (const name of HEARD) this.#host.renderRoot.removeEventListener(name, this, true);
    endWord();
  }

  /** Before any part does. */
  handleEvent(event: Event): void {
    const field = event.target as TextField;
    if (event.type === "compositionstart") beginWord(field, this.#stored(field));
    else if (event.type === "input") this.#hide(event, field);
    else if (isComposedIn(field)) this.#end(field);
  }

  #hide(event: Event, field: TextField): void {
    const told = this.#told;
    this.#told = undefined;
    if (isComposedIn(field)) {
      event.stopPropagation();
      drawAround(field);
    } else if (event.isTrusted && told?.field === field && told.value === field.value) event.stopPropagation();
  }

  /** The word is done, or was given up. */
  #end(field: TextField): void {
    const word = endWord();
    if (!word) return;
    const { before, start, end } = word;
    const words = field.value.slice(start, field.value.length - (before.length - end));
    if (words === "" && start < end) {
      // Given up. The browser has deleted what was selected.
      field.value = before;
      field.setSelectionRange(start, end);
    }
    const now = this.#stored(field);
    if (now !== undefined && now !== word.stored) insertInto(now, word, words);
    else if (words === "") {
      drawAround(field);
      return;
    }
    this.#told = { field, value: field.value };
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertText" }));
  }

  /** What the draft has for a field of the form. */
  #stored({ dataset: { cell, field } }: TextField): string | undefined {
    const { texts, cells } = this.#draft;
    if (cell !== undefined) return cells.get(cell)?.typed ?? cells.get(cell)?.shown;
    return field === undefined ? undefined : ([...texts].find(([key]) => key === field)?.[1] ?? "");
  }
}

/** Another text has come into the draft meanwhile: the word goes into that one, at its place. */
function insertInto(text: string, { field, before, start, end }: Word, words: string): void {
  const selected = before.slice(start, end);
  const at = Math.min(start, text.length);
  const behind = text.startsWith(selected, at) ? at + selected.length : at;
  field.value = text.slice(0, at) + words + text.slice(behind);
  field.setSelectionRange(at + words.length, at + words.length);
}

/** The part that holds a field draws again: it grows with its text, and shows what has come meanwhile. */
function drawAround(field: Element): void {
  for (let part = field.parentElement; part; part = part.parentElement)
    if ("requestUpdate" in part) return void (part as LitElement).requestUpdate();
}
