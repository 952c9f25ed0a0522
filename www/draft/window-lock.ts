/**
 * Which window has which draft: no two have one at the same time, and a window can be
 * asked to hand its draft over. By locks, and by a channel between the windows, which is
 * also there in pages without https, where locks are not.
 */
const NAME = "xxgk-annual-report";
/** So long another window may take to answer, in milliseconds: it may be busy drawing. */
const ANSWER = 300;
const HANDING_OVER = 2000;
/** What is asked or answered of a draft. */
const WORDS = ["who has", "mine", "give", "given"] as const;

/** Those of this page, which has one for each of its elements. */
const here = new Set<WindowLock>();

interface Message {
  word: (typeof WORDS)[number];
  draft: string;
  from: string;
}

export class WindowLock {
  readonly #me = newId();
  #channel: BroadcastChannel | undefined;
  /** The draft of this window. */
  #held: string | undefined;
  /** The draft that this window is about to take. */
  #wanted: string | undefined;
  #release: (() => void) | undefined;
  /** Who waits for an answer. */
  #hear: ((message: Message) => void) | undefined;

  readonly #handOver: (isHere: boolean) => Promise<void>;

  /** `handOver` is asked to write the draft down and to leave it alone from then on; `isHere`: by another one of this page. */
  constructor(handOver: (isHere: boolean) => Promise<void>) {
    this.#handOver = handOver;
    this.open();
  }

  /** Hears the other windows, and answers them. */
  open(): void {
    here.add(this);
    try {
      this.#channel = new BroadcastChannel(NAME);
    } catch {
      return; // Forbidden: then a draft is at least held by its lock.
    }
    // Anybody on this site may say anything here.
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => isMessage(data) && this.#answerTo(data);
  }

  /** Releases the draft, and hears and asks nobody from now on. */
  close(): void {
    here.delete(this);
    this.release();
    this.#channel?.close();
    this.#channel = undefined;
  }

  /** Whether another one of this page has a draft, or is about to take it. */
  isHere(draft: string): boolean {
    return [...here].some((one) => one !== this && (one.#held === draft || one.#wanted === draft));
  }

  #answerTo(message: Message): void {
    this.#hear?.(message);
    const { word, draft, from } = message;
    // Two that begin at once must not both get it.
    const isMine = draft === this.#held || (draft === this.#wanted && this.#me < from);
    if (word === "who has" && isMine) this.#say("mine", draft);
    if (word === "give" && draft === this.#held) {
      void this.#handOver([...here].some((one) => one.#me === from)).then(() => {
        this.release();
        this.#say("given", draft);
      });
    }
  }

  /** Takes a draft in place of the one this window has; `false`, and nothing changes, when another window has it. */
  async claim(draft: string, patience = 0): Promise<boolean> {
    if (draft === this.#held) return true;
    this.#wanted = draft;
    const release = await (navigator.locks ? this.#answered(draft, patience) : this.#ask(draft));
    this.#wanted = undefined;
    if (release) this.#hold(draft, release);
    return release !== undefined;
  }

  /** Begins a draft that no other window can have, in place of the one this window has. */
  begin(): string {
    const draft = newId();
    this.#hold(draft, () => {});
    // So that others find the lock. Nobody else asks for it sooner than the draft is kept.
    if (navigator.locks)
      void this.#lock(draft, 0).then((release = () => {}) => {
        if (this.#held === draft) this.#release = release;
        else release();
      });
    return draft;
  }

  #hold(draft: string, release: () => void): void {
    this.release();
    this.#held = draft;
    this.#release = release;
  }

  /** Asks the window that has a draft to hand it over, and takes it; `false` when there is no answer. */
  async demand(draft: string): Promise<boolean> {
    return (await this.#answer("give", "given", draft, HANDING_OVER)) && this.claim(draft, HANDING_OVER);
  }

  /** Releases the draft. */
  release(): void {
    this.#release?.();
    this.#held = this.#release = undefined;
  }

  async #ask(draft: string): Promise<(() => void) | undefined> {
    return (await this.#answer("who has", "mine", draft, ANSWER)) ? undefined : () => {};
  }

  /** The lock; where the browser gives no answer at all, the other windows are asked. */
  async #answered(draft: string, patience: number): Promise<(() => void) | undefined> {
    let isLate = false;
    const lock = this.#lock(draft, patience).then((release) => {
      if (isLate) release?.();
      return release;
    });
    const late = new Promise<"late">((resolve) => window.setTimeout(() => resolve("late"), patience + HANDING_OVER));
    const first = await Promise.race([lock, late]);
    if (first !== "late") return first;
    isLate = true;
    return this.#ask(draft);
  }

  #lock(draft: string, patience: number): Promise<(() => void) | undefined> {
    return new Promise((resolve) => {
      const wait = new AbortController();
      const hold = (lock: Lock | null) => {
        if (!lock) return resolve(undefined);
        // Held until the draft is left, or the window is gone.
        return new Promise<void>((release) => resolve(release));
      };
      // Where locks are forbidden, the draft is taken unasked.
      const refused = (error: DOMException) => resolve(error.name === "AbortError" ? undefined : () => {});
      const options = patience > 0 ? { signal: wait.signal } : { ifAvailable: true };
      navigator.locks.request(`${NAME} ${draft}`, options, hold).catch(refused);
      if (patience > 0) window.setTimeout(() => wait.abort(), patience);
    });
  }

  /** Asks the other windows; whether one gave that answer in time. */
  #answer(word: Message["word"], answer: Message["word"], draft: string, patience: number): Promise<boolean> {
    if (!this.#channel) return Promise.resolve(false);
    return new Promise((resolve) => {
      const done = (is: boolean) => {
        this.#hear = undefined;
        window.clearTimeout(timer);
        resolve(is);
      };
      const timer = window.setTimeout(() => done(false), patience);
      this.#hear = (heard) => heard.word === answer && heard.draft === draft && done(true);
      this.#say(word, draft);
    });
  }

  #say(word: Message["word"], draft: string): void {
    this.#channel?.postMessage({ word, draft, from: this.#me } satisfies Message);
  }
}

function isMessage(data: unknown): data is Message {
  const { word, draft, from } = (data ?? {}) as Partial<Record<keyof Message, unknown>>;
  return WORDS.some((one) => one === word) && typeof draft === "string" && typeof from === "string";
}

/** An id that no other window makes. */
export function newId(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
}
