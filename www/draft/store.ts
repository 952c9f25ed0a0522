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
import type { Failure, State, StoredDraft } from "../view/kept-drafts";

const DATABASE = "xxgk-annual-report";
const VERSION = 2;
const DRAFTS = "drafts";
const STATES = "states";
/** How many states of a draft are kept. */
const MOST_STATES = 50;
/** That many of them stay however close they are. */
const LATEST = 10;
/** How long a removed draft can be taken back, in milliseconds. */
const REGRET = 7 * 24 * 3600 * 1000;

/** The drafts of this browser. */
export class Store {
  #database: Promise<IDBDatabase> | undefined;
  readonly #lost: () => void;

  /** `lost` is called when the browser took the database away: its data was cleared, or a newer page changes it. */
  constructor(lost: () => void) {
    this.#lost = lost;
  }

  /** All drafts, also the removed ones, the latest first. */
  async list(): Promise<StoredDraft[]> {
    const drafts = await this.#run(DRAFTS, "readonly", (store) => store.getAll() as IDBRequest<StoredDraft[]>);
    return drafts.sort((one, other) => other.time - one.time);
  }

  /** One draft. */
  get(id: string): Promise<StoredDraft | undefined> {
    return this.#run(DRAFTS, "readonly", (store) => store.get(id) as IDBRequest<StoredDraft | undefined>);
  }

  /**
   * Keeps a draft. When the promise is fulfilled, it survives a crash of the browser;
   * with `"strict"`, a power cut too, which takes the disk longer. Says whether it was
   * among the kept ones before.
   */
  async put(draft: StoredDraft, durability: IDBTransactionDurability = "relaxed"): Promise<boolean> {
    const before = await this.#run(
      DRAFTS,
      "readwrite",
      (store) => {
        const known = store.getKey(draft.id);
        store.put(draft);
        return known;
      },
      durability,
    );
    return before !== undefined;
  }

  /** Forgets a draft and its states, for good. */
  async forget(id: string): Promise<void> {
    const keys = (await this.states(id)).map(({ key }) => key as number);
    await this.#run(STATES, "readwrite", (store) => all(store, keys));
    await this.#run(DRAFTS, "readwrite", (store) => store.delete(id));
  }

  /** Forgets the drafts that were removed long ago. */
  async tidy(): Promise<void> {
    for (const { id, removed } of await this.list())
      if (removed && removed < Date.now() - REGRET) await this.forget(id);
  }

  /** The states of a draft, the latest first. */
  async states(draft: string): Promise<State[]> {
    const states = await this.#run(STATES, "readonly", (store) => store.index("draft").getAll(draft));
    return states.sort((one: State, other: State) => other.time - one.time);
  }

  /** Keeps a state, unless it is the one that was kept last; with too many of them, one of the older ones goes. */
  async putState(state: State): Promise<void> {
    const states = await this.states(state.draft);
    if (states[0]?.json === state.json) return;
    const gone = surplus([state, ...states]);
    await this.#run(STATES, "readwrite", (store) => {
      all(store, gone);
      return store.add(state);
    });
  }

  async #run<T>(
    name: string,
    mode: IDBTransactionMode,
    request: (store: IDBObjectStore) => IDBRequest<T> | undefined,
    durability: IDBTransactionDurability = "default",
  ): Promise<T> {
    const database = await this.#open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(name, mode, { durability });
      const answer = request(transaction.objectStore(name));
      // At once: else the browser waits until this page, busy drawing, has received the answer.
      transaction.commit?.();
      transaction.oncomplete = () => resolve(answer?.result as T);
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
    });
  }

  #open(): Promise<IDBDatabase> {
    this.#database ??= openDatabase().then(
      (database) => {
        database.onclose = () => this.#forsake();
        database.onversionchange = () => {
          // Else clearing the data, or a newer page, would wait for this one.
          database.close();
          this.#forsake();
        };
        return database;
      },
      (error) => {
        // The next one may succeed.
        this.#database = undefined;
        throw error;
      },
    );
    return this.#database;
  }

  #forsake(): void {
    this.#database = undefined;
    this.#lost();
  }
}

/** Why nothing could be kept, from what the browser said. */
export function failureOf(error: unknown): Failure {
  const { name } = (error ?? {}) as { name?: string };
  if (name === "QuotaExceededError") return "full";
  return name === "VersionError" || name === "NotFoundError" || name === "blocked" ? "versions" : "forbidden";
}

/** Deletes the records of those keys. */
function all(store: IDBObjectStore, keys: readonly number[]): undefined {
  for (const key of keys) store.delete(key);
}

/**
 * The states that are too many, of those of a draft, the latest first. The latest stay as
 * they are; of older ones goes each time the one whose neighbours are closest, for its
 * age: what is twice as old may be twice as far apart.
 */
function surplus(states: readonly State[]): number[] {
  const rest = [...states];
  const now = rest[0]?.time ?? 0;
  while (rest.length > MOST_STATES) {
    const gap = (place: number) => {
      const [later, own, earlier] = [place - 1, place, place + 1].map((one) => rest[one]?.time ?? 0);
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

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const open = (version?: number) => {
      const request = indexedDB.open(DATABASE, version);
      request.onupgradeneeded = () => {
        const { result: database } = request;
        const has = (name: string) => database.objectStoreNames.contains(name);
        if (!has(DRAFTS)) database.createObjectStore(DRAFTS, { keyPath: "id" });
        if (!has(STATES)) {
          database.createObjectStore(STATES, { keyPath: "key", autoIncrement: true }).createIndex("draft", "draft");
        }
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => {
        // A newer page was here: what this one needs is most likely still there.
        if (request.error?.name === "VersionError" && version) open();
        else reject(request.error);
      };
      // A page of an older version is open. When it is closed, the next try succeeds.
      request.onblocked = () => {
        request.onsuccess = () => request.result.close();
        reject({ name: "blocked" });
      };
    };
    open(VERSION);
  });
}
