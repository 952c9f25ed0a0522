// Every kind of step that somebody may have done just before the browser is killed. Each does it as a person would and
// returns when the page has done it; what the page holds then, and whenever `left` is called, has to be there again.
import { fixture } from "../fixtures.mjs";

const CELLS = ["t2.licensing.decisions", "t3.granted.natural", "t3.granted.legal", "t4.review.upheld"];
const PROSE = '[data-field="overview"]';

const settled = (form) => form.page.evaluate(() => document.querySelector("xxgk-annual-report").updateComplete);

async function keys(form, ...names) {
  for (const name of names.slice(0, -1)) await form.page.keyboard.down(name);
  await form.page.keyboard.press(names.at(-1));
  for (const name of names.slice(0, -1).reverse()) await form.page.keyboard.up(name);
  await settled(form);
}

const figure = (random) => `${1 + Math.floor(random() * 99_999)}`;

/** Types figures into cells, so that there is something to be lost. */
export async function typeFigures(form, random, count = 1 + Math.floor(random() * 3)) {
  for (let left = count; left > 0; left -= 1)
    await form.type(CELLS[Math.floor(random() * CELLS.length)], figure(random));
}

/** A step of an event, as the parts report it. */
function emits(form, name, detail) {
  return form.page.evaluate(
    (event, words) => {
      const element = document.querySelector("xxgk-annual-report");
      element.dispatchEvent(new CustomEvent(event, { detail: words }));
      return element.updateComplete;
    },
    name,
    detail,
  );
}

function paste(form, selector, text) {
  return form.ask(
    (shadow, where, words) => {
      const target = shadow.querySelector(where);
      target.focus();
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", words);
      target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    selector,
    text,
  );
}

const openReport = (form, report) =>
  form.page.evaluate(
    (text) => document.querySelector("xxgk-annual-report").openFile(new File([text], "draft.json")),
    JSON.stringify(report),
  );

/** A report of another program, which is looked at before it is taken for something. */
const elsewhere = (random, year) =>
  [
    `测试乡${year}年政府信息公开工作年度报告`,
    "一、总体情况",
    `全年公开信息${figure(random)}条。`,
    "二、主动公开政府信息情况",
    `规章 ${figure(random)} 1 2`,
    `行政规范性文件 ${figure(random)} 0 3`,
  ].join("\n");

/** Has it read, and takes it for that. */
async function bring(form, text, how) {
  await form.page.evaluate(
    (words) => document.querySelector("xxgk-annual-report").openFile(new File([words], "年报.txt")),
    text,
  );
  await (await form.find(`[data-way="${how}"]`)).click();
  await settled(form);
}

const tool = (form, name) =>
  form.ask((shadow, one) => shadow.querySelector(`#section-overview [data-tool="${one}"]`).click(), name);

/** Chooses a file beside the chooser of the system, which a test cannot use. */
const lastYear = (form, report) =>
  form.page.evaluate((text) => {
    const element = document.querySelector("xxgk-annual-report");
    const detail = { file: new File([text], "上年.json") };
    element.dispatchEvent(new CustomEvent("xxgk-last-year-file", { detail }));
  }, JSON.stringify(report));

/** Goes on until the browser is gone; says after each figure that it was left, and that it is going on. */
async function typeOn(form, random, left, isOn) {
  for (;;) {
    await typeFigures(form, random, 1);
    await left();
    isOn();
  }
}

/** An open file may have other figures than those that were typed: what is left to be done is done on it. */
export const KINDS = {
  "typing without a pause": typeOn,
  "typing a figure": (form, random) => form.type(CELLS[0], figure(random)),
  "typing a text": async (form, random) => {
    await (await form.find(PROSE)).focus();
    await form.page.keyboard.type(`公开${figure(random)}条。`);
  },
  "emptying a cell": async (form, random) => {
    await form.type(CELLS[1], figure(random));
    await form.type(CELLS[1], "");
  },
  undo: async (form, random, left) => {
    await typeFigures(form, random);
    await left();
    await keys(form, "Control", "z");
  },
  redo: async (form, random, left) => {
    await typeFigures(form, random);
    await left();
    await keys(form, "Control", "z");
    await left();
    await keys(form, "Control", "y");
  },
  "undoing all": async (form, _, left) => {
    for (let step = 0; step < 6; step += 1) {
      await keys(form, "Control", "z");
      await left();
    }
  },
  "pasting figures": (form, random) =>
    paste(form, `[data-cell="${CELLS[1]}"]`, `${figure(random)}\t${figure(random)}\n${figure(random)}\t4`),
  "pasting a text": (form, random) => paste(form, PROSE, `（一）\t主动公开${figure(random)}条。`),
  "opening a file": (form) => openReport(form, fixture("gangkou-2021")),
  "undoing the opening": async (form, _, left) => {
    await openReport(form, fixture("suqian-2023"));
    await left();
    await keys(form, "Control", "z");
  },
  "bringing in another program's report": (form, random) => bring(form, elsewhere(random, 2024), "draft"),
  "beginning the year after it": (form, random) => bring(form, elsewhere(random, 2023), "next"),
  "taking it for last year's": async (form, random, left) => {
    await openReport(form, fixture("suqian-2024"));
    await left();
    await bring(form, elsewhere(random, 2023), "last-year");
  },
  "typing while a file is read": async (form, random) => {
    await form.page.evaluate(
      (words) => {
        void document.querySelector("xxgk-annual-report").openFile(new File([words], "年报.txt"));
      },
      elsewhere(random, 2024),
    );
    await typeFigures(form, random);
  },
  "a correction": async (form, random, left) => {
    await form.write("overview", `各部门布署了${figure(random)}项工作。`);
    await left();
    await form.press("改为“部署”", "xxgk-findings");
    await settled(form);
  },
  "accepting a finding": async (form, random) => {
    await form.type(CELLS[0], figure(random));
    await form.page.evaluate(() => {
      const element = document.querySelector("xxgk-annual-report");
      const finding = element.findings.find(({ severity, accepted }) => severity !== "error" && accepted === null);
      if (finding) element.dispatchEvent(new CustomEvent("xxgk-accept", { detail: { finding, reason: "情况属实。" } }));
    });
  },
  "filling zeros": (form) => emits(form, "xxgk-fill-zeros", { place: "t4" }),
  "clearing a block": (form) => emits(form, "xxgk-clear", { addresses: CELLS.slice(1, 3) }),
  "totals by hand": async (form, _, left) => {
    await emits(form, "xxgk-totals", { table: "t4", entered: true });
    await left();
    await emits(form, "xxgk-totals", { table: "t4", entered: false });
  },
  "a new draft": async (form, random) => {
    await form.page.evaluate(() => document.querySelector("xxgk-annual-report").startNew());
    await settled(form);
    // Blank, it is nothing to be kept: until something is in it, the draft before comes back.
    await form.type("t2.licensing.decisions", figure(random));
  },
  "another edition": async (form, _, left) => {
    const select = await form.find("select[data-edition]");
    await select.select("2019");
    await settled(form);
    await left();
    await select.select("2021");
    await settled(form);
  },
  "last year's report": async (form, _, left) => {
    await openReport(form, fixture("suqian-2024"));
    await left();
    await lastYear(form, fixture("suqian-2023"));
    await form.page.waitForFunction(() => document.querySelector("xxgk-annual-report").json.includes("last_year"));
  },
  "last year's figure": (form, random) =>
    emits(form, "xxgk-last-year-cell", { address: "t3.carried_forward.total", text: figure(random) }),
  "a heading": async (form, _, left) => {
    await form.write("overview", "主动公开。\n（一）依申请公开。");
    await left();
    await (await form.find(PROSE)).evaluate((area) => area.setSelectionRange(2, 2));
    await tool(form, "heading");
  },
  "a text to begin with": async (form, _, left) => {
    await form.write("overview", "");
    await left();
    await tool(form, "begin");
  },
  "a live figure": async (form, random, left) => {
    await form.type("t3.granted.natural", figure(random));
    await left();
    await form.write("overview", "全年予以公开〔t3.granted.natural〕件。");
    await left();
    await form.type("t3.granted.natural", figure(random));
  },
  "going back to an earlier state": async (form, random) => {
    await form.type(CELLS[3], figure(random));
    await form.page.evaluate(() => {
      const element = document.querySelector("xxgk-annual-report");
      const state = { time: Date.now(), title: "", filled: 0, errors: 0, json: element.json };
      element.dispatchEvent(new CustomEvent("xxgk-go-back", { detail: { state } }));
    });
  },
};
