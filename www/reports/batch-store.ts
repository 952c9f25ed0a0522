/** The batch as the browser keeps it, until it is taken out: a record for each report, apart from the drafts. */
import type { RollUpChoice } from "../core/core";
import { Database, type Shape } from "../draft/database";
import { type Entry, isEntry } from "./entry";

const REPORTS = "reports";
/** The key of what was chosen for the sum. */
const CHOICE = "choice";
/** The key of the draft that was begun from the sum. */
const LINK = "link";
const OF_REPORTS: Shape<typeof REPORTS> = {
  name: "xxgk-reports",
  version: 1,
  stores: [REPORTS],
  make: (database) => database.createObjectStore(REPORTS, { keyPath: "key" }),
};

/** A draft that was begun from the sum: its id, and the sum as the draft has it, as a saved file. */
export interface SumLink {
  readonly id: string;
  readonly json: string;
}

export class BatchStore {
  readonly #database = new Database(OF_REPORTS, () => {});

  /** All that is kept, in the order in which it came. */
  async all(): Promise<Entry[]> {
    const records = await this.#database.run<unknown[]>("readonly", REPORTS, (transaction) =>
      transaction.objectStore(REPORTS).getAll(),
    );
    return records.filter(isEntry).sort((one, other) => Number(one.key) - Number(other.key));
  }

  /** What was chosen for the sum; undefined where nothing was. */
  async choice(): Promise<Partial<RollUpChoice> | undefined> {
    const record = await this.#database.run<{ choice?: Partial<RollUpChoice> } | undefined>(
      "readonly",
      REPORTS,
      (transaction) => transaction.objectStore(REPORTS).get(CHOICE),
    );
    return record?.choice;
  }

  /** The draft that was begun from the sum; undefined where none was. */
  async link(): Promise<SumLink | undefined> {
    const record = await this.#database.run<{ link?: SumLink } | undefined>("readonly", REPORTS, (transaction) =>
      transaction.objectStore(REPORTS).get(LINK),
    );
    return record?.link;
  }

  async putLink(link: SumLink): Promise<void> {
    const record = { key: LINK, link };
    await this.#database.run("readwrite", REPORTS, (transaction) => transaction.objectStore(REPORTS).put(record));
  }

  async putChoice(choice: RollUpChoice): Promise<void> {
    const record = { key: CHOICE, choice };
    await this.#database.run("readwrite", REPORTS, (transaction) => transaction.objectStore(REPORTS).put(record));
  }

  async put(entry: Entry): Promise<void> {
    await this.#database.run("readwrite", REPORTS, (transaction) => transaction.objectStore(REPORTS).put(entry));
  }

  async remove(keys: readonly string[]): Promise<void> {
    const act = (transaction: IDBTransaction) => {
      for (const key of keys) transaction.objectStore(REPORTS).delete(key);
      return undefined;
    };
    await this.#database.run("readwrite", REPORTS, act);
  }

  close(): void {
    this.#database.close();
  }
}
