// The torture table: whatever is put into a cell, in whatever way, either stands there as it was meant, or it is said at
// the cell why not. The saved file holds it to the letter.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { useFreshForm } from "./setup.mjs";

const CELL = "t3.new_received.commercial";
const COLUMNS = ["natural", "commercial", "research", "welfare", "legal", "other", "total"];

/** What is put in, what stands in the cell then, the rule that speaks of it, and the words at the cell. */
const texts = [
  ["12", "12"],
  ["12.5", "12.5", "C-01", "“12.5”带小数，件数只能是整数"],
  ["１２", "12", "C-04", "您输入的是“１２”，读作 12"],
  ["1,234", "1234", "C-04", "您输入的是“1,234”，读作 1234"],
  ["12 件", "12", "C-04", "您输入的是“12 件”，读作 12"],
  ["０", "0", "C-04", "您输入的是“０”，读作 0"],
  ["+3", "+3", "C-01", "“+3”读不出是几件"],
  ["十二", "十二", "C-05", "“十二”是文字，这里要填数字"],
];

/** Signs for “nothing” are no figures. */
const marks = [
  ["-", "“-”不是数字"],
  ["/", "“/”不是数字"],
];

/** Three lines as a spreadsheet copies them, with their totals. */
const block = [
  ["11", "0", "2", "0", "1", "0", "14"],
  ["7", "１", "0", "/", "0", "0", "8"],
  ["1,200", "0", "0", "0", "0", "3", "1203"],
];
const blockRows = ["granted", "partially_granted", "state_secret"];

/** How a figure gets into the cell that has the focus. */
const ways = {
  typed: (form, text) => form.page.keyboard.type(text),
  pasted: (form, text) => form.paste(text),
  "put in by IME": (form, text) => form.compose(text),
};

/** A page that can also be pasted into, and composed in. */
async function withClipboard(form) {
  const client = await form.page.createCDPSession();
  await client.send("Browser.grantPermissions", {
    permissions: ["clipboardReadWrite", "clipboardSanitizedWrite"],
    browserContextId: form.page.browserContext().id,
  });
  return Object.assign(form, {
    /** A real Ctrl+V. A headless browser has no shortcuts of its own; the command goes along with the key. */
    async paste(text) {
      await form.page.evaluate((text) => navigator.clipboard.writeText(text), text);
      await form.page.keyboard.down("Control");
      await form.page.keyboard.down("v", { commands: ["paste"] });
      await form.page.keyboard.up("v");
      await form.page.keyboard.up("Control");
    },

    /** Letters are composed, and the chosen text takes their place. */
    async compose(text) {
      const letters = "shier";
      for (const end of [1, letters.length]) {
        await client.send("Input.imeSetComposition", {
          text: letters.slice(0, end),
          selectionStart: end,
          selectionEnd: end,
        });
      }
      await client.send("Input.insertText", { text });
    },

    async focus(address) {
      await (await form.cell(address)).focus();
    },

    focused() {
      return form.ask((shadow) => shadow.activeElement?.dataset.cell);
    },

    /** What is said at a cell, in words. */
    said(address) {
      return form.ask((shadow, one) => {
        const note = shadow.querySelector(`[data-cell="${one}"]`).getAttribute("aria-describedby");
        return note ? shadow.getElementById(note).textContent : "";
      }, address);
    },

    async savedCells(rows) {
      const { cells } = await form.saved();
      return rows.map((row) => COLUMNS.map((column) => cells[`t3.${row}.${column}`] ?? ""));
    },
  });
}

describe("the torture table", () => {
  let form;
  useFreshForm(async (fresh) => {
    form = await withClipboard(fresh);
  });

  const rulesAt = async (cell) => (await form.findings()).filter(({ place }) => place === cell).map(({ rule }) => rule);

  for (const [way, put] of Object.entries(ways)) {
    for (const [text, shown, rule, words] of texts) {
      it(`“${text}” ${way} ${rule ? `stands as ${shown}: ${rule}` : "is taken"}`, async () => {
        await form.focus(CELL);
        await put(form, text);
        await form.page.keyboard.press("Tab");
        assert.equal(await form.shown(CELL), shown, "what stands in the cell");
        assert.equal((await form.saved()).cells[CELL], text, "the saved file holds it to the letter");
        assert.deepEqual(await rulesAt(CELL), rule ? [rule] : [], "the findings at the cell");
        const said = await form.said(CELL);
        assert.ok(words ? said.includes(words) : said === "", `said at the cell: “${said}”`);
        assert.equal(await form.focused(), "t3.new_received.research", "and Tab goes on");
      });
    }

    for (const [text, words] of marks) {
      it(`“${text}” ${way} stands, makes no sum, and is refused at once`, async () => {
        await form.focus(CELL);
        await put(form, text);
        await form.page.keyboard.press("Tab");
        assert.equal(await form.shown(CELL), text);
        assert.equal((await form.saved()).cells[CELL], text);
        assert.equal(await form.shown("t3.new_received.total"), "", "no sum is made with it");
        await form.has(`.error[data-rule="C-03"][data-primary="${CELL}"]`);
        assert.ok((await form.said(CELL)).includes(words), `said at the cell: “${await form.said(CELL)}”`);
      });
    }
  }

  for (const [way, put] of Object.entries(ways)) {
    it(`a block of 3 × 7 ${way} stands in its 21 cells`, async () => {
      await form.focus("t3.granted.natural");
      if (way === "pasted") {
        await put(form, `${block.map((line) => line.join("\t")).join("\r\n")}\r\n`);
        await form.has(".notice");
      } else {
        for (const text of block.flat()) {
          await put(form, text);
          await form.page.keyboard.press("Tab");
        }
      }
      assert.deepEqual(await form.savedCells(blockRows), block);
      assert.equal(await form.shown("t3.state_secret.natural"), "1200");
      assert.match(await form.said("t3.partially_granted.commercial"), /您输入的是“１”，读作 1/);
      assert.match(await form.said("t3.state_secret.natural"), /您输入的是“1,200”，读作 1200/);
      assert.match(await form.said("t3.partially_granted.welfare"), /“\/”不是数字/);
    });
  }

  it("a block that reaches over the edge is visibly refused, and nothing of it goes in", async () => {
    await form.focus("t3.granted.commercial");
    await form.paste(block.map((line) => line.join("\t")).join("\r\n"));
    await form.has(".notice.bad, [data-panel=paste]");
    assert.deepEqual((await form.savedCells(blockRows)).flat().join(""), "");
  });

  it("arrow keys go up and down, and what was typed before them stays", async () => {
    await form.focus("t3.granted.legal");
    await form.page.keyboard.type("12");
    await form.page.keyboard.press("ArrowDown");
    assert.equal(await form.focused(), "t3.partially_granted.legal");
    await form.page.keyboard.type("3");
    await form.page.keyboard.press("ArrowUp");
    assert.equal(await form.focused(), "t3.granted.legal");
    const { cells } = await form.saved();
    assert.equal(cells["t3.granted.legal"], "12");
    assert.equal(cells["t3.partially_granted.legal"], "3");
  });

  const columnNames = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
  const rowNames = ["（一）予以公开", "（二）部分公开", "1.属于国家秘密"];
  const labelled = [["", ...columnNames], ...block.map((line, index) => [rowNames[index], ...line])];
  const transposed = labelled[0].map((_, column) => labelled.map((line) => line[column]));

  for (const [name, lines] of Object.entries({ labelled, transposed })) {
    it(`a ${name} block is shown first, and goes where its labels say`, async () => {
      await form.focus("t3.new_received.natural");
      await form.paste(lines.map((line) => line.join("\t")).join("\r\n"));
      await form.has("[data-panel=paste] [data-act=paste-apply]");
      assert.equal((await form.savedCells(blockRows)).flat().join(""), "", "nothing goes in unseen");
      await (await form.find("[data-panel=paste] [data-act=paste-apply]")).evaluate((button) => button.click());
      await form.page.waitForFunction(
        () => !document.querySelector("xxgk-annual-report").shadowRoot.querySelector("[data-panel=paste]"),
      );
      assert.deepEqual(await form.savedCells(blockRows), block);
      assert.deepEqual(
        (await form.savedCells(["new_received", "carried_over"])).flat().join(""),
        "",
        "and nowhere else",
      );
    });
  }

  it("a block that was shown and not wanted leaves everything as it was", async () => {
    await form.focus("t3.new_received.natural");
    await form.paste(labelled.map((line) => line.join("\t")).join("\r\n"));
    await form.has("[data-panel=paste] [data-act=paste-cancel]");
    await (await form.find("[data-panel=paste] [data-act=paste-cancel]")).evaluate((button) => button.click());
    assert.equal((await form.savedCells(["new_received", ...blockRows])).flat().join(""), "");
  });

  it("arrow keys go to the left and to the right, and what was typed before them stays", async () => {
    await form.focus("t3.granted.legal");
    await form.page.keyboard.type("12");
    await form.page.keyboard.press("ArrowRight");
    assert.equal(await form.focused(), "t3.granted.other");
    await form.page.keyboard.type("3");
    await form.page.keyboard.press("ArrowLeft");
    assert.equal(await form.focused(), "t3.granted.legal");
    const { cells } = await form.saved();
    assert.equal(cells["t3.granted.legal"], "12");
    assert.equal(cells["t3.granted.other"], "3");
  });
});
