/**
 * Where the core's WebAssembly is: a file beside the script. In the offline page, which
 * must not load anything, the build puts the bytes themselves in this module's place.
 */
export function wasmSource(): URL | Promise<BufferSource> {
  return new URL("xxgk_annual_report_bg.wasm", import.meta.url);
}
