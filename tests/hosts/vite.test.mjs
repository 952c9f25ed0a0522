// The package in a fresh project of Vite, as its documentation says: the packed file installed into an empty folder, typed,
// built, served under the strict policy, and opened; and on the server that a site is written with, which serves packages
// from elsewhere. A new Vite, and an old one with another bundler. All is installed by a lock file, from a cache that is
// filled once; without a network before that the tests are skipped, and say so.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { cache, root, run } from "../../www/build/host.mjs";
import { fixture } from "../fixtures.mjs";
import { useBrowser } from "../page/setup.mjs";
import { openForm, useHostPages } from "./host-pages.mjs";

const VERSIONS = ["8", "5"];
const PACKAGE = "xxgk-annual-report";
const NO_NETWORK = /\b(ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT)\b/;
/** As the template of Vite for TypeScript has it. */
const TSCONFIG = {
  compilerOptions: {
    target: "es2023",
    module: "esnext",
    lib: ["ES2023", "DOM", "DOM.Iterable"],
    moduleResolution: "bundler",
    types: ["vite/client"],
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    strict: true,
    noEmit: true,
  },
  include: ["bundled.ts"],
};
/** The policies that a site is told to send. */
const policyOf = async (server) => {
  const conf = await readFile(join(root, "examples", `${server}.conf`), "utf8");
  return { "Content-Security-Policy": /Content-Security-Policy "([^"]*)"/.exec(conf)[1] };
};
/** A report of others, whose sums are wrong. */
const received = { ...fixture("gangkou-2021"), totals: { t4: "entered" } };
received.cells = { ...received.cells, "t4.review.upheld": "5", "t4.review.total": "3" };
/** One that is no saved file, and has to be looked at. */
const published = "测试乡2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n规章 1 2 3\n行政规范性文件 4 5 6";

/** Installs what the lock file of that Vite names, and the package that was packed; says when that cannot be. */
async function install(project, version) {
  const own = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  await run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", project]);
  await cp(join(project, `${PACKAGE}-${own.version}.tgz`), join(project, `${PACKAGE}.tgz`));
  const fixed = join(root, "tests/hosts/vite", version);
  await copyFile(join(fixed, "package.json"), join(project, "package.json"));
  const lock = JSON.parse(await readFile(join(fixed, "package-lock.json"), "utf8"));
  Object.assign(lock.packages[`node_modules/${PACKAGE}`], { version: own.version, dependencies: own.dependencies });
  await writeFile(join(project, "package-lock.json"), JSON.stringify(lock));
  const words = [
    "--ignore-scripts",
    "--prefer-offline",
    "--fetch-retries",
    "1",
    "--cache",
    join(cache, "npm-of-sites"),
  ];
  await run("npm", ["ci", ...words], { cwd: project, timeout: 300 });
  await copyFile(join(root, "examples/bundled.html"), join(project, "index.html"));
  await copyFile(join(root, "examples/bundled.ts"), join(project, "bundled.ts"));
  await writeFile(join(project, "tsconfig.json"), JSON.stringify(TSCONFIG));
  // Every browser asks for it.
  await mkdir(join(project, "public"));
  await writeFile(join(project, "public/favicon.ico"), "");
}

/** What the example is for: a figure is typed, a broken sum is shown, a file is read, and one is checked. */
async function use(form) {
  await form.write("organ.kind", "town");
  await form.type("t4.review.upheld", "5");
  await form.type("t4.review.total", "3");
  await form.has('[data-rule="T4-01"]');
  const { organ, year, cells } = await form.saved();
  assert.deepEqual([organ.name, year, cells["t4.review.upheld"]], ["港口乡", 2025, "5"]);

  const opened = await form.page.evaluate(
    (text) => document.querySelector("xxgk-annual-report").openFile(new File([text], "年报.txt")),
    published,
  );
  assert.equal(opened, "incoming");

  await form.page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "港口乡.json"));
    const input = document.querySelector("#received");
    input.files = data.files;
    input.dispatchEvent(new Event("change"));
  }, JSON.stringify(received));
  await form.page.waitForFunction(() => document.querySelector("#said").value !== "");
  const said = await form.page.evaluate(() => document.querySelector("#said").value);
  assert.match(said, /^港口乡2021年政府信息公开工作年度报告：[1-9]\d* 处错误\n/);
  assert.match(said, /行政复议/);
  // The desk comes when it is asked for.
  await form.page.evaluate(() => {
    document
      .querySelector("xxgk-annual-report")
      .dispatchEvent(new CustomEvent("xxgk-desk", { bubbles: true, composed: true }));
  });
  await form.page.waitForFunction(() => document.querySelector("xxgk-reports")?.shadowRoot?.querySelector("button"));
  assert.deepEqual(await form.page.evaluate(() => window.violations), []);
  assert.deepEqual(form.problems, []);
}

/** In the page, before its scripts. */
function countWorkers() {
  window.workersBegun = 0;
  const { Worker } = window;
  window.Worker = class extends Worker {
    constructor(...words) {
      super(...words);
      this.addEventListener("message", () => (window.workersBegun += 1), { once: true });
    }
  };
}

for (const version of VERSIONS)
  describe(`the package, in a project of Vite ${version}`, () => {
    let browser;
    let project;
    let why;
    useBrowser((one) => (browser = one));
    before(async () => {
      project = await mkdtemp(join(tmpdir(), "xxgk-"));
      await install(project, version).catch((error) => {
        if (!NO_NETWORK.test(error.message)) throw error;
        why = `Vite ${version} could not be fetched`;
      });
    });
    after(() => rm(project, { recursive: true, force: true, maxRetries: 5 }));
    const vite = (...words) => [join(project, "node_modules/vite/bin/vite.js"), ...words];

    it("is typed, as its template asks", async (test) => {
      if (why) return test.skip(why);
      const checked = (words = []) =>
        run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", ".", ...words], { cwd: project });
      await checked();
      await writeFile(join(project, "wrong.ts"), 'import { check } from "xxgk-annual-report/core"; void check(1);');
      await writeFile(join(project, "tsconfig.wrong.json"), JSON.stringify({ ...TSCONFIG, include: ["wrong.ts"] }));
      await assert.rejects(checked(["-p", "tsconfig.wrong.json"]), /TS2345/);
    });

    for (const server of ["nginx", "nginx-without-wasm"])
      it(`is built, and works under the policy of ${server}`, async (test) => {
        if (why) return test.skip(why);
        await run(process.execPath, vite("build"), { cwd: project });
        const hosts = await useHostPages();
        const built = join(project, "dist");
        const headers = await policyOf(server);
        for (const name of await readdir(join(built, "assets")))
          hosts.at(`/assets/${name}`, await readFile(join(built, "assets", name)), { headers });
        let html = await readFile(join(built, "index.html"), "utf8");
        // As the documentation tells a site that lets no WebAssembly run.
        if (server.endsWith("without-wasm"))
          html = html.replace("<head>", '<head><meta name="xxgk-wasm" content="no">');
        const form = await openForm(browser, hosts.page(html, { headers }), countWorkers);
        test.after(() => form.page.browserContext().close());
        await use(form);
        assert.equal(await form.page.evaluate(() => window.workersBegun), 1, "the file was read beside the page");
        assert.ok(form.requests.every((url) => url.startsWith(hosts.address)));
        const core = server === "nginx" ? /\.wasm$/ : /\.core-[\w-]+\.js$/;
        assert.ok(form.requests.some((url) => core.test(url)));
      });

    it("works on the server that a site is written with", async (test) => {
      if (why) return test.skip(why);
      const server = spawn(process.execPath, vite("--host", "127.0.0.1"), {
        cwd: project,
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, NO_COLOR: "1" },
      });
      test.after(() => server.kill());
      let printed = "";
      const address = await new Promise((resolve, reject) => {
        server.once("exit", () => reject(new Error(`Vite ended: ${printed}`)));
        for (const stream of [server.stdout, server.stderr])
          stream.on("data", (part) => {
            printed += part;
            const [, found] = /Local:\s+(http:\S+)/.exec(printed) ?? [];
            if (found) resolve(found);
          });
      });
      const form = await openForm(browser, address);
      test.after(() => form.page.browserContext().close());
      await use(form);
      assert.doesNotMatch(printed, /warn|error/i);
      // Otherwise it would be tested how Vite serves what it leaves alone.
      assert.ok(form.requests.some((url) => /\/node_modules\/\.vite\/deps\/xxgk-annual-report\.js/.test(url)));
    });
  });
