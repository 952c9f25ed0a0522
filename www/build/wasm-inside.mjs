// Page code, for the offline file only: takes the place of www/core/wasm-source.ts.
// The wasm is in the page, packed to a third. It comes after this script, in an element of its
// own: the script is read and run, and the page drawn, before the browser has come to its end.
import { sumOf } from "./sum.mjs";
import { unlzma } from "./unlzma.mjs";

/* global CORE_LENGTH, CORE_SUM */ // The build knows them.

export async function wasmSource() {
  if (document.readyState === "loading") {
    await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
  }
  const packed = bytes(document.querySelector("#core").textContent);
  // A file that was copied by half, or that something has written into.
  if (packed.length < CORE_LENGTH) throw new Error("cut");
  if (packed.length > CORE_LENGTH || sumOf(packed) !== CORE_SUM) throw new Error("changed");
  return unlzma(packed);
}

/** New browsers decode base64 themselves, in a twentieth of the time. */
function bytes(packed) {
  return Uint8Array.fromBase64?.(packed) ?? Uint8Array.from(atob(packed), (byte) => byte.charCodeAt(0));
}
