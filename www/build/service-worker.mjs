// The service worker's script, for the files of one version.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./host.mjs";

/** What the page in a frame is made of; the rest of the folder is for others. */
const PART = /^frame\.(?:html|css|js)$|^shared-.*\.js$|^xxgk_annual_report\..*\.(?:wasm|js)$/;
/** The core as JavaScript: as large as all the rest, and only for browsers that may not run WebAssembly. */
const SCRIPT = /\.core\.js$/;

/** `files`: the names of a folder's files, and how their bytes are read. */
export function serviceWorker(names, read) {
  const own = names.filter((name) => PART.test(name)).sort();
  const script = readFileSync(join(root, "www/build/service-worker.js"), "utf8");
  const hash = createHash("sha256").update(script);
  for (const name of own) hash.update(`\0${name}\0`).update(read(name));
  const version = hash.digest("hex").slice(0, 10);
  const [scripts, files] = [own.filter((name) => SCRIPT.test(name)), own.filter((name) => !SCRIPT.test(name))];
  const said = Object.entries({ VERSION: version, FILES: files, SCRIPTS: scripts });
  return said.map(([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`).join("") + script;
}
