/** The reports of a batch: read one after the other at a desk of their own, kept in the browser as they come. */
import type { ReactiveControllerHost } from "lit";
import {
  type ComparisonView,
  CoreMissing,
  DeskDied,
  DeskLink,
  type ReceivedReport,
  type RollUpChoice,
  type RollUpView,
  today,
} from "../core/core";
import { batchIn } from "./batch-file";
import { BatchStore, type SumLink } from "./batch-store";
import { type Entry, whose } from "./entry";
import type { NamedFile } from "./files-of";
import { Papers } from "./papers";
import { words } from "./words";

export class Batch {
  /** In the order in which they came. */
  entries: readonly Entry[] = [];
  isPaused = false;
  /** What they come to; undefined until they were added up. */
  rolled: RollUpView | undefined;
  /** What was chosen for the sum. */
  choice: RollUpChoice = { own: undefined, county: undefined, expected: "", leftOut: [] };
  /** Which draft was begun from the sum. */
  link: SumLink | undefined;
  /** What has changed in the sum since that draft has it. */
  drift: ComparisonView["cells"] = [];
  /** Why nothing can be read now, or nothing kept. */
  trouble: string | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #store = new BatchStore();
  readonly #desk = new DeskLink(today());
  /** What can be made of them. */
  readonly papers = new Papers(this.#desk);
  readonly #files = new Map<string, File>();
  /** Which reports the desk has. One that has died is followed by another, which has none. */
  readonly #atDesk = new Set<string>();
  #isRunning = false;
  #drawing: number | undefined;
  /** Whether the page has ended the desk, until somebody goes on: what it was at then is no fault of the file. */
  #isEnded = false;
  /** Whether something has changed since they were added up. */
  #isStale = true;
  #next = Date.now();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Goes on with what was kept last time. */
  async begin(): Promise<void> {
    const kept = await this.#store.all().catch(() => this.#cannotKeep([]));
    const choice = await this.#store.choice().catch(() => undefined);
    this.link = await this.#store.link().catch(() => undefined);
    if (choice) this.choice = { ...this.choice, ...choice };
    this.#set([...kept, ...this.entries]);
    void this.#run();
  }

  /** Chooses something for the sum. */
  choose(choice: Partial<RollUpChoice>): void {
    this.choice = { ...this.choice, ...choice };
    void this.#store.putChoice(this.choice).catch(() => this.#cannotKeep(undefined));
    this.#isStale = true;
    void this.#run();
  }

  /** Leaves a report out of the sum, for a reason that may be blank; or counts it again. */
  leaveOut(key: string, reason: string | undefined): void {
    const others = this.choice.leftOut.filter(([own]) => own !== key);
    this.choose({ leftOut: reason === undefined ? others : [...others, [key, reason]] });
  }

  /** What they come to as a report, the text of a saved file. */
  sum(): Promise<string> {
    return this.#desk.ask("sum");
  }

  /** Notes which draft has the sum, as it was handed out: since then it may have become another. */
  async follow(id: string, json: string): Promise<void> {
    this.link = { id, json };
    this.#isStale = true;
    void this.#run();
    await this.#store.putLink(this.link).catch(() => this.#cannotKeep(undefined));
  }

  /** How many are still to be read. */
  get left(): number {
    return this.entries.filter(({ state }) => state === "waiting" || state === "reading").length;
  }

  /** Adds files. One of the same name takes the place of the one that was there. Returns the names of those. */
  add(files: readonly NamedFile[]): string[] {
    const replaced: string[] = [];
    const entries = [...this.entries];
    for (const { name, file } of files) {
      const place = entries.findIndex((entry) => entry.name === name);
      if (place >= 0) replaced.push(name);
      const key = entries[place]?.key ?? `${this.#next++}`;
      const entry: Entry = { key, name, state: "waiting" };
      this.#files.set(key, file);
      if (place >= 0) entries[place] = entry;
      else entries.push(entry);
    }
    this.#set(entries);
    void this.#run();
    return replaced;
  }

  /** The report with that key. */
  find(key: string | undefined): Entry | undefined {
    return this.entries.find((entry) => entry.key === key);
  }

  /** Takes back a report that was opened from the list, if it is still the same office's of the same year, and was changed. */
  takeBack(key: string, json: string): void {
    const entry = this.find(key);
    if (!entry?.report || entry.report.json === json || whose(entry.report.json) !== whose(json)) return;
    this.#files.set(key, new File([json], entry.name));
    this.#put({ ...entry, state: "waiting" });
    void this.#run();
  }

  pause(): void {
    this.isPaused = true;
    this.#host.requestUpdate();
  }

  goOn(): void {
    this.isPaused = false;
    this.trouble = undefined;
    void this.#run();
    this.#host.requestUpdate();
  }

  /** Leaves out what is not read yet. */
  cancel(): void {
    this.isPaused = false;
    this.#set(this.entries.filter(({ state }) => state !== "waiting"));
  }

  /** Takes reports out; returns what puts them back. */
  remove(keys: ReadonlySet<string>): () => void {
    const before = this.entries;
    const gone = before.filter(({ key }) => keys.has(key));
    this.#set(before.filter(({ key }) => !keys.has(key)));
    for (const key of keys) this.#forget(key);
    void this.#run();
    void this.#store.remove([...keys]).catch(() => this.#cannotKeep(undefined));
    return () => {
      const known = new Set(before.map(({ key }) => key));
      this.#set([...before, ...this.entries.filter(({ key }) => !known.has(key))]);
      for (const entry of gone) this.#keep(entry);
      this.#isStale = true;
      void this.#run();
    };
  }

  #forget(key: string): void {
    this.#isStale = true;
    if (this.#atDesk.delete(key)) void this.#desk.ask("remove", key).catch(() => {});
  }

  /** Ends the desk. What is kept stays. */
  end(): void {
    this.#isEnded = true;
    this.#atDesk.clear();
    this.#desk.end();
    this.#store.close();
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#isEnded = false;
    try {
      for (;;) {
        const entry = this.entries.find(({ state }) => state === "waiting");
        if (this.isPaused) return;
        if (!entry) {
          await this.#addUp();
          if (this.#isEnded) return;
          if (this.#isStale || this.entries.some(({ state }) => state === "waiting")) continue;
          return;
        }
        const file = this.#files.get(entry.key);
        this.#put({ ...entry, state: "reading" });
        const read = file ? await this.#read(entry, file) : undefined;
        if (Array.isArray(read)) {
          this.#unpack(entry, read);
          continue;
        }
        if (!read) {
          this.#put(entry);
          this.isPaused = true;
          return;
        }
        // It may have been taken out meanwhile, or replaced.
        if (!this.find(entry.key)) this.#forget(entry.key);
        if (!this.find(entry.key) || this.#files.get(entry.key) !== file) continue;
        this.#files.delete(entry.key);
        this.#put(read);
        this.#keep(read);
        this.#isStale = true;
      }
    } finally {
      this.#isRunning = false;
      this.#host.requestUpdate();
    }
  }

  /** Adds up what there is, after the desk was given what it does not have. */
  async #addUp(): Promise<void> {
    this.#isStale = false;
    if (this.entries.length === 0) {
      this.rolled = undefined;
      return;
    }
    try {
      for (const entry of this.entries) {
        if (!entry.report || this.#atDesk.has(entry.key)) continue;
        const report = await this.#giveBack(entry, entry.report);
        this.#atDesk.add(entry.key);
        if (report && this.entries.includes(entry)) this.#put({ ...entry, report });
        // What was added meanwhile comes first.
        if (this.entries.some(({ state }) => state === "waiting")) {
          this.#isStale = true;
          return;
        }
      }
      this.rolled = await this.#desk.ask("rollUp", this.choice);
      this.drift = this.link ? (await this.#desk.ask("compare", this.link.json, await this.sum())).cells : [];
      this.#host.requestUpdate();
    } catch (error) {
      if (error instanceof DeskDied) this.#atDesk.clear();
      if (this.#isEnded) this.#isStale = true;
      else this.trouble = error instanceof CoreMissing ? words.noCore : words.noSum;
    }
  }

  /** Gives a report to a desk that does not have it; returns it checked anew, or nothing where the desk refuses it. */
  async #giveBack(
    { key, name }: Entry,
    { json, notes, isOwn, fingerprint }: ReceivedReport,
  ): Promise<ReceivedReport | undefined> {
    try {
      const report = await this.#desk.ask("read", key, new File([json], name));
      // What was said when its file was read holds on.
      return "json" in report ? { ...report, notes, isOwn, fingerprint } : undefined;
    } catch (error) {
      if (error instanceof DeskDied || error instanceof CoreMissing) throw error;
      return undefined;
    }
  }

  /** What comes of a file: of one with many in it, those; undefined where nothing can be read at all. */
  async #read({ key, name }: Entry, file: File): Promise<Entry | NamedFile[] | Entry[] | undefined> {
    try {
      const batch = await batchIn(file);
      if (batch) return batch;
      const report = await this.#desk.ask("read", key, new File([file], name));
      this.#atDesk.add(key);
      if ("json" in report) return { key, name, state: "read", report };
      return report.map((file) => ({ name: `${name}/${file.name}`, file }));
    } catch (error) {
      if (this.#isEnded) return undefined;
      if (error instanceof CoreMissing) {
        this.trouble = words.noCore;
        return undefined;
      }
      if (error instanceof DeskDied) this.#atDesk.clear();
      const why = error instanceof DeskDied ? words.died : (error as Error).message;
      return { key, name, state: "refused", why };
    }
  }

  /** Puts what was in a file in its place. */
  #unpack(packed: Entry, inside: readonly (NamedFile | Entry)[]): void {
    this.#files.delete(packed.key);
    this.#set(this.entries.filter(({ key }) => key !== packed.key));
    const files = inside.filter((one): one is NamedFile => "file" in one);
    if (files.length > 0) this.add(files);
    const known = new Set(this.entries.map(({ name }) => name));
    const fresh = inside.filter((one): one is Entry => "key" in one && !known.has(one.name));
    const own = fresh.map((entry) => ({ ...entry, key: `${this.#next++}` }));
    this.#set([...this.entries, ...own]);
    this.#isStale = true;
    for (const entry of own) this.#keep(entry);
  }

  #put(entry: Entry): void {
    this.#set(this.entries.map((known) => (known.key === entry.key ? entry : known)));
  }

  #keep(entry: Entry): void {
    if (entry.state === "read" || entry.state === "refused")
      void this.#store.put(entry).catch(() => this.#cannotKeep(undefined));
  }

  #cannotKeep<T>(instead: T): T {
    this.trouble = words.cannotKeep;
    this.#host.requestUpdate();
    return instead;
  }

  #set(entries: readonly Entry[]): void {
    this.entries = entries;
    // While many are read, the list is drawn ten times a second, and not at each of them.
    const draw = () => {
      this.#drawing = undefined;
      this.#host.requestUpdate();
    };
    this.#drawing ??= window.setTimeout(draw, this.#isRunning ? 100 : 0);
  }
}
