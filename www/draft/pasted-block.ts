/** A pasted block of figures that may be read in several ways, until somebody has chosen one. */
import type { Draft, PasteReading } from "../core/core";

export class PastedBlock {
  /** The cell where it was pasted. */
  readonly address: string;
  readonly #cells: string;
  readonly #text: string;
  readonly #html: string | undefined;
  readonly #draft: Draft;
  /** In which cells it may go, the likeliest first. */
  readings: readonly PasteReading[] = [];
  /** The reading that is shown. */
  chosen = 0;

  /** Fails with a sentence where there is nothing in it that could go into the table. */
  constructor(draft: Draft, cells: string, text: string, html?: string) {
    this.#draft = draft;
    [this.address = ""] = cells.split(" ");
    this.#cells = cells;
    this.#text = text;
    this.#html = html;
    this.read();
  }

  /** Reads it for the table as it is now. */
  read(): void {
    this.readings = this.#draft.pastePlan(this.#cells, this.#text, this.#html);
  }

  /** Whether it goes in as it stands, so that nobody has to check. */
  get isPlain(): boolean {
    return this.readings[0]?.isPlain === true;
  }

  /** Fills it in as it is shown; returns how many cells that fills. */
  apply(): number {
    return this.#draft.pasteApply(this.#cells, this.#text, this.chosen, this.#html);
  }
}
