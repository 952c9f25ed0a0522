// The browser keeps nothing, no longer, or not what it had: it is said, and the file remains.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { folder } from "../fixtures.mjs";
import { Form, offlineFile } from "./form.mjs";
import { records, said } from "./kept.mjs";
import { useBrowser, useServer } from "./setup.mjs";

const ADDRESS = "t2.licensing.decisions";
const forbid = () => {
  const open = () => {
    throw new DOMException("", "SecurityError");
  };
  Object.defineProperty(window, "indexedDB", { value: { open } });
};
const state = (form) => form.ask((shadow) => shadow.querySelector("nav").textContent);
const gone = (form, selector) =>
  form.page.waitForFunction(
    `!document.querySelector("xxgk-annual-report").shadowRoot.querySelector(${JSON.stringify(selector)})`,
  );

/** Whether the browser asks back before the page is left. */
async function asksBack(form) {
  const asked = new Promise((resolve) => {
    form.page.once("dialog", (dialog) => {
      void dialog.accept();
      resolve(true);
    });
    form.page.once("close", () => resolve(false));
  });
  await form.page.close({ runBeforeUnload: true });
  return asked;
}

const { address } = await useServer();

describe("the browser's storage", () => {
  let browser;
  useBrowser((one) => (browser = one));

  it("ends a reading before its answer is there, as Chromium 88 to 90 do: the draft is found all the same", async () => {
    const form = await Form.alone(browser, address);
    await form.page.evaluateOnNewDocument(() => {
      const { getAll } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.getAll = function (...words) {
        const request = getAll.apply(this, words);
        let isDone = false;
        const result = () => {
          if (!isDone) throw new DOMException("", "InvalidStateError");
          return request.result;
        };
        const late = Object.defineProperties(new EventTarget(), {
          readyState: { get: () => (isDone ? "done" : "pending") },
          result: { get: result },
          error: { get: () => request.error },
        });
        this.transaction.addEventListener("complete", () =>
          setTimeout(() => {
            isDone = true;
            late.dispatchEvent(new Event("success"));
          }, 50),
        );
        return late;
      };
    });
    await form.type(ADDRESS, "8");
    await form.kept();
    await form.page.reload();
    await form.ready();
    assert.equal(await form.shown(ADDRESS), "8");
    assert.match(await state(form), /已暂存/);
    await form.page.browserContext().close();
  });

  it("is full: said once, shown while it lasts, and gone when there is room again", async () => {
    const form = await Form.alone(browser, address);
    const client = await form.page.createCDPSession();
    const origin = address.replace(/\/$/, "");
    // Before the first write: later, the browser goes by the room that it found then.
    await client.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
    await form.type(ADDRESS, "8");
    assert.match(await said(form, "空间已满"), /请按“存草稿”存成文件/);
    assert.match(await state(form), /没有暂存：空间已满/);
    await form.press("关闭", ".notice");
    await form.type(ADDRESS, "9");
    await gone(form, ".notice");
    await client.send("Storage.overrideQuotaForOrigin", { origin });
    await form.type(ADDRESS, "10");
    await said(form, "又能暂存了");
    await form.type(ADDRESS, "11");
    await said(form, "又能暂存了");
    assert.match(await state(form), /已暂存/);
    await form.kept();
    const [draft] = await records(form.page, "drafts");
    assert.equal(JSON.parse(draft.json).cells[ADDRESS], "11");
  });

  it("is forbidden: said, and leaving asks back until the draft is saved as a file", async (test) => {
    const open = async () => {
      const context = await browser.createBrowserContext();
      const form = new Form(await context.newPage());
      await form.page.evaluateOnNewDocument(forbid);
      await form.page.goto(offlineFile);
      await form.ready();
      return form;
    };
    const form = await open();
    assert.match(await said(form, "不允许在本机暂存"), /请常按“存草稿”/);
    assert.match(await state(form), /没有暂存：浏览器不允许/);
    await form.type(ADDRESS, "7");
    await form.download("存草稿", await folder(test));
    assert.equal(await asksBack(form), false, "it is in the file");

    const other = await open();
    await other.type(ADDRESS, "7");
    assert.equal(await asksBack(other), true, "it is nowhere else");
  });

  it("does its work: leaving asks nothing", async () => {
    const form = await Form.alone(browser, offlineFile);
    await form.type(ADDRESS, "7");
    await form.kept();
    assert.equal(await asksBack(form), false);
  });

  it("is cleared while the page is open: the draft is kept anew, and that is said", async () => {
    const form = await Form.alone(browser, address);
    await form.type(ADDRESS, "7");
    await form.kept();
    await form.page.evaluate(() => {
      indexedDB.deleteDatabase("xxgk-annual-report");
    });
    assert.match(await said(form, "被清除了"), /已重新暂存；请再按“存草稿”存成文件/);
    const [draft] = await records(form.page, "drafts");
    assert.equal(JSON.parse(draft.json).cells[ADDRESS], "7");
  });

  it("is changed by a newer page: this one goes on keeping", async () => {
    const form = await Form.alone(browser, address);
    await form.type(ADDRESS, "7");
    await form.kept();
    await form.page.evaluate(
      () =>
        new Promise((resolve) => {
          const request = indexedDB.open("xxgk-annual-report", 99);
          request.onupgradeneeded = () => request.result.createObjectStore("newer");
          request.onsuccess = () => {
            request.result.close();
            resolve();
          };
        }),
    );
    await form.type(ADDRESS, "8");
    await form.page.waitForFunction(async () => {
      const database = await new Promise((resolve) => {
        indexedDB.open("xxgk-annual-report").onsuccess = ({ target }) => resolve(target.result);
      });
      const all = await new Promise((resolve) => {
        database.transaction("drafts").objectStore("drafts").getAll().onsuccess = ({ target }) =>
          resolve(target.result);
      });
      database.close();
      return all.length === 1 && JSON.parse(all[0].json).cells["t2.licensing.decisions"] === "8";
    }, ADDRESS);
    assert.equal(await form.notice(), "");
  });
});
