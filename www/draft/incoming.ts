/** A file that another program made, until somebody has looked at what was read of it and said what it is. */
import type { Draft, LastYear, Opened, Review } from "../core/core";

export class Incoming {
  /** What the file is called. */
  readonly name: string;
  readonly opened: Opened;
  readonly review: Review;
  /** What was left out, each a sentence. */
  readonly notes: readonly string[];
  /** Whether it was chosen for last year's report. */
  readonly isForLastYear: boolean;
  readonly #draft: Draft;

  constructor(name: string, opened: Opened, review: Review, isForLastYear: boolean, draft: Draft) {
    this.name = name;
    this.opened = opened;
    this.review = review;
    this.notes = opened.notes();
    this.isForLastYear = isForLastYear;
    this.#draft = draft;
  }

  /** What 上年结转 becomes when it is last year's report. */
  carriedOver(): LastYear["cells"] {
    return this.#draft.carriedOver(this.opened);
  }

  /** Whether the core that read it is this one: one that died has taken it along. */
  isOf(draft: Draft): boolean {
    return this.#draft === draft;
  }
}
