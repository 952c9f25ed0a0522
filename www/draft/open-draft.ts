/**
 * Which draft is open, and what is kept of it: going on the next morning, after a crash and
 * in a second window; earlier states; the file with the draft inside. Says what the person
 * has to know of all that.
 */
import type { LitElement } from "lit";
import { CoreDied } from "../core/core";
import { pageSource } from "../core/page-source";
import { whenComposed } from "../view/composing";
import { emit } from "../view/events";
import type { Content, KeptDrafts, StoredDraft } from "../view/kept-drafts";
import { messages } from "../view/messages";
import type { Notice } from "../view/notice";
import { reasonOf, refuse, say } from "../view/say";
import { Autosave } from "./autosave";
import type { CoreDraft } from "./core-draft";
import { KeptList } from "./kept-list";
import type { KeptStatus } from "./kept-status";
import { openedInVain, rememberOpening } from "./own-draft";
import { newId } from "./window-lock";

export class OpenDraft {
  readonly #host: LitElement;
  readonly #draft: CoreDraft;
  /** There from `begin` on, both. */
  #autosave!: Autosave;
  others!: KeptList;
  /** The ids of the drafts that undoing brings back in place of this one, the next one last. */
  #earlier: string[] = [];
  /** The same for redoing. */
  #later: string[] = [];
  /** The id of the draft that was open before the one that is being opened now. */
  #goingFrom: string | undefined;

  /** Whether the element was out of the page when it would have gone on with a draft. */
  #isUnrestored = false;

  constructor(host: LitElement, draft: CoreDraft) {
    this.#host = host;
    this.#draft = draft;
  }

  // ── Beginning ─────────────────────────────────────────────────────────────

  /**
   * Asks the browser for the lock and the channel of this window, which the first screen does not wait for. Sooner than
   * its store is opened: asked for both at once, two of some hundred killed Chromiums began with an empty store.
   */
  begin(): void {
    if (this.#autosave) return;
    this.#autosave = new Autosave(this.#host, this.#draft, () => void this.#goOnWithKept());
    if (!this.#host.isConnected) this.#autosave.release();
    this.others = new KeptList(this.#autosave.store);
  }

  /** The id of the draft that is open. */
  get id(): string {
    return this.#autosave?.id ?? "";
  }

  /** When the draft was kept last: milliseconds since 1970. */
  get saved(): KeptStatus["saved"] {
    return this.#autosave?.status.saved ?? "never";
  }

  /** Whether another window goes on with the draft, so that it must not be changed here. */
  get isElsewhere(): boolean {
    return this.#autosave?.isElsewhere ?? false;
  }

  /** Whether that is another element of this page, and not another window. */
  get isHere(): boolean {
    return this.#autosave?.isHandedOverHere ?? false;
  }

  /** Goes on with the draft in the file, or with the one that was open last, after a crash as on the next morning. */
  async restore(): Promise<void> {
    // Taken out of the page meanwhile: what it takes now would be kept from whoever comes in its place.
    this.#isUnrestored = !this.#host.isConnected;
    if (this.#isUnrestored) return;
    const own = pageSource?.draft;
    // Reloaded, the page goes on with what was typed since.
    if (own && this.#autosave.ownId !== own.id) {
      await whenComposed();
      return this.#openOwn(own);
    }
    await this.#goOnWithKept();
  }

  /** Goes on with the draft that was open last. One that cannot be read does not keep the next one away. */
  async #goOnWithKept(): Promise<void> {
    const { drafts, unreadable } = await this.#autosave.find();
    // Whoever is composing a word has begun, too, and that is known when it is done.
    await whenComposed();
    const refused: string[] = [];
    let skipped: string[] = [];
    for (const draft of drafts) {
      const [name, time] = [nameOf(draft), messages.time(draft.time)];
      if (draft.id === openedInVain()) {
        // It would end the page again, at every opening.
        skipped = [messages.openedInVain(name, time)];
        continue;
      }
      // Whoever has begun to type must not lose it to an older draft.
      if (this.#autosave.isChanged)
        return this.#say(messages.stillKept(name, time), "good", [
          [messages.useStillKept, () => void this.open(draft)],
        ]);
      try {
        // Whoever has begun a blank one gets back to it.
        const isQuicker = this.#draft.view.undo !== null;
        if (!(await this.#goOn(draft, isQuicker))) {
          // Each element of a page has its own.
          if (this.#autosave.isHere(draft.id)) continue;
          return this.#sayElsewhere(draft);
        }
      } catch (error) {
        if (error instanceof CoreDied) throw error;
        refused.push(messages.refusedDraft(name, time, reasonOf(error)));
        continue;
      }
      // An element that left the page has left it here, and nothing else has it: what there is to say is why.
      if (this.#autosave.isChanged) return;
      const said = draft.left ? messages.restored(name, time) : messages.crashed(name, time);
      const lines = [...skipped, ...refused];
      const offers: Notice["offers"] = draft.left && lines.length === 0 ? [] : [[messages.seeStates, this.#seeKept]];
      const tone = lines.length > 0 ? "bad" : "good";
      return say(this.#host, { text: said, lines, tone, offers, fresh: draft.left === true });
    }
    const none = refused.length + unreadable.length;
    const [text, ...lines] = [...(none > 0 ? [messages.noneReadable(none)] : []), ...skipped, ...refused];
    if (text) say(this.#host, { text, lines, tone: "bad", offers: [[messages.openAnother, this.#seeKept]] });
  }

  readonly #seeKept = (): void => emit(this.#host, "xxgk-panel", { panel: "open" });

  /** The draft in the page's own file. The browser may know it too, and later. */
  async #openOwn({ id, json }: { id: string; json: string }): Promise<void> {
    try {
      const opened = this.#draft.openText(json, { name: messages.ownDraft, json });
      if (this.#autosave.isChanged) {
        // What was typed before it was there: a step back leads to it.
        this.flush();
        this.#draft.replace(opened);
        this.leave();
      } else this.#draft.goOn(opened);
    } catch (error) {
      return refuse(this.#host, error);
    }
    const own: StoredDraft = { id: id || newId(), time: Date.now(), ...this.#draft.content };
    const known = await this.#autosave.get(own.id);
    const kept = known && !known.removed && known.json !== own.json ? known : undefined;
    if (kept) await this.#autosave.states.remember(kept);
    if (!(await this.#autosave.take(own, known !== undefined))) {
      this.#autosave.leave();
      this.#sayElsewhere(known ?? own);
    } else if (kept) {
      const isLater = (await this.list()).states.some(({ state }) => state.json === own.json);
      const text = messages.keptBeside(messages.time(kept.time), isLater);
      this.#say(text, "good", [[messages.useKept, () => this.goBack(kept)]]);
    } else {
      this.#say(messages.opened(nameOf(own)), "good");
    }
  }

  /** Goes on with a kept draft; `false` when another window has it. Fails when it cannot be read: it is left as it is, for a newer version of the page. */
  async #goOn(draft: StoredDraft, isStep: boolean): Promise<boolean> {
    const left = this.#autosave.id;
    const opened = this.#draft.openText(draft.json, { name: nameOf(draft), json: draft.json });
    if (!(await this.#autosave.take(draft))) return false;
    if (!this.#host.isConnected) this.#autosave.release();
    this.#goingFrom = left;
    rememberOpening(draft.id);
    if (!this.#autosave.isChanged) this.#autosave.status.saved = draft.time;
    if (isStep) {
      this.#remember(left);
      this.#draft.replace(opened);
    } else {
      this.#earlier = this.#later = [];
      this.#draft.goOn(opened);
    }
    this.#goingFrom = undefined;
    rememberOpening("");
    return true;
  }

  // ── Keeping ───────────────────────────────────────────────────────────────

  /** The draft has changed: tells the page, and keeps it. */
  changed(): void {
    emit(this.#host, "xxgk-change", null);
    this.#autosave.keep();
  }

  /** A step is coming that changes much: what the draft is now stays among its states. */
  mark(): void {
    this.#autosave.mark();
  }

  /** Writes what is not on the disk yet: an undo may bring another draft. */
  flush(): void {
    this.#autosave.flush();
  }

  /** The element was taken out of the page: all is written, and any other may have the draft. */
  release(): void {
    this.#autosave?.release();
  }

  /** The element is in the page again. It takes its draft back, also as another one has changed it since. */
  async resume(): Promise<void> {
    const draft = await this.#autosave?.resume();
    if (this.#isUnrestored) return this.restore();
    if (!draft) return;
    try {
      const opened = this.#draft.openText(draft.json, { name: nameOf(draft), json: draft.json });
      // A step: undone, it is as it was left here.
      this.#remember(this.#autosave.id);
      this.#draft.replace(opened);
      this.#say(messages.opened(nameOf(draft)), "good");
      this.changed();
    } catch (error) {
      this.#refuse(draft, error);
    }
  }

  /** Writes nothing any more, as the core has died; `isAtRisk`: what was typed is nowhere but on the screen. */
  stop(isAtRisk: boolean): void {
    this.hold(true);
    this.atRisk(isAtRisk);
  }

  /** Writes nothing until it may again, and then what was missed. */
  hold(isHeld: boolean): void {
    this.#autosave?.hold(isHeld);
  }

  /** Whether leaving the page asks, as something is nowhere but on the screen. */
  atRisk(isAtRisk: boolean): void {
    if (this.#autosave) this.#autosave.isAtRisk = isAtRisk;
  }

  /** Another core has the draft: keeps it again, under the id that it had, or as a new one. */
  async recover(isNew: boolean): Promise<void> {
    const from = this.#goingFrom;
    this.#goingFrom = undefined;
    // The steps are gone with the core that had them.
    this.#earlier = [];
    this.#later = [];
    const autosave = this.#autosave;
    const before = from === undefined || isNew ? undefined : await autosave.get(from);
    if (before && (await autosave.take(before))) autosave.status.saved = before.time;
    else if (from !== undefined || isNew) {
      autosave.leave(true);
      autosave.status.saved = "never";
    }
    autosave.hold(false);
  }

  /** Another draft has come, after a flush; undoing leads back to this one, which stays kept as it was. */
  leave(): void {
    this.#remember(this.#autosave.id);
    this.#autosave.leave(true);
    this.#autosave.status.saved = "never";
  }

  #remember(left: string): void {
    this.#earlier.push(left);
    this.#later = [];
  }

  /** The id of the draft that undo (`back`) or redo brings back in place of the one with the id `left`. */
  turn(back: boolean, left: string = this.#autosave.id): string {
    const [from, to] = back ? [this.#earlier, this.#later] : [this.#later, this.#earlier];
    to.push(left);
    return from.pop() ?? left;
  }

  /** Keeps the draft under its former id, unless another window has it by now. */
  async goOnKeeping(id: string): Promise<void> {
    if (id !== this.#autosave.id) {
      this.#autosave.leave(true);
      const known = await this.#autosave.get(id);
      await this.#autosave.take(known ?? { id, time: Date.now(), ...this.#draft.content }, known !== undefined);
    }
    this.changed();
  }

  /** The draft was saved as a file. */
  filed(): void {
    this.#autosave.filed();
  }

  /** The page's own file with the draft in it; undefined where the page is no file. */
  page(name: string): File | undefined {
    const text = pageSource?.withDraft(this.#autosave.id, this.#draft.json);
    return text === undefined ? undefined : new File([text], name, { type: "text/html" });
  }

  // ── Two windows ───────────────────────────────────────────────────────────

  #sayElsewhere(draft: StoredDraft): void {
    this.#say(messages.openElsewhere(nameOf(draft), this.#autosave.isHere(draft.id)), "good", [
      [messages.takeOver, () => void this.takeOver(draft)],
      [messages.openAnother, this.#seeKept],
    ]);
  }

  /** Goes on here with a draft that another window has. */
  async takeOver(draft: StoredDraft): Promise<void> {
    const isHere = this.#autosave.isHere(draft.id);
    const handed = await this.#autosave.demand(draft.id);
    const last = handed ?? (await this.#autosave.get(draft.id)) ?? draft;
    try {
      if (handed) {
        if (await this.#goOn(handed, false)) this.#say(messages.tookOver(nameOf(handed), isHere), "good");
        else this.#sayElsewhere(handed);
        return;
      }
      // That window does not answer. It may wake up and go on, so this one goes on with a copy.
      const opened = this.#draft.openText(last.json, { name: nameOf(last), json: last.json });
      this.flush();
      this.#draft.replace(opened);
      this.leave();
      this.#say(messages.openedCopy(nameOf(last)), "bad");
      this.changed();
    } catch (error) {
      this.#refuse(last, error);
    }
  }

  /** Goes on here again with the draft that another window took over; as it is here, when it is kept no longer. */
  async takeBack(): Promise<void> {
    const draft = await this.#autosave.get(this.#autosave.id);
    if (draft) await this.takeOver(draft);
    else if (await this.#autosave.regain()) this.changed();
  }

  // ── Other drafts, and earlier states of this one ──────────────────────────

  /** A kept draft. Says whether it could be opened. */
  async open(draft: StoredDraft): Promise<boolean> {
    try {
      if (!(await this.#goOn(draft, true))) {
        this.#sayElsewhere(draft);
        return false;
      }
      this.#say(messages.opened(nameOf(draft)), "good");
      return true;
    } catch (error) {
      this.#refuse(draft, error);
      return false;
    }
  }

  /** What the panel lists. */
  list(): Promise<KeptDrafts> {
    return this.others.read(this.#autosave.id, this.#draft.json);
  }

  /** Says why a kept draft cannot be opened; it can be saved as it is. */
  #refuse(draft: Content & { time: number }, error: unknown): void {
    if (error instanceof CoreDied) return;
    const save = () => emit(this.#host, "xxgk-save-record", { record: draft });
    this.#say(reasonOf(error), "bad", [[messages.saveAsItIs, save]]);
  }

  /** Goes back to an earlier state. What is there now stays among the states. */
  goBack(then: Content & { time: number }): void {
    try {
      const opened = this.#draft.openText(then.json, { name: messages.time(then.time), json: then.json });
      this.mark();
      this.#remember(this.#autosave.id);
      this.#draft.replace(opened);
      say(this.#host, { text: messages.wentBack(messages.time(then.time)), tone: "good", undo: this.#draft.view.undo });
      this.changed();
    } catch (error) {
      this.#refuse(then, error);
    }
  }

  #say(text: string, tone: Notice["tone"], offers: Notice["offers"] = []): void {
    say(this.#host, { text, tone, offers });
  }
}

function nameOf({ title }: { title: string }): string {
  return title || messages.untitled;
}
