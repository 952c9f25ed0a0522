/** What this browser has kept, as the panel lists it, and what can be done with it there. */
import type { KeptDrafts, State, StoredDraft, UnreadableRecord } from "../view/kept-drafts";
import { differenceOf } from "./difference";
import { failureOf, type Store } from "./store";
import { savedFrom, unreadable } from "./stored-record";

export class KeptList {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The other drafts, the latest first, and the states of the one with that id, which is this text now. */
  async read(own: string, json: string): Promise<KeptDrafts> {
    const nothing = { drafts: [], states: [], unreadable: [] };
    const [kept, earlier, strays] = await Promise.all([
      this.#store.list().catch(() => nothing),
      this.#store.states(own).catch(() => nothing),
      this.#store.strays().catch(() => []),
    ]);
    const list = {
      drafts: [] as StoredDraft[],
      removed: [] as StoredDraft[],
      states: [] as { state: State; difference: string }[],
      unreadable: [...kept.unreadable, ...earlier.unreadable, ...strays],
    };
    for (const draft of kept.drafts) {
      if (draft.id === own) continue;
      if (savedFrom(draft.json) === undefined) list.unreadable.push(unreadable("drafts", draft.id, draft));
      else (draft.removed ? list.removed : list.drafts).push(draft);
    }
    for (const state of earlier.states) {
      const difference = differenceOf(state.json, json);
      if (difference !== undefined) list.states.push({ state, difference });
      else list.unreadable.push(unreadable("states", state.key as number, state));
    }
    return list;
  }

  /** Removes a draft, so that it can be taken back; or takes it back. */
  async remove({ id }: StoredDraft, isRemoved: boolean): Promise<void> {
    try {
      await this.#store.amend(id, ({ removed: _, aged: __, seen: ___, ...rest }) =>
        isRemoved ? { ...rest, removed: Date.now() } : rest,
      );
    } catch (error) {
      // Storage that is full has no room for the mark either, and is to become emptier.
      if (isRemoved && failureOf(error) === "full") await this.#store.forget(id);
    }
  }

  /** Forgets a draft for good. */
  forget({ id }: StoredDraft): Promise<void> {
    return this.#store.forget(id);
  }

  /** Forgets a record that cannot be read for good. */
  forgetRecord(record: UnreadableRecord): Promise<void> {
    return this.#store.forgetRecord(record);
  }
}
