// Wherever the form is scrolled to, what is said, opened and typed is seen, and nobody loses their place.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fixture } from "../fixtures.mjs";
import { hasOld, launch, launchOld } from "./browsers.mjs";
import { Form, offlineFile } from "./form.mjs";
import { useBrowser } from "./setup.mjs";

const browsers = { "today's browser": launch };
if (await hasOld()) browsers["Chromium 80"] = launchOld;

for (const [name, start] of Object.entries(browsers)) {
  describe(`far down in the form in ${name}`, () => {
    let form;
    useBrowser(async (browser) => {
      form = await Form.alone(browser, offlineFile);
      await form.hold(fixture("gangkou-2021"));
    }, start);

    /** Whether the middle of an element can be seen and pressed. */
    const isSeen = (selector) =>
      form.ask((shadow, selector) => {
        const element = shadow.querySelector(selector);
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return element.contains(shadow.elementFromPoint((left + right) / 2, (top + bottom) / 2));
      }, selector);
    const scrolled = () => form.page.evaluate(() => Math.round(window.scrollY));

    /** The line of the caret, or of the end of a selection that moves, lies between what stays above and below. */
    const caretIsSeen = async (when) => {
      const { line, top, bottom } = await form.ask((shadow) => {
        const area = shadow.activeElement;
        const field = area.closest("xxgk-prose");
        // The text twice: the one below has lines that can be asked for.
        const walker = document.createTreeWalker(field.querySelector(".under"), NodeFilter.SHOW_TEXT);
        let left = area.selectionDirection === "backward" ? area.selectionStart : area.selectionEnd;
        while (walker.nextNode() && walker.currentNode.length <= left) left -= walker.currentNode.length;
        const range = document.createRange();
        range.setStart(walker.currentNode, left);
        range.setEnd(walker.currentNode, left + 1);
        const { top, bottom } = range.getClientRects()[0];
        return {
          line: { top, bottom },
          top: field.querySelector(".toolbox").getBoundingClientRect().bottom,
          bottom: Math.min(field.querySelector(".foot").getBoundingClientRect().top, innerHeight),
        };
      });
      assert.ok(line.top >= top - 1 && line.bottom <= bottom + 1, `${when}: ${[line.top, line.bottom, top, bottom]}`);
    };

    it("a pasted block is spoken of in sight, until somebody types on", async () => {
      await (await form.cell("t3.carried_forward.natural")).focus();
      await form.ask((shadow) => {
        const data = new DataTransfer();
        data.setData("text/plain", "1\t2");
        const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
        shadow.activeElement.dispatchEvent(paste);
      });
      await form.button("撤销", ".notice");
      assert.match(await form.notice(), /已粘贴 2 格/);
      assert.ok((await scrolled()) > 500);
      assert.ok(await isSeen(".notice button"));
      await form.type("t3.carried_forward.natural", "3");
      assert.equal(await form.notice(), "");
    });

    it("what is wrong with a file stays in sight, whatever is typed", async () => {
      await form.page.evaluate(() =>
        document.querySelector("xxgk-annual-report").openFile(new File(["?"], "draft.json")),
      );
      await form.has(".notice.bad");
      await form.type("t3.carried_forward.natural", "4");
      assert.ok(await isSeen(".notice.bad button"));
      await form.press("关闭", ".notice");
    });

    it("a panel opens over the form, which stays where it is", async () => {
      const cell = await form.cell("t3.carried_forward.natural");
      await cell.focus();
      const place = await scrolled();
      for (const [panel, where, within] of [
        ["打开", "header", "xxgk-open-panel .close"],
        ["其他格式和版式", "header", "xxgk-download-panel .close"],
        ["上年数据", "nav", "xxgk-last-year .close"],
      ]) {
        await form.press(panel, where);
        await form.has(within);
        assert.ok(await isSeen(within), panel);
        await form.page.keyboard.press("Escape");
        await form.page.waitForFunction(
          () => !document.querySelector("xxgk-annual-report").shadowRoot.querySelector(".panel"),
        );
        assert.equal(await scrolled(), place, panel);
      }
    });

    for (const [width, height, how] of [
      [1280, 720, "on a small screen"],
      [1200, 700, "where three columns just fit"],
      [1152, 720, "on a screen of 1440 at 125 %"],
      [1093, 614, "on one of 1366 at 125 %"],
      [911, 512, "on the same at 150 %"],
      [800, 900, "in half a window"],
      [761, 700, "in less"],
    ]) {
      it(`the cell that the keys are in is seen, six digits are whole, and nothing is too wide, ${how}`, async () => {
        await form.page.setViewport({ width, height });
        await (await form.cell("t3.new_received.natural")).focus();
        for (let row = 0; row < 25; row += 1) {
          const address = await form.ask((shadow) => shadow.activeElement.dataset.cell);
          assert.ok(await isSeen(`[data-cell="${address}"]`), address);
          await form.page.keyboard.press("ArrowDown");
        }
        const room = async (text) => {
          await form.type("t3.carried_forward.natural", text);
          return form.ask((shadow) => shadow.querySelector('[data-cell="t3.carried_forward.natural"]').scrollWidth);
        };
        assert.equal(await room("888888"), await room("8"));
        const wide = await form.ask((shadow) =>
          [...shadow.querySelectorAll("*")]
            .filter((one) => one.offsetWidth > 1 && one.getBoundingClientRect().right > innerWidth + 1)
            .map((one) => one.outerHTML.slice(0, 60)),
        );
        assert.deepEqual(wide, []);
        await form.page.setViewport({ width: 1366, height: 768 });
      });
    }

    for (const [width, height, how] of [
      [341, 192, "400 %"],
      [273, 154, "500 %"],
    ]) {
      it(`the cell that the keys are in is seen whole, on a screen of 1366 × 768 at ${how}`, async () => {
        await form.page.setViewport({ width, height });
        /** What lies over the corners of what has the focus, or is seen there in its place. */
        const hidden = () =>
          form.ask((shadow) => {
            const cell = shadow.activeElement;
            const { left, right, top, bottom } = cell.getBoundingClientRect();
            const [near, far] = [2, 4];
            return [left + near, right - far]
              .flatMap((x) => [top + near, bottom - far].map((y) => shadow.elementFromPoint(x, y)))
              .filter((one) => one !== cell)
              .map((one) => `${cell.dataset.cell}: ${one?.className ?? "out of sight"}`);
          });
        const all = [];
        await (await form.cell("t3.new_received.natural")).focus();
        const keys = [...Array(25).fill("ArrowDown"), ...Array(6).fill("ArrowRight"), ...Array(25).fill("ArrowUp")];
        for (const key of keys) {
          all.push(...(await hidden()));
          await form.page.keyboard.press(key);
        }
        for (const address of ["t2.licensing.decisions", "t4.review.upheld", "t3.granted.total"]) {
          await (await form.cell(address)).focus();
          all.push(...(await hidden()));
        }
        await form.page.evaluate(() => document.querySelector("xxgk-annual-report").goTo("other_matters"));
        const { top, bottom } = await form.ask((shadow) => {
          const { top, bottom } = shadow.activeElement.getBoundingClientRect();
          return { top, bottom: Math.min(bottom, top + 24) };
        });
        await form.page.setViewport({ width: 1366, height: 768 });
        assert.deepEqual(all, []);
        assert.ok(top >= -2 && bottom <= height, `the first line: ${[top, bottom]}`);
      });
    }

    it("a selection that grows upwards is followed at its upper end", async () => {
      await form.ask((shadow) => {
        const area = shadow.querySelector('[data-field="overview"]');
        area.focus();
        area.setSelectionRange(1600, 1600);
      });
      await form.page.keyboard.press("ArrowDown");
      await form.page.keyboard.down("Shift");
      for (let time = 0; time < 45; time += 1) await form.page.keyboard.press("ArrowUp");
      await form.page.keyboard.up("Shift");
      await caretIsSeen("45 lines are selected");
      await form.page.keyboard.press("ArrowUp");
    });

    it("the tools of a long text stay above it, and its caret comes to lie under nothing", async () => {
      await form.ask((shadow) => {
        const area = shadow.querySelector('[data-field="overview"]');
        area.focus();
        area.setSelectionRange(1300, 1300);
      });
      for (const [key, times] of [
        ["ArrowDown", 3],
        ["ArrowUp", 30],
        ["ArrowDown", 40],
      ]) {
        for (let time = 0; time < times; time += 1) await form.page.keyboard.press(key);
        await caretIsSeen(key);
        assert.ok(await isSeen('#section-overview [data-tool="figures"]'), key);
      }
    });
  });
}
