/**
 * Where the core's WebAssembly is: a file beside the script, whose name carries its version, so that no cache and no
 * server hands out another one. In the offline page, which must not load anything, the build puts the bytes themselves
 * in this module's place.
 */
declare const WASM_FILE: string;
declare const SCRIPT_FILE: string;

export function wasmSource(): URL | Promise<Uint8Array<ArrayBuffer>> {
  return asInstalled(new URL(WASM_FILE, import.meta.url));
}

/** Where the same core is as JavaScript, for those who may not run WebAssembly. The offline page has none. */
export function scriptSource(): URL {
  return asInstalled(new URL(SCRIPT_FILE, import.meta.url));
}

/**
 * While a site is being written, Vite before version 8 serves scripts of packages from a folder of its own, and nothing
 * of what lies beside them.
 */
export function asInstalled(address: URL): URL {
  return new URL(address.href.replace("/.vite/deps/", "/xxgk-annual-report/dist/"));
}
