// What the page is made of: the crates in its WebAssembly and the npm packages in its scripts, each with its version, sum
// and licence; as a bill of materials (CycloneDX 1.5), and with the texts of the licences.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ask, root } from "./host.mjs";

const LICENCE = /^(licen[sc]e|copying|notice|unlicense)/i;

/** All of them, by kind and name: `{ name, version, licence, url, hash, licences }`. */
export function materials() {
  return [...crates(), ...packages()];
}

/** The crates that are in the WebAssembly: what is only run while it is built is not. */
function crates() {
  const words = [
    "metadata",
    "--format-version",
    "1",
    "--filter-platform",
    "wasm32-unknown-unknown",
    "--features",
    "wasm",
  ];
  const { packages, resolve } = JSON.parse(ask("cargo", words, { maxBuffer: 2 ** 27 }));
  const byId = new Map(packages.map((one) => [one.id, one]));
  const nodes = new Map(resolve.nodes.map((one) => [one.id, one]));
  const inside = new Set();
  const visit = (id) => {
    const isRunWhileBuilding = byId.get(id).targets.some(({ kind }) => kind.includes("proc-macro"));
    if (inside.has(id) || isRunWhileBuilding) return;
    inside.add(id);
    for (const { pkg, dep_kinds } of nodes.get(id).deps) if (dep_kinds.some(({ kind }) => kind === null)) visit(pkg);
  };
  visit(resolve.root);
  inside.delete(resolve.root);
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  return [...inside]
    .map((id) => byId.get(id))
    .map(({ name, version, license, manifest_path }) => ({
      name,
      version,
      licence: license,
      url: `pkg:cargo/${name}@${version}`,
      hash: { alg: "SHA-256", content: sumInLock(lock, name, version) },
      licences: textsIn(dirname(manifest_path)),
    }))
    .sort(byName);
}

function sumInLock(lock, name, version) {
  const [entry] = lock.split("[[package]]").filter((one) => one.includes(`name = "${name}"\nversion = "${version}"\n`));
  return /checksum = "(\w+)"/.exec(entry)[1];
}

/** The npm packages that a site's visitor is given; those of development are not. */
function packages() {
  const { packages: all } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return Object.entries(all)
    .filter(([path, { dev }]) => path !== "" && !dev)
    .map(([path, { version, license, integrity }]) => {
      const name = path.replace(/^.*node_modules\//, "");
      return {
        name,
        version,
        licence: license,
        url: `pkg:npm/${name.replace("@", "%40")}@${version}`,
        hash: { alg: "SHA-512", content: Buffer.from(integrity.split("-")[1], "base64").toString("hex") },
        licences: textsIn(join(root, path)),
      };
    })
    .sort(byName);
}

const byName = (one, other) => (`${one.name} ${one.version}` < `${other.name} ${other.version}` ? -1 : 1);

/** The texts of the licences that lie in a folder. */
function textsIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => LICENCE.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"));
}

/** The bill of materials of a version, as JSON. It is the same for the same parts: no time, no chance. */
export function billOf(parts, version) {
  const own = {
    type: "application",
    name: "xxgk-annual-report",
    version,
    "bom-ref": `pkg:npm/xxgk-annual-report@${version}`,
  };
  const sum = createHash("sha256")
    .update(JSON.stringify([own, parts.map(({ url, hash }) => [url, hash])]))
    .digest("hex");
  // A number that is made of the content (RFC 9562, version 8).
  const serial = `${sum.slice(0, 8)}-${sum.slice(8, 12)}-8${sum.slice(13, 16)}-a${sum.slice(17, 20)}-${sum.slice(20, 32)}`;
  const bill = {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    serialNumber: `urn:uuid:${serial}`,
    version: 1,
    metadata: { component: { ...own, licenses: [{ expression: "MIT" }] } },
    components: parts.map(({ name, version, licence, url, hash }) => ({
      type: "library",
      "bom-ref": url,
      name,
      version,
      purl: url,
      hashes: [hash],
      licenses: [{ expression: licence }],
    })),
    dependencies: [{ ref: own["bom-ref"], dependsOn: parts.map(({ url }) => url) }],
  };
  return `${JSON.stringify(bill, undefined, 2)}\n`;
}

/** All licences in one text. One that several have stands once. */
export function licencesOf(parts) {
  const users = new Map([[readFileSync(join(root, "LICENSE"), "utf8").trim(), ["xxgk-annual-report"]]]);
  const silent = [];
  for (const { name, version, licence, licences } of parts) {
    const whole = licences.map((text) => text.replaceAll("\r\n", "\n").trim()).join("\n\n");
    if (whole === "") silent.push(`${name} ${version}: ${licence}`);
    else users.set(whole, [...(users.get(whole) ?? []), `${name} ${version} (${licence})`]);
  }
  const texts = [...users].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`);
  const rest = silent.length > 0 ? [`${silent.join("\n")}\n\n(no text of its licence comes with it)\n`] : [];
  return [...texts, ...rest].join(`\n${"=".repeat(80)}\n\n`);
}
