// Keys and mouse in the tables, as in Excel.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fixturePath } from "../fixtures.mjs";
import { useFreshForm } from "./setup.mjs";

describe("keys in a table", () => {
  let form;
  useFreshForm(async (fresh) => {
    form = fresh;
    await form.openFile(fixturePath("hangzhou-2025"));
  });

  const at = () => form.ask((shadow) => shadow.activeElement?.dataset.cell ?? shadow.activeElement?.tagName);
  const typed = async (address) => (await form.saved()).cells[address] ?? "";
  const go = async (address) => (await form.cell(address)).focus();
  const press = async (...keys) => {
    for (const key of keys) {
      const [last, ...held] = key.split("+").reverse();
      for (const one of held) await form.page.keyboard.down(one);
      await form.page.keyboard.press(last);
      for (const one of held) await form.page.keyboard.up(one);
    }
  };
  const lit = (mark) =>
    form.ask(
      (shadow, name) => [...shadow.querySelectorAll(`td[data-${name}] input`)].map((input) => input.dataset.cell),
      mark,
    );

  it("arrows move in all four directions and stop at the edge", async () => {
    await go("t3.granted.research");
    await press("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowLeft", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp");
    assert.equal(await at(), "t3.new_received.commercial");
    await press("ArrowLeft", "ArrowLeft");
    assert.equal(await at(), "t3.new_received.natural");
  });

  it("arrows go over lines of another width and come back in their column", async () => {
    await go("t2.normative_documents.valid");
    await press("ArrowDown");
    assert.equal(await at(), "t2.licensing.decisions");
    await press("ArrowUp");
    assert.equal(await at(), "t2.normative_documents.valid");
  });

  it("Enter goes down, with Shift up; Home, End and Ctrl lead to the edges", async () => {
    await go("t3.granted.research");
    await press("Enter");
    assert.equal(await at(), "t3.partially_granted.research");
    await press("Shift+Enter", "Shift+Enter");
    assert.equal(await at(), "t3.carried_over.research");
    await press("End");
    assert.equal(await at(), "t3.carried_over.total");
    await press("Home");
    assert.equal(await at(), "t3.carried_over.natural");
    await press("Control+ArrowDown", "Control+ArrowRight");
    assert.equal(await at(), "t3.carried_forward.total");
    await press("Control+Home");
    assert.equal(await at(), "t3.new_received.natural");
  });

  it("Tab goes right and at the end of a table out of it", async () => {
    await go("t3.carried_forward.other");
    await press("Tab");
    assert.equal(await at(), "t3.carried_forward.total");
    await press("Tab");
    assert.notEqual((await at()).slice(0, 3), "t3.");
    await press("Shift+Tab");
    assert.equal(await at(), "t3.carried_forward.total");
  });

  it("typing takes the place of what stands there, and an arrow finishes it", async () => {
    await go("t3.state_secret.natural");
    await press("7", "ArrowRight");
    assert.equal(await at(), "t3.state_secret.commercial");
    assert.equal(await typed("t3.state_secret.natural"), "7");
  });

  it("F2 edits within: arrows move the caret, Enter finishes", async () => {
    await go("t3.granted.natural");
    const before = await typed("t3.granted.natural");
    await press("F2", "ArrowLeft", "1");
    assert.equal(await at(), "t3.granted.natural");
    assert.equal(await typed("t3.granted.natural"), `${before.slice(0, -1)}1${before.slice(-1)}`);
    await press("Enter");
    assert.equal(await at(), "t3.partially_granted.natural");
  });

  it("a second click edits within, too", async () => {
    const cell = await form.cell("t3.granted.natural");
    await cell.click();
    await cell.click();
    await press("Home", "9");
    assert.match(await typed("t3.granted.natural"), /^9\d/);
  });

  it("Escape gives back what stood there", async () => {
    const before = await typed("t3.granted.natural");
    await go("t3.granted.natural");
    await press("4", "2", "Escape");
    assert.equal(await typed("t3.granted.natural"), before);
    assert.equal(await at(), "t3.granted.natural");
    await press("5", "Tab");
    assert.equal(await typed("t3.granted.natural"), "5", "and the next key takes its place again");
  });

  it("Escape in a sum that was computed leaves it computed", async () => {
    await form.page.evaluate(() => document.querySelector("xxgk-annual-report").startNew());
    await go("t3.granted.total");
    await press("4", "Escape", "Tab");
    assert.equal(await typed("t3.granted.total"), "");
  });

  it("Delete empties a cell", async () => {
    await go("t3.granted.natural");
    await press("Delete");
    assert.equal(await typed("t3.granted.natural"), "");
  });

  it("Shift and arrows choose a block, which Delete empties in one step", async () => {
    await go("t3.granted.natural");
    await press("Shift+ArrowRight", "Shift+ArrowDown");
    const block = [
      "t3.granted.natural",
      "t3.granted.commercial",
      "t3.partially_granted.natural",
      "t3.partially_granted.commercial",
    ];
    assert.deepEqual(await lit("chosen"), block);
    const before = (await form.saved()).cells;
    await press("Delete");
    const { cells } = await form.saved();
    assert.deepEqual(
      block.map((one) => cells[one] ?? ""),
      ["", "", "", ""],
    );
    await form.press("撤销", ".notice");
    assert.deepEqual((await form.saved()).cells, before);
    await go("t3.granted.natural");
    await press("Shift+ArrowRight", "ArrowDown");
    assert.deepEqual(await lit("chosen"), []);
  });

  it("the mouse chooses a block by dragging, and with Shift", async () => {
    const middle = async (address) => {
      const { x, y, width, height } = await (await form.cell(address)).boundingBox();
      return [x + width / 2, y + height / 2];
    };
    await go("t2.fees.amount");
    await form.page.mouse.move(...(await middle("t2.regulations.made")));
    await form.page.mouse.down();
    await form.page.mouse.move(...(await middle("t2.normative_documents.repealed")), { steps: 4 });
    await form.page.mouse.up();
    assert.equal((await lit("chosen")).length, 4);
    assert.equal(await at(), "t2.regulations.made");
    await form.page.keyboard.down("Shift");
    await form.page.mouse.click(...(await middle("t2.licensing.decisions")));
    await form.page.keyboard.up("Shift");
    assert.deepEqual(await lit("chosen"), [
      "t2.regulations.made",
      "t2.regulations.repealed",
      "t2.regulations.valid",
      "t2.normative_documents.made",
      "t2.normative_documents.repealed",
      "t2.normative_documents.valid",
      "t2.licensing.decisions",
    ]);
  });

  it("the sums and headings of the current cell light up", async () => {
    await go("t3.new_received.commercial");
    assert.deepEqual(await lit("is-sum"), ["t3.new_received.total"]);
    assert.equal((await lit("in-sum")).length, 4 + 7 - 1);
    const headings = () =>
      form.ask((shadow) => [...shadow.querySelectorAll("th[data-heads]")].map(({ textContent }) => textContent));
    assert.deepEqual(await headings(), [
      "申请人情况",
      "法人或其他组织",
      "商业企业",
      "一、本年新收政府信息公开申请数量",
    ]);
    await go("t2.licensing.decisions");
    assert.deepEqual(await headings(), ["第二十条第（五）项", "本年处理决定数量", "行政许可"]);
    assert.deepEqual(await lit("in-sum"), []);
  });

  it("says what belongs into the row, and from which article it comes", async () => {
    await go("t3.partially_granted.legal");
    const help = await form.ask(
      (shadow) => shadow.activeElement.closest("xxgk-table").querySelector(".help p").textContent,
    );
    assert.match(help, /^法律服务机构·部分公开：.*不再计入别的行。（条例第三十七条）/);
  });

  it("fills the blanks of a row with zeros, by key and by button", async () => {
    await form.page.evaluate(() => document.querySelector("xxgk-annual-report").startNew());
    const blanks = async () =>
      (await form.ask((shadow) => shadow.querySelector("nav").textContent)).match(/三、.*?(\d+)/)[1];
    assert.equal(await blanks(), "144");
    await go("t3.granted.legal");
    await press("Alt+0");
    assert.equal(await typed("t3.granted.natural"), "0");
    const isOffered = () => form.ask((shadow) => !shadow.querySelector("#section-t3 [data-act=fill-zeros]").hidden);
    assert.equal(await isOffered(), false, "nothing is left to fill");
    await press("ArrowDown");
    assert.equal(await isOffered(), true);
    await (await form.find("#section-t3 [data-act=fill-zeros]")).click();
    assert.equal(await typed("t3.partially_granted.other"), "0");
    assert.equal(await at(), "t3.partially_granted.legal");
    assert.equal(await blanks(), "132");
  });

  it("an input method loses no key, and its Enter does not move", async () => {
    const session = await form.page.createCDPSession();
    await go("t3.granted.natural");
    await session.send("Input.imeSetComposition", { text: "1", selectionStart: 1, selectionEnd: 1 });
    // Something else draws the page anew meanwhile.
    await form.page.evaluate(() => document.querySelector("xxgk-annual-report").requestUpdate());
    await form.page.waitForFunction(() => document.querySelector("xxgk-annual-report").isUpdatePending === false);
    await session.send("Input.imeSetComposition", { text: "１２", selectionStart: 2, selectionEnd: 2 });
    await form.ask((shadow) => {
      const enter = { key: "Enter", keyCode: 229, isComposing: true, bubbles: true, composed: true, cancelable: true };
      shadow.activeElement.dispatchEvent(new KeyboardEvent("keydown", enter));
    });
    assert.equal(await at(), "t3.granted.natural");
    await session.send("Input.insertText", { text: "１２" });
    assert.equal(await typed("t3.granted.natural"), "１２");
    await press("Tab");
    assert.equal(await form.shown("t3.granted.natural"), "12");
  });
});
