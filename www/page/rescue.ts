/**
 * When the core has died, or has not come: stops input, says so, begins another core with the last state that is known,
 * and offers what was typed since. What cannot be kept can be copied, or saved as a file.
 */
import type { LitElement } from "lit";
import { CoreDied, CoreMissing, forgetModule } from "../core/core";
import { pageSource } from "../core/page-source";
import type { Origin } from "../draft/core-draft";
import type { Session } from "../draft/session";
import { Typed } from "../draft/typed";
import { WayOut } from "../export/way-out";
import { coreMessages } from "../view/core-messages";
import type { Notice } from "../view/notice";
import type { Focus } from "./focus";
import type { Layout } from "./layout";
import type { Navigation } from "./navigation";
import type { Panels } from "./panels";

/** After so long the page says that the core is late, in milliseconds. */
const LATE = 20_000;
/** So many deaths within so many milliseconds, and no other core is begun unasked: it would die of the same. */
const MOST_DEATHS = 3;
const SOON = 10_000;

/** What stands over the form until it is dealt with. */
export interface Stop {
  text: string;
  lines?: readonly string[];
  offers: NonNullable<Notice["offers"]>;
  /** Whether nothing can be typed. */
  isLocked: boolean;
}

interface Parts {
  panels: Panels;
  layout: Layout;
  navigation: Navigation;
  focus: Focus;
}

/** What has to be said and offered of a death. */
interface Loss {
  text: string;
  /** What was typed and is not kept. */
  typed: Typed;
  /** What of it the core has died of. */
  deadly: Typed;
  /** What the person may want as a file, besides what was typed. */
  file: Origin | undefined;
  /** Whether that file has something that is not kept. */
  isUnkept?: boolean;
}

export class Rescue {
  stop: Stop | undefined;
  readonly #host: LitElement;
  readonly #session: Session;
  readonly #parts: Parts;
  readonly #wayOut: WayOut;
  /** Another core on its way. */
  #restart: Promise<void> | undefined;
  #isRestarting = false;
  #deaths: number[] = [];
  /** What is still to be dealt with, and what was shown of the draft when it was told. */
  #left: { loss: Loss; shown: Typed } | undefined;
  /** What is being brought back: the core may die of it again. */
  #bringing: Typed | undefined;

  constructor(host: LitElement, session: Session, parts: Parts) {
    this.#host = host;
    this.#session = session;
    this.#parts = parts;
    this.#wayOut = new WayOut(host, session);
    session.draft.onDeath = (reason) => this.#died(reason);
  }

  /** Starts the draft, or says why that is not possible; resolves when it is open, or when one of that is said. */
  async start(edition: string | undefined): Promise<void> {
    const arrival = this.#arrive(edition);
    let timer = 0;
    const late = new Promise<void>((resolve) => {
      timer = window.setTimeout(() => {
        this.#tellLate(edition);
        resolve();
      }, LATE);
    });
    void arrival.then(() => window.clearTimeout(timer));
    await Promise.race([arrival, late]);
  }

  /** Resolves when no other core is on its way. */
  async settled(): Promise<void> {
    await this.#restart;
  }

  // ── A core that does not come ─────────────────────────────────────────────

  async #arrive(edition: string | undefined): Promise<void> {
    const { kept } = this.#session;
    try {
      await this.#session.start(edition);
    } catch (error) {
      if (!(error instanceof CoreDied)) return this.#tellMissing(error, edition);
      await this.#restart;
      if (this.stop?.isLocked) return;
    }
    if (this.stop && !this.#restart) this.#show(undefined);
    kept.atRisk(false);
    kept.hold(false);
    await kept.restore().catch((error) => {
      if (!(error instanceof CoreDied)) throw error;
    });
    await this.#restart;
  }

  #tellMissing(error: unknown, edition: string | undefined): void {
    console.error(error);
    const text =
      error instanceof CoreMissing
        ? coreMessages.missing(error.why, error.status, pageSource !== undefined)
        : coreMessages.cannotStart(String(error));
    const { since } = this.#session.draft;
    this.#session.kept.stop(!since.isNothing);
    this.#show({ text, isLocked: true, ...this.#tryingAgain(edition) });
  }

  #tellLate(edition: string | undefined): void {
    if (this.#session.draft.isStarted || this.stop) return;
    this.#show({ text: coreMessages.late, isLocked: false, ...this.#tryingAgain(edition) });
  }

  #tryingAgain(edition: string | undefined): Pick<Stop, "lines" | "offers"> {
    const { since } = this.#session.draft;
    const again = [coreMessages.tryAgain, () => this.#tryAgain(edition)] as const;
    if (since.isNothing) return { offers: [again] };
    return { lines: [coreMessages.typedStays], offers: [again, ...this.#wayOut.offers(since)] };
  }

  #tryAgain(edition: string | undefined): void {
    forgetModule();
    this.#show({ text: coreMessages.trying, offers: [], isLocked: true });
    void this.start(edition);
  }

  // ── A core that dies ──────────────────────────────────────────────────────

  #died(reason: CoreDied): void {
    // The one that begins it hears of it, too.
    if (this.#isRestarting) return;
    console.error(reason);
    const session = this.#session;
    const { draft } = session;
    const { panels, layout, navigation, focus } = this.#parts;
    const typed = draft.since.copy();
    const loss: Loss = { text: coreMessages.isBack, typed, deadly: new Typed(), file: undefined };
    if (this.#bringing) Object.assign(loss, this.#ofBringing(this.#bringing, typed));
    else if (draft.opening)
      Object.assign(loss, { text: coreMessages.killedBy(draft.opening.name), file: draft.opening });
    // What was offered after another death still is.
    const left = this.#left?.loss;
    if (left) {
      loss.typed = both(left.typed, loss.typed);
      loss.deadly = both(left.deadly, loss.deadly);
      if (left.isUnkept) Object.assign(loss, { file: left.file, isUnkept: true });
    }
    draft.showTyped(typed);
    // Nothing may ask the core by itself: another one would die of the same.
    panels.leave();
    layout.beside = undefined;
    session.pasting = undefined;
    session.kept.stop(!loss.typed.isNothing || !loss.deadly.isNothing || loss.isUnkept === true);
    const root = this.#host.renderRoot as ShadowRoot;
    const place = root.activeElement?.closest(".paper") ? focus.here?.place : undefined;
    this.#show({ text: coreMessages.died, offers: [], isLocked: true });
    this.#restart = this.#beginAnew(loss).then(async () => {
      this.#restart = undefined;
      await this.#host.updateComplete;
      if (place !== undefined && !this.stop?.isLocked) navigation.to(place);
    });
  }

  async #beginAnew(loss: Loss): Promise<void> {
    const { draft, kept } = this.#session;
    const now = Date.now();
    this.#deaths = [...this.#deaths.filter((time) => time > now - SOON), now];
    if (this.#deaths.length > MOST_DEATHS) return this.#giveUp(coreMessages.tooOften, loss);
    const { known, title } = draft;
    let isDeadly = false;
    this.#isRestarting = true;
    try {
      await draft.startAnew(known).catch(async (error) => {
        if (!(error instanceof CoreDied) || known === undefined) throw error;
        isDeadly = true;
        await draft.startAnew(undefined);
      });
    } catch (error) {
      console.error(error);
      return this.#giveUp(coreMessages.cannotGoOn, loss);
    } finally {
      this.#isRestarting = false;
    }
    await kept.recover(isDeadly);
    if (isDeadly) {
      const json = loss.typed.within(known, draft.form.edition);
      this.#tellLoss({
        ...loss,
        text: coreMessages.deadly(title),
        file: { name: title, json },
        typed: new Typed(),
        isUnkept: !loss.typed.isNothing,
      });
    } else this.#tellLoss(loss);
  }

  /** Another core has the draft: says what happened, and offers what it does not have. */
  #tellLoss(loss: Loss): void {
    const { text, typed, deadly, file, isUnkept } = loss;
    const { draft } = this.#session;
    const { form } = draft;
    this.#left = { loss, shown: draft.shownOf(typed) };
    const isAll = typed.isNothing && deadly.isNothing;
    const lines = [...deadly.named(form), ...typed.named(form)].map(([name, said]) => coreMessages.shown(name, said));
    const head = !typed.isNothing && deadly.isNothing ? [coreMessages.typedSince] : [];
    const bring = deadly.isNothing ? coreMessages.bringBack : coreMessages.bringRest;
    this.#session.kept.atRisk(!isAll || isUnkept === true);
    this.#show({
      text,
      lines: [...head, ...lines],
      offers: [
        ...(typed.isNothing ? [] : [[bring, () => this.#bringBack(typed)] as const]),
        ...(isAll ? [] : this.#wayOut.offers(both(typed, deadly))),
        ...(file?.json === undefined
          ? []
          : [
              [
                file.name ? coreMessages.saveIt(file.name) : coreMessages.saveTyped,
                () => this.#wayOut.save(file.json as string, file.name),
              ] as const,
            ]),
        [coreMessages.dismiss, () => this.#dismiss()],
      ],
      isLocked: false,
    });
  }

  #giveUp(text: string, loss: Loss): void {
    const { draft, kept } = this.#session;
    kept.stop(true);
    // The core is gone: this is what was written down last, with what was typed since.
    draft.since.add(loss.typed);
    const again = [
      coreMessages.tryAgain,
      () => {
        this.#deaths = [];
        this.#show({ text: coreMessages.died, offers: [], isLocked: true });
        this.#restart = this.#beginAnew(loss);
      },
    ] as const;
    this.#show({ text, offers: [...this.#wayOut.offers(both(loss.typed, loss.deadly)), again], isLocked: true });
  }

  // ── What was typed ────────────────────────────────────────────────────────

  #bringBack(all: Typed): void {
    const { edits, draft } = this.#session;
    const { shown } = this.#left ?? { shown: new Typed() };
    // What was typed anew in its place in the meantime is not written over.
    const typed = all.sameIn(shown, draft.shownOf(all));
    const overtaken = all.without(typed);
    this.#dismiss();
    const rest = typed.copy();
    this.#bringing = rest;
    try {
      // One by one, so that it is known of which one the core dies.
      for (const [address, text] of typed.cells) {
        rest.cells.delete(address);
        edits.typeCell(address, text);
        draft.writeDown();
      }
      for (const [field, text] of typed.texts) {
        rest.texts.delete(field);
        edits.typeText(field, text);
        draft.writeDown();
      }
      edits.settle();
      if (!overtaken.isNothing)
        this.#tellLoss({ text: coreMessages.overtaken, typed: new Typed(), deadly: overtaken, file: undefined });
    } catch (error) {
      if (!(error instanceof CoreDied)) throw error;
    } finally {
      this.#bringing = undefined;
    }
  }

  #ofBringing(rest: Typed, deadly: Typed): Partial<Loss> {
    return { text: coreMessages.killedByWords, typed: rest.copy(), deadly };
  }

  #dismiss(): void {
    this.#left = undefined;
    this.#session.kept.atRisk(false);
    this.#show(undefined);
  }

  #show(stop: Stop | undefined): void {
    this.stop = stop;
    this.#host.requestUpdate();
  }
}

function both(one: Typed, other: Typed): Typed {
  const all = one.copy();
  all.add(other);
  return all;
}
