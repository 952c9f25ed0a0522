// Where the browser keeps nothing, a site that shows another view and comes back: the draft is handed over within the page.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { said } from "../page/kept.mjs";
import { useBrowser } from "../page/setup.mjs";
import { ELEMENT, openForm, pageOf, useHostPages } from "./host-pages.mjs";

const CELL = "t2.licensing.decisions";
const hosts = await useHostPages();

/** How a browser keeps nothing, each with the word that the page has for it. */
const ways = {
  "forbids its database": [
    () => {
      const open = () => {
        throw new DOMException("", "SecurityError");
      };
      Object.defineProperty(window, "indexedDB", { value: { open } });
    },
    "不允许在本机暂存",
  ],
  "forbids all storage, locks and channels": [
    () => {
      for (const name of ["indexedDB", "sessionStorage", "localStorage"])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException("", "SecurityError");
          },
        });
      delete Navigator.prototype.locks;
      delete window.BroadcastChannel;
    },
    "不允许在本机暂存",
  ],
  "does not answer": [
    () => {
      Object.defineProperty(window, "indexedDB", { value: { open: () => ({}) } });
    },
    "一直没有回应",
  ],
};

describe("a site that takes the element out, in a browser that", () => {
  let browser;
  useBrowser((one) => (browser = one));

  const asksBack = (form) =>
    form.page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
  const leave = (form) => form.page.evaluate(() => document.querySelector("xxgk-annual-report").remove());
  const comeBack = async (form, first = false) => {
    await form.page.evaluate((isFirst) => {
      document.querySelector("main").append(isFirst ? window.kept : document.createElement("xxgk-annual-report"));
    }, first);
    await form.ready();
  };
  const shows = (form, text) =>
    form.page
      .waitForFunction(
        `document.querySelector("xxgk-annual-report")?.shadowRoot?.querySelector('[data-cell="${CELL}"]')?.value === "${text}"`,
      )
      .catch(async () => assert.fail(`${await form.shown(CELL)} is not ${text}`));

  for (const [name, [before, words]] of Object.entries(ways)) {
    it(`${name}: a new one goes on with the draft, and leaving the page asks back all the time`, async () => {
      const form = await openForm(browser, hosts.page(pageOf(`<main>${ELEMENT}</main>`)), before);
      await said(form, words);
      await form.type(CELL, "12");
      await leave(form);
      await new Promise((done) => setTimeout(done, 100));
      assert.equal(await asksBack(form), true, "while it is away");
      await comeBack(form);
      await shows(form, "12");
      assert.equal(await asksBack(form), true, "while it is back");
      assert.doesNotMatch(await form.ask((shadow) => shadow.textContent), /另一个窗口|这一页的另一处/);
      assert.match(await form.ask((shadow) => shadow.querySelector("nav").textContent), /没有暂存|随时暂存/);
      await form.type(CELL, "13");
      await leave(form);
      await comeBack(form);
      await shows(form, "13");
      assert.deepEqual(form.problems, []);
      await form.page.close();
    });
  }

  it("forbids it: the same one comes back as it was, and with what another has changed since", async () => {
    const [before] = ways["forbids its database"];
    const form = await openForm(browser, hosts.page(pageOf(`<main>${ELEMENT}</main>`)), before);
    await form.type(CELL, "12");
    await form.page.evaluate(() => {
      window.kept = document.querySelector("xxgk-annual-report");
    });
    await leave(form);
    await comeBack(form, true);
    await shows(form, "12");
    assert.equal(await asksBack(form), true);
    await form.type(CELL, "13");
    await leave(form);
    await comeBack(form);
    await shows(form, "13");
    await form.type(CELL, "14");
    await leave(form);
    await comeBack(form, true);
    await shows(form, "14");
    await form.page.close();
  });

  it("forbids it: what is in a file does not keep anybody on the page", async () => {
    const [before] = ways["forbids its database"];
    const form = await openForm(browser, hosts.page(pageOf(`<main>${ELEMENT}</main>`)), before);
    await form.type(CELL, "12");
    await form.press("存草稿", "header");
    await said(form, "草稿已存为文件");
    await leave(form);
    assert.equal(await asksBack(form), false);
    await comeBack(form);
    await shows(form, "12");
    assert.equal(await asksBack(form), false);
    await form.page.close();
  });

  it("keeps it: nothing is asked once it is kept", async () => {
    const form = await openForm(browser, hosts.page(pageOf(`<main>${ELEMENT}</main>`)));
    await form.type(CELL, "12");
    await leave(form);
    await form.page.waitForFunction(() => window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
    await comeBack(form);
    await shows(form, "12");
    await form.kept();
    await form.page.close();
  });
});
