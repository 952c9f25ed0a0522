// What EMBEDDING.md tells a site to copy is what lies in `examples/`, and it works: under the headers of nginx and of Apache
// as they are written there, in an element, in a form, in a frame.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { root } from "../../www/build/host.mjs";
import { fixture } from "../fixtures.mjs";
import { Form } from "../page/form.mjs";
import { said } from "../page/kept.mjs";
import { useBrowser } from "../page/setup.mjs";
import { open, openForm, useHostPages } from "./host-pages.mjs";

const examples = join(root, "examples");
const example = (name) => readFile(join(examples, name), "utf8");
const CELL = "t3.new_received.natural";
const report = JSON.stringify({ ...fixture("gangkou-2021"), year: 2025 });
const TYPES = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
};

/** The headers that a server is told to send. */
const headersOf = (conf) =>
  Object.fromEntries(
    [...conf.matchAll(/^\s*(?:add_header|Header always set)\s+(\S+)\s+"([^"]*)"/gm)].map(([, name, value]) => [
      name,
      value,
    ]),
  );

/** A site that has copied the package and the examples, under the headers of a server. */
async function siteUnder(server) {
  const site = await useHostPages();
  const headers = headersOf(await example(`${server}.conf`));
  await site.install("/xxgk-annual-report", headers);
  // As the documentation tells a site that lets no WebAssembly run.
  if (server.endsWith("without-wasm")) {
    const frame = await readFile(join(root, "dist/frame.html"), "utf8");
    const told = frame.replace('name="xxgk-wasm" content=""', 'name="xxgk-wasm" content="no"');
    assert.notEqual(told, frame);
    site.at("/xxgk-annual-report/frame.html", told, { type: TYPES.html, headers });
  }
  for (const name of await readdir(examples, { recursive: true })) {
    const type = TYPES[name.split(".").pop()];
    if (type) site.at(`/${name}`, await example(name), { type });
  }
  return { ...site, headers };
}
const sites = Object.fromEntries(
  await Promise.all(["nginx", "nginx-without-wasm", "apache"].map(async (server) => [server, await siteUnder(server)])),
);
const site = sites.nginx;
const sent = [];
for (const path of ["/cms/receive", "/cms/submit", "/cms/keep"])
  site.at(path, "ok", { type: "text/plain", receive: (body) => sent.push([path, body]) });

describe("an example", () => {
  let browser;
  useBrowser((one) => (browser = one));
  const closed = (test, form) => test.after(() => form.page.browserContext().close());

  it("is printed in the documentation to the letter, and every one is", async () => {
    const text = await readFile(join(root, "EMBEDDING.md"), "utf8");
    const printed = [...text.matchAll(/`examples\/([\w.-]+)`：\n\n```\w+\n(.*?)\n```/gs)];
    const names = printed.map(([, name]) => name).sort();
    const all = (await readdir(examples)).filter((name) => name.includes(".") && name !== "frame.css");
    assert.deepEqual(names, all.sort());
    for (const [, name, code] of printed) assert.equal(`${code}\n`, await example(name), name);
    assert.equal(text.match(/```/g).length, 2 * printed.length, "no code besides");
  });

  for (const [name, { address, headers }] of Object.entries(sites))
    it(`of ${name}: the folder works under its headers, and nothing is reported or asked for elsewhere`, async (test) => {
      assert.deepEqual(Object.keys(headers), [
        "Cache-Control",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Content-Security-Policy",
      ]);
      const form = await openForm(browser, `${address}/xxgk-annual-report/frame.html`);
      closed(test, form);
      await form.hold(fixture("gangkou-2021"));
      await form.type(CELL, "7");
      await form.press("边填边看", "header");
      await form.page.waitForFunction(() =>
        document
          .querySelector("xxgk-annual-report")
          .shadowRoot.querySelector("xxgk-side-preview")
          ?.shadowRoot.querySelector("td"),
      );
      await form.kept();
      assert.deepEqual(await form.page.evaluate(() => window.violations), []);
      assert.ok(form.requests.every((url) => url.startsWith(address)));
      assert.deepEqual(form.problems, []);
    });

  it("of an element: the office is locked, the draft of the site is opened, and the site takes the file", async (test) => {
    site.at("/cms/draft", report, { type: "application/json" });
    const form = await openForm(browser, `${site.address}/element.html`);
    closed(test, form);
    await form.page.waitForFunction(
      () => JSON.parse(document.querySelector("xxgk-annual-report").value).cells["t3.new_received.natural"] !== "",
    );
    assert.equal(await form.ask((shadow) => shadow.querySelector('[data-field="organ.name"]').readOnly), true);
    await form.press("下载 Word", "header");
    await said(form, "已交给网站");
    await form.page.waitForNetworkIdle();
    const [path, body] = sent.pop();
    assert.equal(path, "/cms/receive");
    assert.match(body, /filename=".*\.docx"/);
    assert.match(body, /name="draft"/);
    assert.equal(
      await form.ask((shadow) => getComputedStyle(shadow.host).getPropertyValue("--blue").trim()),
      "#a61b1b",
    );
    assert.deepEqual(form.problems, []);
  });

  it("of a form: errors keep it from being sent, and a draft can be kept all the same", async (test) => {
    const form = await openForm(browser, `${site.address}/form.html`);
    closed(test, form);
    await form.type("t4.review.upheld", "5");
    await form.type("t4.review.total", "3");
    const click = (index) => form.page.evaluate((at) => document.querySelectorAll("form > button")[at].click(), index);
    await click(0);
    await said(form, "没有提交");
    assert.deepEqual(sent, []);
    form.page.on("dialog", (dialog) => dialog.accept());
    await Promise.all([form.page.waitForNavigation(), click(1)]);
    const [path, body] = sent.pop();
    assert.equal(path, "/cms/keep");
    const value = new URLSearchParams(body).get("report");
    assert.equal(JSON.parse(value).cells["t4.review.upheld"], "5");
  });

  it("of a frame: the office is set, errors are told outside, and the site takes the file", async (test) => {
    const outer = await open(browser, `${site.address}/frame.html`);
    closed(test, outer);
    const inner = await outer.page.waitForFrame((one) => one !== outer.page.mainFrame());
    const form = new Form({
      evaluate: inner.evaluate.bind(inner),
      evaluateHandle: inner.evaluateHandle.bind(inner),
      waitForFunction: inner.waitForFunction.bind(inner),
      keyboard: outer.page.keyboard,
      on: outer.page.on.bind(outer.page),
    });
    await form.ready();
    await form.page.waitForFunction(
      () => JSON.parse(document.querySelector("xxgk-annual-report").value).organ.name === "港口乡",
    );
    await form.type("t4.review.upheld", "5");
    await form.type("t4.review.total", "3");
    const outside = (words) =>
      outer.page.waitForFunction(`document.querySelector("#said").value.includes(${JSON.stringify(words)})`);
    await outside("还有 1 处错误");
    await form.press("下载 Word", "header");
    await outside("已收到");
    const [path, body] = sent.pop();
    assert.equal(path, "/cms/receive");
    assert.match(body, /filename=".*\.docx"/);
    assert.deepEqual(outer.problems, []);
  });
});
