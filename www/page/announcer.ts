/** Says what a change has brought, for screen readers: soon after something is done, or when a pause shows that it stays. */
import type { LitElement, ReactiveController } from "lit";
import type { Session } from "../draft/session";
import { FindingChanges } from "./finding-changes";

/** How long after a change it is announced, so that only what stays is. In milliseconds. */
const CALM = 900;
/** How long after a cell is left: the next one is read out first. */
const LEFT = 120;

export class Announcer implements ReactiveController {
  /** What was announced last. */
  said = "";

  readonly #host: LitElement;
  readonly #session: Session;
  readonly #changes = new FindingChanges();
  #timer = 0;
  /** What is to be announced first. */
  #word = "";
  /** Whether an announcement is due that drawing must not put off. */
  #isDue = false;

  constructor(host: LitElement, session: Session) {
    this.#host = host;
    this.#session = session;
    host.addController(this);
  }

  /** What was found before this is not announced. */
  begin(): void {
    this.#changes.next(this.#session.edits.shownFindings);
  }

  /** Announces at once. */
  say(text: string): void {
    if (text === this.said) return;
    this.said = text;
    this.#host.requestUpdate();
  }

  /** Something was left or done: announces soon what came of it, after a word of its own. */
  tell(word = ""): void {
    this.#isDue = true;
    // A step moves the focus, and so a cell is left: that must not swallow its word.
    if (word !== "") this.#word = word;
    this.#tellIn(this.#word === "" ? LEFT : 0);
  }

  hostUpdated(): void {
    if (this.#session.draft.isStarted && !this.#isDue) this.#tellIn(CALM);
  }

  #tellIn(wait: number): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#isDue = false;
      const word = this.#word;
      this.#word = "";
      const { isTyping, shownFindings } = this.#session.edits;
      if (isTyping && word === "") return;
      const said = [word, this.#changes.next(shownFindings)].filter(Boolean).join("。").replace(/。+/g, "。");
      if (said !== "") this.say(said);
    }, wait);
  }
}
