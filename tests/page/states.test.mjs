// Earlier states of a draft, and drafts that were removed: both come back.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { fixturePath, folder } from "../fixtures.mjs";
import { Form, offlineFile } from "./form.mjs";
import { listed, putRecords, records, said } from "./kept.mjs";
import { useBrowser } from "./setup.mjs";

const MINUTE = 60_000;

let browser;
useBrowser((one) => (browser = one));

describe("earlier states", () => {
  let form;
  before(async () => {
    form = await Form.alone(browser, offlineFile);
  });

  it("are kept before a block is pasted, and say what differs", async () => {
    await form.write("organ.name", "港口乡");
    await form.write("year", "2025");
    await form.type("t2.licensing.decisions", "7");
    await form.kept();
    await form.ask((shadow) => {
      const data = new DataTransfer();
      data.setData("text/plain", "1\t2\n3\t4");
      const cell = shadow.querySelector('[data-cell="t3.granted.natural"]');
      cell.focus();
      cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await said(form, "已粘贴 4 格");
    const { states } = await listed(form);
    assert.match(states[0], /比现在少填 4 格/);
  });

  it("can be gone back to; what was there stays among them", async () => {
    const goBack = async () =>
      form.press(await form.ask((shadow) => shadow.querySelector(".states button").getAttribute("aria-label")));
    await goBack();
    await said(form, "已回到");
    assert.equal(await form.shown("t3.granted.natural"), "");
    await form.press("撤销", ".notice");
    assert.equal(await form.shown("t3.granted.natural"), "1", "going back is a step like others");
    await listed(form);
    await goBack();
    await said(form, "已回到");
    assert.equal(await form.shown("t2.licensing.decisions"), "7");
    const { states } = await listed(form);
    assert.match(states.join("\n"), /比现在多填 4 格/);
    assert.match(states.join("\n"), /和现在一样/);
    await form.press("关闭", "xxgk-open-panel");
  });

  it("hold what was there when the draft was opened, once it is changed", async () => {
    const before = (await records(form.page, "states")).length;
    await form.page.reload();
    await form.ready();
    await said(form, "接着上次的草稿：港口乡2025年");
    assert.equal((await records(form.page, "states")).length, before, "looking at it makes no state");
    await form.type("t2.licensing.decisions", "8");
    await form.write("overview", "一年来");
    await form.kept();
    const { states } = await listed(form);
    assert.match(states[0], /1 格数字不同，1 处文字或选择不同/);
    await form.press("关闭", "xxgk-open-panel");
  });

  it("are fifty at most: the latest ones as they are, older ones farther apart", async (test) => {
    const [draft] = await records(form.page, "drafts");
    const now = Date.now();
    const made = Array.from({ length: 70 }, (_, minute) => ({
      draft: draft.id,
      title: "",
      json: JSON.stringify({ cells: { "t2.fees.amount": String(minute) } }),
      filled: 1,
      errors: 0,
      time: now - (75 - minute) * MINUTE,
    }));
    await putRecords(form.page, "states", made);
    await form.download("存草稿", await folder(test));
    await form.page.waitForFunction(async () => {
      const open = await new Promise((resolve) => {
        indexedDB.open("xxgk-annual-report").onsuccess = ({ target }) => resolve(target.result);
      });
      const count = await new Promise((resolve) => {
        open.transaction("states").objectStore("states").count().onsuccess = ({ target }) => resolve(target.result);
      });
      open.close();
      return count === 50;
    });
    const times = (await records(form.page, "states")).map(({ time }) => time).sort((one, other) => other - one);
    const kept = new Set(times);
    for (const { time } of made.slice(-6)) assert.ok(kept.has(time));
    assert.ok(kept.has(made[0].time), "the first of all");
    const within = (from, to) => times.filter((time) => now - time >= from * MINUTE && now - time < to * MINUTE).length;
    assert.ok(within(5, 25) > within(25, 45), "the older, the farther apart");
    assert.ok(within(25, 45) >= within(45, 65));
  });
});

describe("a crash", () => {
  it("is told, and the states are offered; an ordinary evening is not called one", async () => {
    const form = await Form.alone(browser, offlineFile);
    await form.write("organ.name", "港口乡");
    await form.kept();
    await form.page.goto("about:blank");
    await form.page.goto(offlineFile);
    await form.ready();
    await said(form, "接着上次的草稿");
    // As after a crash: the last that was kept is not from leaving the window.
    await form.page.goto(new URL(fixturePath("gangkou-2021"), "file://").href);
    const [draft] = await records(form.page, "drafts");
    await putRecords(form.page, "drafts", [{ ...draft, left: false }]);
    await form.page.goto(offlineFile);
    await form.ready();
    assert.match(await said(form, "上次没有正常关闭"), /已恢复到 .* 的内容：港口乡/);
    await form.press("看以前各次", ".notice");
    await form.has("xxgk-open-panel");
    // Told once.
    await form.page.goto("about:blank");
    await form.page.goto(offlineFile);
    await form.ready();
    await said(form, "接着上次的草稿");
  });
});

describe("a kept draft", () => {
  it("shows how far it is; removed, it can be taken back, or be gone for good", async () => {
    const form = await Form.alone(browser, offlineFile);
    await form.openFile(fixturePath("gangkou-2021"));
    await form.kept();
    await form.openFile(fixturePath("suqian-2023"));
    await form.kept();
    const { drafts, removed } = await listed(form);
    assert.equal(drafts.length, 1);
    assert.match(drafts[0], /港口乡2021年.*\n.* · 已填 \d+ 格/);
    assert.deepEqual(removed, []);

    const pressFirst = async (list, place) => {
      const name = await form.ask(
        (shadow, one, at) => shadow.querySelectorAll(`.${one} li button`)[at].getAttribute("aria-label"),
        list,
        place,
      );
      await form.press(name);
    };
    const count = (list, number) =>
      form.page.waitForFunction(
        `document.querySelector("xxgk-annual-report").shadowRoot.querySelectorAll(".${list} li").length === ${number}`,
      );
    await pressFirst("drafts", 1);
    await form.has(".drafts .danger");
    await pressFirst("drafts", 1);
    await count("removed", 1);
    await count("drafts", 0);
    await pressFirst("removed", 0);
    await count("drafts", 1);
    await count("removed", 0);
    await pressFirst("drafts", 1);
    await form.has(".drafts .danger");
    await pressFirst("drafts", 1);
    await count("removed", 1);
    await pressFirst("removed", 1);
    await count("removed", 0);
    assert.equal((await records(form.page, "drafts")).length, 1);
  });
});
