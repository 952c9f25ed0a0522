// The package as a site installs it: packed, unpacked into a fresh project, and used from there, by the type checker, by a
// bundler with Vue and React, by a page without any, and on a server that has no browser.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { build } from "esbuild";
import { root } from "../../www/build/host.mjs";
import { fixture } from "../fixtures.mjs";
import { useBrowser } from "../page/setup.mjs";
import { openForm, pageOf, useHostPages } from "./host-pages.mjs";

const run = promisify(execFile);
const hosts = await useHostPages();
const report = JSON.stringify(fixture("gangkou-2021"));
/** Below the project's own packages, so that Vue and React are found; the element is found here first. */
const project = join(root, "target/site-project");
const installed = join(project, "node_modules/xxgk-annual-report");
/** What the README says that the package has, in MB of the packed file. */
const PACKED = 3;

/** What a site writes in TypeScript: each name with its type. */
const TYPED = `
import { XxgkAnnualReport } from "xxgk-annual-report";
import { XxgkAnnualReport as TheClass, type ReportFormat, type SiteEvents } from "xxgk-annual-report/element.js";
const one: XxgkAnnualReport = document.createElement("xxgk-annual-report");
one.organ = "港口乡";
one.year = 2025;
one.readonly = true;
one.locked = "t3 organ.name";
one.value = "{}";
one.addEventListener("download", (event) => {
  const { file, ending, errors }: { file: File; ending: string; errors: number } = event.detail;
  if (file.size > 0 && ending !== "" && errors === 0) event.preventDefault();
});
one.addEventListener("click", () => {});
const format: ReportFormat = "docx";
const files: Promise<File> = one.export(format);
const outcome: Promise<"opened" | "incoming" | "refused"> = one.open(new File([], "a.json"));
const rules: Promise<string[]> = one.check().then((findings) => findings.map(({ rule }) => rule));
const message = (detail: SiteEvents["error"]): string => detail.message;
class Own extends TheClass {}
// @ts-expect-error: there is no such format
void one.export("exe");
// @ts-expect-error: only read
one.json = "";
export { files, message, outcome, Own, rules };
`;

describe("the package", () => {
  let browser;
  useBrowser((one) => (browser = one));
  before(async () => {
    await rm(project, { recursive: true, force: true });
    await mkdir(installed, { recursive: true });
    const words = ["pack", "--ignore-scripts", "--json", "--pack-destination", project];
    const { stdout } = await run("npm", words, { cwd: root });
    const [{ filename }] = JSON.parse(stdout);
    await run("tar", ["-xzf", join(project, filename), "-C", installed, "--strip-components=1"]);
    await writeFile(join(project, "package.json"), '{"type":"module"}');
  });
  after(() => rm(project, { recursive: true, force: true }));

  it("has the size that is stated, and nothing that a site does not need", async () => {
    const names = await readdir(installed, { recursive: true });
    assert.ok(names.includes("dist/custom-elements.json"));
    const foreign = names.filter((name) => !/^(dist|README\.md|LICENSE|package\.json)/.test(name));
    assert.deepEqual(foreign, []);
    const packed = (await readdir(project)).find((name) => name.endsWith(".tgz"));
    const { size } = await stat(join(project, packed));
    assert.ok(size <= PACKED * 2 ** 20, `${(size / 2 ** 20).toFixed(2)} MB`);
    assert.match(await readFile(join(root, "README.md"), "utf8"), new RegExp(`package has ${PACKED} MB at most`));
  });

  it("is typed, however modules are resolved", async () => {
    await writeFile(join(project, "site.ts"), TYPED);
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    for (const [module, resolution] of [
      ["esnext", "bundler"],
      ["nodenext", "nodenext"],
    ]) {
      const options = [
        "--noEmit",
        "--strict",
        "--target",
        "es2022",
        "--lib",
        "es2022,dom,dom.iterable,esnext.disposable",
        "--types",
        "trusted-types",
      ];
      const words = [tsc, ...options, "--module", module, "--moduleResolution", resolution, "site.ts"];
      await run(process.execPath, words, { cwd: project }).catch(({ stdout }) =>
        assert.fail(`${resolution}: ${stdout}`),
      );
    }
  });

  it("does nothing where a server renders pages", async () => {
    const code = `
      for (const name of ["xxgk-annual-report", "xxgk-annual-report/element.js", "xxgk-annual-report/xxgk-reports.js"]) {
        const names = Object.keys(await import(name));
        if (names.length === 0) throw new Error(name);
      }
      for (const name of ["HTMLElement", "document", "customElements", "window"])
        if (name in globalThis) throw new Error(name);
      console.log("nothing");`;
    await writeFile(join(project, "server.mjs"), code);
    const { stdout, stderr } = await run(process.execPath, ["server.mjs"], { cwd: project });
    assert.deepEqual([stdout, stderr], ["nothing\n", ""]);
  });

  /** Bundles a site's script, and opens its page; the element's files lie beside the bundle. */
  async function site(test, name, source) {
    await writeFile(join(project, `${name}.js`), source);
    const { outputFiles } = await build({
      absWorkingDir: project,
      entryPoints: [join(project, `${name}.js`)],
      bundle: true,
      format: "esm",
      // As a site's bundler is told: the element is served as it is, beside.
      external: ["/element/*"],
      define: { "process.env.NODE_ENV": '"production"' },
      write: false,
    });
    hosts.at(`/${name}.js`, outputFiles[0].text);
    const head = `<script type="module" src="/${name}.js"></script>`;
    const policy =
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'";
    const url = hosts.page(pageOf('<div id="app"></div>', { head }), {
      headers: { "Content-Security-Policy": policy },
    });
    const form = await openForm(browser, url);
    test.after(() => form.page.browserContext().close());
    return form;
  }
  const serveInstalled = async () => {
    for (const name of await readdir(join(installed, "dist")))
      if (/\.(js|wasm)$/.test(name)) hosts.at(`/element/${name}`, await readFile(join(installed, "dist", name)));
  };
  /** What every site does: it gives a report, hears what was typed, and takes the file. */
  async function use(form) {
    await form.page.waitForFunction(() => window.heard?.ready);
    await form.type("t3.new_received.natural", "7");
    await form.page.waitForFunction(() => /"t3.new_received.natural": ?"7"/.test(window.heard.value));
    await form.press("下载 Word", "header");
    await form.page.waitForFunction(() => window.heard.file instanceof File);
    assert.deepEqual(await form.page.evaluate(() => window.violations), []);
    assert.deepEqual(form.problems, []);
  }

  it("is used by a page without a bundler", async (test) => {
    await serveInstalled();
    const form = await site(
      test,
      "plain",
      `import "/element/xxgk-annual-report.js";
      const element = document.createElement("xxgk-annual-report");
      window.heard = {};
      element.addEventListener("ready", () => (window.heard.ready = true));
      element.addEventListener("change", () => (window.heard.value = element.value));
      element.addEventListener("download", (event) => { event.preventDefault(); window.heard.file = event.detail.file; });
      element.value = ${JSON.stringify(report)};
      document.querySelector("#app").append(element);`,
    );
    await use(form);
  });

  it("is used by Vue, with its properties and events", async (test) => {
    await serveInstalled();
    const form = await site(
      test,
      "vue",
      `import { createApp, h, ref } from "vue/dist/vue.runtime.esm-bundler.js";
      import "/element/xxgk-annual-report.js";
      window.heard = {};
      createApp({
        setup() {
          const value = ref(${JSON.stringify(report)});
          // As v-model does: what was heard goes back in.
          return () => h("xxgk-annual-report", {
            ".value": value.value,
            onReady: () => (window.heard.ready = true),
            onChange: ({ target }) => (value.value = window.heard.value = target.value),
            onDownload: (event) => { event.preventDefault(); window.heard.file = event.detail.file; },
          });
        },
      }).mount("#app");`,
    );
    await use(form);
  });

  it("is used by React, with its properties and events", async (test) => {
    await serveInstalled();
    const form = await site(
      test,
      "react",
      `import { createElement, useState } from "react";
      import { createRoot } from "react-dom/client";
      import "/element/xxgk-annual-report.js";
      window.heard = {};
      function App() {
        const [value, setValue] = useState(${JSON.stringify(report)});
        return createElement("xxgk-annual-report", {
          value,
          onready: () => (window.heard.ready = true),
          onchange: ({ target }) => { window.heard.value = target.value; setValue(target.value); },
          ondownload: (event) => { event.preventDefault(); window.heard.file = event.detail.file; },
        });
      }
      createRoot(document.querySelector("#app")).render(createElement(App));`,
    );
    await use(form);
  });

  it("is described in custom-elements.json, wholly and truly", async () => {
    const { modules } = JSON.parse(await readFile(join(installed, "dist/custom-elements.json"), "utf8"));
    const [{ attributes, members, events, cssProperties, cssParts }] = modules[0].declarations;
    await serveInstalled();
    hosts.at(
      "/own.js",
      'import { XxgkAnnualReport } from "/element/xxgk-annual-report.js"; window.TheClass = XxgkAnnualReport;',
    );
    const head = '<script type="module" src="/own.js"></script>';
    const form = await openForm(browser, hosts.page(pageOf("<xxgk-annual-report></xxgk-annual-report>", { head })));
    const own = await form.page.evaluate(() => {
      const names = new Set();
      for (let one = window.TheClass.prototype; !Object.hasOwn(one, "requestUpdate"); one = Object.getPrototypeOf(one))
        for (const name of Object.getOwnPropertyNames(one)) names.add(name);
      const element = document.querySelector("xxgk-annual-report");
      return {
        names: [...names],
        observed: window.TheClass.observedAttributes,
        // The private ones are short in the build.
        parts: [...element.shadowRoot.querySelectorAll("[part]")].flatMap((one) => [...one.part]),
        sheet: element.shadowRoot.adoptedStyleSheets
          .map((one) => [...one.cssRules].map(({ cssText }) => cssText).join(""))
          .join(""),
      };
    });
    await form.page.browserContext().close();
    const lifecycle =
      /^(constructor|(?:dis)?connectedCallback|attributeChangedCallback|form\w+Callback|render|createRenderRoot|update|updated|addEventListener)$/;
    const offered = own.names.filter((name) => !lifecycle.test(name) && name.length > 2);
    const described = members.map(({ name }) => name);
    assert.deepEqual(
      offered.filter((name) => !described.includes(name)),
      [],
      "not described",
    );
    assert.deepEqual(
      described.filter((name) => name !== "ready" && !own.names.includes(name)),
      [],
      "not there",
    );
    for (const name of own.observed)
      assert.ok(
        attributes.some((one) => one.name === name),
        name,
      );
    for (const { name } of cssProperties) assert.ok(own.sheet.includes(`var(${name}`), name);
    const source = await readFile(join(root, "www/embedding/site-events.ts"), "utf8");
    for (const { name } of events)
      if (!name.startsWith("xxgk-")) assert.match(source, new RegExp(`^  ${name}: \\{`, "m"));
    for (const { name } of cssParts) if (!["notice"].includes(name)) assert.ok(own.parts.includes(name), name);
  });

  it("has its desk described, too", async () => {
    const { modules } = JSON.parse(await readFile(join(installed, "dist/custom-elements.json"), "utf8"));
    const [{ members, events }] = modules.find(({ path }) => path === "dist/xxgk-reports.js").declarations;
    await serveInstalled();
    hosts.at(
      "/desk.js",
      'import { XxgkReports } from "/element/xxgk-reports.js"; window.names = Object.getOwnPropertyNames(XxgkReports.prototype).filter((name) => !XxgkReports.elementProperties.has(name));',
    );
    const head = '<script type="module" src="/desk.js"></script>';
    const page = await browser.newPage();
    await page.goto(hosts.page(pageOf("<xxgk-reports></xxgk-reports>", { head })));
    const names = await page.waitForFunction(() => window.names).then((all) => all.jsonValue());
    await page.close();
    const lifecycle = /^(constructor|(?:dis)?connectedCallback|render|createRenderRoot)$/;
    const offered = names.filter((name) => !lifecycle.test(name) && name.length > 2);
    assert.deepEqual(members.map(({ name }) => name).sort(), offered.sort());
    const source = await readFile(join(root, "www/reports/handing-out.ts"), "utf8");
    for (const { name } of events) assert.match(source, new RegExp(`^  ${name}: \\{`, "m"));
  });
});
