/**
 * Leads who works with keys or listens: from finding to finding (F8), from region to region
 * (F6), out of panels (Escape). Keeps the focus when what had it is gone, and says what a
 * change has brought.
 */
import type { Finding, OfficialForm } from "../core/core";
import { keyOf } from "../view/marks";
import { messages } from "../view/messages";
import { type Here, nextOf, walkOf } from "../view/places";
import { Told } from "./announcer";

/** How long after a change it is told, so that only what stays is said. */
const CALM = 900;
/** How long after a cell is left: the next one is spoken first. */
const LEFT = 120;

/** The page, as far as it has to be known for that. */
export interface Guided {
  root(): ShadowRoot;
  form(): OfficialForm;
  findings(): readonly Finding[];
  /** Whether half a number stands in a cell. */
  isTyping(): boolean;
  /** Shows the place of a finding and puts the focus there. */
  goTo(finding: Finding): void;
  /** Where the person is has changed. */
  moved(here: Here): void;
  /** Closes the panel that is open; says whether there was one. */
  closePanel(): boolean;
  say(text: string): void;
}

export class Guide {
  /** Where the person was last in the form. */
  here: Here | undefined;
  readonly #page: Guided;
  readonly #told = new Told();
  /** The finding that was gone to, and where that is. */
  #visited: { key: string; place: string | undefined } | undefined;
  #timer = 0;
  /** What is to be told first. */
  #word = "";
  /** Whether something is about to be told that drawing must not put off. */
  #isDue = false;
  #focused: HTMLElement | undefined;
  #field: HTMLElement | undefined;
  #isByKeys = false;

  constructor(element: HTMLElement, page: Guided) {
    this.#page = page;
    element.addEventListener("keydown", (event) => this.#key(event));
    element.addEventListener("pointerdown", () => (this.#isByKeys = false));
    for (const name of ["keyup", "click"]) element.addEventListener(name, (event) => this.#see(event));
  }

  // ── Telling ───────────────────────────────────────────────────────────────

  /** What there is at the start needs no telling. */
  begin(): void {
    // Moves of the focus within the root are not seen outside it.
    this.#page.root().addEventListener("focusin", (event) => this.#focus(event as FocusEvent));
    this.#told.next(this.#page.findings());
  }

  /** Something was left or done: tells soon what came of it, after a word of its own. */
  tell(word = ""): void {
    this.#isDue = true;
    // A step moves the focus, and so a cell is left: that must not swallow its word.
    if (word !== "") this.#word = word;
    this.#tellIn(this.#word === "" ? LEFT : 0);
  }

  /** After each drawing. */
  drawn(): void {
    if (!this.#isDue) this.#tellIn(CALM);
    window.setTimeout(() => this.#keepFocus());
  }

  #tellIn(wait: number): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#isDue = false;
      const word = this.#word;
      this.#word = "";
      if (this.#page.isTyping() && word === "") return;
      const said = [word, this.#told.next(this.#page.findings())].filter(Boolean).join("。").replace(/。+/g, "。");
      if (said !== "") this.#page.say(said);
    }, wait);
  }

  // ── Walking ───────────────────────────────────────────────────────────────

  /** To the next finding, or the one before. */
  walk(isBack: boolean): void {
    const page = this.#page;
    const walk = walkOf(page.form(), page.findings());
    if (walk.length === 0) {
      page.say(messages.nothingToWalk);
      return;
    }
    const visited = this.#visited;
    const known = visited?.place === this.here?.place ? walk.findIndex((one) => keyOf(one) === visited?.key) : -1;
    const step = isBack ? walk.length - 1 : 1;
    const index = known >= 0 ? (known + step) % walk.length : nextOf(page.form(), walk, this.here, isBack);
    const finding = walk[index];
    if (!finding) return;
    page.goTo(finding);
    this.#visited = { key: keyOf(finding), place: finding.primary ?? this.here?.place };
    page.say(messages.walkedTo(index + 1, walk.length, finding.message));
  }

  #key(event: KeyboardEvent): void {
    this.#isByKeys = true;
    if (event.key === "F8") {
      event.preventDefault();
      this.walk(event.shiftKey);
    }
    if (event.key === "F6") this.#region(event);
    const target = event.composedPath()[0];
    const isInCell = target instanceof HTMLElement && target.dataset.cell !== undefined;
    if (event.key === "Escape" && !event.defaultPrevented && !isInCell && this.#page.closePanel())
      event.preventDefault();
  }

  /** Bar, sections, form, findings; at the ends the browser has its own. */
  #region(event: KeyboardEvent): void {
    const root = this.#page.root();
    const regions = ["header", "nav", ".paper", "aside"].map((one) => root.querySelector<HTMLElement>(one));
    const active = root.activeElement;
    const at = regions.findIndex((region) => region?.contains(active));
    const next = regions[at + (event.shiftKey ? -1 : 1)];
    if (!next) return;
    event.preventDefault();
    const field = this.#field?.isConnected && next.contains(this.#field) ? this.#field : undefined;
    (field ?? [...next.querySelectorAll<HTMLElement>("button, a, input, textarea, [tabindex]")].find(isShown))?.focus();
  }

  // ── Where the person is ───────────────────────────────────────────────────

  #focus(event: FocusEvent): void {
    const target = event.composedPath()[0] as HTMLElement;
    this.#focused = target;
    if (target.closest(".paper")) this.#field = target;
    this.#see(event);
  }

  #see(event: Event): void {
    const target = event.composedPath()[0] as HTMLElement;
    const place = target.dataset?.cell ?? target.dataset?.field;
    if (place === undefined) return;
    const offset = target instanceof HTMLTextAreaElement ? target.selectionStart : 0;
    if (this.here?.place === place && this.here.offset === offset) return;
    this.here = { place, offset };
    this.#page.moved(this.here);
  }

  /** Who works with keys would be thrown to the top when a button that was pressed goes away. */
  #keepFocus(): void {
    if (!this.#isByKeys || !this.#focused || this.#focused.isConnected) return;
    this.#focused = undefined;
    const root = this.#page.root();
    if (root.activeElement || (document.activeElement && document.activeElement !== document.body)) return;
    const field = this.#field?.isConnected ? this.#field : root.querySelector<HTMLElement>("header button");
    field?.focus({ preventScroll: true });
  }
}

function isShown(element: HTMLElement): boolean {
  return element.offsetWidth > 0 && !element.hasAttribute("disabled");
}
