/** The panels under the bar: which one is open, what it lists, and where the focus goes when it opens or closes. */
import type { Kept } from "../draft/open-draft";
import type { Panel } from "../view/events";

/** The page that they are on. */
export interface PanelPage {
  root(): ShadowRoot;
  /** Draws anew; fulfilled when that is done. */
  draw(): Promise<unknown>;
  /** What is kept of all drafts. */
  kept(): Promise<Kept>;
}

export class Panels {
  /** The panel that is open. */
  open: Panel | undefined;
  /** What is kept, as the panel lists it. */
  stored: Kept | undefined;

  readonly #page: PanelPage;

  constructor(page: PanelPage) {
    this.#page = page;
  }

  /** Opens a panel, or closes it when it is open. */
  async toggle(panel: Panel | undefined): Promise<void> {
    if (panel === undefined || panel === this.open) {
      this.close();
      return;
    }
    if (panel === "open") this.stored = await this.#page.kept();
    this.open = panel;
    await this.#page.draw();
    this.#page.root().querySelector<HTMLElement>(".panel input, .panel select, .panel button")?.focus();
  }

  /** Closes the panel; the focus goes back to the button that opened it. Says whether one was open. */
  close(): boolean {
    if (this.open === undefined) return false;
    const root = this.#page.root();
    const opener = this.open === "last-year" ? "nav button" : 'header [aria-expanded="true"]';
    if (root.querySelector(".panel")?.contains(root.activeElement)) root.querySelector<HTMLElement>(opener)?.focus();
    this.leave();
    return true;
  }

  /** Closes the panel, as what it was opened for is done. */
  leave(): void {
    this.open = undefined;
    void this.#page.draw();
  }

  /** Lists anew what is kept. */
  async list(): Promise<void> {
    this.stored = await this.#page.kept();
    await this.#page.draw();
  }
}
