// Two windows with one draft: they know of each other, and neither writes over the other.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hasFirefox, hasOld, launch, launchFirefox, launchOld } from "./browsers.mjs";
import { apart, Form, offlineFile } from "./form.mjs";
import { records, said } from "./kept.mjs";
import { useBrowser, useServer } from "./setup.mjs";

const ADDRESS = "t2.licensing.decisions";

/** A window; what runs in it before the page does. */
async function windowOf(browser, address, early) {
  const form = new Form(await browser.newPage());
  if (early) await form.page.evaluateOnNewDocument(early);
  await form.page.setViewport({ width: 1366, height: 768 });
  await form.page.goto(address);
  await form.ready();
  return form;
}

const isLocked = (form) =>
  form.ask(
    (shadow) => shadow.querySelector("[data-cell]").matches(":disabled") && !!shadow.querySelector(".elsewhere"),
  );

async function shows(form, text) {
  await form.page.waitForFunction(
    `document.querySelector("xxgk-annual-report").shadowRoot.querySelector('[data-cell="${ADDRESS}"]').value === ${JSON.stringify(text)}`,
  );
}

/** Begun in one window, gone on with in a second, and taken back. */
async function backAndForth(first, open) {
  await first.write("organ.name", "港口乡");
  await first.write("year", "2025");
  await first.type(ADDRESS, "7");
  await first.kept();
  const second = await open();
  assert.match(await said(second, "另一个窗口"), /草稿“港口乡2025年.*”正在另一个窗口里填写/);
  assert.equal(await second.shown(ADDRESS), "");

  // The last key is not yet down on the disk when the other window asks.
  await first.page.bringToFront();
  await first.type(ADDRESS, "78");
  await second.press("到这里来填", ".notice");
  await shows(second, "78");
  await first.has(".elsewhere");
  assert.equal(await isLocked(first), true);
  assert.equal(await isLocked(second), false);

  await second.page.bringToFront();
  await second.type(ADDRESS, "9");
  await first.press("回到这里来填", ".elsewhere");
  await shows(first, "9");
  await second.has(".elsewhere");
  assert.equal(await isLocked(first), false);
  await first.page.bringToFront();
  await first.type(ADDRESS, "10");
  await first.kept();
  assert.equal(await second.shown(ADDRESS), "9");
  assert.deepEqual([...first.problems, ...second.problems], []);
}

const browsers = [
  ["Chromium", true, launch],
  ["Chromium 80", await hasOld(), launchOld],
  ["Firefox", await hasFirefox(), launchFirefox],
];
for (const [name, isThere, start] of browsers) {
  describe(`two windows of ${name}`, { skip: !isThere }, () => {
    let browser;
    useBrowser((one) => (browser = one), start);

    it("hand the draft to each other, from the offline file", async () => {
      const open = () => windowOf(browser, offlineFile);
      await backAndForth(await open(), open);
    });
  });
}

const { address } = await useServer();

describe("two windows", () => {
  let browser;
  useBrowser((one) => (browser = one));

  it("hand the draft to each other where there are no locks: on sites without https", async () => {
    const withoutLocks = () => delete Navigator.prototype.locks;
    const open = () => windowOf(browser, address, withoutLocks);
    await backAndForth(await open(), open);
  });

  it("go on with a copy each when one of them does not answer", async () => {
    const alone = await apart(browser);
    const deaf = () => delete window.BroadcastChannel;
    const first = await windowOf(alone, offlineFile, deaf);
    await first.write("organ.name", "港口乡");
    await first.type(ADDRESS, "7");
    await first.kept();
    const second = await windowOf(alone, offlineFile);
    await said(second, "另一个窗口");
    await second.press("到这里来填", ".notice");
    await said(second, "没有回应");
    assert.equal(await second.shown(ADDRESS), "7");
    await second.type(ADDRESS, "8");
    await first.page.bringToFront();
    await first.type(ADDRESS, "9");
    await second.kept();
    await first.page.close();
    const kept = (await records(second.page, "drafts")).map(({ json }) => JSON.parse(json).cells[ADDRESS]);
    assert.deepEqual(kept.sort(), ["8", "9"]);
  });

  it("let the second take what a closed one has left", async () => {
    const alone = await apart(browser);
    const first = await windowOf(alone, offlineFile);
    await first.type(ADDRESS, "7");
    await first.kept();
    const second = await windowOf(alone, offlineFile);
    await said(second, "另一个窗口");
    await first.page.close();
    await second.press("到这里来填", ".notice");
    await shows(second, "7");
    assert.equal((await records(second.page, "drafts")).length, 1);
  });
});
