// Figures of the tables in the text: put in by keyboard, following, kept while typing around them.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fixture } from "../fixtures.mjs";
import { useFreshForm } from "./setup.mjs";

const FIELD = '[data-field="overview"]';
const CELL = "t3.new_received.natural";

describe("a live figure", () => {
  let form;
  useFreshForm(async (fresh) => {
    form = fresh;
    const overview = `自然人新收〔${CELL}〕件，另有〔t3.carried_over.natural〕件。`;
    await form.hold({ ...fixture("gangkou-2021"), overview });
  });

  const text = () => form.ask((shadow, field) => shadow.querySelector(field).value, FIELD);
  const saved = async () => (await form.saved()).overview;
  const tinted = () =>
    form.ask(
      (shadow, field) =>
        [...shadow.querySelector(field).closest(".prose").querySelectorAll(".live")].map(
          ({ textContent }) => textContent,
        ),
      FIELD,
    );
  const caret = async (place) => {
    const area = await form.find(FIELD);
    await area.focus();
    await area.evaluate((one, place) => one.setSelectionRange(place, place), place);
  };
  const tool = (name) =>
    form.ask((shadow, name) => shadow.querySelector(`#section-overview [data-tool="${name}"]`).click(), name);

  it("is shown in brackets and tinted, follows its cell, and is saved by its address", async () => {
    assert.equal(await text(), "自然人新收〔0〕件，另有〔0〕件。");
    assert.deepEqual(await tinted(), ["〔0〕", "〔0〕"]);
    await form.type(CELL, "12");
    assert.equal(await text(), "自然人新收〔12〕件，另有〔0〕件。");
    assert.deepEqual(await tinted(), ["〔12〕", "〔0〕"]);
    assert.equal(await saved(), `自然人新收〔${CELL}〕件，另有〔t3.carried_over.natural〕件。`);
  });

  it("stays live while text is typed around it, and is plain once it is typed into", async () => {
    await form.type(CELL, "12");
    await caret(0);
    await form.page.keyboard.type("全年");
    await caret("全年自然人新收〔12〕".length);
    await form.page.keyboard.type("多");
    assert.deepEqual(await tinted(), ["〔12〕", "〔0〕"]);
    await form.page.keyboard.press("ArrowLeft");
    await form.page.keyboard.press("ArrowLeft");
    await form.page.keyboard.press("Backspace");
    assert.equal(await text(), "全年自然人新收〔1〕多件，另有〔0〕件。");
    assert.deepEqual(await tinted(), ["〔0〕"]);
    assert.deepEqual(
      (await form.findings("error")).filter(({ rule }) => rule === "N-56").map(({ place }) => place),
      ["overview"],
    );
  });

  it("is put in where the caret stands, by keyboard alone", async () => {
    await form.type(CELL, "12");
    await caret(0);
    await form.page.keyboard.down("Shift");
    await form.page.keyboard.press("Tab");
    await form.page.keyboard.up("Shift");
    await form.page.keyboard.press("Enter");
    await form.has("xxgk-figures input");
    await form.page.keyboard.type("自然人 新收");
    await form.page.keyboard.press("Enter");
    await form.page.waitForFunction(
      () => !document.querySelector("xxgk-annual-report").shadowRoot.querySelector("xxgk-figures"),
    );
    assert.equal(await text(), "〔12〕自然人新收〔12〕件，另有〔0〕件。");
    await form.page.keyboard.type("，");
    assert.equal(await text(), "〔12〕，自然人新收〔12〕件，另有〔0〕件。", "the caret stands behind it");
    assert.equal((await tinted()).length, 3);
  });

  it("can be looked for with the arrows, and left with Escape", async () => {
    await caret(0);
    await tool("figures");
    await form.has("xxgk-figures input");
    const chosen = () => form.ask((shadow) => shadow.querySelector('[aria-selected="true"]').dataset.figure);
    const first = await chosen();
    await form.page.keyboard.press("ArrowDown");
    assert.notEqual(await chosen(), first);
    await form.page.keyboard.press("ArrowUp");
    assert.equal(await chosen(), first);
    await form.page.keyboard.type("没有这格");
    assert.equal(await form.ask((shadow) => shadow.querySelectorAll('[role="option"]').length), 0);
    await form.page.keyboard.press("Escape");
    await form.page.waitForFunction(
      () => document.querySelector("xxgk-annual-report").shadowRoot.activeElement?.dataset.field === "overview",
    );
    assert.equal(await text(), "自然人新收〔0〕件，另有〔0〕件。");
  });

  it("says what it follows, and can be made a plain number", async () => {
    await form.type(CELL, "12");
    await caret("自然人新收〔1".length);
    await form.page.keyboard.press("ArrowLeft");
    await form.has('[data-tool="release"]');
    const said = await form.ask((shadow) => shadow.querySelector('[data-tool="release"]').parentElement.textContent);
    assert.match(said, /跟随表格：自然人·本年新收/);
    await form.page.keyboard.press("Tab");
    await form.page.keyboard.press("Enter");
    assert.equal(await text(), "自然人新收12件，另有〔0〕件。");
    assert.deepEqual(await tinted(), ["〔0〕"]);
  });

  it("is printed as a plain number", async () => {
    await form.type(CELL, "12");
    await form.press("预览打印", "header");
    await form.page.waitForFunction(() => document.querySelector("xxgk-preview")?.shadowRoot.querySelector("table"));
    const printed = await form.page.evaluate(() => document.querySelector("xxgk-preview").shadowRoot.textContent);
    assert.match(printed, /自然人新收12件，另有0件。/);
  });

  it("leaves a gap that is seen while its cell is blank", async () => {
    await form.type(CELL, "");
    assert.equal(await text(), "自然人新收〔　〕件，另有〔0〕件。");
    assert.ok((await form.findings()).some(({ rule, place }) => rule === "N-55" && place === "overview"));
  });
});
