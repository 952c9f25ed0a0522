// What the element offers to a site, at every time of its life: before it is defined, before it is in a document, before
// its core is there, and after it was taken out.
import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, it } from "node:test";
import { fixture, folder } from "../fixtures.mjs";
import { apart, Form } from "./form.mjs";
import { useBrowser, useServer } from "./setup.mjs";

const { address } = await useServer();
const A = "t3.new_received.natural";

describe("the element", () => {
  let browser;
  let page;
  let form;
  useBrowser((one) => (browser = one));
  /** The served page without its script: the element is not defined until `define()`. */
  beforeEach(async () => {
    await page?.browserContext().close();
    page = await (await apart(browser)).newPage();
    form = new Form(page);
    await page.setRequestInterception(true);
    page.on("request", async (request) => {
      if (new URL(request.url()).pathname !== "/") return request.continue();
      const answer = await fetch(request.url());
      const html = (await answer.text()).replace(/<script.*?<\/script>/s, "");
      return request.respond({ body: html, headers: Object.fromEntries(answer.headers) });
    });
    await page.goto(address);
  });
  const define = () => page.evaluate(() => import("/xxgk-annual-report.js").then(() => {}));
  /** The form is there, and its core comes when `window.letCore()` is called. */
  const defineWithoutCore = async () => {
    await page.evaluate(() => {
      const { instantiate } = WebAssembly;
      const released = new Promise((resolve) => (window.letCore = resolve));
      WebAssembly.instantiate = (...words) => released.then(() => instantiate.apply(WebAssembly, words));
    });
    await define();
    await form.has("[data-cell]");
  };

  it("is not hidden by what was set before it was defined", async () => {
    await page.evaluate(() => {
      const element = document.querySelector("xxgk-annual-report");
      Object.assign(element, { json: "{}", findings: 1, claims: 2, ready: 3, openFile: 4, startNew: 5, goTo: 6 });
      element.edition = "2019";
    });
    await define();
    await form.ready();
    const { edition } = await form.saved();
    assert.equal(edition, "2019");
    const found = await page.evaluate(async () => {
      const { findings, claims, ready, openFile, startNew, goTo, edition } =
        document.querySelector("xxgk-annual-report");
      await ready;
      return [Array.isArray(findings), Array.isArray(claims), typeof openFile, typeof startNew, typeof goTo, edition];
    });
    assert.deepEqual(found, [true, true, "function", "function", "function", "2019"]);
    assert.deepEqual(form.problems, []);
  });

  it("takes its edition as a property, as an attribute, or none", async () => {
    await define();
    const said = await page.evaluate(() => {
      const element = document.createElement("xxgk-annual-report");
      const said = [String(element.edition)];
      element.edition = "2019";
      said.push(element.getAttribute("edition"), element.edition);
      element.edition = undefined;
      said.push(element.hasAttribute("edition"));
      element.setAttribute("edition", "2021");
      said.push(element.edition);
      return said;
    });
    assert.deepEqual(said, ["undefined", "2019", "2019", false, "2021"]);
  });

  it("answers before it is in a document, and does then what it was told", async () => {
    await define();
    const early = await page.evaluate(
      async (report) => {
        document.querySelector("xxgk-annual-report").remove();
        const element = document.createElement("xxgk-annual-report");
        const early = [JSON.parse(element.json).schema, element.findings, element.claims];
        element.goTo("t3.granted.natural");
        element.goTo('"]x');
        const opened = element.openFile(new File([report], "draft.json"));
        document.body.append(element);
        await opened;
        return early;
      },
      JSON.stringify(fixture("gangkou-2021")),
    );
    assert.deepEqual(early, ["xxgk-annual-report/1", [], []]);
    assert.equal((await form.saved()).organ.name, "港口乡");
    assert.deepEqual(form.problems, []);
  });

  it("has in its json what was typed before the core is there", async () => {
    await defineWithoutCore();
    await form.type(A, "12");
    await form.write("organ.name", "港口乡");
    const { organ, cells } = await form.saved();
    assert.deepEqual([organ.name, cells[A]], ["港口乡", "12"]);
    // Told too early, it begins a blank draft after that one.
    await page.evaluate(() => document.querySelector("xxgk-annual-report").startNew());
    await page.evaluate(() => window.letCore());
    await form.ready();
    assert.equal((await form.saved()).cells[A], "");
    await form.press("撤销", "header");
    assert.equal((await form.saved()).cells[A], "12", "which is kept");
    assert.deepEqual(form.problems, []);
  });

  it("shows with the core what was typed and left before, and waits for no pause", async () => {
    await defineWithoutCore();
    // Somebody who is typing never pauses.
    await page.evaluate(() => {
      const { setTimeout } = window;
      window.setTimeout = (act, delay, ...words) => (delay === 700 ? 0 : setTimeout(act, delay, ...words));
    });
    await form.type("t4.review.upheld", "5");
    await form.type("t4.review.total", "3");
    await page.evaluate(() => window.letCore());
    await form.ready();
    assert.equal((await form.errors()).length, 1, "five of one kind cannot make three in all");
  });

  it("goes nowhere for a place that the form does not have", async () => {
    await define();
    await form.ready();
    await page.evaluate(() => {
      const element = document.querySelector("xxgk-annual-report");
      for (const place of ['"]x', "", "t9.x.y", "#a, b", "\\", "\0", "section-t3", null, undefined, 7, {}])
        element.goTo(place);
    });
    assert.deepEqual(form.problems, []);
    await page.evaluate(() => document.querySelector("xxgk-annual-report").goTo("problems"));
    assert.equal(await form.ask(({ activeElement }) => activeElement.dataset.field), "problems");
  });

  it("refuses what is no file, by a TypeError, and changes nothing", async () => {
    await define();
    await form.ready();
    await form.type(A, "12");
    const said = await page.evaluate(async () => {
      const element = document.querySelector("xxgk-annual-report");
      const said = [];
      for (const words of [[], [null], ["text"], [7], [{}], [["a"]]])
        said.push(await element.openFile(...words).then(String, (error) => `${error instanceof TypeError}`));
      try {
        ("use strict");
        Reflect.set(element, "json", "{}") || said.push("json cannot be set");
      } catch {
        said.push("threw");
      }
      return said;
    });
    assert.deepEqual(said, [...Array(6).fill("true"), "json cannot be set"]);
    assert.equal((await form.saved()).cells[A], "12");
    await page.evaluate(() => document.querySelector("xxgk-annual-report").openFile(new Blob(["{"])));
    assert.notEqual(await form.notice(), "", "what is a file and no draft is told to the person");
    assert.equal((await form.saved()).cells[A], "12");
    assert.deepEqual(form.problems, []);
  });

  it("says in the page's language that a file is gone", async (test) => {
    await define();
    await form.ready();
    const path = join(await folder(test), "草稿.json");
    await writeFile(path, "{}");
    const input = await page.evaluateHandle(() => Object.assign(document.createElement("input"), { type: "file" }));
    await input.uploadFile(path);
    await rm(path);
    await input.evaluate(({ files }) => document.querySelector("xxgk-annual-report").openFile(files[0]));
    assert.match(await form.notice(), /读不出这个文件：它可能刚被改名、移走或删去/);
  });

  it("answers when it was taken out", async () => {
    await define();
    await form.ready();
    await form.type(A, "12");
    const said = await page.evaluate(async (address) => {
      const element = document.querySelector("xxgk-annual-report");
      element.remove();
      const { cells } = JSON.parse(element.json);
      element.goTo("problems");
      await element.ready;
      return [cells[address], Array.isArray(element.findings), Array.isArray(element.claims)];
    }, A);
    assert.deepEqual(said, ["12", true, true]);
    assert.deepEqual(form.problems, []);
  });

  it("says to the site, too, that its core is not there", async () => {
    await page.evaluate(() => {
      WebAssembly.instantiate = () => Promise.reject(new RangeError("no memory"));
    });
    await define();
    const said = await page.evaluate(() => {
      const element = document.querySelector("xxgk-annual-report");
      return element.openFile(new File(["{}"], "a.json")).then(String, (error) => error.message);
    });
    assert.match(said, /内存不够/);
  });
});
