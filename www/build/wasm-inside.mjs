// Page code, for the offline file only: stands in the place of www/wasm-source.ts.
// The wasm is inside, deflated, which halves the file. The browser unpacks it, compiling
// what has arrived already; where it cannot (Firefox before 113, Safari before 16.4), a
// library does.
import { unzlibSync } from "fflate";
import packed from "wasm-packed";

export const wasmSource = typeof DecompressionStream === "function" ? unpacking() : unzlibSync(bytes());

function unpacking() {
  const stream = new Blob([bytes()]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream, { headers: { "Content-Type": "application/wasm" } });
}

/** New browsers decode base64 themselves, in a twentieth of the time. */
function bytes() {
  return Uint8Array.fromBase64?.(packed) ?? Uint8Array.from(atob(packed), (byte) => byte.charCodeAt(0));
}
