/**
 * Keeps the draft of one window in the browser: with every change at once, under an id that no
 * other window uses at the same time; and, now and then, its state at that moment.
 */
import type { LitElement } from "lit";
import type { Content, StoredDraft, UnreadableRecord } from "../view/kept-drafts";
import { messages } from "../view/messages";
import { nextFrame } from "../view/next-frame";
import { say } from "../view/say";
import { DraftStates } from "./draft-states";
import { KeptStatus } from "./kept-status";
import { LeaveGuard } from "./leave-guard";
import { allLeftBehind, leaveBehind, takeLeftBehind } from "./left-behind";
import { OwnDraft } from "./own-draft";
import { askToPersist, failureOf, Store } from "./store";
import { WindowLock } from "./window-lock";

/** After so long without a change, the draft is written down to the disk. */
const PAUSE = 700;
/** No picture is waited for longer before a change is written: a busy machine draws none for half a second, and may be gone by then. */
const PICTURE = 30;
/** So many writes may be under way: more would only stand behind those, each with what the next one holds, too. */
const AT_ONCE = 2;
/** When nothing could be kept, it is tried again after so long. */
const TRY_AGAIN = 10_000;
/** So long an element that comes back waits for one that is just leaving with its draft, in milliseconds. */
const RETURN = 500;
/** So long a draft that another element has left behind waits for those that are kept, in milliseconds. */
const WAIT = 500;

export class Autosave {
  /** When the draft was kept last, or why it cannot be. */
  readonly status: KeptStatus;
  readonly #own = new OwnDraft();
  /** The draft that this element had before the window was reloaded. */
  readonly ownId = this.#own.id;
  readonly #host: LitElement;
  readonly #draft: { readonly content: Content };
  readonly #found: () => void;
  readonly store = new Store(() => this.#again());
  readonly #lock = new WindowLock((isHere) => this.#handOver(isHere));
  readonly states = new DraftStates(this.store);
  readonly #guard = new LeaveGuard();
  #id = this.#lock.begin();
  /** Whether there is something of this window among the kept drafts. */
  #isKept = false;
  #isChanged = false;
  /** Whether it is about to be written; whether that waits until another write is done. */
  #isDue = false;
  #isBehind = false;
  #isHandedOver = false;
  /** Whether that was to another element of this page. */
  isHandedOverHere = false;
  /** Whether nothing is written, as the core has died; whether something would have been. */
  #isHeld = false;
  #isMissed = false;
  /** Whether the element is out of the page, or does not know yet what became of its draft meanwhile; how it left it. */
  #isAway = false;
  #leftAs: string | undefined;
  /** Whether the kept drafts could not be looked through yet; whether what is kept under this draft's id could not. */
  #isUnseen = false;
  #isOwnUnseen = false;
  /** How many writes are under way; whether the last one failed; whether the draft was saved as a file since the last change. */
  #pending = 0;
  #hasFailed = false;
  #isFiled = true;
  #flushing = 0;

  /** `found` is called when the browser lets the kept drafts be looked through after it had not. */
  constructor(host: LitElement, draft: { readonly content: Content }, found: () => void) {
    this.#host = host;
    this.status = new KeptStatus(host);
    this.#draft = draft;
    this.#found = found;
    this.#connect(true);
  }

  readonly #leaving = ({ type }: Event) => {
    if (type === "pagehide" || document.hidden) this.#leaveWindow();
  };

  #connect(isThere: boolean): void {
    const change = isThere ? "addEventListener" : "removeEventListener";
    window[change]("pagehide", this.#leaving);
    document[change]("visibilitychange", this.#leaving);
  }

  // ── The element comes and goes ────────────────────────────────────────────

  /** The element was taken out of the page: all is written, and any other may have the draft. */
  release(): void {
    // What it has taken since it left, too.
    this.#lock.close();
    if (this.#isAway) return;
    this.#connect(false);
    this.#own.leave();
    if (this.#isChanged && !this.#isHandedOver) this.#leaveBehind();
    this.#isAway = true;
    // Before the core is there, nothing was typed that it knows.
    this.#leftAs = this.#isKept || this.#isChanged ? this.#draft.content.json : undefined;
    window.clearTimeout(this.#flushing);
    this.#isDue = false;
    this.#guard.isOn = false;
    this.store.close();
  }

  /** Writes the draft, and leaves it for whoever comes in this element's place, until the browser has it. */
  #leaveBehind(): void {
    const draft = { id: this.#id, time: Date.now(), ...this.#draft.content, left: true };
    leaveBehind({ draft, isFiled: this.#isFiled });
    void this.#put("strict", true).then((isKept) => isKept && takeLeftBehind(draft.id, draft.json));
  }

  /**
   * The element is in the page again: takes its draft back. Returns it as it is kept when another one has changed it
   * since; when another has it now, the draft is locked here.
   */
  async resume(): Promise<StoredDraft | undefined> {
    this.#connect(true);
    this.#own.arrive();
    this.#lock.open();
    const isOurs = await this.#lock.claim(this.#id, RETURN);
    const left = isOurs ? takeLeftBehind(this.#id)?.draft : undefined;
    const kept = left ?? (isOurs && !this.#hasFailed ? await this.get(this.#id) : undefined);
    this.#isAway = false;
    this.#isHandedOver = !isOurs;
    this.isHandedOverHere = this.isHere(this.#id);
    this.#host.requestUpdate();
    if (kept && this.#leftAs !== undefined && kept.json !== this.#leftAs) return kept;
    if (this.#isChanged || this.#hasFailed) this.#tryAgain();
    return undefined;
  }

  // ── Which draft ───────────────────────────────────────────────────────────

  /**
   * The drafts to go on with when the page opens, the first one first: this element's own, then those that others left
   * behind, then those kept last.
   */
  async find(): Promise<{ drafts: StoredDraft[]; unreadable: UnreadableRecord[] }> {
    const { drafts, unreadable } = await this.#kept();
    for (const { id, json } of drafts) takeLeftBehind(id, json);
    const left = allLeftBehind();
    const all = [...left, ...drafts.filter(({ id }) => left.every((one) => one.id !== id))];
    const isOwn = ({ id }: StoredDraft) => id === this.ownId;
    return { drafts: [...all.filter(isOwn), ...all.filter((one) => !isOwn(one))], unreadable };
  }

  async #kept(): Promise<{ drafts: StoredDraft[]; unreadable: UnreadableRecord[] }> {
    const nothing = { drafts: [], unreadable: [] };
    const listed = this.store.list();
    // Who only went to another view and back does not wait for a browser that does not answer.
    const late = new Promise<typeof nothing>((resolve) => window.setTimeout(() => resolve(nothing), WAIT));
    try {
      const { drafts, unreadable } = await (allLeftBehind().length > 0 ? Promise.race([listed, late]) : listed);
      this.#isUnseen = false;
      void this.store.tidy().catch(() => {});
      return { drafts: drafts.filter(({ id, removed }) => !removed && id !== this.#id), unreadable };
    } catch (error) {
      this.#isUnseen = true;
      this.status.tell(failureOf(error));
      return nothing;
    }
  }

  /** A kept draft, as it is now. */
  get(id: string): Promise<StoredDraft | undefined> {
    return this.store.get(id).catch(() => undefined);
  }

  /** Goes on with a draft in place of this one; `false` when another window has it. */
  async take(draft: StoredDraft, isKept = true): Promise<boolean> {
    if (!(await this.#lock.claim(draft.id))) return false;
    this.#begin(draft);
    this.#isKept = isKept;
    this.#isOwnUnseen = !isKept && this.status.isFailing;
    this.#own.remember(draft.id);
    const left = takeLeftBehind(draft.id);
    if (left) {
      // It is nowhere else.
      this.#isChanged = true;
      this.#isFiled = left.isFiled;
      void this.#put("strict");
      return true;
    }
    // A crash is reported once.
    if (isKept && !draft.left) this.#markLeft(draft.id);
    return true;
  }

  /** Takes a draft from the window that has it, and returns it as that one left it; undefined when that one does not answer. */
  async demand(id: string): Promise<StoredDraft | undefined> {
    const lock = this.#lock;
    // That window may be closed by now, or while it is being asked.
    const isOurs = (await lock.claim(id)) || (await lock.demand(id)) || (await lock.claim(id));
    return isOurs ? this.get(id) : undefined;
  }

  /** Whether this window has its draft again, that another had taken over and that is nowhere kept any more. */
  async regain(): Promise<boolean> {
    const isOurs = (await this.#lock.claim(this.#id)) || (await this.#lock.demand(this.#id));
    if (isOurs) this.#isHandedOver = false;
    return isOurs;
  }

  /** What comes now is another draft; the one that was open stays kept as it is: as it was flushed, when it is in the core no longer. */
  leave(isFlushed = false): void {
    this.#begin(undefined, isFlushed);
  }

  #begin(opened: StoredDraft | undefined, isFlushed = false): void {
    window.clearTimeout(this.#flushing);
    if (this.#isChanged) {
      if (!isFlushed) void this.#put("strict");
      // A crash in this moment is told: what is to come would be lost.
      const id = this.#id;
      window.setTimeout(() => id !== this.#id && this.#markLeft(id), PAUSE);
    }
    this.#isChanged = this.#isDue = this.#isBehind = false;
    this.#id = opened?.id ?? this.#lock.begin();
    this.states.begin(opened);
    this.#isKept = false;
    this.#isOwnUnseen = false;
    this.#isHandedOver = false;
    this.#isFiled = true;
  }

  #markLeft(draft: string): void {
    void this.store.amend(draft, (kept) => ({ ...kept, left: true })).catch(() => {});
  }

  /** Whether another window goes on with the draft, so that it must not be changed here. */
  get isElsewhere(): boolean {
    return this.#isHandedOver;
  }

  /** Whether it was changed since it was begun here. */
  get isChanged(): boolean {
    return this.#isChanged;
  }

  /** Whether another element of this page has a draft, and not another window. */
  isHere(draft: string): boolean {
    return this.#lock.isHere(draft);
  }

  /** The id of this window's draft. */
  get id(): string {
    return this.#id;
  }

  /** Another window goes on with the draft. It gets all that was typed here. */
  async #handOver(isHere: boolean): Promise<void> {
    this.isHandedOverHere = isHere;
    window.clearTimeout(this.#flushing);
    await this.#state();
    if (this.#isChanged) await this.#put("strict", true);
    this.#isChanged = false;
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
    if (!this.#isChanged) {
      askToPersist();
      this.states.changed();
    }
    this.#isChanged = true;
    this.#isFiled = false;
    // Another one may have gone on with the draft: that is seen first.
    if (this.#isAway) return;
    if (!this.#isDue) void this.#putWhenPainted();
    window.clearTimeout(this.#flushing);
    this.#flushing = window.setTimeout(() => {
      void this.#put("strict");
      if (this.states.areDue) void this.#state();
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
    this.#watch();
  }

  /** Writes what is not yet down on the disk: an undo may bring another draft. */
  flush(): void {
    window.clearTimeout(this.#flushing);
    if (this.#isChanged) void this.#put("strict");
  }

  /** The window is closed, reloaded or put behind another: no crash, even if it is never seen again. */
  #leaveWindow(): void {
    if (!this.#isChanged || this.#isHandedOver) return;
    window.clearTimeout(this.#flushing);
    void this.#put("strict", true);
  }

  /** The browser answers again, or anew: what could not be found is looked for, and what is there is kept once more. */
  #again(): void {
    if (this.#isAway || this.#isHandedOver) return;
    if (this.#isUnseen) {
      if (!this.#isChanged) this.status.tell("never");
      this.#found();
    }
    this.#tryAgain();
  }

  #tryAgain(): void {
    const isOurs = !this.#isAway && !this.#isHandedOver;
    if (isOurs && (this.#isKept || this.#isChanged)) void this.#put("strict");
  }

  async #putWhenPainted(): Promise<void> {
    this.#isDue = true;
    this.#watch();
    await Promise.race([nextFrame(), new Promise((resolve) => window.setTimeout(resolve, PICTURE))]);
    this.#isBehind = this.#isDue && this.#pending >= AT_ONCE;
    // Leaving the page or the draft does not wait for a picture.
    if (this.#isDue && !this.#isBehind) await this.#put("relaxed");
  }

  /** Writes nothing while the core is dead, and afterwards what was missed. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    if (isHeld || !this.#isMissed) return;
    this.#isMissed = false;
    // Another element may have gone on with it.
    if (!this.#isAway) void this.#put("relaxed");
  }

  /** Whether something is nowhere but on the screen. */
  set isAtRisk(isAtRisk: boolean) {
    this.#guard.isAtRisk = isAtRisk;
  }

  /** Writes it; returns whether that was possible. */
  async #put(durability: IDBTransactionDurability, left = false): Promise<boolean> {
    this.#isDue = this.#isBehind = false;
    if (this.#isHeld) {
      this.#isMissed = true;
      this.#watch();
      return false;
    }
    const [id, time, wasKept] = [this.#id, Date.now(), this.#isKept];
    this.#own.remember(id);
    this.#pending += 1;
    this.#isKept = true;
    this.#watch();
    const draft = { id, time, ...this.#draft.content, left };
    let isDone = true;
    try {
      if (this.#isOwnUnseen) await this.#seeOwn(draft);
      const wasThere = await this.store.put(draft, durability);
      this.status.tell(time);
      if (wasKept && !wasThere && !this.#hasFailed) say(this.#host, { text: messages.storageCleared, tone: "bad" });
      this.#hasFailed = false;
    } catch (error) {
      isDone = false;
      if (id === this.#id) this.#isKept = wasKept;
      this.#hasFailed = true;
      this.#isDue = this.#isBehind = false;
      this.status.tell(failureOf(error));
      window.clearTimeout(this.#flushing);
      this.#flushing = window.setTimeout(() => this.#tryAgain(), TRY_AGAIN);
    }
    this.#pending -= 1;
    if (this.#isBehind) void this.#put("relaxed");
    this.#watch();
    return isDone;
  }

  /** What is kept under this draft's id could not be looked at before: what it was stays among the states. */
  async #seeOwn({ id, json }: StoredDraft): Promise<void> {
    const kept = await this.store.get(id);
    if (kept && kept.json !== json) await this.states.remember(kept);
    this.#isOwnUnseen = false;
  }

  /** Keeps the state that the draft is in now, when its turn comes. */
  #state(turn?: Promise<void>): Promise<void> {
    return this.states.keep({ id: this.#id, time: Date.now(), ...this.#draft.content }, turn);
  }

  /** Warns before leaving while there is unsaved input, and only then. */
  #watch(): void {
    const isUnkept = this.#isDue || this.#pending > 0 || this.#hasFailed || this.#isMissed;
    this.#guard.isOn = !this.#isAway && !this.#isFiled && isUnkept;
  }
}
