// Nothing that was left is lost: not in another window, not when a file is opened. (When the browser is killed: kill.test.mjs.)
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fixturePath, folder } from "../fixtures.mjs";
import { apart, Form, offlineFile, root } from "./form.mjs";
import { putRecords, records } from "./kept.mjs";
import { useBrowser, useFreshForm } from "./setup.mjs";

let browser;
useBrowser((one) => (browser = one));

describe("two windows", () => {
  it("do not write over each other's draft", async () => {
    const windows = await apart(browser);
    const first = await Form.open(windows, offlineFile);
    await first.write("organ.name", "港口乡");
    await first.write("year", "2025");
    await first.type("t2.licensing.decisions", "7");
    await first.kept();
    const second = await Form.open(windows, offlineFile);
    await second.page.waitForFunction(() =>
      document.querySelector("xxgk-annual-report").shadowRoot.querySelector(".notice"),
    );
    assert.match(await second.notice(), /正在另一个窗口里填写/);
    assert.equal(await second.shown("t2.licensing.decisions"), "");
    await second.type("t2.licensing.decisions", "8");
    await second.kept();
    await first.page.bringToFront();
    await first.page.reload();
    await first.ready();
    await first.page.waitForFunction(() =>
      document.querySelector("xxgk-annual-report").shadowRoot.querySelector(".notice"),
    );
    assert.match(await first.notice(), /接着上次的草稿：港口乡2025年/);
    assert.equal(await first.shown("t2.licensing.decisions"), "7", "a reloaded window goes on with its own");
    await first.press("打开", "header");
    await first.page.waitForFunction(() =>
      document.querySelector("xxgk-annual-report").shadowRoot.querySelector("xxgk-open-panel li"),
    );
    const others = await first.ask((shadow) => shadow.querySelectorAll("xxgk-open-panel .drafts li").length);
    assert.equal(others, 1, "the other window's draft is there, too");
  });
});

describe("a kept draft", () => {
  it("that this version cannot read is not written over", async () => {
    const windows = await apart(browser);
    const form = await Form.open(windows, offlineFile);
    await form.type("t2.licensing.decisions", "7");
    await form.kept();
    const newer = '{"schema":"xxgk-annual-report/2","cells":{}}';
    // Any file of the disk has the same origin, and the page's last write comes when it is left.
    await form.page.goto(new URL("tests/fixtures/gangkou-2021.json", root).href);
    let [draft] = await records(form.page, "drafts");
    while (!draft.left) [draft] = await records(form.page, "drafts");
    await putRecords(form.page, "drafts", [{ ...draft, json: newer }]);
    await form.page.goto(offlineFile);
    await form.ready();
    await form.page.waitForFunction(() =>
      document.querySelector("xxgk-annual-report").shadowRoot.querySelector(".notice.bad"),
    );
    await form.type("t2.licensing.decisions", "8");
    await form.kept();
    const kept = (await records(form.page, "drafts")).map(({ json }) => json);
    assert.ok(kept.includes(newer));
    assert.equal(kept.length, 2);
  });
});

describe("a draft file", () => {
  let form;
  useFreshForm((fresh) => (form = fresh));

  it("is saved and opened again, to the letter", async (test) => {
    const into = await folder(test);
    await form.write("organ.name", "港口乡");
    await form.write("year", "2021");
    await form.type("t2.licensing.decisions", "１２件");
    await form.type("t2.regulations.made", "/");
    await form.type("t2.regulations.repealed", "0");
    const { name, bytes } = await form.download("存草稿", into);
    assert.equal(name, "港口乡2021年政府信息公开工作年度报告.json");
    const saved = JSON.parse(bytes);
    assert.equal(saved.schema, "xxgk-annual-report/1");
    assert.equal(saved.cells["t2.licensing.decisions"], "１２件");
    assert.equal(saved.cells["t2.regulations.made"], "/");
    assert.equal(saved.cells["t2.regulations.repealed"], "0");
    assert.equal(saved.cells["t2.regulations.valid"], "");
    assert.equal(await form.shown("t2.licensing.decisions"), "12", "the cell shows what was understood");

    await form.openFile(join(into, name));
    const again = await form.download("存草稿", await folder(test));
    assert.deepEqual(again.bytes, bytes);
  });

  it("keeps the totals that came with it, as a second witness", async () => {
    await form.openFile(fixturePath("hangzhou-2025"));
    await form.type("t3.not_held.commercial", "5");
    assert.deepEqual(await form.errors(), ["S-01 t3.not_held.commercial"]);
    assert.equal(await form.shown("t3.not_held.total"), "3222");
  });

  it("of a newer version is refused with a sentence, and the open draft stays", async (test) => {
    const path = join(await folder(test), "newer.json");
    await writeFile(path, JSON.stringify({ schema: "xxgk-annual-report/2", cells: {} }));
    await form.type("t2.licensing.decisions", "7");
    await form.press("打开", "header");
    await form.page.waitForFunction(() =>
      document.querySelector("xxgk-annual-report").shadowRoot.querySelector("xxgk-open-panel input"),
    );
    await (await form.find("xxgk-open-panel input[type=file]")).uploadFile(path);
    await form.page.waitForFunction(() =>
      document.querySelector("xxgk-annual-report").shadowRoot.querySelector(".notice.bad"),
    );
    assert.match(await form.notice(), /这份草稿是用更新版本的工具保存的/);
    assert.equal(await form.shown("t2.licensing.decisions"), "7");
  });

  it("leaves the draft that was open among the kept ones", async () => {
    await form.write("organ.name", "大段镇");
    await form.write("year", "2025");
    await form.kept();
    await form.openFile(fixturePath("gangkou-2021"));
    await form.press("打开", "header");
    await form.page.waitForFunction(() =>
      document.querySelector("xxgk-annual-report").shadowRoot.querySelector("xxgk-open-panel li"),
    );
    const kept = await form.ask((shadow) => shadow.querySelector("xxgk-open-panel ul").textContent);
    assert.match(kept, /大段镇2025年政府信息公开工作年度报告/);
  });
});
