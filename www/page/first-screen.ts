/**
 * The first screen that was there before the script: the offline file has it as HTML
 * (`build/first-screen.mjs`). It looks like what the element draws in its place, and takes
 * keys; what was done on it goes over.
 */
import { type Policy, takePolicy } from "../core/trusted";

/** What can have the focus, or be pressed. */
const USABLE = "button, a, input, select, textarea";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export class FirstScreen {
  readonly #screen = document.createDocumentFragment();
  readonly #focused: Element | null;
  readonly #pressed: Element | null | undefined;

  /** Empties the shadow root. Nobody sees that, if it is filled again before the next frame. */
  constructor(root: ShadowRoot & { pressed?: Element; policy?: Policy }) {
    takePolicy(root.policy);
    this.#focused = root.activeElement;
    this.#pressed = root.pressed?.closest(USABLE);
    this.#screen.append(...root.childNodes);
  }

  /** Hands over to what is drawn there now: the text, the focus and the caret, and the last press. */
  giveWayTo(drawn: ShadowRoot): void {
    for (const field of this.#screen.querySelectorAll<Field>("[data-field], [data-edition]")) {
      const twin = this.#twinOf(field, drawn);
      if (field.value === "" || !twin) continue;
      twin.value = field.value;
      twin.dispatchEvent(new Event(field instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
    }
    if (this.#focused) focusAs(this.#focused, this.#twinOf(this.#focused, drawn));
    if (this.#pressed instanceof HTMLElement && !this.#pressed.dataset.field)
      this.#twinOf(this.#pressed, drawn)?.click();
  }

  /** The same thing there: the one with the same number among all of that kind in parts of that name. */
  #twinOf<One extends Element>(one: One, drawn: ShadowRoot): (One & HTMLElement) | undefined {
    let part = one.parentElement;
    while (part && !part.localName.includes("-")) part = part.parentElement;
    const alike = [part?.localName, one.localName].filter(Boolean).join(" ");
    const number = [...this.#screen.querySelectorAll(alike)].indexOf(one);
    return drawn.querySelectorAll<One & HTMLElement>(alike)[number];
  }
}

function focusAs(old: Element, twin: HTMLElement | undefined): void {
  twin?.focus({ preventScroll: true });
  const isText = (one: unknown) => one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement;
  if (isText(old) && isText(twin)) twin.setSelectionRange(old.selectionStart, old.selectionEnd);
}
