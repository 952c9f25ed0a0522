/** What of the page is shown, and how large: all sections or only the first, what the right column has, large type. */
import type { LitElement } from "lit";
import { isLargeKept, keepLarge } from "./large-type";

export type Beside = "preview" | "pictures" | "findings";

export class Layout {
  /** What the right column has while the preview is beside the form; undefined: it is not. */
  beside: Beside | undefined;
  /** Whether the type is large. */
  isLarge = false;
  /** Whether all sections are drawn. At first only those are that a screen has room for: they are there, and take keys,
   *  in two thirds of the time. */
  isWhole: boolean;

  /** The sections whose field below the table is there: it stays when its text goes. */
  readonly #below = new Set<string>();
  readonly #host: LitElement;

  constructor(host: LitElement, isWhole: boolean) {
    this.#host = host;
    this.isWhole = isWhole;
  }

  /** Draws the whole page, in the size that was chosen last time. */
  begin(): void {
    // Asking takes some milliseconds, the first time.
    this.#showLarge(isLargeKept());
    this.isWhole = true;
    this.#host.requestUpdate();
  }

  /** Draws the sections that are not there yet, then acts: at once where all of them are. */
  whenWhole(act: () => void): void {
    if (this.isWhole) act();
    else {
      this.isWhole = true;
      this.#host.requestUpdate();
      void this.#host.updateComplete.then(act);
    }
  }

  /** Whether a section has its field below the table: where there is a text, or somebody wanted one. */
  hasBelow(section: string, text: string): boolean {
    if (text !== "") this.#below.add(section);
    return this.#below.has(section);
  }

  /** Shows the field below a section's table, and goes there. */
  async openBelow(section: string): Promise<void> {
    this.#below.add(section);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(`[data-field="${section}"]`)?.focus();
  }

  /** Shows this in the right column. */
  show(beside: Beside): void {
    this.beside = beside;
    this.#host.requestUpdate();
  }

  /** Shows the preview beside the form, or no longer. */
  toggleBeside(): void {
    this.beside = this.beside ? undefined : "preview";
    this.#host.requestUpdate();
  }

  /** Shows the list of findings where the preview has its place; resolves when it is there. */
  showFindings(): Promise<unknown> {
    if (this.beside) this.show("findings");
    return this.#host.updateComplete;
  }

  toggleLarge(): void {
    this.#showLarge(!this.isLarge);
    keepLarge(this.isLarge);
  }

  #showLarge(isLarge: boolean): void {
    this.isLarge = isLarge;
    this.#host.toggleAttribute("data-large", isLarge);
    this.#host.requestUpdate();
  }
}
