/** The core alone in a page or in a worker (`core.js` of the package). */
import { coreScript, mayRunWasm } from "./core/arrival";
import { CoreMissing } from "./core/core";
import { wasmSource } from "./core/wasm-source";
import { coreAlone } from "./core-alone";

export * from "./core-alone";

export const { prepare, read, check, convert } = coreAlone(async (given) => {
  if (!mayRunWasm()) return coreScript();
  const address = given ?? (wasmSource() as URL);
  const response = await fetch(address.toString());
  if (!response.ok) throw new CoreMissing("missing", { status: response.status });
  return WebAssembly.compile(await response.arrayBuffer());
});
