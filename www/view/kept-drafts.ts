/** Drafts as the browser keeps them: what the store holds, and what the panel lists. */

/** What a draft says at one moment. */
export interface Content {
  /** The report's title, for lists. */
  title: string;
  /** The saved file, as text. */
  json: string;
  /** How many cells are filled in, and how many errors were found. Not in drafts of early versions of the page. */
  filled: number;
  errors: number;
}

/** What drafts and states have in common. */
interface Kept extends Content {
  /** When it was kept by the clock, for people: milliseconds since 1970. */
  time: number;
  /** Its place among all that was kept, whatever the clock said: what is kept later has a higher one. Given by the store. */
  order?: number;
}

/** A draft as it is kept. */
export interface StoredDraft extends Kept {
  id: string;
  /** Whether its window was left after that in the usual way: closed, reloaded, put behind another. */
  left?: boolean;
  /** When it was removed. */
  removed?: number;
  /** How much of the time since then this page has seen pass, in milliseconds, and when it looked last. */
  aged?: number;
  seen?: number;
}

/** A draft as it was at an earlier time. */
export interface State extends Kept {
  /** Given by the store. */
  key?: number;
  draft: string;
}

/** What lies in the store and is no draft or state that can be read: something broke it, or another version wrote it. */
export interface UnreadableRecord {
  store: "drafts" | "states";
  key: IDBValidKey;
  /** As it lies there; undefined when the browser cannot read it either. */
  record: unknown;
  /** What it says of itself, as far as that can be read. */
  title: string;
  time: number | undefined;
}

/** Why nothing can be kept. */
export type Failure = "full" | "forbidden" | "versions" | "silent" | "broken";

/** What the panel lists. */
export interface KeptDrafts {
  drafts: readonly StoredDraft[];
  removed: readonly StoredDraft[];
  /** Earlier states of the draft that is open, each with how it differs from now. */
  states: readonly { state: State; difference: string }[];
  unreadable: readonly UnreadableRecord[];
}
