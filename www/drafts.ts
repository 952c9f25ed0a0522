/**
 * Drafts kept in the browser: IndexedDB, which survives a crash once a write is
 * reported done (localStorage is written to disk seconds later, and a crash loses it).
 * It works from `file://` too; where it does not, the page says so.
 */
const DATABASE = "xxgk-annual-report";
const STORE = "drafts";

/** A draft as it is kept. */
export interface StoredDraft {
  id: string;
  /** The report's title, for lists. */
  title: string;
  /** The saved file, as text. */
  json: string;
  /** When it was kept: milliseconds since 1970. */
  time: number;
}

/** The drafts of this browser. */
export class Drafts {
  #database: Promise<IDBDatabase> | undefined;

  /** All drafts, the latest first. */
  async list(): Promise<StoredDraft[]> {
    const drafts = await this.#run("readonly", (store) => store.getAll() as IDBRequest<StoredDraft[]>);
    return drafts.sort((one, other) => other.time - one.time);
  }

  /**
   * Keeps a draft. When the promise is fulfilled, it survives a crash of the browser;
   * with `"strict"`, a power cut too, which takes the disk longer.
   */
  async put(draft: StoredDraft, durability: IDBTransactionDurability = "relaxed"): Promise<void> {
    await this.#run("readwrite", (store) => store.put(draft), durability);
  }

  /** Forgets a draft. */
  async remove(id: string): Promise<void> {
    await this.#run("readwrite", (store) => store.delete(id));
  }

  async #run<T>(
    mode: IDBTransactionMode,
    request: (store: IDBObjectStore) => IDBRequest<T>,
    durability: IDBTransactionDurability = "default",
  ): Promise<T> {
    this.#database ??= openDatabase();
    const database = await this.#database;
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability });
      const answer = request(transaction.objectStore(STORE));
      // At once: else the browser waits until this page, busy drawing, has heard of the answer.
      transaction.commit?.();
      transaction.oncomplete = () => resolve(answer.result);
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
    });
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}
