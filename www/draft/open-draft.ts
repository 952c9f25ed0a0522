/**
 * Which draft is open and what is kept of it: going on after an evening, after a crash
 * and in a second window, earlier states, and the file with the draft inside. What the
 * person has to know of all that is said here.
 */
import { type Opened, openText } from "../core/core";
import { pageSource } from "../core/page-source";
import { messages } from "../view/messages";
import type { Notice } from "../view/notice";
import { Keeper } from "./autosave";
import { differenceOf } from "./difference";
import type { Content, Failure, State, StoredDraft } from "./store";
import { newId } from "./window-lock";

/** Who works on the draft. */
export interface Desk {
  /** The draft as it is. */
  current(): Content;
  /** Goes on with what was opened: there is nothing before it. */
  goOn(opened: Opened): void;
  /** What was opened takes the draft's place: a step, which can be taken back. */
  replace(opened: Opened): void;
  /** The draft has changed: it is to be kept. */
  changed(): void;
  /** The name of the last step, if there is one. */
  lastStep(): string | null | undefined;
  /** What is shown has changed. */
  show(): void;
  say(notice: Notice | undefined): void;
  refuse(error: unknown): void;
  /** Shows the kept drafts and states. */
  showKept(): void;
}

/** What the panel lists. */
export interface Kept {
  drafts: readonly StoredDraft[];
  removed: readonly StoredDraft[];
  /** Earlier states of the draft that is open, each with how it differs from now. */
  states: readonly { state: State; difference: string }[];
}

export class Keeping {
  /** When the draft was kept last: milliseconds since 1970. */
  saved: "never" | Failure | number = "never";
  /** Whether another window goes on with the draft, so that it must not be changed here. */
  isElsewhere = false;

  readonly #desk: Desk;
  #keeper!: Keeper;
  /** Under what the drafts are kept that steps back put in the place of this one, the next one last. */
  #earlier: string[] = [];
  /** The same of steps forward. */
  #later: string[] = [];

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  // ── Beginning ─────────────────────────────────────────────────────────────

  /**
   * Asks the browser for the lock and the channel of this window, which the first screen does not wait for. Sooner than
   * its store is opened: asked for both at once, two of some hundred killed Chromiums began with an empty store.
   */
  begin(): void {
    this.#keeper = new Keeper({
      current: () => this.#desk.current(),
      kept: (state) => this.#kept(state),
      cleared: () => this.#desk.say({ text: messages.storageCleared, tone: "bad" }),
      handedOver: () => this.#handedOver(),
    });
  }

  /** Goes on with the draft in the file, or with the one that was open last, after a crash as after an evening. */
  async restore(): Promise<void> {
    const own = pageSource?.draft;
    // Reloaded, the page goes on with what was typed since.
    if (own && this.#keeper.ownId !== own.id) return this.#openOwn(own);
    const draft = await this.#keeper.find();
    if (!draft) return;
    const [name, time] = [nameOf(draft), messages.time(draft.time)];
    // Whoever has begun to type must not lose it to an older draft.
    if (this.#keeper.isChanged)
      return this.#say(messages.stillKept(name, time), "good", [[messages.useStillKept, () => void this.open(draft)]]);
    // Whoever has begun a blank one gets back to it.
    const isQuicker = this.#desk.lastStep() !== null;
    if (!(await this.#goOn(draft, isQuicker))) return;
    if (draft.left) this.#say(messages.restored(name, time), "good", [], true);
    else this.#say(messages.crashed(name, time), "good", [[messages.seeStates, () => this.#desk.showKept()]]);
  }

  /** The draft that lies in the page's own file. The browser may know it too, and later. */
  async #openOwn({ id, json }: { id: string; json: string }): Promise<void> {
    try {
      const opened = openText(json);
      if (this.#keeper.isChanged) {
        // What was typed before it was there: a step back leads to it.
        this.leave();
        this.#desk.replace(opened);
      } else this.#desk.goOn(opened);
    } catch (error) {
      return this.#desk.refuse(error);
    }
    const own: StoredDraft = { id: id || newId(), time: Date.now(), ...this.#desk.current() };
    const known = await this.#keeper.get(own.id);
    const kept = known && !known.removed && known.json !== own.json ? known : undefined;
    if (kept) await this.#keeper.remember(kept);
    if (!(await this.#keeper.take(own, known !== undefined))) {
      this.#keeper.leave();
      this.#sayElsewhere(known ?? own);
    } else if (kept) {
      const isLater = (await this.#keeper.states()).some((state) => state.json === own.json);
      const text = messages.keptBeside(messages.time(kept.time), isLater);
      this.#say(text, "good", [[messages.useKept, () => this.goBack(kept)]]);
    } else {
      this.#say(messages.opened(nameOf(own)), "good");
    }
  }

  /** Goes on with a kept draft. One that cannot be read is left as it is, for a newer version of the page. */
  async #goOn(draft: StoredDraft, isStep: boolean): Promise<boolean> {
    const left = this.#keeper.id;
    try {
      const opened = openText(draft.json);
      if (!(await this.#keeper.take(draft))) {
        this.#sayElsewhere(draft);
        return false;
      }
      this.isElsewhere = false;
      this.saved = draft.time;
      if (isStep) {
        this.#remember(left);
        this.#desk.replace(opened);
      } else {
        this.#earlier = this.#later = [];
        this.#desk.goOn(opened);
      }
    } catch (error) {
      this.#desk.refuse(error);
      return false;
    }
    return true;
  }

  // ── Keeping ───────────────────────────────────────────────────────────────

  /** The draft has changed. */
  keep(): void {
    this.#keeper.keep();
  }

  /** A step is coming that changes much: what the draft is now stays among its states. */
  mark(): void {
    this.#keeper.mark();
  }

  /** Writes what is not yet down on the disk. */
  finish(): void {
    void this.#keeper.finish();
  }

  /** What comes now is another draft; a step back is a step back to this one, which stays kept as it is. */
  leave(): void {
    this.#remember(this.#keeper.id);
    this.#keeper.leave();
    this.isElsewhere = false;
    this.saved = "never";
  }

  #remember(left: string): void {
    this.#earlier.push(left);
    this.#later = [];
  }

  /** Under what the draft is kept that a step back, or forward, puts in the place of this one, or of the one it came to before. */
  turn(back: boolean, left: string = this.#keeper.id): string {
    const [from, to] = back ? [this.#earlier, this.#later] : [this.#later, this.#earlier];
    to.push(left);
    return from.pop() ?? left;
  }

  /** Goes on keeping the draft under what it was kept before, unless another window has it by now. */
  async goOnKeeping(id: string): Promise<void> {
    if (id !== this.#keeper.id) {
      this.#keeper.leave();
      const known = await this.#keeper.get(id);
      await this.#keeper.take(known ?? { id, time: Date.now(), ...this.#desk.current() }, known !== undefined);
    }
    this.#desk.changed();
  }

  /** The draft was saved as a file. */
  filed(): void {
    this.#keeper.filed();
  }

  /** The page's own file with the draft in it; nothing where the page is no file. */
  page(name: string): File | undefined {
    const text = pageSource?.withDraft(this.#keeper.id, this.#desk.current().json);
    return text === undefined ? undefined : new File([text], name, { type: "text/html" });
  }

  #kept(state: number | Failure): void {
    const before = this.saved;
    // The page shows minutes; no need to draw it anew for less.
    if (typeof before === "number" && typeof state === "number" && messages.time(before) === messages.time(state))
      return;
    if (before === state) return;
    this.saved = state;
    if (typeof state !== "number") this.#say(messages.cannotKeep[state], "bad");
    else if (typeof before !== "number" && before !== "never")
      this.#desk.say({ text: messages.keptAgain, tone: "good", stays: true });
    this.#desk.show();
  }

  // ── Two windows ───────────────────────────────────────────────────────────

  #handedOver(): void {
    this.isElsewhere = true;
    this.#desk.say(undefined);
    this.#desk.show();
  }

  #sayElsewhere(draft: StoredDraft): void {
    this.#say(messages.openElsewhere(nameOf(draft)), "good", [
      [messages.takeOver, () => void this.takeOver(draft)],
      [messages.openAnother, () => this.#desk.showKept()],
    ]);
  }

  /** Goes on here with a draft that another window has. */
  async takeOver(draft: StoredDraft): Promise<void> {
    const handed = await this.#keeper.demand(draft.id);
    if (handed) {
      if (await this.#goOn(handed, false)) this.#say(messages.tookOver(nameOf(handed)), "good");
      return;
    }
    // That window does not answer. It may wake up and go on, so this one goes on with a copy.
    const last = (await this.#keeper.get(draft.id)) ?? draft;
    try {
      const opened = openText(last.json);
      this.leave();
      this.#desk.replace(opened);
      this.#say(messages.openedCopy(nameOf(last)), "bad");
      this.#desk.changed();
    } catch (error) {
      this.#desk.refuse(error);
    }
  }

  /** Goes on here again with the draft that another window took over. */
  async takeBack(): Promise<void> {
    const draft = await this.#keeper.get(this.#keeper.id);
    if (draft) await this.takeOver(draft);
  }

  // ── Other drafts, and earlier states of this one ──────────────────────────

  /** A kept draft. Says whether it could be opened. */
  async open(draft: StoredDraft): Promise<boolean> {
    if (!(await this.#goOn(draft, true))) return false;
    this.#say(messages.opened(nameOf(draft)), "good");
    return true;
  }

  /** What the panel lists. */
  async list(): Promise<Kept> {
    const [others, states] = await Promise.all([this.#keeper.others(), this.#keeper.states()]);
    const { json } = this.#desk.current();
    return {
      drafts: others.filter(({ removed }) => !removed),
      removed: others.filter(({ removed }) => removed),
      states: states.map((state) => ({ state, difference: differenceOf(state.json, json) })),
    };
  }

  /** Goes back to an earlier state. What is there now stays among the states. */
  goBack(then: Content & { time: number }): void {
    try {
      const opened = openText(then.json);
      this.mark();
      this.#remember(this.#keeper.id);
      this.#desk.replace(opened);
      this.#desk.say({ text: messages.wentBack(messages.time(then.time)), tone: "good", undo: this.#desk.lastStep() });
      this.#desk.changed();
    } catch (error) {
      this.#desk.refuse(error);
    }
  }

  /** Removes another draft; it can be taken back. */
  remove(draft: StoredDraft, isRemoved: boolean): Promise<void> {
    return this.#keeper.remove(draft, isRemoved);
  }

  /** Forgets another draft for good. */
  forget(draft: StoredDraft): Promise<void> {
    return this.#keeper.forget(draft.id);
  }

  #say(text: string, tone: Notice["tone"], offers: Notice["offers"] = [], fresh = false): void {
    this.#desk.say({ text, tone, offers, fresh });
  }
}

function nameOf({ title }: { title: string }): string {
  return title || messages.untitled;
}
