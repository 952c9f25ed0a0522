/**
 * The report as the site has it, and the draft as the person has it. A value that the site sets is opened, as a step
 * that can be undone, as long as nobody has changed anything; after that it is offered. One that the element has handed
 * out itself is an echo, as frameworks send one with each drawing, and changes nothing.
 */
import { openFile, startNew } from "../page/handlers";
import type { Page } from "../page/page";
import { say } from "../view/say";
import { sumOf } from "./canonical";
import type { Locks } from "./locks";
import { tellSite } from "./site-events";
import { words } from "./words";

/** How many values are known to be the element's own. */
const KNOWN = 200;
/** How many drafts are remembered to have begun from a value. */
const BEGUN = 20;
const STORE = "xxgk-annual-report.value";

export class SiteValue {
  readonly #page: Page;
  readonly #locks: Locks;
  readonly #own: string[] = [];
  #isReady = false;
  /** What waits for the element to be ready. */
  #wanted: string | undefined;
  /** Whether somebody has changed the draft since it was opened. */
  #isTouched = false;
  #taking: Promise<void> = Promise.resolve();

  constructor(page: Page, locks: Locks) {
    this.#page = page;
    this.#locks = locks;
    for (const name of ["xxgk-cell", "xxgk-text"]) page.host.addEventListener(name, () => this.#touch());
    page.host.addEventListener("xxgk-change", () => this.#touch());
  }

  #touch(): void {
    if (!this.#locks.isSite) this.#isTouched = true;
  }

  get(): string {
    if (this.#wanted !== undefined) return this.#wanted;
    const { json } = this.#page.session.draft;
    this.#remember(json);
    return json;
  }

  set(text: string): void {
    if (!this.#isReady) this.#wanted = text;
    else this.#inTurn(text);
  }

  /** The element is ready: from now on values are taken. `initial`: the one in the markup. Returns whether there was one. */
  async begin(initial: string | undefined): Promise<boolean> {
    this.#isReady = true;
    const wanted = this.#wanted ?? initial;
    this.#wanted = undefined;
    if (wanted === undefined || wanted === "") return false;
    const begun = begunFrom().find(([id]) => id === this.#page.session.kept.id);
    // The draft that is open began from this very value: the person goes on with it.
    if (begun?.[1] === sumOf(wanted)) this.#remember(wanted);
    else await this.#inTurn(wanted);
    return true;
  }

  /** Opens the value again that the site began with, as somebody wants that. */
  async reset(text: string): Promise<void> {
    await this.#open(text);
  }

  #inTurn(text: string): Promise<void> {
    this.#taking = this.#taking.then(() => this.#take(text)).catch(() => {});
    return this.#taking;
  }

  async #take(text: string): Promise<void> {
    const { session, host } = this.#page;
    const isBlank = text === "" && session.draft.isBlank;
    if (isBlank || this.#own.includes(sumOf(text)) || sumOf(session.draft.json) === sumOf(text)) return;
    if (!this.#isTouched) return this.#open(text);
    say(host, {
      text: words.siteSends,
      tone: "bad",
      stays: true,
      offers: [[words.openIt, () => void this.#open(text)]],
    });
  }

  async #open(text: string): Promise<void> {
    const page = this.#page;
    const file = new File([text], words.siteFile, { type: "application/json" });
    const outcome: string | undefined = await this.#locks.asSite(() =>
      text === "" ? void startNew(page) : openFile(page, file),
    );
    if (outcome === "refused") tellSite(page.host, "error", { message: page.notices.last?.text ?? "" });
    else {
      this.#isTouched = false;
      rememberBegun(page.session.kept.id, sumOf(text));
    }
    // What came before is no echo any more: the site may come back to it.
    this.#own.length = 0;
    this.#remember(text);
  }

  #remember(text: string): void {
    const sum = sumOf(text);
    if (this.#own.includes(sum)) return;
    this.#own.push(sum);
    if (this.#own.length > KNOWN) this.#own.shift();
  }
}

type Begun = readonly [id: string, sum: string];

function begunFrom(): readonly Begun[] {
  try {
    const found: unknown = JSON.parse(window.localStorage.getItem(STORE) ?? "[]");
    return Array.isArray(found) ? (found.filter((one) => Array.isArray(one)) as unknown as Begun[]) : [];
  } catch {
    // Nothing is kept here.
    return [];
  }
}

function rememberBegun(id: string, sum: string): void {
  const others = begunFrom().filter(([other]) => other !== id);
  try {
    window.localStorage.setItem(STORE, JSON.stringify([...others, [id, sum]].slice(-BEGUN)));
  } catch {
    // As above.
  }
}
