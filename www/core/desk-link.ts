/** The way to a desk (`desk.ts`): in a worker, so that no report holds up the page; or here, where there may be none. */
import { type CoreModule, coreModule } from "./arrival";
import { type Asked, type Desk, newDesk, type Outcome, outcomeOf } from "./desk";
import { begun } from "./file-reading";
import { beginCore } from "./living-core";

/** The desk's core has died of what it was asked. All that it held is gone. */
export class DeskDied extends Error {
  override readonly name = "DeskDied";
}

/** A desk as it is asked from afar. */
type Ask = (asked: Asked) => Promise<Outcome>;

export class DeskLink {
  readonly #today: string;
  #ask: Promise<Ask> | undefined;
  #worker: Worker | undefined;
  /** What waits for the worker's answer. */
  readonly #waiting = new Map<number, (outcome: Outcome) => void>();

  constructor(today: string) {
    this.#today = today;
  }

  /** Asks the desk, which is begun for the first question. Fails with a sentence, with `DeskDied`, and with `CoreMissing`. */
  async ask<Verb extends keyof Desk>(
    verb: Verb,
    ...words: Parameters<Desk[Verb]>
  ): Promise<Awaited<ReturnType<Desk[Verb]>>> {
    this.#ask ??= this.#begin();
    const ask = await this.#ask.catch((error) => {
      this.#ask = undefined;
      throw error;
    });
    const outcome = await ask([verb, ...words] as unknown as Asked);
    if (outcome === "died") {
      this.end();
      throw new DeskDied();
    }
    if ("refused" in outcome) throw new Error(outcome.refused);
    return outcome.result as Awaited<ReturnType<Desk[Verb]>>;
  }

  /** Ends it, and all that it holds. The next question begins another one. */
  end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#ask = undefined;
    this.#die();
  }

  /** Nothing that was asked is answered any more. */
  #die(): void {
    for (const answer of this.#waiting.values()) answer("died");
    this.#waiting.clear();
  }

  async #begin(): Promise<Ask> {
    const module = await coreModule();
    const worker = await begun();
    if (!worker) return this.#here(module);
    this.#worker = worker;
    const waiting = this.#waiting;
    let calls = 0;
    const fail = (event: Event) => {
      event.preventDefault();
      this.#die();
    };
    worker.addEventListener("error", fail);
    worker.addEventListener("messageerror", fail);
    worker.addEventListener("message", ({ data }: MessageEvent<{ call: number; outcome: Outcome }>) => {
      waiting.get(data.call)?.(data.outcome);
      waiting.delete(data.call);
    });
    worker.postMessage({ module, today: this.#today });
    return (asked) =>
      new Promise((resolve) => {
        calls += 1;
        waiting.set(calls, resolve);
        worker.postMessage({ call: calls, asked });
      });
  }

  async #here(module: CoreModule): Promise<Ask> {
    const desk = newDesk(await beginCore(module, () => {}), this.#today);
    return async (asked) => {
      // A turn for the page between two reports.
      await new Promise((resolve) => window.setTimeout(resolve));
      return outcomeOf(desk, asked);
    };
  }
}
