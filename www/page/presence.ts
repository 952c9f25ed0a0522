/**
 * The element comes and goes: a site that shows another view takes it out, and puts it back later, or a new one in its
 * place. Meanwhile others may have its draft, and nothing of it stays in the page.
 */
import type { LitElement, ReactiveController } from "lit";
import type { OpenDraft } from "../draft/open-draft";
import { ReportPreview } from "../preview/report-preview";

export class Presence implements ReactiveController {
  readonly #host: LitElement;
  readonly #kept: OpenDraft;
  #isAway = false;

  constructor(host: LitElement, kept: OpenDraft) {
    this.#host = host;
    this.#kept = kept;
    host.addController(this);
  }

  hostDisconnected(): void {
    // One that is only moved is back before this.
    queueMicrotask(() => {
      if (this.#host.isConnected || this.#isAway) return;
      this.#isAway = true;
      ReportPreview.closeOf(this.#host);
      this.#kept.release();
    });
  }

  hostConnected(): void {
    // After the one that left just now in exchange for this one.
    window.setTimeout(() => {
      if (!this.#isAway || !this.#host.isConnected) return;
      this.#isAway = false;
      void this.#kept.resume();
    });
  }
}
