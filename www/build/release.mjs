// `npm run release`: one zip for a website, in `release/`: the offline file, the folder for the server, what is to be read
// and copied, the bill of materials, licences, and the sums of all. The same sources make the same bytes.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { billOf, licencesOf, materials } from "./bill.mjs";
import { build } from "./build.mjs";
import { root, script } from "./host.mjs";
import { ensureToolchain } from "./toolchain.mjs";

/** What of `dist/` a server needs. */
const SERVED = /\.(?:js|css|wasm)$|^frame\.html$|^custom-elements\.json$/;

/** The files of a release, by name, with their bytes. */
export function releaseFiles() {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const files = new Map();
  const add = (name, from) => files.set(name, readFileSync(join(root, from)));
  add("xxgk-annual-report.html", "dist/xxgk-annual-report.html");
  for (const name of readdirSync(join(root, "dist")).filter((one) => SERVED.test(one)))
    add(`site/${name}`, `dist/${name}`);
  for (const name of ["README.md", "EMBEDDING.md", "LICENSE"]) add(name, name);
  add("SECURITY.md", ".github/SECURITY.md");
  add("rules.md", "dist/rules.md");
  add("xxgk-annual-report.schema.json", "dist/xxgk-annual-report.schema.json");
  for (const name of readdirSync(join(root, "examples"), { recursive: true }))
    if (statSync(join(root, "examples", name)).isFile())
      add(`examples/${name.replaceAll("\\", "/")}`, `examples/${name}`);
  const parts = materials();
  files.set("sbom.cdx.json", Buffer.from(billOf(parts, version)));
  files.set("licences.txt", Buffer.from(licencesOf(parts)));
  const sums = [...files.keys()].sort().map((name) => `${sha256(files.get(name))}  ${name}\n`);
  files.set("SHA256SUMS", Buffer.from(sums.join("")));
  return { version, files };
}

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** The same as one zip: in the order of names, without the time of day. */
export async function zipOf({ version, files }) {
  // Only now: before the npm packages are installed, this module must load without it.
  const { zipSync } = await import("fflate");
  const folder = `xxgk-annual-report-${version}`;
  const named = [...files.keys()].sort().map((name) => [`${folder}/${name}`, new Uint8Array(files.get(name))]);
  return {
    name: `${folder}.zip`,
    bytes: zipSync(Object.fromEntries(named), { level: 9, mtime: new Date(1980, 0, 1), os: 3 }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await script(async () => {
    await ensureToolchain();
    await build();
    const { name, bytes } = await zipOf(releaseFiles());
    const target = join(root, "release");
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target);
    writeFileSync(join(target, name), bytes);
    console.log(`release/${name}: ${(bytes.length / 1e6).toFixed(2)} MB\nSHA-256 ${sha256(bytes)}`);
  });
