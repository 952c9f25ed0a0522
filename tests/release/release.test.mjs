// What a site downloads: all sums are right, the bill of materials names each part once, nothing in it tells whose machine
// made it, and the zip has the same bytes at every hour and in every place.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { describe, it } from "node:test";
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
