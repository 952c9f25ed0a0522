// What a site downloads: all sums are right, the bill of materials names each part once, nothing in it tells whose machine
// made it, and the zip has the same bytes at every hour and in every place.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { unzipSync } from "fflate";
import { cargoHome, root } from "../../www/build/host.mjs";
import { releaseFiles, zipOf } from "../../www/build/release.mjs";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

describe("a release", () => {
  const release = releaseFiles();
  const text = (name) => release.files.get(name).toString("utf8");

  it("has the sum of every file, and every file is there", async () => {
    const { bytes } = await zipOf(release);
    const files = unzipSync(bytes);
    const folder = `xxgk-annual-report-${release.version}/`;
    const sums = new TextDecoder().decode(files[`${folder}SHA256SUMS`]).trim().split("\n");
    const named = sums.map((line) => line.split("  "));
    for (const [sum, name] of named) assert.equal(sha256(files[folder + name]), sum, name);
    const others = Object.keys(files).filter((name) => !named.some(([, own]) => folder + own === name));
    assert.deepEqual(others, [`${folder}SHA256SUMS`]);
    for (const name of ["xxgk-annual-report.html", "site/frame.html", "site/frame.js", "EMBEDDING.md", "SECURITY.md"])
      assert.ok(release.files.has(name), name);
    assert.ok([...release.files.keys()].some((name) => /^site\/.*\.wasm$/.test(name)));
  });

  it("says what it is made of, each part once, with its sum and licence", () => {
    const bill = JSON.parse(text("sbom.cdx.json"));
    assert.deepEqual([bill.bomFormat, bill.specVersion, bill.version], ["CycloneDX", "1.5", 1]);
    assert.match(bill.serialNumber, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    const refs = bill.components.map((one) => one["bom-ref"]);
    assert.equal(new Set(refs).size, refs.length);
    const names = bill.components.map(({ name }) => name);
    for (const name of ["wasm-bindgen", "miniz_oxide", "serde_json", "lit", "lit-html"])
      assert.ok(names.includes(name), name);
    for (const name of ["esbuild", "puppeteer-core", "syn"])
      assert.ok(!names.includes(name), `${name} is only built with`);
    for (const { name, purl, hashes, licenses } of bill.components) {
      assert.match(purl, /^pkg:(cargo|npm)\//, name);
      assert.match(hashes[0].content, hashes[0].alg === "SHA-256" ? /^[0-9a-f]{64}$/ : /^[0-9a-f]{128}$/, name);
      assert.match(licenses[0].expression, /MIT|Apache-2.0|BSD|ISC|Zlib|Unlicense|0BSD/, name);
      assert.ok(text("licences.txt").includes(`${name} `), name);
    }
    assert.deepEqual(bill.dependencies[0].dependsOn, refs);
  });

  it("has a bill of materials that CycloneDX's own schema takes", () => {
    const schemas = join(root, "node_modules/@cyclonedx/cyclonedx-library/res/schema");
    const schema = (name) => JSON.parse(readFileSync(join(schemas, `${name}.SNAPSHOT.schema.json`), "utf8"));
    const ajv = new Ajv({ strict: false });
    addFormats(ajv);
    // By the names under which it asks for them.
    for (const name of ["spdx", "jsf-0.82"])
      ajv.addSchema({ ...schema(name), $id: `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json` });
    // The two that nobody else defines; what we have of them is ASCII.
    for (const [format, own] of Object.entries({ "idn-email": "email", "iri-reference": "uri-reference" }))
      ajv.addFormat(format, ajv.formats[own]);
    const fits = ajv.compile(schema("bom-1.5"));
    const bill = JSON.parse(text("sbom.cdx.json"));
    assert.ok(fits(bill), ajv.errorsText(fits.errors));
    // The schema is heard: what it forbids is refused.
    const wrongs = [
      (one) => (one.serialNumber = "urn:uuid:1"),
      (one) => (one.components[0].hashes[0].alg = "SHA-7"),
      (one) => delete one.components[0].name,
      (one) => one.components.push(structuredClone(one.components[0])),
      (one) => (one.components[0].licences = []),
    ];
    for (const spoil of wrongs) {
      const wrong = structuredClone(bill);
      spoil(wrong);
      assert.equal(fits(wrong), false, String(spoil));
    }
  });

  it("tells nobody whose machine made it", () => {
    const places = [root, cargoHome, homedir(), "registry/src"].map((place) => Buffer.from(place.replace(/\/$/, "")));
    for (const [name, bytes] of release.files)
      for (const place of places) if (place.length > 1) assert.equal(bytes.indexOf(place), -1, `${name} has ${place}`);
  });

  it("is the same zip in another zone, at another time", () => {
    const code = `
      import { createHash } from "node:crypto";
      import { releaseFiles, zipOf } from ${JSON.stringify(new URL("../../www/build/release.mjs", import.meta.url).href)};
      const { bytes } = await zipOf(releaseFiles());
      console.log(createHash("sha256").update(bytes).digest("hex"));`;
    const sums = ["Asia/Shanghai", "America/New_York"].map((TZ) =>
      execFileSync(process.execPath, ["--input-type=module", "-e", code], {
        env: { ...process.env, TZ },
        encoding: "utf8",
      }),
    );
    assert.equal(sums[0], sums[1]);
  });
});
