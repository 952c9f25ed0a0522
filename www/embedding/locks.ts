/**
 * What of the report the person may not change: all of it, or places that the site names. What is typed there is
 * refused where it is typed; a step that would change it among others is taken back as a whole, and that is said.
 */
import type { LitElement } from "lit";
import type { Page } from "../page/page";
import type { PartEvents } from "../view/events";
import { say } from "../view/say";
import { words } from "./words";

/** What may be done with a report that is only read. */
const READING: ReadonlySet<keyof PartEvents> = new Set<keyof PartEvents>([
  "xxgk-section",
  "xxgk-goto",
  "xxgk-place",
  "xxgk-findings",
  "xxgk-large",
  "xxgk-notice",
  "xxgk-desk",
  "xxgk-change",
  "xxgk-downloaded",
  "xxgk-left",
  "xxgk-check",
  "xxgk-walk",
  "xxgk-download",
  "xxgk-copy",
  "xxgk-look",
  "xxgk-preview",
  "xxgk-beside",
  "xxgk-panel",
  "xxgk-compare",
  "xxgk-save-record",
]);

/** A live figure in a text follows its cell. */
const LIVE = /〔[^〕]*〕/g;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLButtonElement;

export class Locks {
  readonly #host: LitElement;
  readonly #page: Page;
  #isReadonly = false;
  #places: readonly string[] = [];
  readonly #observer: MutationObserver;
  /** The draft that was looked at last, and what stood in its locked places. */
  #known: { id: string; texts: ReadonlyMap<string, string> } | undefined;
  /** Whether the site itself changes something now. */
  isSite = false;

  constructor(host: LitElement, page: Page) {
    this.#host = host;
    this.#page = page;
    this.#observer = new MutationObserver(() => this.#mark());
    page.permits = (name, detail) => this.#permits(name, detail);
    host.addEventListener("xxgk-change", () => this.#guard());
  }

  /** `places`: cells (`t3.granted.natural`), tables and rows (`t3`, `t3.granted`), and fields (`organ.name`, `overview`). */
  set(isReadonly: boolean, places: readonly string[]): void {
    this.#isReadonly = isReadonly;
    this.#places = places;
    this.#known = undefined;
    this.#observer.disconnect();
    if (isReadonly || places.length > 0)
      this.#observer.observe(this.#host.renderRoot, { childList: true, subtree: true });
    this.#mark();
    this.look();
  }

  isLocked(place: string): boolean {
    return this.#isReadonly || this.isNamed(place);
  }

  /** Whether the site has named it. */
  isNamed(place: string): boolean {
    return this.#places.some((one) => place === one || place.startsWith(`${one}.`));
  }

  /** Does what the site wants, whatever is locked. */
  async asSite<Result>(act: () => Result | Promise<Result>): Promise<Result> {
    this.isSite = true;
    try {
      return await act();
    } finally {
      this.isSite = false;
      this.look();
    }
  }

  /** Takes what stands in the locked places now for what stands there. */
  look(): void {
    this.#known = this.#hasAny ? { id: this.#page.session.kept.id, texts: this.#texts() } : undefined;
  }

  get #hasAny(): boolean {
    return this.#isReadonly || this.#places.length > 0;
  }

  #permits(name: keyof PartEvents, detail: PartEvents[keyof PartEvents]): boolean {
    if (this.isSite || !this.#hasAny) return true;
    const { address, field, addresses, edition } = (detail ?? {}) as {
      address?: string;
      field?: string;
      addresses?: readonly string[];
      edition?: string;
    };
    const places = addresses ?? [address ?? field ?? (edition === undefined ? "" : "edition")];
    const isTyped = ["xxgk-cell", "xxgk-text", "xxgk-clear", "xxgk-edition"].includes(name);
    const isLocked = isTyped && places.some((place) => this.isLocked(place));
    if (!isLocked && (!this.#isReadonly || READING.has(name))) return true;
    say(this.#host, { text: this.#isReadonly ? words.readonly : words.locked, tone: "bad" });
    this.#host.requestUpdate();
    return false;
  }

  /** After a change: one that went into a locked place is taken back. */
  #guard(): void {
    const known = this.#known;
    if (this.isSite || !this.#hasAny) return;
    const { session } = this.#page;
    if (known?.id !== session.kept.id) {
      this.look();
      return;
    }
    const now = this.#texts();
    if ([...now].every(([place, text]) => (known.texts.get(place) ?? "") === text)) return;
    this.#known = undefined;
    session.go(1);
    this.look();
    say(this.#host, { text: this.#isReadonly ? words.readonly : words.locked, tone: "bad" });
  }

  /** What was typed into the locked places. */
  #texts(): Map<string, string> {
    const { texts, cells } = this.#page.session.draft;
    const all = new Map<string, string>();
    for (const [field, text] of texts) if (this.isLocked(field)) all.set(field, text.replace(LIVE, "〔〕"));
    for (const [address, { computed, typed, shown }] of cells)
      if (this.isLocked(address)) all.set(address, computed ? "" : (typed ?? shown));
    return all;
  }

  /** Browsers, and screen readers, say of a field that it is locked. */
  #mark(): void {
    const set = (field: Field, isLocked: boolean) => {
      if (field instanceof HTMLSelectElement || field instanceof HTMLButtonElement) field.disabled = isLocked;
      else field.readOnly = isLocked;
    };
    const root = this.#host.renderRoot;
    for (const field of root.querySelectorAll<Field>("[data-cell], [data-field], [data-edition]"))
      set(field, this.isLocked(field.dataset.cell ?? field.dataset.field ?? "edition"));
    for (const prose of root.querySelectorAll<HTMLElement & { field?: string }>("xxgk-prose"))
      for (const button of prose.querySelectorAll<Field>(".toolbox button, [data-tool]"))
        set(button, this.isLocked(prose.field ?? ""));
  }
}
