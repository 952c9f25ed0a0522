/**
 * Files are read beside the page, by a worker with a core of its own: however large, they hold up no key, and what a
 * core dies of takes nothing along. Where the page may have no worker, its own core reads them.
 */
import type { Opened, Review } from "core-glue";
import type { CoreModule } from "./arrival";
import { newWorker } from "./worker-source";

/** What was read of a file. */
export interface FileRead {
  readonly opened: Opened;
  /** What of it was not understood, each a sentence. */
  readonly notes: readonly string[];
  /** What was understood, beside what the file shows; undefined where it carries the report itself. */
  readonly review: Review | undefined;
}

/** What the worker is asked. */
export interface Question {
  readonly module: CoreModule;
  readonly file: File;
}

/** What it answers: the report as a saved file; or why the file is refused; or that its core could not begin, or died. */
export type Answer =
  | { readonly json: string; readonly notes: readonly string[]; readonly review: Review | undefined }
  | { readonly refused: string }
  | "unable"
  | "died";

/** The worker's core has died of a file, or does not come to its end. */
export class FileTooMuch extends Error {
  override readonly name = "FileTooMuch";
}

/** A worker that is not there after so many milliseconds does not come: some policies say so to nobody. */
const COMES = 3000;
/** The largest file takes some seconds. */
const ENDS = 120_000;

/** Whether this page may have no worker: it is not asked for again. */
let isForbidden = false;

/**
 * Has a worker read a file; undefined where that cannot be, so that it has to be read here. Fails with a sentence when
 * it is no report, and with `FileTooMuch`.
 */
export async function readBeside(module: CoreModule, file: File): Promise<Exclude<Answer, string> | undefined> {
  if (isForbidden) return undefined;
  const worker = await begun();
  if (!worker) return undefined;
  try {
    const answer = await answerOf(worker, { module, file });
    if (answer === "unable") return undefined;
    if (answer === "died") throw new FileTooMuch();
    return answer;
  } finally {
    worker.terminate();
  }
}

/** A worker that has said that it is there; undefined where none comes. */
export function begun(): Promise<Worker | undefined> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = newWorker();
    } catch {
      isForbidden = true;
      resolve(undefined);
      return;
    }
    const giveUp = () => {
      worker.terminate();
      resolve(undefined);
    };
    const fail = (event: Event) => {
      event.preventDefault();
      isForbidden = true;
      giveUp();
    };
    // On a busy machine the next one may come.
    const timer = window.setTimeout(giveUp, COMES);
    worker.addEventListener("error", fail, { once: true });
    worker.addEventListener(
      "message",
      () => {
        window.clearTimeout(timer);
        worker.removeEventListener("error", fail);
        resolve(worker);
      },
      { once: true },
    );
  });
}

async function answerOf(worker: Worker, question: Question): Promise<Answer> {
  let timer = 0;
  const answer = new Promise<Answer>((resolve) => {
    worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => resolve(data), { once: true });
    worker.addEventListener("messageerror", () => resolve("unable"), { once: true });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      resolve("died");
    });
    timer = window.setTimeout(() => resolve("died"), ENDS);
  });
  try {
    worker.postMessage(question);
    return await answer;
  } catch {
    // What is no file of the browser's own cannot be handed over; neither can the module, by some browsers.
    return "unable";
  } finally {
    window.clearTimeout(timer);
  }
}
