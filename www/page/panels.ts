/** The panels under the bar: which one is open, what it lists, and where the focus goes when it opens or closes. */
import type { LitElement } from "lit";
import type { OpenDraft } from "../draft/open-draft";
import type { Panel } from "../view/events";
import type { KeptDrafts } from "../view/kept-drafts";

export class Panels {
  /** The panel that is open. */
  open: Panel | undefined;
  /** What is kept, as the panel lists it. */
  stored: KeptDrafts | undefined;

  readonly #host: LitElement;
  readonly #kept: OpenDraft;

  constructor(host: LitElement, kept: OpenDraft) {
    this.#host = host;
    this.#kept = kept;
  }

  /** Opens a panel, or closes it when it is open. */
  async toggle(panel: Panel | undefined): Promise<void> {
    if (panel === undefined || panel === this.open) {
      this.close();
      return;
    }
    await this.show(panel);
  }

  /** Opens a panel, and puts the focus into it. */
  async show(panel: Panel): Promise<void> {
    if (panel === "open") this.stored = await this.#kept.list();
    this.open = panel;
    await this.#draw();
    this.#host.renderRoot.querySelector<HTMLElement>(".panel input, .panel select, .panel button")?.focus();
  }

  /** Closes the panel, and gives the focus back to the button that opened it; returns whether one was open. */
  close(): boolean {
    if (this.open === undefined) return false;
    const root = this.#host.renderRoot as ShadowRoot;
    const opener = this.open === "last-year" ? "nav button" : 'header [aria-expanded="true"]';
    if (root.querySelector(".panel")?.contains(root.activeElement)) root.querySelector<HTMLElement>(opener)?.focus();
    this.leave();
    return true;
  }

  /** Closes the panel, as what it was opened for is done. */
  leave(): void {
    this.open = undefined;
    void this.#draw();
  }

  /** Lists again what is kept. */
  async list(): Promise<void> {
    this.stored = await this.#kept.list();
    await this.#draw();
  }

  #draw(): Promise<unknown> {
    this.#host.requestUpdate();
    return this.#host.updateComplete;
  }
}
