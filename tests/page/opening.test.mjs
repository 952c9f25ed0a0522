// Opening: on a web page the first screen takes keys before the rest is drawn, and everywhere the form before the core
// is there, which gets what was typed. (How the offline file begins: first-screen.test.mjs.)
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { Form, offlineFile } from "./form.mjs";
import { useBrowser, useServer } from "./setup.mjs";

const { address } = await useServer();
let browser;
let form;
useBrowser((one) => (browser = one));

/** Each test has a page of its own, in which something was done before its scripts, once there is such an element. */
function eachOnAPage(from, selector, prepare) {
  beforeEach(async () => {
    await form?.page.close();
    const context = await browser.createBrowserContext();
    form = new Form(await context.newPage());
    await form.page.evaluateOnNewDocument(prepare);
    await form.page.goto(from);
    await form.has(selector);
  });
}

describe("a first screen, below which nothing is drawn yet", () => {
  // Nothing comes on the screen until the test lets it.
  eachOnAPage(address, '[data-field="organ.name"]', () => {
    const held = [];
    window.requestAnimationFrame = (act) => held.push(act);
    const { setTimeout } = window;
    window.setTimeout = (act, wait, ...rest) => (wait === 500 ? held.push(act) : setTimeout(act, wait, ...rest));
    window.drawOn = () => {
      window.requestAnimationFrame = (act) => setTimeout(act);
      for (const act of held) act();
    };
  });

  const hasTables = () => form.ask((shadow) => shadow.querySelector("[data-cell]") !== null);
  const focused = () => form.ask(({ activeElement: { dataset } }) => dataset.cell ?? dataset.field);

  it("takes keys, and what is drawn then disturbs nobody who types", async () => {
    await (await form.find('[data-field="organ.name"]')).focus();
    await form.page.keyboard.type("港口");
    assert.equal(await hasTables(), false);
    await form.page.evaluate(() => window.drawOn());
    await form.page.keyboard.type("乡");
    await form.ready();
    assert.equal(await hasTables(), true);
    assert.equal(await focused(), "organ.name");
    assert.equal((await form.saved()).organ.name, "港口乡");
    assert.deepEqual(form.problems, []);
  });

  it("leads to what is below it all the same", async () => {
    await form.page.evaluate(() => document.querySelector("xxgk-annual-report").goTo("t3.granted.natural"));
    await form.has("[data-cell]");
    assert.equal(await focused(), "t3.granted.natural");
    await form.page.keyboard.type("12");
    await form.page.evaluate(() => window.drawOn());
    await form.ready();
    assert.equal((await form.saved()).cells["t3.granted.natural"], "12");
  });
});

describe("a page whose core is still on its way", () => {
  // The core comes when the test lets it go.
  eachOnAPage(offlineFile, "[data-cell]", () => {
    const { instantiate } = WebAssembly;
    const released = new Promise((release) => (window.releaseCore = release));
    WebAssembly.instantiate = async (...words) => {
      await released;
      return instantiate(...words);
    };
  });

  const release = async () => {
    await form.page.evaluate(() => window.releaseCore());
    await form.ready();
  };

  it("shows what is typed, and keeps it", async () => {
    await form.type("t3.new_received.natural", "12");
    await form.type("t3.new_received.natural", "13");
    const field = await form.find('[data-field="organ.name"]');
    await field.focus();
    await form.page.keyboard.type("港口乡");
    assert.equal(await form.shown("t3.new_received.natural"), "13");
    assert.equal(await form.shown("t3.new_received.total"), "", "nothing is added up yet");
    await release();
    const { organ, cells } = await form.saved();
    assert.deepEqual([organ.name, cells["t3.new_received.natural"]], ["港口乡", "13"]);
    assert.equal(await form.shown("t3.new_received.natural"), "13");
    assert.equal(await form.shown("t3.new_received.total"), "13");
    assert.deepEqual(form.problems, []);
  });

  it("does what was asked for, in that order, when it can", async () => {
    await form.type("t4.review.upheld", "1");
    // A block of figures over the one that was typed, and then a figure over the block.
    await form.ask((shadow) => {
      const data = new DataTransfer();
      data.setData("text/plain", "2\t3");
      const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      shadow.querySelector('[data-cell="t4.review.upheld"]').dispatchEvent(paste);
    });
    await form.type("t4.review.corrected", "4");
    await release();
    const { cells } = await form.saved();
    assert.deepEqual([cells["t4.review.upheld"], cells["t4.review.corrected"]], ["2", "4"]);
  });

  it("judges nothing before, and checks when it can", async () => {
    assert.equal(await form.ask((shadow) => shadow.querySelector("xxgk-findings")), null);
    await form.press("检查");
    await release();
    await form.has("li.error");
  });
});
