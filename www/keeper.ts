/**
 * Keeps the draft of one window: with every change at once, and under an id that no
 * other window uses at the same time. Knows nothing of the page.
 */
import { Drafts, type StoredDraft } from "./drafts";

const OWN_DRAFT = "xxgk-annual-report draft";
/** After so long without a change, the draft is written down to the disk. */
const PAUSE = 700;

export class Keeper {
  readonly #drafts = new Drafts();
  readonly #current: () => { title: string; json: string };
  readonly #tell: (state: number | "failed") => void;
  #id = newId();
  #isChanged = false;
  #flushing = 0;
  /** Gives the draft free for another window. */
  #release: (() => void) | undefined;

  /** `current` gives the draft as it is; `tell` hears when it was kept, or that it cannot be. */
  constructor(current: () => { title: string; json: string }, tell: (state: number | "failed") => void) {
    this.#current = current;
    this.#tell = tell;
  }

  /** The draft to go on with when the page opens: after a reload this window's own, else the one kept last. */
  async find(): Promise<StoredDraft | undefined> {
    void this.#claim(this.#id);
    try {
      const kept = await this.#drafts.list();
      // Whoever has already begun to type must not lose it to an older draft.
      return this.#isChanged ? undefined : (kept.find(({ id }) => id === ownDraft()) ?? kept[0]);
    } catch {
      this.#tell("failed");
      return undefined;
    }
  }

  /** Goes on with a kept draft in the place of this one; `false` when another window has it. */
  async take(id: string): Promise<boolean> {
    const release = this.#release;
    if (!(await this.#claim(id))) return false;
    this.finish();
    release?.();
    this.#id = id;
    rememberOwnDraft(id);
    return true;
  }

  /**
   * Keeps the draft: at once, for a crash may come with the next key, and after a pause
   * once more, down to the disk, for the power may go. The browser keeps the order.
   */
  keep(): void {
    this.#isChanged = true;
    this.#put("relaxed");
    window.clearTimeout(this.#flushing);
    this.#flushing = window.setTimeout(() => this.#put("strict"), PAUSE);
  }

  /** What comes now is another draft; the one that was open stays kept as it is. */
  leave(): void {
    this.finish();
    this.#release?.();
    this.#id = newId();
    void this.#claim(this.#id);
  }

  /** Under what the draft is kept. */
  get id(): string {
    return this.#id;
  }

  /** Writes what is not yet down on the disk. */
  finish(): void {
    window.clearTimeout(this.#flushing);
    if (this.#isChanged) this.#put("strict");
    this.#isChanged = false;
  }

  /** The other drafts of this browser, the latest first. */
  async others(): Promise<StoredDraft[]> {
    const kept = await this.#drafts.list().catch(() => []);
    return kept.filter(({ id }) => id !== this.#id);
  }

  /** Forgets another draft. */
  remove(id: string): Promise<void> {
    return this.#drafts.remove(id);
  }

  #put(durability: IDBTransactionDurability): void {
    const time = Date.now();
    rememberOwnDraft(this.#id);
    this.#drafts.put({ id: this.#id, time, ...this.#current() }, durability).then(
      () => this.#tell(time),
      () => this.#tell("failed"),
    );
  }

  /** Takes a draft for this window alone, so that two of them do not write over each other. */
  #claim(id: string): Promise<boolean> {
    // Chromium has locks since 69; without them the draft is taken unasked.
    if (!navigator.locks) return Promise.resolve(true);
    return new Promise((resolve) => {
      const hold = (lock: Lock | null) => {
        resolve(lock !== null);
        if (!lock) return;
        // Held until the draft is left, or the window is gone.
        return new Promise<void>((release) => {
          this.#release = release;
        });
      };
      // Where locks are forbidden, the draft is taken unasked, too.
      navigator.locks.request(`xxgk-annual-report ${id}`, { ifAvailable: true }, hold).catch(() => resolve(true));
    });
  }
}

/** The draft of this window before it was reloaded. */
function ownDraft(): string | null {
  try {
    return sessionStorage.getItem(OWN_DRAFT);
  } catch {
    return null; // Forbidden by the browser's settings.
  }
}

function rememberOwnDraft(id: string): void {
  try {
    sessionStorage.setItem(OWN_DRAFT, id);
  } catch {
    // Then a reload goes on with the draft that was kept last.
  }
}

function newId(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
}
