/** The core alone in Node (`core-node.js` of the package), which reads the WebAssembly from the disk. */
import { wasmSource } from "./core/wasm-source";
import { coreAlone } from "./core-alone";

export * from "./core-alone";

/** Node's own; the page has no types of it. */
const FILES = "node:fs/promises";

export const { prepare, read, check, convert } = coreAlone(async (address = wasmSource() as URL) => {
  const { readFile } = (await import(FILES)) as { readFile(path: URL | string): Promise<Uint8Array<ArrayBuffer>> };
  return WebAssembly.compile(await readFile(address));
});
