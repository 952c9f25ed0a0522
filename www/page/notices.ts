/** The sentence in the corner of the page. */
import type { LitElement } from "lit";
import type { Notice } from "../view/notice";
import type { Announcer } from "./announcer";

export class Notices {
  /** What was said last, until it is closed. */
  last: Notice | undefined;
  readonly #host: LitElement;
  readonly #announcer: Announcer;

  constructor(host: LitElement, announcer: Announcer) {
    this.#host = host;
    this.#announcer = announcer;
  }

  /** Shows a notice and announces it, with as many of its lines as are worth reading out. */
  show(notice: Notice | undefined, heard = notice?.lines ?? []): void {
    this.last = notice;
    this.#host.requestUpdate();
    if (notice) this.#announcer.tell([notice.text, ...heard].join("。"));
  }

  close(): void {
    this.show(undefined);
  }

  /** Somebody types on: that something went well is no news any more. What has to be known or decided stays. */
  typedOn(): void {
    const { last } = this;
    if (last?.tone !== "good" || last.offers?.length || last.fresh || last.stays) return;
    this.close();
  }
}
