// The sums fill themselves, say so, and give way to whoever types another figure.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { useFreshForm } from "./setup.mjs";

describe("totals", () => {
  let form;
  useFreshForm(async (fresh) => {
    form = fresh;
  });

  const state = (address) =>
    form.ask((shadow, one) => {
      const input = shadow.querySelector(`[data-cell="${one}"]`);
      const note = shadow.getElementById(input.getAttribute("aria-describedby"));
      return {
        mark: input.parentElement.className,
        note: note?.textContent ?? "",
      };
    }, address);

  it("fill themselves and say that they do", async () => {
    await form.type("t3.granted.natural", "3");
    await form.type("t3.granted.legal", "4");
    assert.equal(await form.shown("t3.granted.total"), "7");
    assert.equal(await form.shown("t3.total_processed.natural"), "3");
    assert.equal(await form.shown("t3.total_processed.total"), "7");
    assert.match((await state("t3.granted.total")).note, /自动合计/);
  });

  it("keep another figure that somebody types, mark it, and go back with one click", async () => {
    for (const column of ["natural", "commercial", "research", "welfare", "legal", "other"])
      await form.type(`t3.granted.${column}`, "2");
    await form.type("t3.granted.total", "13");
    assert.equal(await form.shown("t3.granted.total"), "13");
    assert.match((await state("t3.granted.total")).mark, /entered/);
    const [found] = await form.findings("error");
    assert.equal(found.message, "“予以公开”：六类申请人合计 12，总计填了 13，相差 1");
    await form.press("改回自动合计 12");
    assert.equal(await form.shown("t3.granted.total"), "12");
    assert.deepEqual(await form.errors(), []);
    await form.press("撤销", "header");
    assert.equal(await form.shown("t3.granted.total"), "13", "the step can be taken back");
  });

  it("stay blank where they are to be typed by hand", async () => {
    await form.type("t4.review.upheld", "3");
    assert.equal(await form.shown("t4.review.total"), "3");
    await form.ask((shadow) => shadow.querySelectorAll('[name="totals-t4"]')[1].click());
    assert.equal(await form.shown("t4.review.total"), "");
    await form.type("t4.review.total", "3");
    await form.ask((shadow) => shadow.querySelectorAll('[name="totals-t4"]')[0].click());
    await form.type("t4.review.pending", "1");
    assert.equal(await form.shown("t4.review.total"), "3", "blank parts: nobody knows yet that 3 is not right");
    await form.type("t4.review.corrected", "0");
    await form.type("t4.review.other", "0");
    assert.deepEqual(await form.errors(), ["T4-01 t4.review.total"]);
  });

  it("are kept from a pasted block", async () => {
    await form.ask((shadow) => {
      const input = shadow.querySelector('[data-cell="t3.new_received.natural"]');
      input.focus();
      const data = new DataTransfer();
      data.setData("text/plain", "1\t2\t0\t0\t0\t0\t4\n1\t0\t0\t0\t0\t0\t1\r\n");
      // Firefox lets nobody put data into a ClipboardEvent of one's own.
      const paste = new Event("paste", { bubbles: true, cancelable: true });
      Object.defineProperty(paste, "clipboardData", { value: data });
      input.dispatchEvent(paste);
    });
    assert.equal(await form.shown("t3.new_received.total"), "4");
    assert.deepEqual(await form.errors(), ["T3-03 t3.new_received.total"]);
    await form.press("撤销", ".notice");
    assert.equal(await form.shown("t3.new_received.natural"), "");
  });
});
