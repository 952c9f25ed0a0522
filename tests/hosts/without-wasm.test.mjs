// Where a policy or a browser has no WebAssembly, the same core comes as JavaScript: all works, with the headers really sent.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { flow } from "../browsers/flow.mjs";
import { launch } from "../page/browsers.mjs";
import { offlineFile, root } from "../page/form.mjs";
import { useBrowser } from "../page/setup.mjs";
import { ELEMENT, open, openForm, pageOf, SCRIPT, useHostPages } from "./host-pages.mjs";

const hosts = await useHostPages();
const headers = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html xxgk-annual-report",
};
const NEW = "t3.new_received.natural";
const names = await readdir(new URL("dist", root));
const core = names.find((name) => name.endsWith(".core.js"));
const script = await readFile(new URL(`dist/${core}`, root), "utf8");
const published = [
  "测试乡2023年政府信息公开工作年度报告",
  "二、主动公开政府信息情况",
  "规章 1 2 3",
  "行政规范性文件 1 2 3",
].join("\n");

/** What the site writes in its page, so that the browser is not asked for what is forbidden. */
const KNOWN = '<meta name="xxgk-wasm" content="no">';
/** The package's folder in another place, of which everything is served under that policy, its worker too. */
await hosts.install("/strict", headers);
const strictScript = SCRIPT.replace("/dist/", "/strict/");
const site = (head, body = ELEMENT) => hosts.page(pageOf(body, { head: head + strictScript }), { headers });

/** In the page, before its scripts: a browser without WebAssembly; what workers there were, and what they answered. */
function withoutWasm() {
  delete window.WebAssembly;
}
function watchWorkers() {
  window.answers = [];
  const { Worker } = window;
  window.Worker = class extends Worker {
    constructor(...words) {
      super(...words);
      this.addEventListener("message", ({ data }) => window.answers.push(data));
    }
  };
}

const violations = (form) => form.page.evaluate(() => window.violations);
const files = (form) => form.requests.map((one) => new URL(one).pathname.split("/").pop());

async function types(form) {
  await form.type(NEW, "12");
  await form.page.waitForFunction(
    () =>
      document.querySelector("xxgk-annual-report").shadowRoot.querySelector('[data-cell="t3.new_received.total"]')
        .value === "12",
  );
}

describe("a site that forbids WebAssembly", () => {
  let browser;
  useBrowser((one) => (browser = one));

  it("and says so in its page: all that a clerk does, and nothing is reported", async (test) => {
    const reports = [];
    const start = async (profile) => {
      const own = await launch(profile);
      const { newPage } = own;
      own.newPage = async (...words) => {
        const page = await newPage.apply(own, words);
        await page.exposeFunction("reported", (what) => reports.push(what));
        await page.evaluateOnNewDocument(() =>
          document.addEventListener("securitypolicyviolation", (event) =>
            window.reported(`${event.violatedDirective} ${event.blockedURI}`),
          ),
        );
        return page;
      };
      return own;
    };
    await flow(test, start, site(KNOWN), true);
    assert.deepEqual(reports, []);
  });

  it("and does not say so: one report, that of having asked; all works", async () => {
    const form = await openForm(browser, site(""));
    await types(form);
    assert.deepEqual(
      (await violations(form)).map((one) => one.split(" ").slice(0, 2)),
      [["script-src", "wasm-eval"]],
    );
    assert.deepEqual(
      files(form).filter((name) => name.endsWith(".wasm")),
      [],
      "nothing is fetched in vain",
    );
    assert.equal(files(form).filter((name) => name === core).length, 1);
    await form.page.close();
  });

  it("has files read beside the page all the same", async () => {
    const form = await openForm(browser, site(KNOWN), watchWorkers);
    await form.page.evaluate(
      (text) => document.querySelector("xxgk-annual-report").openFile(new File([text], "年报.txt")),
      published,
    );
    const [isThere, read] = await form.page.evaluate(() => window.answers);
    assert.equal(isThere, "ready");
    assert.equal(JSON.parse(read.json).cells["t2.regulations.made"], "1");
    assert.deepEqual([await violations(form), form.problems], [[], []]);
    await form.page.close();
  });

  it("has the desk for many reports", async () => {
    const head = KNOWN + strictScript.replace("xxgk-annual-report.js", "xxgk-reports.js");
    const form = await open(browser, hosts.page(pageOf("<xxgk-reports></xxgk-reports>", { head }), { headers }));
    await form.page.waitForFunction(() => document.querySelector("xxgk-reports")?.shadowRoot?.querySelector("input"));
    const input = await form.page.evaluateHandle(() =>
      document.querySelector("xxgk-reports").shadowRoot.querySelector("input[type=file]"),
    );
    const words = await form.page.evaluate(
      async (input, text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], "年报.txt"));
        input.files = data.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
        const { shadowRoot } = document.querySelector("xxgk-reports");
        for (let turn = 0; turn < 200; turn++) {
          if (/测试乡/.test(shadowRoot.textContent)) return shadowRoot.textContent;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return shadowRoot.textContent;
      },
      input,
      published,
    );
    assert.match(words, /测试乡/);
    assert.deepEqual([await violations(form), form.problems], [[], []]);
    await form.page.close();
  });

  it("has the core alone, in a page and in a worker of its own", async () => {
    const report = JSON.stringify({ schema: "xxgk-annual-report/1", year: "2024", organ: { name: "港口乡" } });
    const ask = (tell) => `import { check } from "/strict/core.js";
      check(${JSON.stringify(report)}).then(({ title }) => ${tell}, (error) => ${tell.replace("title", "String(error)")});`;
    hosts.at("/alone-worker.js", ask("postMessage(title)"), { headers });
    hosts.at(
      "/alone.js",
      `${ask("(window.page = title)")}
      new Worker("/alone-worker.js", { type: "module" }).onmessage = ({ data }) => (window.worker = data);`,
    );
    const head = `${KNOWN}<script type="module" src="/alone.js"></script>`;
    // A worker of a site's own has an address that the policy of Trusted Types does not know.
    const policy = headers["Content-Security-Policy"].split("; require-trusted")[0];
    const form = await open(
      browser,
      hosts.page(pageOf("", { head }), { headers: { "Content-Security-Policy": policy } }),
    );
    await form.page.waitForFunction(() => window.page && window.worker);
    assert.match(await form.page.evaluate(() => window.page), /港口乡2024年/);
    assert.match(await form.page.evaluate(() => window.worker), /港口乡2024年/);
    assert.deepEqual(await violations(form), []);
    await form.page.close();
  });
});

describe("a browser without WebAssembly", () => {
  let browser;
  useBrowser((one) => (browser = one));

  it("is given the core as JavaScript by a site, and nothing else", async () => {
    const form = await openForm(browser, site(""), withoutWasm);
    await types(form);
    assert.deepEqual([await violations(form), form.problems], [[], []]);
    assert.deepEqual(
      files(form).filter((name) => name.endsWith(".wasm")),
      [],
    );
    await form.page.close();
  });

  it("is told by the offline file what to use instead", async () => {
    const form = await open(browser, offlineFile, withoutWasm);
    await form.has("[role=alert]");
    assert.match(await form.notice(), /没有 WebAssembly，或者把它关掉了/);
    await form.page.close();
  });

  const answers = {
    "is not on the server": [{ status: 404, body: "404" }, /没有这一页要的核对程序.*404/],
    "is a page to log in": [{ status: 200, contentType: "text/html", body: "<!doctype html>" }, /多半是要先登录/],
    "is cut": [{ status: 200, contentType: "text/javascript", body: script.slice(0, 1e6) }, /被改动过/],
    "is of another version": [
      { status: 200, contentType: "text/javascript", body: "export default () => ({});" },
      /不是同一版/,
    ],
  };
  for (const [what, [answer, says]] of Object.entries(answers))
    it(`whose core ${what}: is told so; what was typed stays, and the next try takes it over`, async () => {
      const form = await open(browser, "about:blank", withoutWasm);
      const { page } = form;
      let isWrong = true;
      let release;
      const held = new Promise((resolve) => (release = resolve));
      await page.setRequestInterception(true);
      page.on("request", async (request) => {
        if (!request.url().includes(core)) return request.continue();
        await held;
        return isWrong ? request.respond(answer) : request.continue();
      });
      await page.goto(site(""));
      await form.has("[data-cell]");
      await form.type(NEW, "12");
      release();
      await form.has("[role=alert]");
      assert.match(await form.notice(), says);
      isWrong = false;
      await form.press("再试", "[role=alert]");
      await form.has("xxgk-findings");
      assert.equal(await form.shown("t3.new_received.total"), "12");
      await page.close();
    });

  it("goes on with another core when one has died", async () => {
    const form = await open(browser, "about:blank", withoutWasm);
    const { page } = form;
    await page.setRequestInterception(true);
    // The first core traps in the first check after it was told to.
    const dying = `${script.replace(/export\{(\S+) as default\}/, "const begun=$1;export{dying as default}")}
      let deaths = 0;
      function dying(imports) {
        const exports = begun(imports);
        const { draft_news } = exports;
        return { ...exports, draft_news(...words) { if (globalThis.isToDie && deaths++ === 0) throw new Error("abort"); return draft_news(...words); } };
      }`;
    page.on("request", (request) =>
      request.url().includes(core)
        ? request.respond({ status: 200, contentType: "text/javascript", body: dying })
        : request.continue(),
    );
    await page.goto(site(""));
    await form.ready();
    await types(form);
    await form.kept();
    await page.evaluate(() => (globalThis.isToDie = true));
    await form.type("t3.granted.natural", "5");
    await form.page.waitForFunction(() =>
      /已经恢复/.test(
        document.querySelector("xxgk-annual-report").shadowRoot.querySelector("[role=alert]")?.textContent,
      ),
    );
    assert.equal(await form.shown(NEW), "12");
    await page.close();
  });
});
