// A page that holds several of the element: each has a draft of its own, and goes on with it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { records } from "../page/kept.mjs";
import { useBrowser } from "../page/setup.mjs";
import { ELEMENT, open, pageOf, useHostPages } from "./host-pages.mjs";

const CELL = "t2.licensing.decisions";
const hosts = await useHostPages();

describe("a page with several", () => {
  let browser;
  useBrowser((one) => (browser = one));

  const allReady = (form) =>
    form.page.evaluate(async () => {
      await customElements.whenDefined("xxgk-annual-report");
      await Promise.all([...document.querySelectorAll("xxgk-annual-report")].map(({ ready }) => ready));
    });
  const values = (form) =>
    form.page.evaluate(
      (cell) =>
        [...document.querySelectorAll("xxgk-annual-report")].map(
          (one) => one.shadowRoot.querySelector(`[data-cell="${cell}"]`).value,
        ),
      CELL,
    );
  const texts = (form) =>
    form.page.evaluate(() =>
      [...document.querySelectorAll("xxgk-annual-report")].map(({ shadowRoot }) => shadowRoot.textContent),
    );
  /** Types into each of them a number of its own. */
  const typeAll = async (form, count, from) => {
    for (let place = 0; place < count; place += 1) {
      await form.page.evaluate(
        (at, cell) =>
          document.querySelectorAll("xxgk-annual-report")[at].shadowRoot.querySelector(`[data-cell="${cell}"]`).focus(),
        place,
        CELL,
      );
      await form.page.keyboard.type(`${from + place}`);
      await form.page.keyboard.press("Tab");
    }
  };
  const numbers = (count, from) => Array.from({ length: count }, (_, place) => `${from + place}`);
  const keptNumbers = async (form) =>
    (await records(form.page, "drafts")).map(({ json }) => JSON.parse(json).cells[CELL]).sort();
  const mayLeave = (form) =>
    form.page.waitForFunction(() => window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
  const openAll = async (count, before) => {
    const form = await open(browser, hosts.page(pageOf(ELEMENT.repeat(count))), before);
    await allReady(form);
    return form;
  };

  it("of them, ten: each keeps its own, and has it again after a reload", async () => {
    const form = await openAll(10);
    await typeAll(form, 10, 20);
    await mayLeave(form);
    assert.deepEqual(await keptNumbers(form), numbers(10, 20));
    await form.page.reload();
    await allReady(form);
    assert.deepEqual(await values(form), numbers(10, 20));
    for (const text of await texts(form)) assert.doesNotMatch(text, /另一个窗口|这一页的另一处/);
    await typeAll(form, 10, 40);
    await mayLeave(form);
    assert.deepEqual(await keptNumbers(form), numbers(10, 40));
    assert.deepEqual(form.problems, []);
    await form.page.browserContext().close();
  });

  for (const [name, before] of [
    ["with locks", undefined],
    ["on a site without https", () => delete Navigator.prototype.locks],
    [
      "without locks and channels",
      () => {
        delete Navigator.prototype.locks;
        delete window.BroadcastChannel;
      },
    ],
  ])
    it(`of them, on the next morning, ${name}: each draft is open in one of them, and none is said to be elsewhere`, async () => {
      const form = await openAll(3, before);
      await typeAll(form, 3, 20);
      await mayLeave(form);
      await form.page.evaluate(() => sessionStorage.clear());
      await form.page.reload();
      await allReady(form);
      assert.deepEqual((await values(form)).sort(), numbers(3, 20));
      for (const text of await texts(form)) assert.doesNotMatch(text, /另一个窗口|这一页的另一处/);
      assert.equal((await records(form.page, "drafts")).length, 3);
      await form.page.browserContext().close();
    });

  it("of them: one asks for the draft of another, and is told that it is on this page", async () => {
    const form = await openAll(2);
    await typeAll(form, 2, 20);
    await mayLeave(form);
    // The second opens the draft of the first, by the list.
    const inSecond = (question, ...words) =>
      form.page.waitForFunction(
        `(${question})(document.querySelectorAll("xxgk-annual-report")[1].shadowRoot, ...${JSON.stringify(words)})`,
      );
    const press = (words, within) =>
      inSecond(
        (shadow, name, place) => {
          const button = [...shadow.querySelectorAll(`${place} button`)].find((one) => one.textContent.trim() === name);
          button?.click();
          return !!button;
        },
        words,
        within,
      );
    await press("打开", "header");
    await press("打开", "xxgk-open-panel .drafts li");
    await inSecond((shadow) => /正在这一页的另一处填写/.test(shadow.querySelector(".notice")?.textContent));
    await press("到这里来填", ".notice");
    await inSecond((shadow, cell) => shadow.querySelector(`[data-cell="${cell}"]`).value === "20", CELL);
    await inSecond((shadow) => /这一页的另一处不能再改/.test(shadow.querySelector(".notice")?.textContent));
    const [first] = await texts(form);
    assert.match(first, /这份草稿已在这一页的另一处继续填写/);
    assert.deepEqual(form.problems, []);
    await form.page.browserContext().close();
  });
});
