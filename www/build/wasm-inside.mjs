// Page code, for the offline file only: takes the place of www/core/wasm-source.ts.
// The wasm is in the page, packed to a fourth (packing/). It comes after this script, in an element of its
// own: the script is read and run, and the page drawn, before the browser has come to its end.
import unpacker from "unpacker";

/* global CORE_LENGTH, CORE_SUM */ // The build knows them.

/** There is none in this file: it would be as large once more. */
export const scriptSource = undefined;

export async function wasmSource() {
  if (document.readyState === "loading") {
    await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
  }
  const packed = document.querySelector("#core").textContent.trim();
  // A file that was copied by half; where a few characters are missing, something has rather written into it.
  if (packed.length < CORE_LENGTH - 100) throw new Error("cut");
  const small = Uint8Array.from(atob(unpacker), (byte) => byte.charCodeAt(0));
  const { instance } = await WebAssembly.instantiate(small);
  const { memory, text, module, begin, go_on } = instance.exports;
  const { written } = new TextEncoder().encodeInto(packed, new Uint8Array(memory.buffer, text()));
  if (written !== CORE_LENGTH || begin(written) >>> 0 !== CORE_SUM) throw new Error("changed");
  for (;;) {
    const length = go_on();
    if (length > 0) return new Uint8Array(memory.buffer, module(), length);
    await turn();
  }
}

/** Lets the page answer what has happened. A timer would wait four milliseconds each time. */
function turn() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
