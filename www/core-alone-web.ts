/** The core alone in a page or in a worker (`core.js` of the package). */
import { CoreMissing } from "./core/core";
import { wasmSource } from "./core/wasm-source";
import { coreAlone } from "./core-alone";

export * from "./core-alone";

export const { prepare, read, check, convert } = coreAlone(async (address = wasmSource() as URL) => {
  const response = await fetch(address.toString());
  if (!response.ok) throw new CoreMissing("missing", { status: response.status });
  return WebAssembly.compile(await response.arrayBuffer());
});
