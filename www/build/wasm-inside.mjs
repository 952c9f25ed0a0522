// Page code, for the offline file only: stands in the place of www/wasm-source.ts.
// The wasm is inside, packed to a third.
import packed from "wasm-packed";
import { unlzma } from "./unlzma.mjs";

export const wasmSource = unlzma(bytes());

/** New browsers decode base64 themselves, in a twentieth of the time. */
function bytes() {
  return Uint8Array.fromBase64?.(packed) ?? Uint8Array.from(atob(packed), (byte) => byte.charCodeAt(0));
}
