/** What the report becomes: files, texts to be copied, pages to look at. Asks the core, and changes nothing but live figures. */
import { type Look, type Pieces, type Preview, piecesAfter } from "../core/core";
import type { CoreDraft } from "./core-draft";

export class Documents {
  readonly #draft: CoreDraft;
  #pieces: Pieces = { pieces: [], style: "" };

  constructor(draft: CoreDraft) {
    this.#draft = draft;
  }

  /** The bytes of the report as a file with this ending. */
  bytes(ending: string, look: Look | undefined): Uint8Array<ArrayBuffer> {
    return this.#draft.core.write(ending, look);
  }

  /** The file with this ending and these bytes, named after the report. */
  file(ending: string, bytes: Uint8Array<ArrayBuffer>): File {
    return new File([bytes], this.fileName(ending), { type: this.#draft.core.mediaType(ending) });
  }

  /** The name of a file with this ending. */
  fileName(ending: string): string {
    return this.#draft.core.fileName(ending);
  }

  /** The report as text, in the format of this ending. */
  text(ending: string, look: Look | undefined): string {
    return this.#draft.core.writeText(ending, look);
  }

  /** What of the report a file with this ending cannot hold. */
  losses(ending: string): string[] {
    return this.#draft.core.losses(ending);
  }

  /** The report as it will be printed. */
  preview(look: Look | undefined): Preview {
    this.#draft.settle();
    return this.#draft.core.preview(look);
  }

  /** The same block by block. */
  pieces(look: Look | undefined): Pieces {
    this.#pieces = piecesAfter(this.#pieces, this.#draft.core.previewPieces(look));
    return this.#pieces;
  }

  /** The usual look of a kind of document. */
  usualLook(kind: string): Look {
    return this.#draft.core.look(kind);
  }
}
