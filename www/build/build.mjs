// Builds `dist/`: the offline page, and the element as an npm package.
//
//   xxgk-annual-report.html      everything in one file, for file://
//   xxgk-annual-report.js        registers the element and its parts
//   element.js                   its class alone
//   xxgk-reports.js              registers the desk for many reports
//   frame.html, .css, .js        the element in a frame, and its messages
//   sw.js                        has that open without a network after the first visit
//   core.js, core-node.js        the core without the page, for a site's own programs
//   shared-<hash>.js             what they have in common
//   xxgk_annual_report.<hash>.wasm   fetched by them from beside them; its name is its version
//   xxgk_annual_report.<hash>.core.js   the same as JavaScript, where WebAssembly may not run
//   xxgk_annual_report.<hash>.js     begun by them as a worker, which reads files
//   xxgk-annual-report.schema.json   of the saved file
//   rules.md, rules.json         the list of all checks, for people and for programs
//   editions.txt                 the editions of the form, and what falls silent in each
//   types/                       for TypeScript
//   custom-elements.json         the element for editors and other tools
//
// What has not changed is not built again: Rust, the list and the types are the slow steps,
// and each leaves a note in `target/` of what it was made from.
import { createHash } from "node:crypto";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { firstScreen } from "./first-screen.mjs";
import { asFunction, withStackInOrder } from "./glue.mjs";
import { ask, root, run, say } from "./host.mjs";
import { buildUnpacker, pack, unpack } from "./packing/pack.mjs";
import { offlinePage } from "./page.mjs";
import { ordinaryPrivates, privateNames } from "./privates.mjs";
import { serviceWorker } from "./service-worker.mjs";
import { stylesInside } from "./styles.mjs";
import { sumOf } from "./sum.mjs";
import { wasmEnv } from "./toolchain.mjs";
import { withoutWasm } from "./without-wasm.mjs";

/** Whether the made-up edition of the tests is built in, as a page of its own. */
const isNext = process.env.XXGK_NEXT_EDITION === "1";
const features = isNext ? "wasm,next-edition" : "wasm";

const www = join(root, "www");
const target = join(root, isNext ? "target/next-edition" : "target");
const pkg = join(target, "pkg"); // what wasm-pack makes: www/core/ imports it
const types = join(target, "types");
const script = join(target, "core.js"); // the wasm as JavaScript
const blank = join(target, "blank.json"); // www/core/core.ts imports it as "blank-report"
const unpacker = join(target, "unpack.wasm"); // www/build/wasm-inside.mjs imports it as "unpacker"
const lists = join(target, "lists"); // the list of all checks, the schema of the saved file
const dist = isNext ? join(target, "dist") : join(root, "dist");
const WASM = "xxgk_annual_report_bg.wasm";

/** The name of a file in `dist/`: an older one, in whatever cache or left on a server, is another file. */
function versioned(content, ending) {
  const hash = createHash("sha256").update(content).digest("hex");
  return `xxgk_annual_report.${hash.slice(0, 10)}.${ending}`;
}

const wasmFile = () => versioned(readFileSync(join(pkg, WASM)), "wasm");
const scriptFile = () => versioned(readFileSync(script), "core.js");

/** Builds all that is not up to date. */
export async function build() {
  // Side by side: the wasm's last step, the longest, keeps one core busy.
  await Promise.all([buildWasm(), printLists()]);
  await askOfBlank();
  await Promise.all([buildTypes(), buildScript(), packWasm()]);

  // Beside `dist` first, so that a failed build leaves the last good one.
  const fresh = join(target, `dist-${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const worker = await workerScript(false);
  await buildElement(fresh, worker);
  writeFileSync(join(fresh, "xxgk-annual-report.html"), await offlinePage(await offlineParts()));
  copyFileSync(join(pkg, WASM), join(fresh, wasmFile()));
  copyFileSync(script, join(fresh, scriptFile()));
  cpSync(lists, fresh, { recursive: true });
  cpSync(types, join(fresh, "types"), { recursive: true });
  for (const name of ["custom-elements.json", "frame.html", "frame.css"])
    copyFileSync(join(www, name), join(fresh, name));
  writeFileSync(
    join(fresh, "sw.js"),
    serviceWorker(readdirSync(fresh), (name) => readFileSync(join(fresh, name))),
  );
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
  printSizes();
}

// --- Rust -------------------------------------------------------------------

/** All that the Rust core is made of, and these files. */
const rustInputs = (...files) => [
  ...filesIn(join(root, "src")),
  ...(isNext ? filesIn(join(root, "tests/editions")) : []),
  ...["Cargo.toml", "Cargo.lock", ...files].map((name) => join(root, name)),
];

async function buildWasm() {
  const env = await wasmEnv();
  const inputs = rustInputs("package-lock.json");
  const compiler = env.CARGO_ENCODED_RUSTFLAGS + ask("rustc", ["--version"], { env });
  await unlessSame("wasm", join(pkg, WASM), inputs, compiler + features, async () => {
    say("正在编译 Rust…", "compiling the Rust");
    // `force`: without its own checks of the tools; the std that we built is not where it would look.
    const options = ["--mode", "force", "--release", "--target", "web", "--out-dir", pkg];
    await run("wasm-pack", ["build", ...options, root, "--", "--features", features], { env });
    const module = join(pkg, "xxgk_annual_report.js");
    writeFileSync(module, withStackInOrder(readFileSync(module, "utf8")));
  });
}

/** The wasm as JavaScript: half a minute. */
async function buildScript() {
  const inputs = [join(pkg, WASM), join(root, "package-lock.json"), join(www, "build/without-wasm.mjs")];
  await unlessSame("script", script, inputs, "", async () =>
    writeFileSync(script, await withoutWasm(join(pkg, WASM), target)),
  );
}

/** What the core says of a blank report: the page shows it before the core is there. */
async function askOfBlank() {
  await unlessSame("blank", blank, [join(pkg, WASM)], "schema, form, view", async () => {
    // Only now: before the Rust is compiled, there is no such module. A build may follow another in one process.
    const core = await import(`${pathToFileURL(join(pkg, "xxgk_annual_report.js"))}?${Date.now()}`);
    core.initSync({ module: readFileSync(join(pkg, WASM)) });
    const draft = new core.Draft("");
    // Without its hints: they are not shown before the core is there.
    const { schema } = JSON.parse(draft.json());
    writeFileSync(blank, JSON.stringify({ schema, form: draft.form(), view: { ...draft.view(), findings: [] } }));
  });
}

/** The lists as the native program prints them, in its debug build, which is quickly made, and what `cargo test` has. */
async function printLists() {
  await unlessSame("lists", lists, rustInputs(), "", async () => {
    say("正在列出检查规则…", "listing the checks");
    // What the compiler has to say goes past the list, to the person at the keyboard.
    const stdio = ["ignore", "pipe", "inherit"];
    const forms = isNext ? ["--features", "next-edition"] : [];
    const print = (...words) => run("cargo", ["run", "--quiet", ...forms, "--", ...words], { stdio });
    mkdirSync(lists, { recursive: true });
    writeFileSync(join(lists, "rules.md"), await print("rules"));
    writeFileSync(join(lists, "rules.json"), await print("rules", "--json"));
    writeFileSync(join(lists, "xxgk-annual-report.schema.json"), await print("schema"));
    writeFileSync(join(lists, "editions.txt"), await print("editions"));
  });
}

// --- TypeScript -------------------------------------------------------------

/** The declarations, which the type checker does not judge here: `npm run lint` does. */
async function buildTypes() {
  const inputs = [...filesIn(www), join(pkg, "xxgk_annual_report.d.ts"), join(root, "package-lock.json")];
  await unlessSame("types", types, inputs, "core-glue, endings", async () => {
    rmSync(types, { recursive: true, force: true });
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const emit = ["--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--noCheck"];
    await run(process.execPath, [tsc, "-p", www, ...emit, "--rootDir", www, "--outDir", types]);
    copyFileSync(join(pkg, "xxgk_annual_report.d.ts"), join(types, "xxgk_annual_report.d.ts"));
    copyFileSync(join(www, "core/core-glue.d.ts"), join(types, "core/core-glue.d.ts"));
    for (const file of filesIn(types)) {
      const text = readFileSync(file, "utf8")
        // One folder above the core's own declarations here.
        .replaceAll("../../target/pkg/", "../")
        // With endings, which some ways of resolving modules ask for.
        .replace(/(\bfrom |\bimport[ (]?)"(\.[^"]*?)(?:\.js)?"/g, '$1"$2.js"');
      // What the build makes of wasm-bindgen's module has no file of its own.
      const glue = text.includes('from "core-glue"') ? '/// <reference path="./core-glue.d.ts" />\n' : "";
      writeFileSync(file, glue + text);
    }
  });
}

/** The script of the worker that reads files; with plugins for what it is part of. */
async function workerScript(isOffline, plugins = []) {
  const { outputFiles } = await bundle({
    entryPoints: [join(www, "core/file-worker.ts")],
    format: "iife",
    plugins,
    define: { IS_OFFLINE: String(isOffline) },
    write: false,
  });
  return isOffline ? outputFiles[0].text : leftByBundlers(outputFiles[0].text);
}

/** The element's own modules; the wasm and the worker stay files of their own. */
async function buildElement(folder, worker) {
  const workerFile = versioned(worker, "js");
  writeFileSync(join(folder, workerFile), worker);
  const { outputFiles } = await bundle({
    entryPoints: {
      "xxgk-annual-report": join(www, "define.ts"),
      element: join(www, "element.ts"),
      "xxgk-reports": join(www, "define-reports.ts"),
      frame: join(www, "define-frame.ts"),
      core: join(www, "core-alone-web.ts"),
      "core-node": join(www, "core-alone-node.ts"),
    },
    outdir: folder,
    splitting: true,
    chunkNames: "shared-[hash]",
    inject: [join(www, "build/browser-names.js")],
    define: {
      IS_OFFLINE: "false",
      WASM_FILE: JSON.stringify(wasmFile()),
      SCRIPT_FILE: JSON.stringify(scriptFile()),
      WORKER_FILE: JSON.stringify(workerFile),
    },
    write: false,
  });
  for (const { path, text } of outputFiles) writeFileSync(path, leftByBundlers(text));
}

/** What is imported by its address alone, a site's bundler has to leave as it is. esbuild drops comments that say so. */
const leftByBundlers = (text) =>
  text.replace(/\bimport\((?=[\w$]+\))/g, "import(/*webpackIgnore:true*//*@vite-ignore*/");

/** The wasm packed, and what unpacks it in the page: the two are tried on each other, and take some seconds. */
async function packWasm() {
  const packed = join(target, "wasm.packed");
  const inputs = [join(pkg, WASM), join(root, "package-lock.json"), ...filesIn(join(www, "build/packing"))];
  const { CARGO_ENCODED_RUSTFLAGS: compiler } = await wasmEnv();
  await unlessSame("packed", packed, inputs, compiler, async () => {
    await buildUnpacker(unpacker);
    const module = readFileSync(join(pkg, WASM));
    const fresh = await pack(module);
    if (!module.equals((await unpack(fresh, readFileSync(unpacker))).module)) {
      throw new Error("the core does not come out of its packing as it went in: www/build/packing/");
    }
    writeFileSync(packed, fresh);
  });
  return readFileSync(packed);
}

/** In the offline page's worker: the wasm's glue comes from the page (`worker-inside.mjs`). */
const glueFromPage = {
  name: "glue-from-page",
  setup(build) {
    build.onResolve({ filter: /^core-glue$/ }, ({ path }) => ({ path, namespace: "glue-from-page" }));
    build.onLoad({ filter: /./, namespace: "glue-from-page" }, () => ({
      contents: "export const { newGlue } = self;",
    }));
  },
};

/** What the offline page is made of. */
async function offlineParts() {
  const { transform } = await import("esbuild");
  const begin = readFileSync(join(www, "build/begin-inside.js"), "utf8");
  const wasm = await packWasm();
  return {
    screen: await firstScreen([stylesInside, coreInside, blankInside]),
    begin: (await transform(begin, { minify: true, charset: "utf8", target: "es5" })).code,
    script: await offlineScript(wasm, await workerScript(true, [glueFromPage])),
    wasm,
  };
}

/** One script with everything in it but the style and the wasm. */
async function offlineScript(wasm, worker) {
  const allInside = {
    name: "all-inside",
    setup(build) {
      build.onResolve({ filter: /\/wasm-source$/ }, () => ({ path: join(www, "build/wasm-inside.mjs") }));
      build.onResolve({ filter: /^unpacker$/ }, () => ({ path: unpacker }));
      build.onLoad({ filter: /unpack\.wasm$/ }, () => ({ contents: readFileSync(unpacker), loader: "base64" }));
      build.onResolve({ filter: /\/element$/ }, () => ({ path: join(www, "build/element-inside.mjs") }));
      build.onResolve({ filter: /\/worker-source$/ }, () => ({ path: join(www, "build/worker-inside.mjs") }));
      build.onResolve({ filter: /^worker-script$/ }, ({ path }) => ({ path, namespace: "worker" }));
      build.onLoad({ filter: /./, namespace: "worker" }, () => ({ contents: worker, loader: "text" }));
      build.onResolve({ filter: /\/page\/style$/ }, () => ({ path: join(www, "build/style-inside.mjs") }));
      build.onResolve({ filter: /\/page-source$/ }, () => ({ path: join(www, "build/page-inside.mjs") }));
      build.onResolve({ filter: /^page-template$/ }, ({ path }) => ({ path, namespace: "page" }));
      build.onLoad({ filter: /./, namespace: "page" }, () => ({
        contents: readFileSync(join(www, "index.html"), "utf8"),
        loader: "text",
      }));
    },
  };
  const { outputFiles } = await bundle({
    entryPoints: [join(www, "define.ts")],
    // First what the first screen says, too: gzip sees what was said less than 32 KB before (2 kB less).
    inject: [join(www, "view/messages.ts"), join(www, "core/core.ts")],
    // Run as it is put in: a module would wait, and somebody could begin to compose a word meanwhile.
    format: "iife",
    plugins: [allInside],
    define: { IS_OFFLINE: "true", CORE_LENGTH: String(wasm.toString("base64").length), CORE_SUM: String(sumOf(wasm)) },
    write: false,
  });
  return outputFiles[0].text;
}

async function bundle({ plugins = [], ...options }) {
  // Only now: before the npm packages are installed, this module must load without it.
  const { build } = await import("esbuild");
  return build({
    absWorkingDir: root,
    // Names of chunks follow the paths of their modules: those in the project, wherever its packages really lie.
    preserveSymlinks: true,
    bundle: true,
    format: "esm",
    target: "chrome80",
    minify: true,
    charset: "utf8",
    legalComments: "eof",
    logLevel: "warning",
    mangleProps: privateNames,
    plugins: [...plugins, stylesInside, ordinaryPrivates, coreInside, blankInside],
    ...options,
  });
}

/** What www/core/living-core.ts imports as "core-glue". */
const coreInside = {
  name: "core-inside",
  setup(build) {
    const path = join(pkg, "xxgk_annual_report.js");
    // By no path of this machine: the names of chunks follow it.
    build.onResolve({ filter: /^core-glue$/ }, (asked) => ({ path: asked.path, namespace: "glue" }));
    build.onLoad({ filter: /./, namespace: "glue" }, () => ({ contents: asFunction(readFileSync(path, "utf8")) }));
  },
};

/** What www/core/core.ts imports as "blank-report". */
const blankInside = {
  name: "blank-inside",
  setup(build) {
    build.onResolve({ filter: /^blank-report$/ }, () => ({ path: blank }));
  },
};

// --- what is up to date -----------------------------------------------------

/** Runs `make` unless `output` was made from exactly these inputs. */
async function unlessSame(name, output, inputs, settings, make) {
  const hash = createHash("sha256").update(settings);
  for (const file of inputs) hash.update(`\0${file}\0`).update(readFileSync(file));
  const digest = hash.digest("hex");
  const note = join(target, `${name}.made-from`);
  mkdirSync(target, { recursive: true });
  if (existsSync(output) && existsSync(note) && readFileSync(note, "utf8") === digest) return;
  rmSync(note, { force: true });
  await make();
  writeFileSync(note, digest);
}

/** All files below a folder, in a fixed order. */
function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

// ----------------------------------------------------------------------------

function printSizes() {
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  for (const file of [
    "xxgk-annual-report.html",
    "xxgk-annual-report.js",
    "element.js",
    "xxgk-reports.js",
    wasmFile(),
    scriptFile(),
  ]) {
    const path = join(dist, file);
    if (!existsSync(path)) continue;
    const bytes = readFileSync(path);
    console.log(`dist/${file}: ${kilobytes(bytes.length)}, gzip -9 ${kilobytes(gzipSync(bytes, { level: 9 }).length)}`);
  }
}
