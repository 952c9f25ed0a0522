// Everything can be undone and redone: by key, by button, from the list of steps.
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { fixture, fixturePath } from "../fixtures.mjs";
import { useFreshForm } from "./setup.mjs";

describe("undo and redo", () => {
  let form;
  useFreshForm((fresh) => (form = fresh));

  const press = async (...keys) => {
    for (const key of keys.slice(0, -1)) await form.page.keyboard.down(key);
    await form.page.keyboard.press(keys.at(-1));
    for (const key of keys.slice(0, -1).reverse()) await form.page.keyboard.up(key);
    await form.page.evaluate(() => document.querySelector("xxgk-annual-report").updateComplete);
  };
  const undo = () => press("Control", "z");
  const redo = () => press("Control", "y");
  const typeInto = async (address, text) => {
    await (await form.cell(address)).focus();
    await form.page.keyboard.type(text);
  };
  /** The cell or field that has the focus. */
  const place = () =>
    form.ask(({ activeElement: one }) => one?.dataset.cell ?? one?.dataset.field ?? one?.textContent ?? "");
  const text = (field) => form.ask((shadow, one) => shadow.querySelector(`[data-field="${one}"]`).value, field);
  const steps = () =>
    form.ask((shadow) => [...shadow.querySelectorAll("xxgk-steps li button")].map((one) => one.textContent.trim()));
  const paste = (address, block) =>
    form.ask(
      (shadow, at, words) => {
        const input = shadow.querySelector(`[data-cell="${at}"]`);
        input.focus();
        const data = new DataTransfer();
        data.setData("text/plain", words);
        const event = new Event("paste", { bubbles: true, cancelable: true });
        Object.defineProperty(event, "clipboardData", { value: data });
        input.dispatchEvent(event);
      },
      address,
      block,
    );

  it("take a figure back while its cell is still being typed into, and bring it again", async () => {
    await typeInto("t3.granted.natural", "12");
    await undo();
    assert.equal(await form.shown("t3.granted.natural"), "", "key after key is one step");
    assert.equal(await place(), "t3.granted.natural");
    await redo();
    assert.equal(await form.shown("t3.granted.natural"), "12");
    await undo();
    await press("Control", "Shift", "z");
    assert.equal(await form.shown("t3.granted.natural"), "12");
    assert.deepEqual(form.problems, []);
  });

  it("take the focus to the place that changed, and say what was done", async () => {
    await form.type("t2.licensing.decisions", "7");
    await form.type("t3.granted.natural", "12");
    await undo();
    assert.equal(await place(), "t3.granted.natural");
    await undo();
    assert.equal(await place(), "t2.licensing.decisions");
    const heard = (words) =>
      form.page.waitForFunction(
        `document.querySelector("xxgk-annual-report").shadowRoot.querySelector('p[role="status"].unseen').textContent
          .startsWith(${JSON.stringify(words)})`,
      );
    await heard("已撤销：填写“行政许可·本年处理决定数量”");
    await redo();
    await heard("已重做：填写“行政许可·本年处理决定数量”");
    assert.deepEqual([await form.shown("t2.licensing.decisions"), await form.shown("t3.granted.natural")], ["7", ""]);
  });

  it("show the cell as it was typed, to the letter, and undo the totals with it", async () => {
    await form.type("t4.review.upheld", "３");
    await form.type("t4.review.upheld", "4");
    assert.equal(await form.shown("t4.review.total"), "4");
    await undo();
    assert.equal((await form.saved()).cells["t4.review.upheld"], "３");
    assert.equal(await form.shown("t4.review.total"), "3");
  });

  it("work in prose, after a pause step by step, and put the caret where it was", async () => {
    await form.write("overview", "全年公开信息三条。");
    await form.write("problems", "存在不足。");
    await (await form.find('[data-field="overview"]')).evaluate((area) => {
      area.focus();
      area.setSelectionRange(2, 2);
    });
    await form.page.keyboard.type("主动");
    await undo();
    assert.equal(await text("overview"), "全年公开信息三条。");
    assert.deepEqual(
      await form.ask(({ activeElement: one }) => [one.dataset.field, one.selectionStart, one.selectionEnd]),
      ["overview", 2, 2],
    );
    await undo();
    assert.equal(await text("problems"), "");
    assert.equal(await text("overview"), "全年公开信息三条。");
    await redo();
    await redo();
    assert.equal(await text("overview"), "全年主动公开信息三条。");
  });

  it("take back a pause's worth of prose, not the paragraph", async () => {
    await form.write("overview", "第一句。");
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await (await form.find('[data-field="overview"]')).evaluate((area) => area.setSelectionRange(4, 4));
    await form.page.keyboard.type("第二句。");
    await undo();
    assert.equal(await text("overview"), "第一句。");
  });

  it("show the words that changed, however long the text is", async () => {
    await form.write("overview", "全年公开信息若干条，工作顺利开展。\n".repeat(600));
    await form.type("t3.granted.natural", "1");
    await (await form.find('[data-field="overview"]')).evaluate((area) => {
      area.focus();
      area.setSelectionRange(3000, 3000);
    });
    await form.page.keyboard.type("主动");
    await form.page.evaluate(() => window.scrollTo(0, 0));
    await form.type("t2.licensing.decisions", "7");
    await undo();
    await form.page.evaluate(() => window.scrollTo(0, 0));
    await undo();
    const line = await form.ask((shadow) => {
      const { top, height } = shadow.activeElement.getBoundingClientRect();
      return top + height * (3000 / shadow.activeElement.value.length);
    });
    assert.ok(line > 0 && line < 768, `the line stands at ${line}`);
  });

  it("take back the office's kind, which is chosen", async () => {
    await form.write("organ.kind", "township");
    await undo();
    assert.equal(await text("organ.kind"), "");
    await redo();
    assert.equal(await text("organ.kind"), "township");
  });

  it("take a pasted block back as one step, and what was typed after it before", async () => {
    await paste("t3.new_received.natural", "1\t2\n3\t4");
    await form.has(".notice button");
    await form.type("t2.licensing.decisions", "7");
    assert.equal(await form.notice(), "", "its 撤销 would take back the 7");
    await undo();
    await undo();
    assert.equal(await form.shown("t3.carried_over.commercial"), "");
    assert.equal(await form.ask((shadow) => shadow.querySelector(".notice")), null, "“已粘贴” is no longer true");
    await redo();
    assert.equal(await form.shown("t3.carried_over.commercial"), "4");
  });

  it("take a correction back, and bring it again", async () => {
    const report = fixture("gangkou-2021");
    report.cells["t2.licensing.decisions"] = "１２ 件";
    await form.hold(report);
    await form.write("problems", "进一步布署工作");
    await form.has('[data-rule="N-42"], [data-primary="problems"]');
    const correct = `[...shadow.querySelectorAll('[data-primary="problems"] button')].find((one) => /改为/.test(one.textContent))`;
    await form.ask(`(shadow) => ${correct}.click()`);
    assert.equal(await text("problems"), "进一步部署工作");
    await undo();
    assert.equal(await text("problems"), "进一步布署工作");
    await redo();
    assert.equal(await text("problems"), "进一步部署工作");
  });

  it("take the opening of a file back: the draft that was open is there, and is kept as before", async () => {
    await form.write("organ.name", "大段镇");
    await form.type("t2.licensing.decisions", "7");
    await form.kept();
    await form.openFile(fixturePath("hangzhou-2025"));
    assert.equal(await text("organ.name"), "杭州市");
    await undo();
    assert.equal(await text("organ.name"), "大段镇");
    assert.equal(await form.shown("t2.licensing.decisions"), "7");
    assert.match(await form.notice(), /已撤销：打开《杭州市/);
    await form.kept();
    await form.press("打开", "header");
    await form.has("xxgk-open-panel .drafts li");
    const others = await form.ask((shadow) =>
      [...shadow.querySelectorAll("xxgk-open-panel .drafts li span")].map((one) => one.textContent),
    );
    assert.equal(others.length, 1, "no second copy of it");
    assert.match(others[0], /^杭州市2025年政府信息公开工作年度报告/);
    await redo();
    assert.equal(await text("organ.name"), "杭州市");
    assert.equal((await form.saved()).cells["t3.new_received.total"], "14069");
  });

  it("take a new blank draft back", async () => {
    await form.write("organ.name", "大段镇");
    await form.press("打开", "header");
    await form.has("xxgk-open-panel");
    await form.press("另起一份空白的", "xxgk-open-panel");
    assert.equal(await text("organ.name"), "");
    await undo();
    assert.equal(await text("organ.name"), "大段镇");
  });

  it("keep nothing over a restart: the draft is there, its steps are not", async () => {
    await form.type("t2.licensing.decisions", "7");
    await form.kept();
    await form.page.reload();
    await form.ready();
    assert.equal(await form.shown("t2.licensing.decisions"), "7");
    const off = await form.ask((shadow) => [...shadow.querySelectorAll(".turns button")].map((one) => one.disabled));
    assert.deepEqual(off, [true, true, true]);
    await undo();
    assert.equal(await form.shown("t2.licensing.decisions"), "7");
  });

  it("leave a reason that is being written to the browser", async () => {
    await form.type("t2.licensing.decisions", "7");
    await form.ask((shadow) => {
      const area = document.createElement("textarea");
      shadow.querySelector("aside").append(area);
      area.focus();
    });
    await form.page.keyboard.type("abc");
    await undo();
    assert.equal(await form.shown("t2.licensing.decisions"), "7");
  });

  it("leave the keys to a word that is being composed", async () => {
    await typeInto("t2.licensing.decisions", "7");
    await form.ask(({ activeElement }) => {
      const key = { key: "z", ctrlKey: true, isComposing: true, bubbles: true, composed: true };
      activeElement.dispatchEvent(new KeyboardEvent("keydown", key));
    });
    assert.equal(await form.shown("t2.licensing.decisions"), "7");
  });

  it("are what the browser's menu means, too", async () => {
    await form.type("t2.licensing.decisions", "7");
    const isTaken = await form.ask((shadow) => {
      const what = { inputType: "historyUndo", bubbles: true, composed: true, cancelable: true };
      const event = new InputEvent("beforeinput", what);
      shadow.querySelector('[data-cell="t3.granted.natural"]').dispatchEvent(event);
      return event.defaultPrevented;
    });
    assert.equal(isTaken, true);
    assert.equal(await form.shown("t2.licensing.decisions"), "");
  });

  it("are two buttons that say what they would do", async () => {
    const titles = () =>
      form.ask((shadow) => [...shadow.querySelectorAll(".turns button")].map((one) => one.title).slice(0, 2));
    assert.deepEqual(await titles(), ["没有可撤销的", "没有可重做的"]);
    await form.type("t2.licensing.decisions", "7");
    await form.press("撤销", "header");
    assert.equal(await form.shown("t2.licensing.decisions"), "");
    assert.deepEqual(await titles(), ["没有可撤销的", "重做：填写“行政许可·本年处理决定数量”（Ctrl+Y）"]);
    await form.press("重做", "header");
    assert.equal(await form.shown("t2.licensing.decisions"), "7");
  });

  describe("the list of steps", () => {
    const open = async () => {
      await form.press("做过的每一步", "header");
      await form.has("xxgk-steps li");
    };
    beforeEach(async () => {
      await form.type("t2.licensing.decisions", "7");
      await form.type("t2.punishment.decisions", "8");
      await form.type("t2.coercion.decisions", "9");
    });

    it("has the latest first, and goes to how it was after a step", async () => {
      await open();
      assert.deepEqual(await steps(), [
        "填写“行政强制·本年处理决定数量”现在",
        "填写“行政处罚·本年处理决定数量”",
        "填写“行政许可·本年处理决定数量”",
        "打开页面时的样子",
      ]);
      await form.press("填写“行政许可·本年处理决定数量”", "xxgk-steps");
      const shown = ["licensing", "punishment", "coercion"].map((row) => form.shown(`t2.${row}.decisions`));
      assert.deepEqual(await Promise.all(shown), ["7", "", ""]);
      assert.equal(await place(), "t2.punishment.decisions", "what was undone last");
      await open();
      assert.equal((await steps())[2], "填写“行政许可·本年处理决定数量”现在");
      assert.equal(await place(), (await steps())[2], "the focus is on the present");
      await form.press("填写“行政强制·本年处理决定数量”", "xxgk-steps");
      assert.equal(await form.shown("t2.coercion.decisions"), "9");
      assert.equal(await form.shown("t2.punishment.decisions"), "8");
    });

    it("is used by keyboard: arrows, Enter, Escape", async () => {
      await open();
      assert.equal(await place(), "填写“行政强制·本年处理决定数量”现在");
      await press("Escape");
      assert.deepEqual(await steps(), []);
      assert.equal(await place(), "▾");
      await open();
      await press("ArrowDown");
      await press("Enter");
      assert.equal(await form.shown("t2.coercion.decisions"), "");
      assert.equal(await form.shown("t2.punishment.decisions"), "8");
    });

    it("closes when somebody clicks beside it", async () => {
      await open();
      await (await form.find("section h2")).click();
      assert.deepEqual(await steps(), []);
    });
  });

  describe("filling with zeros", () => {
    it("fills the blank cells of a table that are no sums, in one step", async () => {
      await form.type("t3.granted.natural", "3");
      await form.type("t3.granted.legal", "/");
      await form.press("空格填 0：三、收到和处理政府信息公开申请情况");
      const { cells } = await form.saved();
      assert.deepEqual(
        ["natural", "legal", "other", "total"].map((column) => cells[`t3.granted.${column}`]),
        ["3", "/", "0", undefined],
      );
      assert.equal(await form.shown("t3.granted.total"), "3");
      assert.equal(await form.shown("t3.not_held.total"), "0");
      assert.match(await form.notice(), /已填 0：142 格/);
      await undo();
      assert.equal(await form.shown("t3.not_held.total"), "");
      assert.equal(await form.shown("t3.granted.natural"), "3");
    });

    it("says so when nothing is blank", async () => {
      await form.press("空格填 0：二、主动公开政府信息情况");
      await form.press("空格填 0：二、主动公开政府信息情况");
      assert.match(await form.notice(), /没有空格要填/);
    });
  });
});
