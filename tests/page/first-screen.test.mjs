// The offline file's first screen, which is there before the script: it takes keys, looks like what takes its place,
// and nothing that was done on it is lost.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { fixture, folder } from "../fixtures.mjs";
import { violationsOn } from "./axe.mjs";
import { hasFirefox, hasOld, launch, launchFirefox, launchOld } from "./browsers.mjs";
import { apart, Form, offlineFile } from "./form.mjs";
import { said } from "./kept.mjs";
import { useBrowser } from "./setup.mjs";

const whole = await readFile(new URL(offlineFile), "utf8");
/** The file as far as it has been read when the first screen is there, and the packed core, which comes last. */
const [, begun, core] = /^(.*)<script type="text\/plain" id="core">([^<]*)<\/script>/s.exec(whole);

/** As long as the test does not read on, the browser is not through with the file. */
function slowly() {
  const { get } = Object.getOwnPropertyDescriptor(Document.prototype, "readyState");
  Object.defineProperty(Document.prototype, "readyState", { get: () => "loading", configurable: true });
  window.readOn = () => Object.defineProperty(Document.prototype, "readyState", { get, configurable: true });
}

/** A page with that text; `prepare` is done before its scripts. */
async function openText(test, windows, text, ...prepare) {
  const path = join(await folder(test), "page.html");
  await writeFile(path, text);
  const form = new Form(await windows.newPage());
  await form.page.setViewport({ width: 1366, height: 768 });
  for (const one of prepare) await form.page.evaluateOnNewDocument(one);
  await form.page.goto(pathToFileURL(path).href);
  return form;
}

const isScreen = (form) => form.ask(() => customElements.get("xxgk-annual-report") === undefined);
const focused = (form) =>
  form.ask(({ activeElement: { dataset, selectionStart, selectionEnd } }) => [
    dataset.field,
    selectionStart,
    selectionEnd,
  ]);

/** The rest of the file comes. */
function readOn(form) {
  return form.page.evaluate((text) => {
    const script = document.createElement("script");
    Object.assign(script, { type: "text/plain", id: "core", text });
    window.readOn();
    document.body.append(script);
  }, core);
}

const browsers = [
  ["today's Chromium", true, launch],
  ["Chromium 80", await hasOld(), launchOld],
  ["Firefox", await hasFirefox(), launchFirefox],
];
for (const [name, isThere, open] of browsers) {
  describe(`the first screen in ${name}`, { skip: !isThere && "not for this machine" }, () => {
    let browser;
    useBrowser((one) => (browser = one), open);

    it("keeps what was typed, the caret, and what was chosen", async (test) => {
      const form = await openText(test, await apart(browser), begun, slowly);
      await form.write("organ.kind", "township");
      await form.write("overview", "本年度\n主动公开");
      await (await form.find('[data-field="organ.name"]')).focus();
      await form.page.keyboard.type("港乡");
      await form.page.keyboard.press("ArrowLeft");
      assert.equal(await isScreen(form), true);

      await readOn(form);
      await form.ready();
      assert.equal(await isScreen(form), false);
      assert.deepEqual(await focused(form), ["organ.name", 1, 1]);
      await form.page.keyboard.type("口");
      const { organ, overview } = await form.saved();
      assert.deepEqual([organ, overview], [{ name: "港口乡", kind: "township" }, "本年度\n主动公开"]);
      assert.deepEqual([form.problems, form.requests], [[], []]);
    });

    it("remembers the button that was pressed last", async (test) => {
      const form = await openText(test, await apart(browser), begun, slowly);
      await form.press("打开", "header");
      await readOn(form);
      await form.has("xxgk-open-panel");
      assert.equal(await form.ask((shadow) => shadow.querySelector("xxgk-welcome") !== null), true);
    });

    for (const width of [1366, 911, 390]) {
      it(`stands where it stood, part by part, when the script has drawn it, ${width} pixels wide`, async (test) => {
        const form = await openText(test, await apart(browser), begun, slowly, () => {
          // What the core finds would stand beside it.
          WebAssembly.instantiate = () => new Promise(() => {});
        });
        await form.page.setViewport({ width, height: 768 });
        const first = await form.ask(described);
        assert.ok(first.length > 50, `${first.length} things on the first screen`);
        await readOn(form);
        await form.has("[data-cell]");
        const drawn = await form.ask(described);
        // Words in two pieces are a hundredth of a pixel wider than in one.
        const isThere = ({ what, where }) =>
          drawn.some(
            (other) => other.what === what && other.where.every((place, n) => Math.abs(place - where[n]) < 0.1),
          );
        assert.deepEqual(
          first.filter((one) => !isThere(one)),
          [],
        );
        assert.deepEqual(form.problems, []);
      });
    }
  });
}

/** Everything that is on the screen: its name, attributes and own words, and its left, top, width and height. */
function described(shadow) {
  const isSeen = (one) => one.localName !== "style" && one.getBoundingClientRect().top < innerHeight;
  return [...shadow.querySelectorAll("*")].filter(isSeen).map((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    const attributes = [...one.attributes].map(({ name, value }) => `${name}="${value}"`).sort();
    const words = [...one.childNodes]
      .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .map(({ data }) => data.trim());
    // What is as high as the form grows with it.
    const grows = one.matches("fieldset, .columns, .paper, xxgk-nav, aside");
    return {
      what: [one.localName, ...attributes, words.join("")].join(" "),
      where: [left, top, width, grows ? 0 : height],
    };
  });
}

describe("the first screen", () => {
  let browser;
  useBrowser((one) => (browser = one));

  it("does not take a word away that is being composed", async (test) => {
    const form = await openText(test, await apart(browser), begun, slowly);
    await (await form.find('[data-field="organ.name"]')).focus();
    const client = await form.page.createCDPSession();
    await client.send("Input.imeSetComposition", { text: "gang", selectionStart: 4, selectionEnd: 4 });
    await readOn(form);
    await new Promise((done) => setTimeout(done, 300));
    assert.equal(await isScreen(form), true, "the script waits");
    await client.send("Input.insertText", { text: "港口乡" });
    await form.ready();
    assert.equal((await form.saved()).organ.name, "港口乡");
  });

  it("keeps what was typed before last time's draft was found, and offers that", async (test) => {
    const windows = await apart(browser);
    const before = await openText(test, windows, whole);
    await before.ready();
    await before.write("organ.name", "港口乡");
    await before.kept();
    await before.page.close();

    const form = await openText(test, windows, begun, slowly);
    await form.write("organ.name", "红堡镇");
    await readOn(form);
    assert.match(await said(form, "上次的草稿还在"), /港口乡（没填年份）/);
    assert.equal((await form.saved()).organ.name, "红堡镇");
    await form.press("接着填上次的", ".notice");
    await said(form, "已打开");
    assert.equal((await form.saved()).organ.name, "港口乡");
    await form.press("撤销", "header");
    assert.equal((await form.saved()).organ.name, "红堡镇");
  });

  it("leaves what was typed before the draft in the file was opened one step away", async (test) => {
    const draft = JSON.stringify({ ...fixture("gangkou-2021"), overview: "文件里的" });
    const own = `<script type="application/json" id="xxgk-annual-report" data-draft="own">${draft}</script>`;
    const form = await openText(
      test,
      await apart(browser),
      begun.replace('<script type="text/plain" id="code">', (mark) => `${own}${mark}`),
      slowly,
    );
    await form.write("overview", "抢先写的");
    await readOn(form);
    await said(form, "已打开");
    assert.equal((await form.saved()).overview, "文件里的");
    await form.press("撤销", "header");
    assert.equal((await form.saved()).overview, "抢先写的");
  });

  it("is for everyone: axe-core finds nothing", async (test) => {
    const form = await openText(test, await apart(browser), begun, slowly);
    assert.deepEqual(await violationsOn(form.page), []);
  });

  /** The page says why it does not open, and what to do; there is nothing to type into in vain. */
  async function isRefused(form, why = /这个浏览器太旧[\s\S]*极速模式/) {
    await form.page.waitForFunction(() => !document.querySelector("xxgk-annual-report"));
    const words = await form.page.evaluate(() => document.querySelector("main").textContent);
    assert.match(words, why);
  }

  it("says so where the script cannot run", async (test) => {
    const broken = whole
      .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")
      .replace('<script type="text/plain" id="code">', "$& a newer language;");
    await isRefused(await openText(test, await apart(browser), broken));
  });

  it("says so where the file is cut off", async (test) => {
    for (const length of [begun.length, begun.length - 1000])
      await isRefused(await openText(test, await apart(browser), begun.slice(0, length)), /文件不完整[\s\S]*重新复制/);
  });

  it("says so where there are no shadow roots", async (test) => {
    const form = await openText(test, await apart(browser), whole, () => delete Element.prototype.attachShadow);
    await isRefused(form);
    assert.deepEqual(form.problems, []);
  });
});
