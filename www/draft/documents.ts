/** What the report becomes: files, texts to be copied, pages to look at. Asks the core, and changes nothing. */
import { type Draft, type Look, type Pieces, type Preview, piecesAfter } from "../core/core";

/** Whose report it is. */
export interface Author {
  draft(): Draft;
  /** The figures in its text follow the tables. */
  follow(): void;
}

export class Papers {
  readonly #author: Author;
  #pieces: Pieces = { pieces: [], style: "" };

  constructor(author: Author) {
    this.#author = author;
  }

  /** The bytes of the report as a file of that ending. */
  bytes(ending: string, look: Look | undefined): Uint8Array<ArrayBuffer> {
    return this.#author.draft().write(ending, look);
  }

  /** The file of that ending that has these bytes, named after the report. */
  file(ending: string, bytes: Uint8Array<ArrayBuffer>): File {
    return new File([bytes], this.fileName(ending), { type: this.#author.draft().mediaType(ending) });
  }

  /** The name of a file of that ending. */
  fileName(ending: string): string {
    return this.#author.draft().fileName(ending);
  }

  /** The report as text, in the format of that ending. */
  text(ending: string, look: Look | undefined): string {
    return this.#author.draft().writeText(ending, look);
  }

  /** What of the report a file of that ending cannot hold. */
  losses(ending: string): string[] {
    return this.#author.draft().losses(ending);
  }

  /** The report as it will be printed. */
  preview(look: Look | undefined): Preview {
    this.#author.follow();
    return this.#author.draft().preview(look);
  }

  /** The same block by block. */
  pieces(look: Look | undefined): Pieces {
    this.#pieces = piecesAfter(this.#pieces, this.#author.draft().previewPieces(look));
    return this.#pieces;
  }

  /** What is usual for a kind of document. */
  usualLook(kind: string): Look {
    return this.#author.draft().look(kind);
  }
}
