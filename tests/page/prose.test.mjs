// The figures in the text: underlined where they stand, listed with their cells, and no
// hindrance to typing.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fixture } from "../fixtures.mjs";
import { useFreshForm } from "./setup.mjs";

const FIELD = '[data-field="overview"]';
const TEXT = "2025年，全市新收到政府信息公开申请14069件，上年结转560件，予以公开5548件，办结14370件。\n其他工作照常。";

describe("the text", () => {
  let form;
  useFreshForm(async (fresh) => {
    form = fresh;
    await form.hold({ ...fixture("hangzhou-2025"), overview: TEXT });
  });

  /** What is underlined with that tone. */
  const under = (tone) =>
    form.ask(
      (shadow, field, tone) =>
        [...shadow.querySelector(field).closest(".prose").querySelectorAll(`.under .${tone}`)].map(
          ({ textContent }) => textContent,
        ),
      FIELD,
      tone,
    );
  const both = () =>
    form.ask((shadow, field) => {
      const area = shadow.querySelector(field);
      return { under: area.previousElementSibling.textContent, typed: area.value };
    }, FIELD);
  const area = (question) => form.ask(`(shadow) => (${question})(shadow.querySelector('${FIELD}'))`);
  const same = async () => {
    const { under, typed } = await both();
    assert.equal(under, `${typed}\n`);
  };

  it("underlines what agrees with the tables, and marks what does not", async () => {
    assert.deepEqual(await under("holds"), ["新收到政府信息公开申请14069件", "上年结转560件", "予以公开5548件"]);
    assert.deepEqual(await under("warning"), ["办结14370件"]);
    await same();
  });

  it("marks a figure anew when the table changes, and when it is put right", async () => {
    await form.type("t3.carried_over.natural", "536");
    await form.type("t3.carried_over.total", "561");
    assert.ok((await under("warning")).includes("上年结转560件"));
    await form.write("overview", TEXT.replace("560", "561").replace("14370", "13810"));
    assert.deepEqual(await under("warning"), []);
    assert.equal((await under("holds")).length, 4);
    await same();
  });

  it("lists the figures; a click selects the words in the text", async () => {
    const list = "#section-overview .claims";
    const label = await form.ask((shadow, one) => shadow.querySelector(`${one} .unfold`).textContent.trim(), list);
    assert.match(label, /文中 4 个数与表格对过，3 处相符，1 处不符/);
    await form.press(label, list);
    await form.has(`${list} li`);
    const lines = await form.ask(
      (shadow, one) => [...shadow.querySelectorAll(`${one} li`)].map(({ textContent }) => textContent.trim()),
      list,
    );
    assert.match(lines[0], /14069.*✓ 相符/s);
    assert.match(lines[3], /14370.*✗ 不符/s);
    for (const words of ["予以公开5548件", "办结14370件"]) {
      await form.press(words, list);
      const selected = await area((one) => [
        one.value.slice(one.selectionStart, one.selectionEnd),
        one.getRootNode().activeElement === one,
      ]);
      assert.deepEqual(selected, [words, true]);
    }
    const said = await form.ask((shadow) => shadow.querySelector("#note-overview").textContent);
    assert.match(said, /14370/, "what is said of the words stands below");
  });

  it("of a finding is selected from the list of findings", async () => {
    await form.press("去看看", '[data-rule="N-20"]');
    assert.equal(await area((one) => one.value.slice(one.selectionStart, one.selectionEnd)), "办结14370件");
  });

  it("grows its field, so that nothing has to be scrolled, and lies on what is underlined", async () => {
    const measure = () =>
      form.ask((shadow, field) => {
        const area = shadow.querySelector(field);
        const [over, below] = [area, area.previousElementSibling].map((one) => one.getBoundingClientRect());
        return {
          height: over.height,
          hidden: area.scrollHeight - area.clientHeight,
          apart: [over.left - below.left, over.top - below.top, over.width - below.width, over.height - below.height],
        };
      }, FIELD);
    const short = await measure();
    const line = "（一）主动公开。坚持“谁公开、谁负责”——全年公开政府信息16条…；".repeat(9);
    await form.write("overview", Array(40).fill(line).join("\n"));
    await same();
    const long = await measure();
    assert.ok(long.height > 5 * short.height);
    assert.ok(long.hidden <= 0, `${long.hidden} pixels are out of sight`);
    assert.deepEqual(long.apart, [0, 0, 0, 0]);
    await form.write("overview", "短。");
    assert.ok(Math.abs((await measure()).height - short.height) <= 28, "and shrinks again");
  });

  it("keeps the caret where it is typed, while marks come and go around it", async () => {
    const place = TEXT.indexOf("14069") + 2;
    await (await form.find(FIELD)).focus();
    await area(`(one) => one.setSelectionRange(${place}, ${place})`);
    await form.page.keyboard.type("789");
    assert.equal(await area((one) => one.selectionStart), place + 3);
    assert.match((await both()).typed, /申请14789069件/);
    assert.ok((await under("warning")).some((one) => one.includes("14789069")));
    for (let press = 0; press < 3; press += 1) await form.page.keyboard.press("Backspace");
    assert.equal(await area((one) => one.selectionStart), place);
    assert.equal((await both()).typed, TEXT);
    assert.equal((await under("holds")).length, 3);
    await form.page.keyboard.press("Enter");
    assert.equal(await area((one) => one.selectionStart), place + 1);
    await same();
  });

  it("takes no more than a file can hold that opens again: what was there stays, and it is said", async () => {
    const put = (field, text, how) =>
      form.ask(
        (shadow, field, text, how) => {
          const box = shadow.querySelector(`[data-field="${field}"]`);
          box.focus();
          if (how === "pasted") {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
          } else {
            box.value = text;
            box.dispatchEvent(new InputEvent("input", { bubbles: true }));
          }
        },
        field,
        text,
        how,
      );
    const written = () => form.page.evaluate(() => document.querySelector("xxgk-annual-report").json);
    const before = await written();
    const shown = (field) => form.ask((shadow, field) => shadow.querySelector(`[data-field="${field}"]`).value, field);
    for (const [field, text, how] of [
      ["overview", "公".repeat(800_001), "pasted"],
      ["overview", "公\n".repeat(40_001), "pasted"],
      ["problems", "公".repeat(800_001), "dropped"],
      ["organ.name", "公".repeat(800_001), "dropped"],
    ]) {
      const held = await shown(field);
      await put(field, text, how);
      assert.match(await form.notice(), /超过 80 万字或者 4 万行.*没有放进来，原来的文字不变/);
      assert.equal(await shown(field), held, field);
      assert.equal(await written(), before);
    }
    await put("problems", "还有差距。", "pasted");
    assert.match(JSON.parse(await written()).problems, /还有差距。/);
  });

  it("has a place below a table for whoever asks for one, is checked there, and stays when it is emptied", async () => {
    const below = '[data-field="t3"]';
    const typed = () => form.ask((shadow, field) => shadow.querySelector(field)?.value, below);
    assert.equal(await typed(), undefined);
    await form.ask((shadow) => shadow.querySelector("[data-below=t3]").click());
    await form.has(below);
    assert.equal(await form.ask((shadow) => shadow.activeElement.dataset.field), "t3");
    await form.write("t3", "说明：本年新收政府信息公开申请7件。");
    const marked = (shadow, field) =>
      shadow.querySelector(field).previousElementSibling.querySelector(".warning, .error");
    await form.has(`.prose:has(${below}) .warning, .prose:has(${below}) .error`);
    assert.match(await form.ask(`(shadow) => (${marked})(shadow, '${below}').textContent`), /7件/);
    const kept = JSON.parse(await form.page.evaluate(() => document.querySelector("xxgk-annual-report").json));
    assert.equal(kept.t3, "说明：本年新收政府信息公开申请7件。");
    await form.write("t3", "");
    assert.equal(await typed(), "");
  });

  it("is shown below as it is spelled, blanks, tags and all", async () => {
    await form.write("overview", "<b>予以公开5548件</b> &amp;  两格\n\n　　末行\n");
    await same();
    assert.deepEqual(await under("holds"), ["予以公开5548件"]);
  });
});
