// The core does not come: each time the true cause is said, and what to do; what was typed stays, can be taken away, and
// is taken over when another try succeeds.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { folder } from "../fixtures.mjs";
import { Form, offlineFile, root } from "./form.mjs";
import { useBrowser, useServer } from "./setup.mjs";

const { address } = await useServer();
const A = "t3.new_received.natural";
const name = readdirSync(new URL("dist", root)).find((one) => one.endsWith(".wasm"));
const wasm = readFileSync(new URL(`dist/${name}`, root));
const policy = (script, connect) =>
  `default-src 'none'; script-src ${script}; style-src 'self'; img-src data:; connect-src ${connect}`;
const asWasm = (body) => ({ status: 200, contentType: "application/wasm", body });
const module = (...sections) => Buffer.from([0, 97, 115, 109, 1, 0, 0, 0, ...sections]);
/** A module that wants something that the page does not have. */
const needy = module(1, 4, 1, 0x60, 0, 0, 2, 7, 1, 1, 97, 1, 98, 0, 0);

/** What becomes of the file: an answer, or something done to the page before its scripts; and what is said. */
const CASES = {
  "is not on the server": { answer: { status: 404, body: "404" }, says: /网站上没有这一页要的核对程序.*404.*dist/ },
  "is refused by the server": { answer: { status: 403, body: "403" }, says: /网站没有给.*403/ },
  "is a page to log in": {
    answer: { status: 200, contentType: "text/html", body: "<!doctype html><title>登录</title>" },
    says: /另一个网页，多半是要先登录/,
  },
  "is a page to log in that calls itself wasm": { answer: asWasm("\n<html>"), says: /另一个网页，多半是要先登录/ },
  "is cut": { answer: asWasm(wasm.subarray(0, wasm.length / 2)), says: /不完整/ },
  "is cut, and has no media type": {
    answer: { status: 200, contentType: "application/octet-stream", body: wasm.subarray(0, 1000) },
    says: /不完整/,
  },
  "is empty": { answer: asWasm(""), says: /不完整/ },
  "is something else": { answer: asWasm("PK\u0003\u0004"), says: /被改动过/ },
  "is an older one, with fewer verbs": { answer: asWasm(module()), says: /不是同一版/ },
  "is another one, that asks for more": { answer: asWasm(needy), says: /不是同一版/ },
  "does not come through": { answer: "abort", says: /网络不通，或者被防火墙、登录页拦下了/ },
  "is asked for without a network": {
    answer: "abort",
    before: () => Object.defineProperty(navigator, "onLine", { get: () => false }),
    says: /网络断开了/,
  },
  "is forbidden to be fetched": {
    policy: policy("'self' 'wasm-unsafe-eval'", "'none'"),
    says: /安全策略.*connect-src 要有 'self'/,
  },
  "has not enough memory": {
    before: () => {
      WebAssembly.instantiate = () => Promise.reject(new RangeError("could not allocate memory"));
    },
    says: /内存不够/,
  },
};

const alert = (form) =>
  form.ask((shadow) => shadow.querySelector("[role=alert]")?.textContent.replace(/\s+/g, " ").trim() ?? "");
const isLocked = (form) => form.ask((shadow) => shadow.querySelector(".lock").disabled);
const asksToLeave = (form) =>
  form.page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));

describe("a core that", () => {
  let browser;
  useBrowser((one) => (browser = one));

  /** A page into whose figure something was typed before that comes of its core; `let` lets it come. */
  async function openBefore({ answer, policy, before }) {
    const form = new Form(await (await browser.createBrowserContext()).newPage());
    const { page } = form;
    let release;
    const held = new Promise((resolve) => (release = resolve));
    form.answer = answer;
    await page.setRequestInterception(true);
    page.on("request", async (request) => {
      const path = new URL(request.url()).pathname;
      if (policy && path === "/") {
        const body = await (await fetch(address)).text();
        await request.respond({ body, contentType: "text/html", headers: { "Content-Security-Policy": policy } });
      } else if (path.endsWith(".wasm") && form.answer) {
        await held;
        if (form.answer === "abort") await request.abort();
        else if (form.answer) await request.respond(form.answer);
        else await request.continue();
      } else await request.continue();
    });
    if (before) await page.evaluateOnNewDocument(before);
    await page.setViewport({ width: 1366, height: 768 });
    await page.goto(address);
    await form.has("[data-cell]");
    form.let = release;
    return form;
  }
  const hasAlert = (form, words) =>
    form.page.waitForFunction(
      `new RegExp(${JSON.stringify(words.source)}).test(document.querySelector("xxgk-annual-report").shadowRoot.querySelector("[role=alert]")?.textContent ?? "")`,
    );

  for (const [what, one] of Object.entries(CASES)) {
    it(`${what}: says so, and forgets nothing`, async () => {
      const form = await openBefore(one);
      if (one.answer) await form.type(A, "12");
      form.let();
      await form.page.evaluate(() => document.querySelector("xxgk-annual-report").ready);
      assert.match(await alert(form), one.says);
      assert.equal(await isLocked(form), true, "nothing can be typed that nobody would keep");
      assert.equal(await form.hasButton("再试", "[role=alert]"), true);
      if (!one.answer) return;
      assert.equal(await form.shown(A), "12");
      assert.equal((await form.saved()).cells[A], "12");
      assert.equal(await asksToLeave(form), true);
      form.answer = undefined;
      await form.press("再试", "[role=alert]");
      await form.has("xxgk-findings");
      assert.equal(await alert(form), "");
      assert.equal(await form.shown("t3.new_received.total"), "12", "the core has it");
      await form.kept();
    });
  }

  it("is whole, in the offline file, and more than the browser can: says that the browser is too old", async () => {
    const form = new Form(await (await browser.createBrowserContext()).newPage());
    await form.page.evaluateOnNewDocument(() => {
      const { compile, CompileError } = WebAssembly;
      WebAssembly.compile = (bytes) =>
        bytes.length > 8 ? Promise.reject(new CompileError("invalid opcode")) : compile(bytes);
    });
    await form.page.goto(offlineFile);
    await hasAlert(form, /这个浏览器太旧/);
  });

  it("did not come leaves a draft that can be saved and opened, and text that can be copied", async (test) => {
    const form = await openBefore(CASES["is not on the server"]);
    await form.type(A, "12");
    await form.write("organ.name", "港口乡");
    await form.write("year", "2025");
    await form.write("overview", "一段话\n又一段");
    form.let();
    await hasAlert(form, /404/);
    const { name, bytes } = await form.download("存成文件", await folder(test), "[role=alert]");
    assert.match(name, /港口乡.*\.json$/);
    assert.equal(await asksToLeave(form), false, "it is in the file");
    await form.page.evaluate(() => {
      DataTransfer.prototype.setData = (...[, text]) => {
        window.copied = text;
      };
    });
    await form.press("复制", "[role=alert]");
    assert.equal(
      await form.page.evaluate(() => window.copied),
      "单位名称：港口乡\n年份：2025\n一、总体情况：一段话\n又一段\n一、本年新收政府信息公开申请数量，申请人情况，自然人：12",
    );
    const other = await Form.alone(browser, offlineFile);
    await other.hold(JSON.parse(bytes));
    const { organ, year, overview, cells } = await other.saved();
    assert.deepEqual([organ.name, year, overview, cells[A]], ["港口乡", 2025, "一段话\n又一段", "12"]);
  });

  it("is late: that is said, typing goes on, and it all is there when the core is", async () => {
    const form = await openBefore({
      answer: asWasm(wasm),
      before: () => {
        const { setTimeout } = window;
        window.setTimeout = (act, wait, ...rest) => setTimeout(act, wait === 20_000 ? 100 : wait, ...rest);
      },
    });
    await hasAlert(form, /还没有取到：网络很慢，或者没有回应/);
    await form.page.evaluate(() => document.querySelector("xxgk-annual-report").ready);
    await form.type(A, "12");
    assert.equal(await asksToLeave(form), true);
    form.let();
    await form.has("xxgk-findings");
    assert.equal(await alert(form), "");
    assert.equal(await form.shown("t3.new_received.total"), "12");
    await form.kept();
  });
});
