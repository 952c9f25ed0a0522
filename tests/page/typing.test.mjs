// Typing: quiet within a number, immediate after it; what is understood is shown; keys move.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fixturePath } from "../fixtures.mjs";
import { useFreshForm } from "./setup.mjs";

describe("typing", () => {
  let form;
  useFreshForm(async (fresh) => {
    form = fresh;
    await form.openFile(fixturePath("hangzhou-2025"));
  });

  it("is not interrupted by what half a number breaks", async () => {
    await (await form.cell("t3.granted.natural")).focus();
    await form.page.keyboard.type("5");
    assert.deepEqual(await form.errors(), [], "5 may become 5345");
    await form.page.keyboard.type("345");
    await form.page.keyboard.press("Tab");
    assert.deepEqual(await form.errors(), []);
  });

  it("counts as finished after a pause, too", async () => {
    await (await form.cell("t3.granted.natural")).focus();
    await form.page.keyboard.type("5");
    await form.page.waitForFunction(() =>
      document.querySelector("xxgk-annual-report").shadowRoot.querySelector('li.error[data-rule="S-01"]'),
    );
    const focused = await form.ask((shadow) => shadow.activeElement.dataset.cell);
    assert.equal(focused, "t3.granted.natural", "the focus is not stolen");
  });

  it("is checked at once when the cell is left", async () => {
    await form.type("t3.granted.natural", "5");
    assert.deepEqual(await form.errors(), ["S-01 t3.granted.natural"]);
  });

  it("a finding leads to its cell", async () => {
    await form.type("t3.granted.natural", "5");
    await form.press("去看看", '[data-rule="S-01"]');
    assert.equal(await form.ask((shadow) => shadow.activeElement.dataset.cell), "t3.granted.natural");
  });

  it("moves down with Enter and the arrow keys, across lines of another width", async () => {
    await (await form.cell("t2.normative_documents.valid")).focus();
    const at = () => form.ask((shadow) => shadow.activeElement.dataset.cell);
    await form.page.keyboard.press("Enter");
    assert.equal(await at(), "t2.licensing.decisions");
    await form.page.keyboard.press("ArrowUp");
    assert.equal(await at(), "t2.normative_documents.valid");
    await (await form.cell("t3.granted.legal")).focus();
    await form.page.keyboard.press("ArrowDown");
    await form.page.keyboard.press("ArrowDown");
    assert.equal(await at(), "t3.state_secret.legal");
  });

  const cases = [
    ["１２", "12", []],
    ["1,234", "1234", []],
    ["1，234", "1234", []],
    ["12 件", "12", []],
    [" 12 ", "12", []],
    ["０", "0", []],
    ["12.5", "12.5", ["C-01"]],
    ["约3万", "约3万", ["C-01"]],
    ["-1", "-1", ["C-01"]],
    ["+3", "+3", ["C-01"]],
    ["1e3", "1e3", ["C-01"]],
    ["007", "007", ["C-06"]],
    ["详见附件", "详见附件", ["C-05"]],
  ];
  it("shows what was understood, and refuses what could be another number", async () => {
    const cell = "t2.licensing.decisions";
    for (const [typed, shown, rules] of cases) {
      await form.type(cell, typed);
      assert.equal(await form.shown(cell), shown, typed);
      const found = (await form.findings()).filter(({ place, severity }) => place === cell && severity !== "info");
      assert.deepEqual(
        found.map(({ rule }) => rule),
        rules,
        typed,
      );
      const saved = JSON.parse(await form.page.evaluate(() => document.querySelector("xxgk-annual-report").json));
      assert.equal(saved.cells[cell], typed, "the draft keeps it as it was typed");
    }
  });
});
