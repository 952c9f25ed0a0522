/** The earlier states of a draft, to which one can go back: as it was opened, before large steps, and now and then. */
import type { StoredDraft } from "../view/kept-drafts";
import type { Store } from "./store";

/** While somebody types, states are so far apart at least, in milliseconds. */
const BETWEEN_STATES = 30_000;

export class DraftStates {
  readonly #store: Store;
  /** The draft as it was before its first change here. */
  #opened: StoredDraft | undefined;
  /** When the last state was kept. */
  #time = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  /** What comes now are the states of another draft. */
  begin(opened: StoredDraft | undefined): void {
    this.#opened = opened;
    this.#time = 0;
  }

  /** The draft is changed for the first time since. */
  changed(): void {
    if (this.#opened) void this.remember(this.#opened);
    this.#opened = undefined;
    this.#time = Date.now();
  }

  /** Whether the last one is long ago; or was, before the clock was set back. */
  get areDue(): boolean {
    return Math.abs(Date.now() - this.#time) >= BETWEEN_STATES;
  }

  /** Keeps what the draft is now, when its turn comes. */
  async keep(draft: StoredDraft, turn?: Promise<void>): Promise<void> {
    this.#time = draft.time;
    await turn;
    await this.remember(draft);
  }

  /** What a draft was at its time stays among its states. */
  async remember({ id, title, json, filled, errors, time }: StoredDraft): Promise<void> {
    // Without room for it the draft itself comes first; whether that is kept is said elsewhere.
    await this.#store.putState({ draft: id, title, json, filled, errors, time }).catch(() => {});
  }
}
