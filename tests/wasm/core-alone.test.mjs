// `import { check, convert, read } from "xxgk-annual-report/core"`: in Node, in a worker, in a page, and through a bundler;
// what it says is what the program says.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { build } from "esbuild";
import { check, convert, prepare, read } from "../../dist/core-node.js";
import { root } from "../../www/build/host.mjs";
import { fixture, folder } from "../fixtures.mjs";
import { useHostPages } from "../hosts/host-pages.mjs";
import { useBrowser } from "../page/setup.mjs";
import { program } from "../program.mjs";

const hosts = await useHostPages();
const TODAY = "2026-01-20";
const report = fixture("hangzhou-2025");
const wrong = { ...report, cells: { ...report.cells, "t4.review.total": "791" } };

describe("the core alone, in Node", () => {
  it("finds what the program finds", async (test) => {
    const path = join(await folder(test), "草稿.json");
    for (const one of [report, wrong, fixture("gangkou-2021"), fixture("hongze-2023")]) {
      await writeFile(path, JSON.stringify(one));
      // Exit status 1: there are errors.
      const { stdout } = await program("check", path, "--json", "--date", TODAY).catch((error) => error);
      const said = JSON.parse(stdout);
      const found = await check(one, { today: TODAY });
      const brief = ({ rule, message }) => `${rule} ${message}`;
      assert.deepEqual(found.findings.map(brief), said.findings.map(brief));
      assert.equal(found.claims.length, said.claims.length);
    }
    const { errors, title, edition } = await check(wrong, { today: TODAY });
    assert.ok(errors > 0);
    assert.deepEqual([title, edition], ["杭州市2025年政府信息公开工作年度报告", "2021"]);
  });

  it("holds a report against last year's, and knows one that is still being filled in", async () => {
    const blank = { schema: "xxgk-annual-report/1", edition: "2021", year: 2025 };
    assert.equal((await check(blank, { isFilling: true, today: TODAY })).errors, 0);
    assert.ok((await check(blank, { today: TODAY })).errors > 0);
    const lastYear = { ...report, year: 2024, cells: { ...report.cells, "t3.carried_forward.natural": "9999" } };
    const rules = async (options) =>
      (await check(report, { today: TODAY, ...options })).findings.map(({ rule }) => rule);
    assert.notDeepEqual(await rules({ lastYear }), await rules({}));
  });

  it("makes the files that the program makes, and reads them again", async (test) => {
    const into = await folder(test);
    await writeFile(join(into, "草稿.json"), JSON.stringify(report));
    for (const format of ["docx", "html", "fragment.html", "txt", "md", "json"]) {
      const { name, mediaType, bytes, losses } = await convert(report, format, { today: TODAY });
      const path = join(into, `程序.${format}`);
      await program("convert", join(into, "草稿.json"), "-o", path, "--date", TODAY);
      assert.ok(Buffer.from(bytes).equals(await readFile(path)), format);
      assert.ok(name.endsWith(`.${format}`) && mediaType !== "" && Array.isArray(losses), format);
      if (format === "docx") {
        const again = await read(bytes, name);
        assert.deepEqual(again.report.cells, (await read(report)).report.cells);
        assert.equal(again.review, undefined);
      }
      if (format === "fragment.html") {
        const { report: understood, review } = await read(Buffer.from(bytes).toString(), name);
        assert.equal(understood.cells["t3.new_received.natural"], report.cells["t3.new_received.natural"]);
        assert.ok(review.tables.length >= 3);
      }
    }
  });

  it("refuses what is no report with a sentence, and goes on", async () => {
    for (const wrong of [
      "{",
      "",
      new Uint8Array(7),
      { schema: "xxgk-annual-report/99" },
      new Uint8Array([0x50, 0x4b, 3, 4]),
    ])
      await assert.rejects(read(wrong), (error) => /[\u4e00-\u9fff]/.test(error.message));
    for (const wrong of [undefined, null, 7, true, () => {}]) await assert.rejects(check(wrong), Error);
    for (const format of ["exe", "", undefined]) await assert.rejects(convert(report, format), RangeError);
    assert.ok((await check(report, { today: TODAY })).findings);
  });

  it("takes its WebAssembly from where it is told", async () => {
    const wasm = readdirSync(join(root, "dist")).find((name) => name.endsWith(".wasm"));
    const bytes = await readFile(join(root, "dist", wasm));
    for (const source of [bytes, await WebAssembly.compile(bytes), join(root, "dist", wasm)]) {
      prepare(source);
      assert.equal((await check(report, { today: TODAY })).edition, "2021");
    }
    prepare(new Uint8Array(3));
    await assert.rejects(check(report));
    prepare(bytes);
    assert.equal((await check(report, { today: TODAY })).edition, "2021");
  });

  it("is asked many things at once", async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, place) => (place % 2 ? check(wrong) : convert(report, "docx"))),
    );
    assert.ok(all.every((one, place) => (place % 2 ? one.errors > 0 : one.bytes.length > 5000)));
  });
});

describe("the core alone, in a browser", () => {
  const project = join(root, "target/core-project");
  let browser;
  useBrowser((one) => (browser = one));
  before(() => mkdir(project, { recursive: true }));
  after(() => rm(project, { recursive: true, force: true }));
  const asked = (source) => `
    import { check, convert, read } from ${JSON.stringify(source)};
    const report = ${JSON.stringify(wrong)};
    const { errors } = await check(report);
    const { bytes } = await convert(report, "docx");
    const again = await read(new File([bytes], "a.docx"));
    const answer = [errors > 0, bytes.length > 5000, again.report.organ.name];
    if (typeof document === "undefined") postMessage(answer); else window.answer = answer;`;
  const EXPECTED = [true, true, "杭州市"];
  const answerOf = async (page) => {
    const opened = await browser.newPage();
    await opened.goto(page);
    await opened.waitForFunction(() => window.answer);
    const answer = await opened.evaluate(() => window.answer);
    await opened.close();
    return answer;
  };
  const policy = {
    "Content-Security-Policy":
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'",
  };
  const pageWith = (script) =>
    hosts.page(`<!doctype html><title>x</title><script type="module" src="${script}"></script>`, { headers: policy });

  it("is there for a page and for a worker", async () => {
    hosts.at("/asked.js", asked("/dist/core.js"));
    hosts.at(
      "/worker.js",
      'new Worker("/asked.js", { type: "module" }).onmessage = ({ data }) => (window.answer = data);',
    );
    assert.deepEqual(await answerOf(pageWith("/asked.js")), EXPECTED);
    assert.deepEqual(await answerOf(pageWith("/worker.js")), EXPECTED);
  });

  it("goes through a bundler, which says where the WebAssembly is", async () => {
    const installed = join(project, "node_modules/xxgk-annual-report");
    await mkdir(join(project, "node_modules"), { recursive: true });
    await rm(installed, { force: true, recursive: true });
    await symlink(root, installed);
    const source = asked("xxgk-annual-report/core")
      .replace("import { check,", "import { prepare, check,")
      .replace("const report", 'prepare("/served.wasm");\nconst report');
    await writeFile(join(project, "site.js"), source);
    const { outputFiles } = await build({
      absWorkingDir: project,
      entryPoints: [join(project, "site.js")],
      bundle: true,
      format: "esm",
      target: "es2022",
      write: false,
    });
    hosts.at("/bundled.js", outputFiles[0].text);
    const wasm = readdirSync(join(root, "dist")).find((name) => name.endsWith(".wasm"));
    hosts.at("/served.wasm", await readFile(join(root, "dist", wasm)));
    assert.deepEqual(await answerOf(pageWith("/bundled.js")), EXPECTED);
  });
});
