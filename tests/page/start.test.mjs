// Somebody who has never seen the page: what it is for, how it goes, and an example.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fixture } from "../fixtures.mjs";
import { Form, offlineFile } from "./form.mjs";
import { useBrowser } from "./setup.mjs";

describe("a newcomer", () => {
  let form;
  useBrowser(async (browser) => {
    form = await Form.open(browser, offlineFile);
  });

  const card = () => form.ask((shadow) => shadow.querySelector("xxgk-welcome")?.textContent ?? "");

  it("reads beside the blank form how it goes", async () => {
    assert.match(await card(), /单位和年份[\s\S]*三张表[\s\S]*下载 Word/);
  });

  it("sees a filled-in report with one click", async () => {
    await form.press("看一份填好的例子");
    await form.has(".notice");
    const { organ, cells, overview } = fixture("gangkou-2021");
    const saved = await form.saved();
    assert.deepEqual([saved.organ.name, saved.cells, saved.overview], [organ.name, cells, overview]);
    assert.match(await form.notice(), /例子/);
    assert.equal(await card(), "", "who has something before them needs no introduction");
  });

  it("starts a report of their own with one more", async () => {
    await form.press("另起一份空白的", ".notice");
    assert.match(await card(), /怎么用/);
    assert.equal(await form.shown("t3.new_received.natural"), "");
  });

  it("has no more use for it once something is typed", async () => {
    await form.type("t2.fees.amount", "12.5");
    assert.equal(await card(), "");
  });
});
