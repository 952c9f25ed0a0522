/** A file that another program made, until somebody has looked at what was read of it and said what it is. */
import type { Draft, FileRead, LastYear, Review } from "../core/core";

export class Incoming {
  /** What the file is called. */
  readonly name: string;
  readonly read: FileRead;
  readonly review: Review;
  /** Whether it was chosen for last year's report. */
  readonly isForLastYear: boolean;
  readonly #draft: Draft;

  constructor(name: string, read: FileRead, review: Review, isForLastYear: boolean, draft: Draft) {
    this.name = name;
    this.read = read;
    this.review = review;
    this.isForLastYear = isForLastYear;
    this.#draft = draft;
  }

  /** What 上年结转 becomes when it is last year's report. */
  carriedOver(): LastYear["cells"] {
    return this.#draft.carriedOver(this.read.opened);
  }

  /** Whether the core that read it is this one: one that died has taken it along. */
  isOf(draft: Draft): boolean {
    return this.#draft === draft;
  }
}
