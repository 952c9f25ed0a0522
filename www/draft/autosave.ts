/**
 * Keeps the draft of one window in the browser: with every change at once, under an id that no
 * other window uses at the same time; and, now and then, its state at that moment.
 */
import type { LitElement } from "lit";
import type { Content, Failure, State, StoredDraft } from "../view/kept-drafts";
import { messages } from "../view/messages";
import { nextFrame } from "../view/next-frame";
import { say } from "../view/say";
import { failureOf, Store } from "./store";
import { WindowLock } from "./window-lock";

const OWN_DRAFT = "xxgk-annual-report draft";
/** After so long without a change, the draft is written down to the disk. */
const PAUSE = 700;
/** While somebody types, states are so far apart at least, in milliseconds. */
const BETWEEN_STATES = 30_000;
/** When nothing could be kept, it is tried again after so long. */
const TRY_AGAIN = 10_000;

export class Autosave {
  /** When the draft was kept last, in milliseconds since 1970, or why it cannot be. */
  saved: "never" | Failure | number = "never";
  /** The draft that this window had before it was reloaded. */
  readonly ownId = ownDraft();
  readonly #host: LitElement;
  readonly #draft: { readonly content: Content };
  readonly #store = new Store(() => this.#again());
  readonly #lock = new WindowLock(() => this.#handOver());
  #id = this.#lock.begin();
  /** Whether there is something of this window among the kept drafts. */
  #isKept = false;
  #isChanged = false;
  /** Whether it is about to be written. */
  #isDue = false;
  #isHandedOver = false;
  /** Whether nothing is written, as the core has died, and whether something would have been. */
  #isHeld = false;
  #isMissed = false;
  /** Whether something is nowhere but on the screen. */
  #isAtRisk = false;
  /** How many writes are under way; whether the last one failed; whether the draft was saved as a file since the last change. */
  #pending = 0;
  #hasFailed = false;
  #isFiled = true;
  #flushing = 0;
  /** The draft as it was before its first change here. */
  #opened: StoredDraft | undefined;
  /** When the last state was kept. */
  #stateTime = 0;

  constructor(host: LitElement, draft: { readonly content: Content }) {
    this.#host = host;
    this.#draft = draft;
    window.addEventListener("pagehide", () => this.#leaveWindow());
    document.addEventListener("visibilitychange", () => document.hidden && this.#leaveWindow());
  }

  // ── Which draft ───────────────────────────────────────────────────────────

  /** The draft to go on with when the page opens: after a reload this window's own, else the one kept last. */
  async find(): Promise<StoredDraft | undefined> {
    try {
      const kept = (await this.#store.list()).filter(({ id, removed }) => !removed && id !== this.#id);
      void this.#store.tidy().catch(() => {});
      return kept.find(({ id }) => id === this.ownId) ?? kept[0];
    } catch (error) {
      this.#tell(failureOf(error));
      return undefined;
    }
  }

  /** A kept draft, as it is now. */
  get(id: string): Promise<StoredDraft | undefined> {
    return this.#store.get(id).catch(() => undefined);
  }

  /** Goes on with a draft in place of this one; `false` when another window has it. */
  async take(draft: StoredDraft, isKept = true): Promise<boolean> {
    if (!(await this.#lock.claim(draft.id))) return false;
    this.#begin(draft);
    this.#isKept = isKept;
    rememberOwnDraft(draft.id);
    // A crash is reported once.
    if (isKept && !draft.left) void this.#store.put({ ...draft, left: true }).catch(() => {});
    return true;
  }

  /** Takes a draft from the window that has it, and returns it as that one left it; undefined when that one does not answer. */
  async demand(id: string): Promise<StoredDraft | undefined> {
    const lock = this.#lock;
    // That window may be closed by now, or while it is being asked.
    const isOurs = (await lock.claim(id)) || (await lock.demand(id)) || (await lock.claim(id));
    return isOurs ? this.get(id) : undefined;
  }

  /** What comes now is another draft; the one that was open stays kept as it is. */
  leave(): void {
    this.#begin(undefined);
  }

  #begin(opened: StoredDraft | undefined): void {
    void this.finish();
    this.#id = opened?.id ?? this.#lock.begin();
    this.#opened = opened;
    this.#isKept = false;
    this.#isHandedOver = false;
    this.#stateTime = 0;
    this.#isFiled = true;
  }

  /** Whether another window goes on with the draft, so that it must not be changed here. */
  get isElsewhere(): boolean {
    return this.#isHandedOver;
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
    say(this.#host, undefined);
    this.#host.requestUpdate();
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
    if (this.#isKept) void this.#state(nextFrame());
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
    await this.#store.putState({ draft: id, title, json, filled, errors, time }).catch(() => {});
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
    await nextFrame();
    // Leaving the page or the draft does not wait for a picture.
    if (this.#isDue) await this.#put("relaxed");
  }

  /** Writes nothing while the core is dead, and afterwards what was missed; `isAtRisk`: something is nowhere but on the screen. */
  hold(isHeld: boolean, isAtRisk: boolean): void {
    this.#isHeld = isHeld;
    this.#isAtRisk = isAtRisk;
    this.#isMissed ||= this.#isDue || this.#hasFailed;
    if (!isHeld && this.#isMissed) {
      this.#isMissed = false;
      void this.#put("relaxed");
    }
    this.#guard();
  }

  async #put(durability: IDBTransactionDurability, left = false): Promise<void> {
    this.#isDue = false;
    if (this.#isHeld) {
      this.#isMissed = true;
      return;
    }
    const [id, time, wasKept] = [this.#id, Date.now(), this.#isKept];
    rememberOwnDraft(id);
    this.#pending += 1;
    this.#isKept = true;
    this.#guard();
    try {
      const wasThere = await this.#store.put({ id, time, ...this.#draft.content, left }, durability);
      this.#tell(time);
      if (wasKept && !wasThere && !this.#hasFailed) say(this.#host, { text: messages.storageCleared, tone: "bad" });
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
    const state = { id: this.#id, time: this.#stateTime, ...this.#draft.content };
    await turn;
    await this.remember(state);
  }

  /** The draft was kept at that time, or cannot be; says so when that is new. */
  #tell(state: number | Failure): void {
    const before = this.saved;
    // The page shows minutes; no need to draw it again for less.
    if (typeof before === "number" && typeof state === "number" && messages.time(before) === messages.time(state))
      return;
    if (before === state) return;
    this.saved = state;
    if (typeof state !== "number") say(this.#host, { text: messages.cannotKeep[state], tone: "bad" });
    else if (typeof before !== "number" && before !== "never")
      say(this.#host, { text: messages.keptAgain, tone: "good", stays: true });
    this.#host.requestUpdate();
  }

  /** Warns before leaving while there is unsaved input, and only then. */
  #guard(): void {
    const isUnsafe =
      this.#isAtRisk ||
      (!this.#isFiled && (this.#isDue || this.#pending > 0 || this.#hasFailed || (this.#isHeld && this.#isMissed)));
    if (isUnsafe) window.addEventListener("beforeunload", askBack);
    else window.removeEventListener("beforeunload", askBack);
  }

  // ── The others ────────────────────────────────────────────────────────────

  /** The other drafts of this browser, the latest first, and those that were removed lately. */
  async others(): Promise<StoredDraft[]> {
    const kept = await this.#store.list().catch(() => []);
    return kept.filter(({ id }) => id !== this.#id);
  }

  /** The earlier states of this window's draft, the latest first. */
  states(): Promise<State[]> {
    return this.#store.states(this.#id).catch(() => []);
  }

  /** Removes another draft, so that it can be taken back; or takes it back. */
  async remove(draft: StoredDraft, isRemoved: boolean): Promise<void> {
    const { removed: _, ...rest } = draft;
    try {
      await this.#store.put(isRemoved ? { ...rest, removed: Date.now() } : rest, "strict");
    } catch (error) {
      // Storage that is full has no room for the mark either, and is to become emptier.
      if (isRemoved && failureOf(error) === "full") await this.#store.forget(draft.id);
    }
  }

  /** Forgets another draft for good. */
  forget(id: string): Promise<void> {
    return this.#store.forget(id);
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
