// The core as JavaScript, for pages that may not run WebAssembly: Binaryen's wasm2js makes it of the very same wasm. What
// it writes is one instance that begins itself; here that becomes a function, `begin(imports)`, which returns the exports
// of a new one. No eval in it, and nothing newer than Chromium 80.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./host.mjs";

/** What of the wasm wasm2js understands; the rest is lowered before. */
const UNDERSTOOD = ["--enable-bulk-memory", "--enable-bulk-memory-opt", "--enable-mutable-globals"];
const LOWERED = ["--enable-nontrapping-float-to-int", "--enable-sign-ext"];

/** The module of the wasm in a file, small. `scratch`: a folder for what lies between. */
export async function withoutWasm(wasm, scratch) {
  const { transform } = await import("esbuild");
  const [lowered, written] = [join(scratch, "lowered.wasm"), join(scratch, "wasm2js.js")];
  const binaryen = (program, ...words) =>
    run(process.execPath, [join(root, "node_modules/binaryen/bin", program), ...UNDERSTOOD, ...words]);
  await binaryen(
    "wasm-opt",
    ...LOWERED,
    "--llvm-nontrapping-fptoint-lowering",
    "--signext-lowering",
    wasm,
    "-o",
    lowered,
  );
  await binaryen("wasm2js", "--enable-sign-ext", "-O1", lowered, "-o", written);
  const module = asBeginning(readFileSync(written, "utf8"));
  for (const file of [lowered, written]) rmSync(file);
  const { code } = await transform(module, { format: "esm", minify: true, charset: "utf8", target: "chrome80" });
  return code;
}

/** wasm2js's module as a function that begins an instance. */
export function asBeginning(module) {
  const start = module.indexOf("\nfunction asmFunc(imports) {");
  const end = module.indexOf("\nvar retasmFunc = asmFunc({");
  // A newer Binaryen may write another module: better no build than one that is not understood.
  const isKnown =
    start > 0 &&
    end > start &&
    /^import \* as \S+ from '\.\/xxgk_annual_report_bg\.js';\n/.test(module) &&
    !/\beval\(|\bFunction\(|\blegalstub\$/.test(module);
  if (!isKnown) throw new Error("wasm2js writes another module than before: see www/build/without-wasm.mjs");
  const { at, text, helpers } = dataOf(module.slice(module.indexOf("\n"), start));
  return `const DATA = "${text}";
${writeData}
export default function begin(imports) {
${helpers.replace(/function initActiveSegments\(imports\) \{\s*\}/, `function initActiveSegments() { writeData(bufferView, ${at}); }`)}
${withGrowth(withBigInts(module.slice(start, end)))}
return asmFunc(imports);
}`;
}

/** The data as one text, from which address on, and the helpers around it without it. In Base64 it packs badly: a tenth more. */
function dataOf(module) {
  const pieces = [];
  const helpers = module
    .replace(/^ *base64DecodeToExistingUint8Array\(bufferView, (\d+), "([^"]*)"\);\n/gm, (_, at, text) => {
      pieces.push({ at: Number(at), bytes: Buffer.from(text, "base64") });
      return "";
    })
    .replace(/^ *var base64ReverseLookup = [\s\S]*?^function initActiveSegments/m, "function initActiveSegments");
  const at = Math.min(...pieces.map((piece) => piece.at));
  const image = Buffer.alloc(Math.max(...pieces.map((piece) => piece.at + piece.bytes.length)) - at);
  for (const piece of pieces) piece.bytes.copy(image, piece.at - at);
  return { at, text: asText(image), helpers };
}

/** Bytes as the inside of a literal: a character of the basic plane for its UTF-8 where that is what they are, else one for each. */
function asText(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const three = bytes.subarray(at, at + 3);
    const character = three.toString("utf8");
    // What decodes to one character and back again; the first 256 stand for bytes.
    if ((three[0] & 0xf0) === 0xe0 && character.length === 1 && Buffer.from(character).equals(three)) {
      text += character;
      at += 3;
    } else {
      text += `\\x${three[0].toString(16).padStart(2, "0")}`;
      at += 1;
    }
  }
  return text.replace(/[\u2028\u2029\ufeff]/g, (one) => `\\u${one.charCodeAt(0).toString(16)}`);
}

/** Page code: puts the data where the core has it. */
const writeData = `function writeData(memory, at) {
  for (let index = 0; index < DATA.length; index++) {
    const code = DATA.charCodeAt(index);
    if (code < 256) memory[at++] = code;
    else {
      memory[at++] = 0xe0 | code >> 12;
      memory[at++] = 0x80 | code >> 6 & 63;
      memory[at++] = 0x80 | code & 63;
    }
  }
}`;

/** Numbers of 64 bits leave the core as two halves; wasm-bindgen's module takes them as WebAssembly hands them over. */
function withBigInts(core) {
  return core.replace(
    /^( var legalimport\$\S+) = (\S+);$/gm,
    "$1 = (low, high) => $2(BigInt(high) << 32n | BigInt(low >>> 0));",
  );
}

/**
 * Memory that grows by a half at least: every growth copies all of it, and the core asks for a few pages each time. What is there
 * beyond the pages that the core has asked for, it does not know of.
 */
function withGrowth(core) {
  const parts = [
    [
      " function __wasm_memory_size() {\n  return buffer.byteLength >> 16;",
      "var pages = buffer.byteLength >> 16;\n function __wasm_memory_size() {\n  return pages;",
    ],
    [
      "   var newBuffer = new ArrayBuffer(newPages << 16);",
      "   pages = newPages;\n   if (newPages << 16 <= buffer.byteLength) return oldPages;\n   var newBuffer = new ArrayBuffer(Math.max(newPages, Math.min(oldPages * 1.5 | 0, 32767)) * 65536);",
    ],
    ["(newPages < 65536)", "(newPages < 32768)"],
  ];
  for (const [old, fresh] of parts) {
    if (!core.includes(old)) throw new Error("wasm2js grows memory otherwise: see www/build/without-wasm.mjs");
    core = core.replace(old, () => fresh);
  }
  return core;
}
