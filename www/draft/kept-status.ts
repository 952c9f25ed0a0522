/** When the draft was kept last, or why it cannot be; says so when that is new. */
import type { LitElement } from "lit";
import type { Failure } from "../view/kept-drafts";
import { messages } from "../view/messages";
import { say } from "../view/say";

export class KeptStatus {
  /** The time in milliseconds since 1970, or why not. */
  saved: "never" | Failure | number = "never";
  readonly #host: LitElement;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** Whether the browser keeps nothing now. */
  get isFailing(): boolean {
    return typeof this.saved !== "number" && this.saved !== "never";
  }

  /** The draft was kept at that time, or cannot be; `never`: it could be, but there is nothing to keep. */
  tell(saved: KeptStatus["saved"]): void {
    const before = this.saved;
    // The page shows minutes; no need to draw it again for less.
    if (typeof before === "number" && typeof saved === "number" && messages.time(before) === messages.time(saved))
      return;
    if (before === saved) return;
    const wasFailing = this.isFailing;
    this.saved = saved;
    if (typeof saved !== "number" && saved !== "never")
      say(this.#host, { text: messages.cannotKeep[saved], tone: "bad" });
    else if (wasFailing) say(this.#host, { text: messages.keptAgain, tone: "good", stays: true });
    this.#host.requestUpdate();
  }
}
