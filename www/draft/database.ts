/**
 * The browser's database, asked so that nobody waits for ever: it may be forbidden, not answer, answer late, or be taken
 * away while the page is open.
 */

/** The drafts; the earlier states of each. */
export const DRAFTS = "drafts";
export const STATES = "states";
export type StoreName = typeof DRAFTS | typeof STATES;

/** What a database is called, and what is in it. */
export interface Shape<Name extends string> {
  readonly name: string;
  readonly version: number;
  readonly stores: readonly Name[];
  /** Makes the stores that there are not. */
  readonly make: (database: IDBDatabase) => void;
}

/** That of the drafts. */
export const OF_DRAFTS: Shape<StoreName> = {
  name: "xxgk-annual-report",
  version: 2,
  stores: [DRAFTS, STATES],
  make: makeStores,
};

/**
 * How long the browser may take to answer before the page goes on without it, in milliseconds: a cold disk of an old
 * machine takes seconds. Writes wait longer: meanwhile nobody is told that they are done.
 */
const PATIENCE = { readonly: 4000, readwrite: 10_000 };

/** What a transaction does; what it returns is the answer. */
type Act<T> = (transaction: IDBTransaction) => IDBRequest<T> | undefined;

export class Database<Name extends string> {
  #database: Promise<IDBDatabase> | undefined;
  readonly #shape: Shape<Name>;
  readonly #back: () => void;
  /** Whether a question was given up. */
  #isSilent = false;

  /** `back` is called when the browser took the database away, so that it is to be opened again, and when it answers after all. */
  constructor(shape: Shape<Name>, back: () => void) {
    this.#shape = shape;
    this.#back = back;
  }

  /**
   * Does something in one transaction. Fulfilled when it is done for good (`durability`); fails with
   * `{ name: "silent" }` when the browser does not answer in time. Even then it may be done later.
   */
  run<T>(
    mode: "readonly" | "readwrite",
    names: Name | readonly Name[],
    act: Act<T>,
    durability: IDBTransactionDurability = "default",
    isLast = true,
  ): Promise<T> {
    const answer = this.#transact(mode, names, act, durability, isLast);
    return new Promise((resolve, reject) => {
      const timer = window.setTimeout(() => {
        this.#isSilent = true;
        reject({ name: "silent" });
      }, PATIENCE[mode]);
      answer.then(resolve, reject).then(() => window.clearTimeout(timer));
      void answer.then(() => this.#answered()).catch(() => {});
    });
  }

  /** Closes it when all that was asked is done, until the next question: an open one keeps its element in memory. */
  close(): void {
    void this.#database?.then((database) => database.close()).catch(() => {});
    this.#database = undefined;
  }

  #answered(): void {
    if (!this.#isSilent) return;
    this.#isSilent = false;
    this.#back();
  }

  async #transact<T>(
    mode: "readonly" | "readwrite",
    names: Name | readonly Name[],
    act: Act<T>,
    durability: IDBTransactionDurability,
    isLast: boolean,
  ): Promise<T> {
    const begin = async () => (await this.#open()).transaction(names as string | string[], mode, { durability });
    const transaction = await begin().catch((error) => {
      const { name } = (error ?? {}) as { name?: string };
      // It was closed, or changed, and nobody has said so.
      if (name !== "InvalidStateError" && name !== "NotFoundError") throw error;
      this.#database = undefined;
      return begin();
    });
    return new Promise((resolve, reject) => {
      const done = () => resolve(answer?.result as T);
      transaction.oncomplete = () => {
        // Chromium 88 to 90: a transaction that was told to end is over before its answer is there.
        if (answer?.readyState === "pending") answer.addEventListener("success", done);
        else done();
      };
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
      const answer = act(transaction);
      // At once: else the browser waits until this page, busy drawing, has received the answer.
      if (isLast) transaction.commit?.();
    });
  }

  #open(): Promise<IDBDatabase> {
    this.#database ??= openDatabase(this.#shape, this.#back).then(
      (database) => {
        const forsake = () => {
          this.#database = undefined;
          this.#back();
        };
        database.onclose = forsake;
        database.onversionchange = () => {
          // Else clearing the data, or a newer page, would wait for this one.
          database.close();
          forsake();
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
}

/** Opens the database; `unblocked` is called when another page had kept it from opening, and does no longer. */
function openDatabase(
  { name, version: own, stores, make }: Shape<string>,
  unblocked: () => void,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const open = (version?: number) => {
      const request = indexedDB.open(name, version);
      request.onupgradeneeded = () => make(request.result);
      request.onsuccess = () => {
        const { result: database } = request;
        if (stores.every((store) => database.objectStoreNames.contains(store))) return resolve(database);
        // Something was here that made a database of that name and of another shape.
        const next = database.version + 1;
        database.close();
        open(next);
      };
      request.onerror = () => {
        // A newer page was here: what this one needs is most likely still there.
        if (request.error?.name === "VersionError" && version) open();
        else reject(request.error);
      };
      // A page of an older version is open. When it is closed, the next try succeeds.
      request.onblocked = () => {
        request.onsuccess = () => {
          request.result.close();
          unblocked();
        };
        reject({ name: "blocked" });
      };
    };
    open(own);
  });
}

function makeStores(database: IDBDatabase): void {
  const has = (name: string) => database.objectStoreNames.contains(name);
  if (!has(DRAFTS)) database.createObjectStore(DRAFTS, { keyPath: "id" });
  if (!has(STATES))
    database.createObjectStore(STATES, { keyPath: "key", autoIncrement: true }).createIndex("draft", "draft");
}
