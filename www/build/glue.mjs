// wasm-bindgen's module as a function: each call makes the module anew, for an instance of the WebAssembly of its own.
// As it comes, it can be started only once; but a core that has died is followed by another one, and two elements of a
// page have one each. Where the wasm is and how it is started, www/core/ knows.

/** From here to its end the module starts itself. */
const STARTING = "async function __wbg_load(";
const END = /\nexport \{ initSync, __wbg_init as default \};\n(\/\/.*\n)?export \{ wasm as __wasm \}$/;

/**
 * The module without its fault: a call that was refused because the object is gone gave back room on the stack of the
 * core that it had not yet taken. After a few of those the core overwrote its own data.
 */
export function withStackInOrder(module) {
  const [refuses, takes] = [/ *if \(this\.__wbg_ptr == 0\) throw .*\n/, / *const retptr = .*\n/].map(
    ({ source }) => source,
  );
  return module.replace(new RegExp(`(${refuses})(${takes})`, "g"), "$2$1");
}

/** What `www/core/living-core.ts` imports as "core-glue", from wasm-bindgen's own module. */
export function asFunction(module) {
  const body = module
    .slice(0, module.indexOf(STARTING))
    .replace(/^export (class|function) /gm, "$1 ")
    .replace("wasm = instance.exports;", "wasm = watch(instance.exports);")
    // Memory that grows is another buffer; only that of WebAssembly takes the one before away.
    .replace(
      /(cached\w+Memory0)(?:\.byteLength === 0|\.buffer\.detached === true .*?\))(?=\) \{)/g,
      (_, cached) => `${cached}.buffer !== wasm.memory.buffer`,
    );
  // A newer wasm-bindgen may write another module: better no build than one whose core is not watched.
  const isKnown =
    module.includes(STARTING) &&
    END.test(module.trimEnd()) &&
    !/\.detached|byteLength === 0/.test(body) &&
    ["wasm = watch(", "function __wbg_get_imports(", "function __wbg_finalize_init("].every((part) =>
      body.includes(part),
    ) &&
    !/^(export|import) |\bimport\.meta\b/m.test(body);
  if (!isKnown) throw new Error("wasm-bindgen writes another module than before: see www/build/glue.mjs");
  return `export function newGlue(watch) {
${body}
return { imports: __wbg_get_imports(), begin: __wbg_finalize_init, Draft, Reports, copiedReport, openFile, openText, sha256 };
}`;
}
