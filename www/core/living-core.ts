/**
 * One core: an instance of the WebAssembly, or of the JavaScript in its place, with wasm-bindgen's module of its own. It
 * dies of whatever it throws: out of memory, a stack that overflowed, a fault of ours. Then nothing that it holds can be
 * trusted, every later call is refused, and another one is begun.
 */
import { newGlue } from "core-glue";
import type { CoreModule } from "./arrival";
import { CoreMissing } from "./core-missing";
import type { FileRead } from "./file-reading";

export interface Core
  extends Pick<ReturnType<typeof newGlue>, "Draft" | "Reports" | "copiedReport" | "openText" | "sha256"> {
  /** Reads a file, and nothing else meanwhile. Fails with a sentence when it is no report. */
  readHere(file: File): Promise<FileRead>;
}

/** The core has died of what it was asked, or was asked when it had died already. Whoever began it knows. */
export class CoreDied extends Error {
  override readonly name = "CoreDied";
  /** The export of the WebAssembly that was called. */
  readonly verb: string;

  constructor(verb: string, cause?: unknown) {
    super(`the core has died in ${verb}${cause ? `: ${cause}` : ""}`);
    this.verb = verb;
  }
}

/** Whoever began the core deals with its death. That what was under way ends with it is no fault of the page. */
function calm(event: ErrorEvent | PromiseRejectionEvent): void {
  if (("reason" in event ? event.reason : event.error) instanceof CoreDied) event.preventDefault();
}

/** Whether this is the offline page, whose core is never JavaScript. */
declare const IS_OFFLINE: boolean;

/** wasm-bindgen's own verbs. The browser's garbage collector calls some of them long after the core has died. */
const OWN = "__w";

/** Begins a core. `died` is called once, before the verb that it has died of throws. Fails with `CoreMissing`. */
export async function beginCore(module: CoreModule, died: (reason: CoreDied) => void): Promise<Core> {
  let isDead = false;
  let tellDeath: (reason: CoreDied) => void;
  const death = new Promise<never>((_, reject) => {
    tellDeath = reject;
  });
  death.catch(() => {});

  // What the core refuses comes back as a result, and wasm-bindgen's module throws it; what is thrown in here is its death.
  const watched = (name: string, verb: (...words: unknown[]) => unknown) =>
    function watch(...words: unknown[]): unknown {
      if (isDead) {
        if (name.startsWith(OWN)) return 0;
        throw new CoreDied(name);
      }
      let result: unknown;
      try {
        result = verb(...words);
      } catch (cause) {
        // A verb within a verb has told it already.
        if (isDead) throw cause;
        isDead = true;
        // A program without a page has none.
        globalThis.addEventListener?.("error", calm);
        globalThis.addEventListener?.("unhandledrejection", calm);
        const reason = new CoreDied(name, cause);
        tellDeath(reason);
        died(reason);
        throw reason;
      }
      if (isDead && !name.startsWith(OWN)) throw new CoreDied(name);
      return result;
    };
  const watch = (exports: WebAssembly.Exports) =>
    Object.fromEntries(
      Object.entries(exports).map(([name, value]) => [
        name,
        typeof value === "function" ? watched(name, value as (...words: unknown[]) => unknown) : value,
      ]),
    ) as WebAssembly.Exports;

  const glue = newGlue(watch);
  let instance: WebAssembly.Instance;
  try {
    instance =
      IS_OFFLINE || typeof module !== "string"
        ? await WebAssembly.instantiate(module as WebAssembly.Module, glue.imports)
        : { exports: (await import(module)).default(glue.imports) };
  } catch (cause) {
    throw new CoreMissing(cause instanceof RangeError ? "memory" : "version", { cause });
  }
  const verbs = Object.getOwnPropertyNames(glue.Draft.prototype).filter(
    (name) => !/^__|^constructor$|^free$/.test(name),
  );
  const isWhole = verbs.every((name) => `draft_${name}` in instance.exports);
  if (!isWhole) throw new CoreMissing("version");
  glue.begin(instance);
  return {
    ...glue,
    readHere: async (file) => {
      // A file is read in turns, and no promise of a core that has died is ever settled.
      const opened = await Promise.race([glue.openFile(file), death]);
      return { opened, notes: opened.notes(), review: opened.review() };
    },
  };
}
