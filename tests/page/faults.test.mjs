// Faults made on purpose that take a moment: a store that is silent or broken, a clock that jumps, windows that talk
// nonsense, a frame that may not download. (Kills, and the long ones: `npm run faults`.)
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { describe, it } from "node:test";
import { faultsRows, table } from "../faults/rows.mjs";
import { apart, Form, offlineFile, root } from "./form.mjs";
import { listed, putRecords, records, said } from "./kept.mjs";
import { useBrowser } from "./setup.mjs";

const CELL = "t2.licensing.decisions";
const YEAR = 365 * 24 * 3600 * 1000;
let browser;
useBrowser((one) => (browser = one));

/** A window in which something is done before the page begins. */
async function windowWith(context, early, ...words) {
  const form = new Form(await context.newPage());
  if (early) await form.page.evaluateOnNewDocument(early, ...words);
  await form.page.goto(offlineFile);
  await form.ready();
  return form;
}

/** Any file of the disk shares the store, and nothing of the page runs there. */
const BESIDE = new URL("tests/fixtures/gangkou-2021.json", root).href;

describe("a store in which every field of a record is broken", () => {
  it("opens the draft that can be read, shows the others, and deletes none", async () => {
    const context = await apart(browser);
    const form = await windowWith(context);
    await form.type(CELL, "7");
    await form.kept();
    await form.page.goto(BESIDE);
    const [good] = await records(form.page, "drafts");
    const values = [undefined, null, 5, {}, "x".repeat(100_000), Number.NaN, true];
    const broken = Object.keys(good)
      .filter((field) => field !== "id")
      .flatMap((field) =>
        values.map((value, place) => ({ ...good, id: `${field} ${place}`, [field]: value, left: true })),
      );
    const others = [
      { id: 5 },
      { id: "alone" },
      ...["null", "[]", "{", "5"].map((json) => ({ ...good, id: json, json })),
    ];
    await putRecords(form.page, "drafts", [...broken, ...others]);
    const states = [
      { draft: good.id },
      { draft: good.id, json: "{" },
      { draft: good.id, json: '{"cells":null}' },
      { json: "{}" },
    ];
    await putRecords(form.page, "states", states);
    const count = (await records(form.page, "drafts")).length;

    await form.page.goto(offlineFile);
    await form.ready();
    assert.equal(await form.shown(CELL), "7");
    const { drafts } = await listed(form);
    assert.ok(drafts.length > 10, "drafts of which only a detail is broken are drafts");
    const unreadable = await form.ask((shadow) => shadow.querySelectorAll(".unreadable li").length);
    assert.ok(unreadable >= 14, `${unreadable} are shown as unreadable`);
    assert.equal((await records(form.page, "drafts")).length, count);
    assert.deepEqual(form.problems, []);
  });
});

describe("a store that does not answer", () => {
  it("keeps nobody waiting; when it answers, it is used, and what was kept there is offered", async () => {
    const context = await apart(browser);
    const before = await windowWith(context);
    await before.type(CELL, "7");
    await before.kept();
    await before.page.close();
    const form = await windowWith(context, () => {
      const open = IDBFactory.prototype.open;
      const waiting = [];
      IDBFactory.prototype.open = function (...words) {
        const promised = {};
        waiting.push(() => {
          const request = open.apply(this, words);
          for (const name of ["onsuccess", "onerror", "onupgradeneeded", "onblocked"])
            request[name] = (event) => promised[name]?.(event);
          Object.defineProperty(promised, "result", { get: () => request.result });
        });
        return promised;
      };
      window.letStore = () => {
        IDBFactory.prototype.open = open;
        for (const act of waiting) act();
      };
    });
    await said(form, "没有回应");
    await form.type(CELL, "8");
    await form.page.evaluate(() => window.letStore());
    await form.kept();
    const kept = (await records(form.page, "drafts")).map(({ json }) => JSON.parse(json).cells[CELL]);
    assert.deepEqual(kept.sort(), ["7", "8"]);
  });
});

describe("a clock that jumps", () => {
  const shift = (by) => {
    const { now } = Date;
    Date.now = () => now() + by;
  };

  it("does not decide which draft was the last, nor takes removed ones away", async () => {
    const context = await apart(browser);
    const first = await windowWith(context);
    await first.type(CELL, "7");
    await first.kept();
    await first.page.close();
    const second = await windowWith(context, shift, -YEAR);
    assert.equal(await second.shown(CELL), "7");
    await second.page.evaluate(() => document.querySelector("xxgk-annual-report").startNew());
    await second.type(CELL, "8");
    await second.kept();
    await second.page.close();
    const third = await windowWith(context);
    assert.equal(await third.shown(CELL), "8");
    await third.page.close();

    const beside = new Form(await context.newPage());
    await beside.page.goto(BESIDE);
    const old = (await records(beside.page, "drafts")).find(({ json }) => JSON.parse(json).cells[CELL] === "7");
    await putRecords(beside.page, "drafts", [{ ...old, removed: Date.now() }]);
    await beside.page.close();
    const later = await windowWith(context, shift, YEAR);
    assert.equal((await listed(later)).removed.length, 1);
  });
});

describe("other pages of the site", () => {
  it("may say anything on the channel between windows", async () => {
    const form = await windowWith(await apart(browser));
    await form.page.evaluate(() => {
      const channel = new BroadcastChannel("xxgk-annual-report");
      for (const data of [null, undefined, 5, "give", {}, [], { word: "give" }, { word: "give", draft: {}, from: 1 }])
        channel.postMessage(data);
    });
    await form.type(CELL, "7");
    await form.kept();
    assert.deepEqual(form.problems, []);
  });
});

describe("a frame that may not download", () => {
  it("is not told that the draft is a file; leaving asks back, and there are other ways", async (test) => {
    const html = await readFile(new URL(offlineFile));
    const holder = '<iframe sandbox="allow-scripts" src="/form" width="1300" height="700"></iframe>';
    const server = createServer(({ url }, answer) => {
      answer.setHeader("content-type", "text/html; charset=utf-8");
      answer.end(url === "/form" ? html : holder);
    }).listen(0);
    test.after(() => server.close());
    const page = await browser.newPage();
    await page.goto(`http://localhost:${server.address().port}/`);
    const frame = await page.waitForFrame((one) => one.url().endsWith("/form"));
    const { said: notice, mayLeave } = await frame.evaluate(async () => {
      await customElements.whenDefined("xxgk-annual-report");
      const element = document.querySelector("xxgk-annual-report");
      await element.ready;
      const emit = (name, detail) => element.dispatchEvent(new CustomEvent(name, { detail }));
      emit("xxgk-cell", { address: "t2.licensing.decisions", text: "7" });
      emit("xxgk-download", { ending: "json" });
      await element.updateComplete;
      const said = element.shadowRoot.querySelector(".notice").textContent;
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { said, mayLeave: window.dispatchEvent(new Event("beforeunload", { cancelable: true })) };
    });
    assert.doesNotMatch(notice, /已存为文件/);
    assert.match(notice, /请在下载列表里确认.*复制草稿的文字.*在新窗口里打开/s);
    assert.equal(mayLeave, false);
    await page.close();
  });
});

describe("the table of npm run faults", () => {
  it("marks what was lost, and what was not run", () => {
    const kills = new Map([["undo", { kills: 2, lost: 1, silent: 0, oldest: 9 }]]);
    const rows = faultsRows({ kills, traps: { survived: 3, all: 3 }, fuzz: undefined, moment: 50 });
    assert.deepEqual(
      rows.map(({ isMet }) => isMet),
      [false, false, true, true, true],
    );
    assert.match(table(rows), /✖ kills, figures lost that were left 50 ms before.*2 kills, 1 lost/);
    assert.match(table(rows), /– fuzz runs.*not run/);
  });
});
