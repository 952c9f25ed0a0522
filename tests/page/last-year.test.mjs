// Last year's figures: typed, or from last year's file; compared with, saved, and taken out again.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fixture, folder } from "../fixtures.mjs";
import { Form, offlineFile } from "./form.mjs";
import { useFreshForm } from "./setup.mjs";

const FORWARD = "t3.carried_forward.total";

describe("last year's figures", () => {
  let form;
  let report;
  useFreshForm(async (fresh) => {
    form = fresh;
    report = fixture("hangzhou-2025");
    await form.hold(report);
    await form.press("上年数据", "nav");
    await form.has("xxgk-last-year input");
  });

  const typeLast = async (address, text) => {
    const input = await form.find(`[data-last-year="${address}"]`);
    await input.focus();
    await input.evaluate((one) => one.select());
    await form.page.keyboard.type(text);
  };
  const shownLast = (address) =>
    form.ask((shadow, one) => shadow.querySelector(`[data-last-year="${one}"]`).value, address);
  /** A file of the year before, which carried that many forward. */
  const lastFile = async (test, forward) => {
    const path = join(await folder(test), "上年.json");
    const cells = { ...report.cells, [FORWARD]: forward };
    await writeFile(path, JSON.stringify({ ...report, year: report.year - 1, cells }));
    return path;
  };
  const openLast = async (path) => {
    await (await form.find("xxgk-last-year input[type=file]")).uploadFile(path);
    await form.has(".notice.good button");
    await form.page.waitForFunction(() =>
      document.querySelector("xxgk-annual-report").shadowRoot.querySelector("xxgk-last-year .acts button"),
    );
  };
  const carried = async () => (await form.findings()).filter(({ rule }) => rule === "T3-07");

  it("are asked for with the year before the report's", async () => {
    const panel = await form.ask((shadow) => shadow.querySelector("xxgk-last-year").textContent);
    assert.match(panel, /照上年的报告填（2024 年）/);
  });

  it("that do not go on in this year's are found, and forgotten when they are right", async () => {
    assert.deepEqual(await carried(), []);
    await typeLast(FORWARD, "561");
    const [found] = await carried();
    assert.equal(found.severity, "error");
    assert.match(found.message, /上年报告结转下年度 561 件，今年上年结转 560 件/);
    assert.equal(await shownLast(FORWARD), "561", "typing goes on in the same field");
    await typeLast(FORWARD, "560");
    assert.deepEqual(await carried(), []);
  });

  it("come from last year's file, are saved with the draft, and are taken out again", async (test) => {
    await openLast(await lastFile(test, "999"));
    assert.equal(await shownLast(FORWARD), "999");
    assert.match(
      await form.ask((shadow) => shadow.querySelector("xxgk-last-year .acts").textContent),
      /已读入：杭州市2024年政府信息公开工作年度报告/,
    );
    assert.match(await form.notice(), /上年的数据已读入/);
    assert.equal((await carried()).length, 1);
    assert.ok(await form.ask((shadow) => shadow.querySelector('nav [title="已有上年数据"]') !== null));
    const saved = await form.saved();
    assert.equal(saved.last_year.cells[FORWARD], "999");
    assert.equal(saved.last_year.year, 2024);

    await form.press("不用这些数", "xxgk-last-year");
    assert.deepEqual(await carried(), []);
    assert.equal(await shownLast(FORWARD), "");
    assert.equal((await form.saved()).last_year ?? null, null);
    await form.press("撤销", ".notice");
    assert.equal(await shownLast(FORWARD), "999", "the step can be taken back");
    assert.deepEqual(await form.saved(), saved);
  });

  it("are there again in the saved file, and in no printed one", async (test) => {
    await typeLast(FORWARD, "91827");
    const into = await folder(test);
    const { name } = await form.download("存草稿", into);
    const saved = await form.saved();
    const other = await Form.alone(form.page.browser(), offlineFile);
    await other.openFile(join(into, name));
    assert.deepEqual(await other.saved(), saved);
    await other.press("其他格式和版式", "header");
    await other.has("xxgk-download-panel");
    const { bytes } = await other.download("纯文本：下载", await folder(test), "xxgk-download-panel");
    assert.doesNotMatch(`${bytes}`, /91827/);
  });

  it("in a file that is no report change nothing", async (test) => {
    const path = join(await folder(test), "别的.json");
    await writeFile(path, "[]");
    const before = await form.saved();
    await (await form.find("xxgk-last-year input[type=file]")).uploadFile(path);
    await form.has(".notice.bad");
    assert.deepEqual(await form.saved(), before);
  });
});
