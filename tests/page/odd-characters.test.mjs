// Characters that no file can hold as they were typed: nothing of it happens without a word, and what is no draft is called what it is.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fixture } from "../fixtures.mjs";
import { said } from "./kept.mjs";
import { useFreshForm } from "./setup.mjs";

const CELL = "t3.granted.natural";

describe("odd characters", () => {
  let form;
  useFreshForm((fresh) => (form = fresh));

  /** Types a text, given by the codes of its units, for no message between programs holds half a character. */
  const type = (selector, codes) =>
    form.ask(
      (shadow, one, units) => {
        const field = shadow.querySelector(one);
        field.focus();
        field.value = String.fromCharCode(...units);
        field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      },
      selector,
      codes,
    );

  for (const [place, selector, stored] of [
    ["a cell", `[data-cell="${CELL}"]`, ({ cells }) => cells[CELL]],
    ["a section of prose", '[data-field="overview"]', ({ overview }) => overview],
    ["单位名称", '[data-field="organ.name"]', ({ organ }) => organ.name],
  ]) {
    it(`in ${place} are said as soon as they are there`, async () => {
      await type(selector, [0x31, 0xd83d]);
      await said(form, "残缺的字符");
      assert.equal(stored(await form.saved()), "1\ufffd");
      await type(selector, [0x31, 0xd83d, 0xde00]);
      assert.equal(stored(await form.saved()), "1\u{1f600}", "with its other half it is a character");
      await type(selector, [0x31, 0]);
      await said(form, "控制字符");
      assert.equal(stored(await form.saved()), "1\0", "the draft keeps it to the letter");
    });
  }

  it("that end a line are shown as blanks where a field would swallow them", async () => {
    const report = fixture("gangkou-2021");
    await form.hold({
      ...report,
      organ: { ...report.organ, name: "港口\n乡" },
      cells: { ...report.cells, [CELL]: "12\n3" },
    });
    assert.equal(await form.shown(CELL), "12 3");
    assert.equal(await form.ask((shadow) => shadow.querySelector('[data-field="organ.name"]').value), "港口 乡");
    assert.equal((await form.saved()).cells[CELL], "12\n3");
  });

  it("and files that are no draft are called what they are", async () => {
    for (const [name, bytes, sentence] of [
      ["a.png", [0x89, 0x50, 0x4e, 0x47, 13, 10], "这是图片"],
      ["a.pdf", [..."%PDF-1.4"].map((one) => one.charCodeAt(0)), "这是 PDF 文件"],
      ["a.txt", [...Buffer.from("港口乡\n一、总体情况")], "这是文字文件"],
    ]) {
      await form.page.evaluate(
        (named, units) =>
          document.querySelector("xxgk-annual-report").openFile(new File([new Uint8Array(units)], named)),
        name,
        bytes,
      );
      assert.doesNotMatch(await said(form, sentence), /没有存完/);
    }
  });
});
