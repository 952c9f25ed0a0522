// What to write, texts to begin with, headings that number themselves, and pastes that are cleaned.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fixture } from "../fixtures.mjs";
import { useFreshForm } from "./setup.mjs";

const SECTION = "#section-overview";
const FIELD = '[data-field="overview"]';

describe("the tools of a text", () => {
  let form;
  useFreshForm(async (fresh) => {
    form = fresh;
    await form.hold({ ...fixture("gangkou-2021"), overview: "" });
  });

  const text = () => form.ask((shadow, field) => shadow.querySelector(field).value, FIELD);
  const heads = async () => (await text()).split("\n").map((line) => line.slice(0, 7));
  const tool = (name) =>
    form.ask((shadow, one) => shadow.querySelector(one).click(), `${SECTION} [data-tool="${name}"]`);
  const paste = (words) =>
    form.ask(
      (shadow, field, words) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", words);
        shadow
          .querySelector(field)
          .dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true, bubbles: true }));
      },
      FIELD,
      words,
    );

  it("begin a blank text with all its parts at one press", async () => {
    await tool("begin");
    assert.deepEqual(await heads(), [
      "（一）主动公开",
      "（二）依申请公",
      "（三）政府信息",
      "（四）政府信息",
      "（五）监督保障",
    ]);
    assert.match(await text(), /2021年，新收政府信息公开申请〔0〕件/);
    await form.press("撤销", ".notice");
    assert.equal(await text(), "");
  });

  it("say what to write, and put a part where it belongs", async () => {
    await form.write("overview", "（一）主动公开情况。公开16条。\n（二）监督保障情况。加强领导。");
    await tool("prompts");
    await form.has(".prompts");
    const there = await form.ask((shadow) =>
      [...shadow.querySelectorAll(".prompts [data-part]")].map((one) => one.getAttribute("aria-disabled")),
    );
    assert.deepEqual(there, ["true", "false", "false", "false", "true"]);
    await form.press("依申请公开：插入范文", ".prompts");
    assert.deepEqual(await heads(), ["（一）主动公开", "（二）依申请公", "（三）监督保障"]);
  });

  it("number a heading, and the others after it", async () => {
    await form.write("overview", "主动公开。\n（一）依申请公开。");
    const area = await form.find(FIELD);
    await area.evaluate((one) => one.setSelectionRange(2, 2));
    await tool("heading");
    assert.equal(await text(), "（一）主动公开。\n（二）依申请公开。");
    await form.page.keyboard.type("已");
    assert.equal(await text(), "（一）主动已公开。\n（二）依申请公开。", "the caret stays at its words");
    await tool("heading");
    assert.equal(await text(), "主动已公开。\n（一）依申请公开。");
  });

  it("clean what is pasted, and say so where something went that could be seen", async () => {
    await (await form.find(FIELD)).focus();
    await paste("（一）\t主动\u00a0公开\u200b。\r\n\r\n　　公开16条。\r\n");
    assert.equal(await text(), "（一）主动 公开。\n公开16条。");
    assert.equal(await form.notice(), "", "nothing is said of what nobody sees");
    await form.page.keyboard.type("又");
    await paste("\uf0b7\t公开指南");
    assert.equal(await text(), "（一）主动 公开。\n公开16条。又公开指南");
    assert.match(await form.notice(), /去掉了/);
  });

  it("count as WPS counts", async () => {
    const length = () => form.ask((shadow, one) => shadow.querySelector(`${one} .length`).textContent, SECTION);
    assert.equal(await length(), "共 0 字");
    await form.write("overview", "全年公开1,234条。".repeat(200));
    assert.equal((await length()).replace(/\s/g, ""), "共1400字");
  });
});
