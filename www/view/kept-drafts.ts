/** Drafts as the browser keeps them: what the store holds, and what the panel lists. */

/** What a draft says at one moment. */
export interface Content {
  /** The report's title, for lists. */
  title: string;
  /** The saved file, as text. */
  json: string;
  /** How many cells are filled in, and how many errors were found. */
  filled: number;
  errors: number;
}

/** A draft as it is kept. */
export interface StoredDraft extends Content {
  id: string;
  /** When it was kept: milliseconds since 1970. */
  time: number;
  /** Whether its window was left after that in the usual way: closed, reloaded, put behind another. */
  left?: boolean;
  /** When it was removed. */
  removed?: number;
}

/** A draft as it was at an earlier time. */
export interface State extends Content {
  /** Given by the store. */
  key?: number;
  draft: string;
  time: number;
}

/** Why nothing can be kept. */
export type Failure = "full" | "forbidden" | "versions";

/** What the panel lists. */
export interface KeptDrafts {
  drafts: readonly StoredDraft[];
  removed: readonly StoredDraft[];
  /** Earlier states of the draft that is open, each with how it differs from now. */
  states: readonly { state: State; difference: string }[];
}
