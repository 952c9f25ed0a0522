/**
 * Where the worker's script is: a file beside this one, whose name carries its version. The offline page, which must not
 * load anything, has it inside: the build puts that in this module's place.
 */
import { trustedScript } from "./trusted";
import { asInstalled } from "./wasm-source";

declare const WORKER_FILE: string;

/** Begins a worker that reads a file (`file-worker.ts`). May throw, or never come, where the page's policy has none. */
export function newWorker(): Worker {
  return new Worker(trustedScript(asInstalled(new URL(WORKER_FILE, import.meta.url)).href));
}
