/**
 * Drafts kept in the browser, and the earlier states of each: IndexedDB, which survives a
 * crash once a write is reported done (localStorage is written to disk seconds later, and
 * a crash loses it).
 *
 * What browsers allow, tried out with Chromium 80 and 156 and Firefox 153; in their
 * private windows it is the same, and gone when the last of these is closed:
 *
 * |                       | file://, Chromium    | file://, Firefox | https://, localhost | http:// |
 * |-----------------------|----------------------|------------------|---------------------|---------|
 * | IndexedDB             | yes                  | yes              | yes                 | yes     |
 * | shared by             | all files of the disk| each file alone  | the site            | the site|
 * | locks                 | yes                  | yes              | yes                 | no      |
 * | BroadcastChannel      | yes                  | yes              | yes                 | yes     |
 * | storage.persist()     | answers no, unasked  | asks the person  | as file://          | no      |
 *
 * “Shared” holds for locks and channels, too. So in Firefox a copy of the offline file, or
 * the file in another folder, does not know the drafts of the first: the draft file goes along.
 */
import type { Failure, State, StoredDraft, UnreadableRecord } from "../view/kept-drafts";
import { Database, DRAFTS, OF_DRAFTS, STATES, type StoreName } from "./database";
import { draftFrom, orderOf, stateFrom, unreadable } from "./stored-record";

/** Where the records of each have their key. */
const KEYS = { [DRAFTS]: "id", [STATES]: "key" };
/** How many states of a draft are kept. */
const MOST_STATES = 50;
/** That many of them stay however close they are. */
const LATEST = 10;
const HOUR = 3600 * 1000;
/** How long a removed draft can be taken back, in milliseconds. */
const REGRET = 7 * 24 * HOUR;
/** No more of it is counted at once: a clock that jumps is no time that has passed. */
const AT_ONCE = 24 * HOUR;

/** The drafts of this browser. */
export class Store {
  readonly #database: Database<StoreName>;
  /** The highest place that this page has seen among what is kept. */
  #last = 0;

  /** `back` is called when the browser took the database away (its data was cleared, or a newer page changes it), and when it answers after it had not for long. */
  constructor(back: () => void) {
    this.#database = new Database(OF_DRAFTS, back);
  }

  /** Closes the database until the next question. */
  close(): void {
    this.#database.close();
  }

  /** All drafts, also the removed ones, the latest first; and what lies among them and is none. */
  async list(): Promise<{ drafts: StoredDraft[]; unreadable: UnreadableRecord[] }> {
    const records = await this.#read(DRAFTS);
    const known = records.map(([key, record]) => draftFrom(record) ?? unreadable(DRAFTS, key, record));
    const drafts = known.filter((one) => "id" in one).sort(latestFirst);
    this.#last = Math.max(this.#last, ...drafts.map(orderOf));
    return { drafts, unreadable: known.filter((one) => "store" in one) };
  }

  /** One draft. */
  async get(id: string): Promise<StoredDraft | undefined> {
    const record = await this.#database.run("readonly", DRAFTS, (transaction) =>
      transaction.objectStore(DRAFTS).get(id),
    );
    return draftFrom(record);
  }

  /**
   * Keeps a draft. When the promise is fulfilled, it survives a crash of the browser;
   * with `"strict"`, a power cut too, which takes the disk longer. Says whether it was
   * among the kept ones before.
   */
  async put(draft: StoredDraft, durability: IDBTransactionDurability = "relaxed"): Promise<boolean> {
    const order = this.#next();
    const act = (transaction: IDBTransaction) => {
      const store = transaction.objectStore(DRAFTS);
      const known = store.getKey(draft.id);
      store.put({ ...draft, order });
      return known;
    };
    return (await this.#database.run("readwrite", DRAFTS, act, durability)) !== undefined;
  }

  /** Changes what is said of a kept draft, and nothing else of it: another window may have written it since it was listed. */
  async amend(id: string, amended: (draft: StoredDraft) => StoredDraft | undefined): Promise<void> {
    const act = (transaction: IDBTransaction) => {
      const store = transaction.objectStore(DRAFTS);
      const request = store.get(id);
      request.onsuccess = () => {
        const draft = draftFrom(request.result);
        const after = draft && amended(draft);
        if (after) store.put(after);
      };
      return request;
    };
    await this.#database.run("readwrite", DRAFTS, act, "strict", false);
  }

  /** Forgets a draft and its states, for good. */
  async forget(id: string): Promise<void> {
    const act = (transaction: IDBTransaction) => {
      const states = transaction.objectStore(STATES);
      const request = states.index("draft").getAllKeys(id);
      request.onsuccess = () => {
        for (const key of request.result) states.delete(key);
        transaction.objectStore(DRAFTS).delete(id);
      };
      return request;
    };
    await this.#database.run("readwrite", [DRAFTS, STATES], act, "strict", false);
  }

  /** Forgets a record that cannot be read, for good. */
  async forgetRecord({ store, key }: UnreadableRecord): Promise<void> {
    const act = (transaction: IDBTransaction) => {
      transaction.objectStore(store).delete(key);
      return undefined;
    };
    await this.#database.run("readwrite", store, act, "strict");
  }

  /**
   * Forgets the drafts that were removed long ago: after seven days that this page has seen pass, one at a time. By the
   * clock alone, one set forward by mistake would take them at once.
   */
  async tidy(): Promise<void> {
    const now = Date.now();
    for (const { id, removed, aged = 0, seen = removed } of (await this.list()).drafts) {
      if (removed === undefined) continue;
      const passed = Math.min(Math.max(now - (seen ?? now), 0), AT_ONCE);
      if (aged + passed >= REGRET) await this.forget(id);
      else if (passed >= HOUR || now < (seen ?? now))
        await this.amend(id, (draft) => (draft.removed ? { ...draft, aged: aged + passed, seen: now } : undefined));
    }
  }

  /** The states of a draft, the latest first; and what lies among them and is none. */
  async states(draft: string): Promise<{ states: State[]; unreadable: UnreadableRecord[] }> {
    const records = await this.#read(STATES, draft);
    const known = records.map(([key, record]) => stateFrom(record) ?? unreadable(STATES, key, record));
    return {
      states: known.filter((one) => "draft" in one).sort(latestFirst),
      unreadable: known.filter((one) => "store" in one),
    };
  }

  /** What lies among the states and says of no draft that it is one of its. */
  async strays(): Promise<UnreadableRecord[]> {
    const keysOf = (draft?: IDBKeyRange) =>
      this.#database.run("readonly", STATES, (transaction) => {
        const store = transaction.objectStore(STATES);
        return draft ? store.index("draft").getAllKeys(draft) : store.getAllKeys();
      });
    // In the order of keys, bytes come after all texts.
    const known = new Set(await keysOf(IDBKeyRange.bound("", new ArrayBuffer(0), false, true)));
    const keys = (await keysOf()).filter((key) => !known.has(key));
    const records = await Promise.all(keys.map((key) => this.#record(STATES, key)));
    return records.map(([key, record]) => unreadable(STATES, key, record));
  }

  /** Keeps a state, unless it is the one that was kept last; with too many of them, one of the older ones goes. */
  async putState(state: State): Promise<void> {
    const { states } = await this.states(state.draft);
    if (states[0]?.json === state.json) return;
    const next = { ...state, order: this.#next() };
    const gone = surplus([next, ...states]);
    await this.#database.run("readwrite", STATES, (transaction) => {
      const store = transaction.objectStore(STATES);
      for (const key of gone) store.delete(key);
      return store.add(next);
    });
  }

  /** A place after all that was kept before: the time, unless the clock went back. */
  #next(): number {
    this.#last = Math.max(this.#last + 1, Date.now());
    return this.#last;
  }

  /** The records of a store with their keys: all, or those of a draft. */
  async #read(name: StoreName, draft?: string): Promise<(readonly [key: IDBValidKey, record: unknown])[]> {
    const from = (transaction: IDBTransaction) => {
      const store = transaction.objectStore(name);
      return draft === undefined ? store : store.index("draft");
    };
    try {
      const records: unknown[] = await this.#database.run("readonly", name, (transaction) =>
        from(transaction).getAll(draft),
      );
      return records.map((record) => [(record as Record<string, IDBValidKey>)[KEYS[name]] as IDBValidKey, record]);
    } catch (error) {
      if (failureOf(error) !== "broken") throw error;
      // One that the browser itself cannot read keeps all of them from being read together.
      const keys = await this.#database.run("readonly", name, (transaction) => from(transaction).getAllKeys(draft));
      return Promise.all(keys.map((key) => this.#record(name, key)));
    }
  }

  async #record(name: StoreName, key: IDBValidKey): Promise<readonly [key: IDBValidKey, record: unknown]> {
    const get = (transaction: IDBTransaction) => transaction.objectStore(name).get(key);
    return [key, await this.#database.run<unknown>("readonly", name, get).catch(() => undefined)];
  }
}

function latestFirst(one: StoredDraft | State, other: StoredDraft | State): number {
  return orderOf(other) - orderOf(one);
}

/** Asks the browser not to clear what is kept when the disk gets full. Chromium decides by itself; Firefox would ask the person, so there it is left. */
export function askToPersist(): void {
  if (!navigator.userAgent.includes("Firefox")) void navigator.storage?.persist?.().catch(() => {});
}

/** Why nothing could be kept, from what the browser said. */
export function failureOf(error: unknown): Failure {
  const { name = "" } = (error ?? {}) as { name?: string };
  if (name === "silent") return "silent";
  if (name === "QuotaExceededError") return "full";
  if (["VersionError", "NotFoundError", "blocked"].includes(name)) return "versions";
  // Some browsers have no database at all in private windows, others one that refuses all.
  return ["SecurityError", "InvalidStateError", "NotAllowedError", "TypeError", "ReferenceError"].includes(name)
    ? "forbidden"
    : "broken";
}

/**
 * The states that are too many, of those of a draft, the latest first. The latest stay as
 * they are; of older ones goes each time the one whose neighbours are closest, for its
 * age: what is twice as old may be twice as far apart.
 */
function surplus(states: readonly State[]): number[] {
  const rest = [...states];
  const now = rest[0] ? orderOf(rest[0]) : 0;
  while (rest.length > MOST_STATES) {
    const gap = (place: number) => {
      const [later, own, earlier] = [place - 1, place, place + 1].map((one) => orderOf(rest[one] ?? { time: 0 }));
      return ((later ?? 0) - (earlier ?? 0)) / (now - (own ?? 0) + 1);
    };
    // The first one of all stays, too.
    let least = LATEST;
    for (let place = LATEST; place < rest.length - 1; place += 1) if (gap(place) < gap(least)) least = place;
    rest.splice(least, 1);
  }
  const kept = new Set(rest);
  return states.filter((state) => !kept.has(state)).map(({ key }) => key as number);
}
