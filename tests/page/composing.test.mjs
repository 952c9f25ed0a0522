// Words that an input method composes: each is kept, and a step, when it is done, whatever happens meanwhile.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fixture } from "../fixtures.mjs";
import { hasFirefox, launchFirefox } from "./browsers.mjs";
import { Form, offlineFile } from "./form.mjs";
import { said } from "./kept.mjs";
import { useBrowser, useFreshForm } from "./setup.mjs";

const CELL = "t3.granted.natural";
/** In which field, and what the draft has of it. */
const FIELDS = {
  单位名称: ['[data-field="organ.name"]', ({ organ }) => organ.name],
  "a section of prose": ['[data-field="overview"]', ({ overview }) => overview],
  "a cell": [`[data-cell="${CELL}"]`, ({ cells }) => cells[CELL]],
};

describe("a word that is being composed", () => {
  let form;
  let client;
  useFreshForm(async (fresh) => {
    form = fresh;
    client = await form.page.createCDPSession();
  });

  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const compose = async (letters) => {
    for (const text of letters)
      await client.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  };
  const take = (text) => client.send("Input.insertText", { text });
  const shown = (selector) => form.ask((shadow, one) => shadow.querySelector(one).value, selector);
  const selection = (selector) =>
    form.ask((shadow, one) => {
      const { selectionStart, selectionEnd } = shadow.querySelector(one);
      return [selectionStart, selectionEnd];
    }, selector);
  const control = async (key) => {
    await form.page.keyboard.down("Control");
    await form.page.keyboard.press(key);
    await form.page.keyboard.up("Control");
  };
  const focus = async (selector) => (await form.find(selector)).focus();

  for (const [place, [selector, stored]] of Object.entries(FIELDS)) {
    it(`is one step in ${place}, however long it takes`, async () => {
      await focus(selector);
      await form.page.keyboard.type("A");
      // Longer than the pause after which what was typed is a step.
      for (const letters of ["n", "ni'h", "ni'hao"]) {
        await compose([letters]);
        await pause(1100);
      }
      assert.equal(stored(await form.saved()), "A", "pinyin is no text of the report");
      assert.equal(await shown(selector), "Ani'hao");
      await take("你好");
      assert.equal(stored(await form.saved()), "A你好");
      await control("z");
      assert.equal(await shown(selector), "A");
      await control("y");
      assert.equal(await shown(selector), "A你好");
      assert.equal(stored(await form.saved()), "A你好");
    });

    it(`that is given up leaves what was selected in ${place}`, async () => {
      await focus(selector);
      await form.page.keyboard.type("12");
      await (await form.find(selector)).evaluate((field) => field.select());
      await compose(["n", ""]);
      assert.deepEqual([await shown(selector), await selection(selector)], ["12", [0, 2]]);
      assert.equal(stored(await form.saved()), "12");
    });

    it(`counts as it stands when ${place} is left`, async () => {
      await focus(selector);
      await compose(["n", "ni"]);
      await (await form.find(selector)).evaluate((field) => field.blur());
      assert.equal(await shown(selector), "ni");
      assert.equal(stored(await form.saved()), "ni");
    });

    it(`outlasts all that the page draws meanwhile in ${place}`, async () => {
      await focus(selector);
      await form.page.keyboard.type("A");
      await compose(["n"]);
      await form.page.evaluate(() => document.querySelector("xxgk-annual-report").requestUpdate());
      await pause(100);
      await compose(["ni"]);
      assert.equal(await shown(selector), "Ani");
      await take("你");
      assert.equal(stored(await form.saved()), "A你");
    });
  }

  it("is not kept before it is done: a reload brings back what was there", async () => {
    await focus('[data-field="overview"]');
    await form.page.keyboard.type("A");
    await form.kept();
    await compose(["n", "ni'hao"]);
    await pause(800);
    await form.page.reload();
    await form.ready();
    assert.equal((await form.saved()).overview, "A");
  });

  it("makes the field grow, and stays where the figures around it change", async () => {
    await form.hold({ ...fixture("gangkou-2021"), overview: `新收〔${CELL}〕件。` });
    const area = await form.find('[data-field="overview"]');
    await form.type(CELL, "7");
    await area.focus();
    await area.evaluate((one) => one.setSelectionRange(one.value.length, one.value.length));
    const before = (await area.boundingBox()).height;
    await compose(["另有".repeat(400)]);
    await form.page.waitForFunction(
      `document.querySelector("xxgk-annual-report").shadowRoot.querySelector('[data-field="overview"]').offsetHeight > ${before}`,
    );
    await take("另有");
    assert.equal((await form.saved()).overview, `新收〔${CELL}〕件。另有`);
  });

  it("goes into the draft that a page around it has opened meanwhile, and not over it", async () => {
    await form.write("overview", "旧的");
    await focus('[data-field="overview"]');
    await compose(["xin"]);
    await form.hold({ ...fixture("gangkou-2021"), overview: "新的" });
    await take("新");
    assert.equal((await form.saved()).overview.length, 3);
    assert.match((await form.saved()).overview, /新的|新新的|新的新/);
    await control("z");
    await control("z");
    assert.equal((await form.saved()).overview, "旧的");
  });

  it("keeps last time's draft away until it is done, and then that is offered", async () => {
    await form.write("organ.name", "港口乡");
    await form.kept();
    const next = new Form(await form.page.browserContext().newPage());
    await form.page.close();
    form = next;
    await form.page.evaluateOnNewDocument(() => {
      const { instantiate } = WebAssembly;
      const wait = new Promise((done) => (window.letCoreStart = done));
      WebAssembly.instantiate = async (...words) => {
        await wait;
        return instantiate(...words);
      };
    });
    await form.page.goto(offlineFile);
    await form.has("[data-cell]");
    client = await form.page.createCDPSession();
    await focus('[data-field="organ.name"]');
    await compose(["h", "hong"]);
    await form.page.evaluate(() => window.letCoreStart());
    await pause(500);
    assert.equal(await shown('[data-field="organ.name"]'), "hong");
    await take("红堡镇");
    assert.match(await said(form, "上次的草稿还在"), /港口乡/);
    assert.equal((await form.saved()).organ.name, "红堡镇");
  });
});

describe("a word that is being composed in Firefox", { skip: !(await hasFirefox()) && "not for this machine" }, () => {
  let browser;
  useBrowser((one) => (browser = one), launchFirefox);

  it("is kept when it is done", async () => {
    const form = await Form.open(browser, offlineFile);
    // No input method can be driven there; these are its events, in the order of Firefox.
    const compose = (text, isLast) =>
      form.ask(
        (shadow, words, isDone) => {
          const field = shadow.querySelector('[data-field="overview"]');
          const tell = (event) => field.dispatchEvent(event);
          const traits = { bubbles: true, composed: true, data: words };
          if (!field.isComposed) tell(new CompositionEvent("compositionstart", traits));
          field.isComposed = true;
          field.value = words;
          if (isDone) tell(new CompositionEvent("compositionend", traits));
          tell(new InputEvent("input", { ...traits, isComposing: !isDone, inputType: "insertCompositionText" }));
        },
        text,
        isLast,
      );
    await compose("ni", false);
    assert.equal((await form.saved()).overview, "");
    await compose("你", true);
    assert.equal((await form.saved()).overview, "你");
    await form.press("撤销", "header");
    assert.equal((await form.saved()).overview, "");
  });
});
