/** A pasted block of figures that may be read in several ways, until somebody has chosen one. */
import type { Draft, PasteReading } from "../core/core";

export class PastedBlock {
  /** The cell where it was pasted. */
  readonly address: string;
  readonly #text: string;
  readonly #draft: Draft;
  /** In which cells it may go, the likeliest first. */
  readings: readonly PasteReading[] = [];
  /** The reading that is shown. */
  chosen = 0;

  /** Fails with a sentence where there is nothing in the text that could go into the table. */
  constructor(draft: Draft, address: string, text: string) {
    this.#draft = draft;
    this.address = address;
    this.#text = text;
    this.read();
  }

  /** Reads it for the table as it is now. */
  read(): void {
    this.readings = this.#draft.pastePlan(this.address, this.#text);
  }

  /** Whether it goes in as it stands, so that nobody has to check. */
  get isPlain(): boolean {
    return this.readings[0]?.isPlain === true;
  }

  /** Fills it in as it is shown; returns how many cells that fills. */
  apply(): number {
    return this.#draft.pasteApply(this.address, this.#text, this.chosen);
  }
}
