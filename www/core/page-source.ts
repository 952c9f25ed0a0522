/**
 * The page that this script came in, when that is the offline file: then a draft can lie
 * within it, and it can be written again with another one. Elsewhere there is nothing of
 * the kind; the build of the offline file puts its own module in this one's place.
 */
export interface PageSource {
  /** The draft in the page: its id among the kept ones, and the saved file as text. */
  readonly draft: { id: string; json: string } | undefined;
  /** The page, to the letter, with a draft in it. */
  withDraft(id: string, json: string): string;
}

export const pageSource: PageSource | undefined = undefined as PageSource | undefined;
