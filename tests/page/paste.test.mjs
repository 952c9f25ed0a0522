// Blocks of cells in and out: from Excel, WPS, Word and web pages, with a look at what does not fit as it stands.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fixturePath } from "../fixtures.mjs";
import { useFreshForm } from "./setup.mjs";

describe("pasting and copying", () => {
  let form;
  useFreshForm((fresh) => (form = fresh));

  /** Pastes text, and HTML where there is some, into the cell that has the focus. */
  const paste = async (address, text, markup = "") => {
    await (await form.cell(address)).focus();
    await form.ask(
      (shadow, plain, rich) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", plain);
        if (rich) clipboardData.setData("text/html", rich);
        const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true });
        shadow.activeElement.dispatchEvent(event);
      },
      text,
      markup,
    );
  };
  const cells = async () =>
    Object.fromEntries(Object.entries((await form.saved()).cells).filter(([, text]) => text !== ""));
  const panel = () => form.ask((shadow) => shadow.querySelector('[data-panel="paste"]')?.textContent);
  const act = async (name) => (await form.find(`[data-act="paste-${name}"]`)).click();
  const closed = () =>
    form.page.waitForFunction(
      () => !document.querySelector("xxgk-annual-report").shadowRoot.querySelector('[data-panel="paste"]'),
    );

  it("a block that fits goes in at once, in one step", async () => {
    await paste("t3.granted.natural", "1\t2\t3\r\n4\t５\t6 件\r\n");
    assert.equal(await panel(), undefined);
    assert.deepEqual(await cells(), {
      "t3.granted.natural": "1",
      "t3.granted.commercial": "2",
      "t3.granted.research": "3",
      "t3.partially_granted.natural": "4",
      "t3.partially_granted.commercial": "５",
      "t3.partially_granted.research": "6 件",
    });
    await form.has(".notice");
    await form.press("撤销", ".notice");
    assert.deepEqual(await cells(), {});
  });

  it("a table of Word with merged heads is shown before it is filled in", async () => {
    const word = `<html><body><p>三、收到和处理政府信息公开申请情况</p><table border=1>
      <tr><td rowspan=2 colspan=2><p>项目</p></td><td rowspan=2>自然人</td><td colspan=2>法人或其他组织</td><td rowspan=2><p>总<o:p></o:p></p><p>计</p></td></tr>
      <tr><td>商业企业</td><td>科研机构</td></tr>
      <tr><td colspan=2>一、本年新收政府信息公开申请数量</td><td><p>&nbsp;12</p></td><td>3</td><td>0</td><td>15</td></tr>
      <tr><td rowspan=2>（三）不予公开</td><td>1.属于国家秘密</td><td>1</td><td></td><td>0</td><td>1</td></tr>
      <tr><td>2.其他法律行政法规禁止公开</td><td>2</td><td>0</td><td>0</td><td>2</td></tr></table></body></html>`;
    await paste("t3.granted.legal", "一段没有表格的文字", word);
    await form.has('[data-panel="paste"]');
    assert.match(await panel(), /按行名和列名对号入座/);
    assert.match(await panel(), /填入 12 格/);
    assert.deepEqual(await cells(), {}, "nothing is filled in before somebody has looked");
    await act("apply");
    await closed();
    const filled = await cells();
    assert.equal(filled["t3.new_received.natural"], "12");
    assert.equal(filled["t3.new_received.total"], "15");
    assert.equal(filled["t3.state_secret.total"], "1");
    assert.equal(filled["t3.other_law_prohibits.natural"], "2");
    assert.equal(await form.ask((shadow) => shadow.activeElement.dataset.cell), "t3.granted.legal");
  });

  it("another reading can be chosen, with the keyboard alone", async () => {
    await paste("t3.granted.other", "1\t2\t3\n4\t5\t6");
    await form.has('[data-panel="paste"]');
    assert.equal(await form.ask((shadow) => shadow.activeElement.type), "radio");
    assert.match(await panel(), /从“法律服务机构·予以公开”起照原样填/);
    await form.page.keyboard.press("ArrowDown");
    await form.page.keyboard.press("ArrowDown");
    assert.match(await panel(), /第 2 行放不下：6/);
    await form.page.keyboard.press("ArrowUp");
    for (const key of ["Tab", "Tab", "Enter"]) await form.page.keyboard.press(key);
    await closed();
    const filled = await cells();
    assert.equal(filled["t3.granted.total"], "4");
    assert.equal(filled["t3.state_secret.total"], "6");
  });

  it("what stood there is shown beside what would", async () => {
    await form.type("t3.granted.natural", "9");
    await paste("t3.granted.commercial", "予以公开\t1\n部分公开\t2");
    await form.has('[data-panel="paste"]');
    await act("cancel");
    await closed();
    await paste("t3.granted.natural", "予以公开\t1\n部分公开\t2");
    await form.has('[data-panel="paste"]');
    const figures = await form.ask((shadow) =>
      [...shadow.querySelectorAll(".picture tbody td")].map((cell) => cell.textContent.trim()),
    );
    assert.deepEqual(figures, ["9 1", "2"]);
    await form.page.keyboard.press("Escape");
    await closed();
    assert.deepEqual(await cells(), { "t3.granted.natural": "9" });
  });

  it("Escape after a paste takes back what was typed since, not the paste", async () => {
    await paste("t3.granted.natural", "1\t2");
    await form.page.keyboard.type("7");
    await form.page.keyboard.press("Escape");
    assert.deepEqual(await cells(), { "t3.granted.natural": "1", "t3.granted.commercial": "2" });
  });

  it("words alone are refused with a sentence", async () => {
    await paste("t3.granted.natural", "自然人\t商业企业");
    await form.has(".notice");
    assert.match(await form.notice(), /只有文字，没有数/);
    assert.deepEqual(await cells(), {});
  });

  it("a single figure is pasted by the browser itself", async () => {
    const isLeft = await form.ask((shadow) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "12\r\n");
      clipboardData.setData("text/html", "<table><tr><td>12</td></tr></table>");
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true });
      return shadow.querySelector('[data-cell="t3.granted.natural"]').dispatchEvent(event);
    });
    assert.equal(isLeft, true);
  });

  it("a block that is copied out and pasted elsewhere is the same, to Excel and to Word", async () => {
    await form.openFile(fixturePath("hangzhou-2025"));
    const filled = await cells();
    await (await form.cell("t3.granted.natural")).focus();
    const { keyboard } = form.page;
    await keyboard.down("Shift");
    for (const key of ["ArrowRight", "ArrowRight", "ArrowDown"]) await keyboard.press(key);
    await keyboard.up("Shift");
    const copied = await form.ask((shadow) => {
      const clipboardData = new DataTransfer();
      const event = new ClipboardEvent("copy", { clipboardData, bubbles: true, composed: true, cancelable: true });
      shadow.activeElement.dispatchEvent(event);
      return { plain: clipboardData.getData("text/plain"), rich: clipboardData.getData("text/html") };
    });
    const block = (row) => ["natural", "commercial", "research"].map((one) => filled[`t3.${row}.${one}`] ?? "0");
    const lines = [block("granted"), block("partially_granted")];
    assert.equal(copied.plain, lines.map((line) => line.join("\t")).join("\n"));
    await paste("t3.repeated.welfare", copied.plain, copied.rich);
    const again = await cells();
    const pasted = (row) => ["welfare", "legal", "other"].map((one) => again[`t3.${row}.${one}`] ?? "0");
    assert.deepEqual([pasted("repeated"), pasted("publication")], lines);
  });

  it("is done with the keys that everybody knows", async () => {
    await form.openFile(fixturePath("hangzhou-2025"));
    const before = await cells();
    const { keyboard } = form.page;
    const withControl = async (key) => {
      await keyboard.down("Control");
      await keyboard.press(key);
      await keyboard.up("Control");
    };
    await (await form.cell("t3.granted.natural")).focus();
    await keyboard.down("Shift");
    for (const key of ["ArrowRight", "ArrowDown"]) await keyboard.press(key);
    await keyboard.up("Shift");
    await withControl("KeyX");
    assert.equal((await cells())["t3.partially_granted.commercial"] ?? "", "");
    await withControl("KeyV");
    assert.deepEqual(await cells(), before);
  });
});
