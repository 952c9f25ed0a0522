/**
 * Which draft each element of this window had before it was reloaded, or taken out of the page, and which one was being
 * opened when the window ended. Elements are told apart by their place among those of the page.
 */
const OWN_DRAFT = "xxgk-annual-report draft";
const OPENING = "xxgk-annual-report opening";

/** The places that have an element now. */
const taken = new Set<number>();
/** The same where the browser's settings forbid to keep it: until the window is reloaded. */
const remembered = new Map<string, string>();

export class OwnDraft {
  #place = 0;

  constructor() {
    this.arrive();
  }

  /** The element is in the page: takes the first place that is free. */
  arrive(): void {
    this.leave();
    this.#place = 1;
    while (taken.has(this.#place)) this.#place += 1;
    taken.add(this.#place);
  }

  /** The element is not in the page any more: another may have its place. */
  leave(): void {
    taken.delete(this.#place);
    this.#place = 0;
  }

  /** Its id. */
  get id(): string | null {
    return read(this.#key);
  }

  /** From now on it is this one. */
  remember(id: string): void {
    if (this.#place > 0) write(this.#key, id);
  }

  get #key(): string {
    return this.#place > 1 ? `${OWN_DRAFT} ${this.#place}` : OWN_DRAFT;
  }
}

/** The id of the draft at whose opening the core died, or the page itself. */
export function openedInVain(): string | null {
  return read(OPENING) || null;
}

/** This one is being opened now; `""`: it is open. */
export function rememberOpening(id: string): void {
  write(OPENING, id);
}

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return remembered.get(key) ?? null;
  }
}

function write(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    remembered.set(key, text);
  }
}
