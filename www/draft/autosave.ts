/**
 * Keeps the draft of one window: with every change at once, and under an id that no
 * other window uses at the same time; and, now and then, the state that it is in. Knows
 * nothing of the page.
 */

import { painted } from "../view/next-frame";
import { type Content, Drafts, type Failure, failureOf, type State, type StoredDraft } from "./store";
import { Windows } from "./window-lock";

const OWN_DRAFT = "xxgk-annual-report draft";
/** After so long without a change, the draft is written down to the disk. */
const PAUSE = 700;
/** While somebody types, states are so far apart at least, in milliseconds. */
const BETWEEN_STATES = 30_000;
/** When nothing could be kept, it is tried again after so long. */
const TRY_AGAIN = 10_000;

/** Who works on the draft. */
export interface Owner {
  /** The draft as it is. */
  current(): Content;
  /** It was kept at that time, or cannot be. */
  kept(state: number | Failure): void;
  /** What the browser had kept is gone. The draft that is open has been kept anew. */
  cleared(): void;
  /** Another window goes on with the draft: here it must not be changed any more. */
  handedOver(): void;
}

export class Keeper {
  /** The draft that this window had before it was reloaded. */
  readonly ownId = ownDraft();
  readonly #owner: Owner;
  readonly #drafts = new Drafts(() => this.#again());
  readonly #windows = new Windows(() => this.#handOver());
  #id = this.#windows.begin();
  /** Whether there is something of this window among the kept drafts. */
  #isKept = false;
  #isChanged = false;
  /** Whether it is about to be written. */
  #isDue = false;
  #isHandedOver = false;
  /** How many writes are under way; whether the last one failed; whether the draft was saved as a file since the last change. */
  #pending = 0;
  #hasFailed = false;
  #isFiled = true;
  #flushing = 0;
  /** The draft as it was before its first change here. */
  #opened: StoredDraft | undefined;
  /** When the last state was kept. */
  #stateTime = 0;

  constructor(owner: Owner) {
    this.#owner = owner;
    window.addEventListener("pagehide", () => this.#leaveWindow());
    document.addEventListener("visibilitychange", () => document.hidden && this.#leaveWindow());
  }

  // ── Which draft ───────────────────────────────────────────────────────────

  /** The draft to go on with when the page opens: after a reload this window's own, else the one kept last. */
  async find(): Promise<StoredDraft | undefined> {
    try {
      const kept = (await this.#drafts.list()).filter(({ id, removed }) => !removed && id !== this.#id);
      void this.#drafts.tidy().catch(() => {});
      return kept.find(({ id }) => id === this.ownId) ?? kept[0];
    } catch (error) {
      this.#tell(failureOf(error));
      return undefined;
    }
  }

  /** A kept draft, as it is now. */
  get(id: string): Promise<StoredDraft | undefined> {
    return this.#drafts.get(id).catch(() => undefined);
  }

  /** Goes on with a draft in the place of this one; `false` when another window has it. */
  async take(draft: StoredDraft, isKept = true): Promise<boolean> {
    if (!(await this.#windows.claim(draft.id))) return false;
    this.#begin(draft);
    this.#isKept = isKept;
    rememberOwnDraft(draft.id);
    // A crash is told once.
    if (isKept && !draft.left) void this.#drafts.put({ ...draft, left: true }).catch(() => {});
    return true;
  }

  /** Takes a draft from the window that has it, and gives it as that one left it; nothing when that one does not answer. */
  async demand(id: string): Promise<StoredDraft | undefined> {
    const windows = this.#windows;
    // That window may be closed by now, or while it is being asked.
    const isOurs = (await windows.claim(id)) || (await windows.demand(id)) || (await windows.claim(id));
    return isOurs ? this.get(id) : undefined;
  }

  /** What comes now is another draft; the one that was open stays kept as it is. */
  leave(): void {
    this.#begin(undefined);
  }

  #begin(opened: StoredDraft | undefined): void {
    void this.finish();
    this.#id = opened?.id ?? this.#windows.begin();
    this.#opened = opened;
    this.#isKept = false;
    this.#isHandedOver = false;
    this.#stateTime = 0;
    this.#isFiled = true;
  }

  /** Whether it was changed since it was begun here. */
  get isChanged(): boolean {
    return this.#isChanged;
  }

  /** The id of this window's draft. */
  get id(): string {
    return this.#id;
  }

  /** Another window goes on with the draft. It gets all that was typed here. */
  async #handOver(): Promise<void> {
    await this.#state();
    await this.finish();
    this.#isHandedOver = true;
    this.#owner.handedOver();
  }

  // ── Keeping it ────────────────────────────────────────────────────────────

  /**
   * Keeps the draft: as soon as the change is on the screen, for a crash may come with the
   * next key, and after a pause once more, down to the disk, for the power may go. The
   * browser keeps the order.
   */
  keep(): void {
    if (this.#isHandedOver) return;
    if (!this.#isChanged) this.#firstChange();
    this.#isChanged = true;
    this.#isFiled = false;
    if (!this.#isDue) void this.#putWhenPainted();
    window.clearTimeout(this.#flushing);
    this.#flushing = window.setTimeout(() => {
      void this.#put("strict");
      if (Date.now() - this.#stateTime >= BETWEEN_STATES) void this.#state();
    }, PAUSE);
  }

  /** What the draft is now stays among its states: a step is coming that changes much of it. */
  mark(): void {
    if (this.#isKept) void this.#state(painted());
  }

  /** The draft was saved as a file. */
  filed(): void {
    this.#isFiled = true;
    this.mark();
    this.#guard();
  }

  #firstChange(): void {
    askToPersist();
    if (this.#opened) void this.remember(this.#opened);
    this.#opened = undefined;
    this.#stateTime = Date.now();
  }

  /** What a draft was at its time stays among its states. */
  async remember({ id, title, json, filled, errors, time }: StoredDraft): Promise<void> {
    // Without room for it the draft itself comes first; whether that is kept is said elsewhere.
    await this.#drafts.putState({ draft: id, title, json, filled, errors, time }).catch(() => {});
  }

  /** Writes what is not yet down on the disk. */
  async finish(): Promise<void> {
    window.clearTimeout(this.#flushing);
    const isChanged = this.#isChanged;
    this.#isChanged = false;
    if (isChanged) await this.#put("strict", true);
  }

  /** The window is closed, reloaded or put behind another: no crash, even if it is never seen again. */
  #leaveWindow(): void {
    if (!this.#isChanged || this.#isHandedOver) return;
    window.clearTimeout(this.#flushing);
    void this.#put("strict", true);
  }

  /** Keeps what is there once more. */
  #again(): void {
    if (this.#isKept && !this.#isHandedOver) void this.#put("strict");
  }

  async #putWhenPainted(): Promise<void> {
    this.#isDue = true;
    this.#guard();
    await painted();
    // Leaving the page or the draft does not wait for a picture.
    if (this.#isDue) await this.#put("relaxed");
  }

  async #put(durability: IDBTransactionDurability, left = false): Promise<void> {
    this.#isDue = false;
    const [id, time, wasKept] = [this.#id, Date.now(), this.#isKept];
    rememberOwnDraft(id);
    this.#pending += 1;
    this.#isKept = true;
    this.#guard();
    try {
      const wasThere = await this.#drafts.put({ id, time, ...this.#owner.current(), left }, durability);
      this.#tell(time);
      if (wasKept && !wasThere && !this.#hasFailed) this.#owner.cleared();
      this.#hasFailed = false;
    } catch (error) {
      if (id === this.#id) this.#isKept = wasKept;
      this.#hasFailed = true;
      this.#tell(failureOf(error));
      window.clearTimeout(this.#flushing);
      this.#flushing = window.setTimeout(() => void this.#put("strict"), TRY_AGAIN);
    }
    this.#pending -= 1;
    this.#guard();
  }

  /** Keeps the state that the draft is in now, when its turn comes. */
  async #state(turn?: Promise<void>): Promise<void> {
    this.#stateTime = Date.now();
    const state = { id: this.#id, time: this.#stateTime, ...this.#owner.current() };
    await turn;
    await this.remember(state);
  }

  #tell(state: number | Failure): void {
    this.#owner.kept(state);
  }

  /** Leaving asks back as long as something was typed that is nowhere else, and only then. */
  #guard(): void {
    const isUnsafe = !this.#isFiled && (this.#isDue || this.#pending > 0 || this.#hasFailed);
    if (isUnsafe) window.addEventListener("beforeunload", askBack);
    else window.removeEventListener("beforeunload", askBack);
  }

  // ── The others ────────────────────────────────────────────────────────────

  /** The other drafts of this browser, the latest first, and those that were removed lately. */
  async others(): Promise<StoredDraft[]> {
    const kept = await this.#drafts.list().catch(() => []);
    return kept.filter(({ id }) => id !== this.#id);
  }

  /** The earlier states of this window's draft, the latest first. */
  states(): Promise<State[]> {
    return this.#drafts.states(this.#id).catch(() => []);
  }

  /** Removes another draft, so that it can be taken back; or takes it back. */
  async remove(draft: StoredDraft, isRemoved: boolean): Promise<void> {
    const { removed: _, ...rest } = draft;
    try {
      await this.#drafts.put(isRemoved ? { ...rest, removed: Date.now() } : rest, "strict");
    } catch (error) {
      // Storage that is full has no room for the mark either, and is to become emptier.
      if (isRemoved && failureOf(error) === "full") await this.#drafts.forget(draft.id);
    }
  }

  /** Forgets another draft for good. */
  forget(id: string): Promise<void> {
    return this.#drafts.forget(id);
  }
}

function askBack(event: BeforeUnloadEvent): void {
  event.preventDefault();
  event.returnValue = "";
}

/** Asks the browser not to clear what is kept when the disk gets full. Chromium decides by itself; Firefox would ask the person, so there it is left. */
function askToPersist(): void {
  if (!navigator.userAgent.includes("Firefox")) void navigator.storage?.persist?.().catch(() => {});
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
