/**
 * Which window has which draft: no two have one at the same time, and a window can be
 * asked to hand its draft over. By locks, and by a channel between the windows, which is
 * also there in pages without https, where locks are not.
 */
const NAME = "xxgk-annual-report";
/** So long another window may take to answer, in milliseconds: it may be busy drawing. */
const ANSWER = 300;
const HANDING_OVER = 2000;

interface Message {
  /** What is asked or answered of a draft. */
  word: "who has" | "mine" | "give" | "given";
  draft: string;
  from: string;
}

export class WindowLock {
  readonly #me = newId();
  readonly #channel: BroadcastChannel | undefined;
  /** The draft of this window. */
  #held: string | undefined;
  /** The draft that this window is about to take. */
  #wanted: string | undefined;
  #release: (() => void) | undefined;
  /** Who waits for an answer. */
  #hear: ((message: Message) => void) | undefined;

  /** `handOver` is asked to write the draft down and to leave it alone from then on. */
  constructor(handOver: () => Promise<void>) {
    try {
      this.#channel = new BroadcastChannel(NAME);
    } catch {
      return; // Forbidden: then a draft is at least held by its lock.
    }
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => {
      this.#hear?.(data);
      const { word, draft, from } = data;
      // Two that begin at once must not both get it.
      const isMine = draft === this.#held || (draft === this.#wanted && this.#me < from);
      if (word === "who has" && isMine) this.#say("mine", draft);
      if (word === "give" && draft === this.#held) {
        void handOver().then(() => {
          this.release();
          this.#say("given", draft);
        });
      }
    };
  }

  /** Takes a draft in place of the one this window has; `false`, and nothing changes, when another window has it. */
  async claim(draft: string, patience = 0): Promise<boolean> {
    if (draft === this.#held) return true;
    this.#wanted = draft;
    const release = await (navigator.locks ? this.#lock(draft, patience) : this.#ask(draft));
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

/** An id that no other window makes. */
export function newId(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
}
