// The offline file was cut or changed, by a copy that broke off, a mail program, somebody's editor: it says which of the
// two it is, and nothing else; and what was typed by then, or lies in it, is not lost.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { folder } from "../fixtures.mjs";
import { hasFirefox, hasOld, launchFirefox, launchOld } from "./browsers.mjs";
import { apart, Form, offlineFile } from "./form.mjs";
import { useBrowser } from "./setup.mjs";

const whole = readFileSync(new URL(offlineFile), "utf8");
const at = (id) => whole.indexOf(">", whole.indexOf(`id="${id}"`)) + 1;
const inside = (id, share, text, gone = 0) => {
  const start = at(id);
  const place = start + Math.floor((whole.indexOf("</script>", start) - start) * share);
  return whole.slice(0, place) + text + whole.slice(place + gone);
};
const cut = (id, share) => inside(id, share, "", whole.length);

const CUT = /不完整/;
const CHANGED = /被改动过/;
const NOTHING_RAN = /没有打开：它的程序没有运行。可能是文件不完整，或者被改动过/;
/** What becomes of the file, and what is said. */
const FILES = {
  "with one blank more in its first script": [inside("begin", 0.5, " "), NOTHING_RAN],
  "with one blank more in its script": [inside("code", 0.5, " "), CHANGED],
  "with one character less in its script": [inside("code", 0.5, "", 1), CHANGED],
  "with another character in its script": [inside("code", 0.5, "~", 1), CHANGED],
  "with another character in its packed core": [
    inside("core", 0.999, whole[at("core") + 7] === "A" ? "B" : "A", 4),
    CHANGED,
  ],
  "with something that is no character of the packed core in it": [inside("core", 0.5, "?"), CHANGED],
  "with half of the packed core missing": [inside("core", 0.3, "", 200_000), CUT],
  "without its first screen": [whole.replace('id="first-screen"', 'id="first"'), CHANGED],
  "with a policy that is not its own": [
    whole.replace(/sha256-(.)/, (_, first) => `sha256-${first === "A" ? "B" : "A"}`),
    NOTHING_RAN,
  ],
  "cut in its first screen": [cut("first-screen", 0.5), NOTHING_RAN],
  "cut in its first script": [cut("begin", 0.5), NOTHING_RAN],
  "cut in its script": [cut("code", 0.5), CUT],
  "cut after its script": [whole.slice(0, whole.indexOf('<script type="text/plain" id="core"')), CUT],
  "cut in its packed core": [cut("core", 0.5), CUT],
};
/** What of it says that the browser is too old. */
const TOO_OLD = /浏览器太旧，打不开/;

const says = (page) =>
  page.evaluate(() => {
    const element = document.querySelector("xxgk-annual-report");
    const alert = element?.shadowRoot?.querySelector("[role=alert]") ?? document.querySelector("[role=alert]");
    const light = element?.shadowRoot ? null : element?.querySelector(".not-begun");
    const shown = light && getComputedStyle(light).visibility === "visible" ? light : undefined;
    return (alert ?? shown)?.textContent ?? "";
  });

async function show(context, file, before) {
  const page = await context.newPage();
  if (before) await page.evaluateOnNewDocument(before);
  await page.goto(file);
  for (let wait = 0; wait < 100; wait += 1) {
    const said = await says(page);
    if (said !== "") return { page, said };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { page, said: "" };
}

async function written(test, name, text) {
  const path = join(await folder(test), `${name}.html`);
  writeFileSync(path, text);
  return pathToFileURL(path).href;
}

const browsers = {
  "today's browser": undefined,
  ...((await hasFirefox()) && { Firefox: launchFirefox }),
  ...((await hasOld()) && { "Chromium 80": launchOld }),
};
for (const [name, start] of Object.entries(browsers)) {
  describe(`in ${name}, a file`, () => {
    let browser;
    useBrowser((one) => (browser = one), start);

    // Elsewhere one of a kind: each that is told by time takes three seconds.
    const files = Object.entries(FILES).filter((_, number) => !start || [0, 1, 4, 11].includes(number));
    for (const [what, [text, words]] of files) {
      it(`${what} says what is wrong with it`, async (test) => {
        const { said, page } = await show(browser, await written(test, "changed", text));
        assert.match(said, words);
        if (words !== NOTHING_RAN) assert.doesNotMatch(said, TOO_OLD);
        await page.close();
      });
    }
  });
}

describe("a file that was changed", () => {
  let browser;
  useBrowser((one) => (browser = one));

  it("keeps on the screen what was typed before that was known", async (test) => {
    const form = new Form(await (await apart(browser)).newPage());
    // The first screen is painted, and the script not looked at, until the test lets it.
    await form.page.evaluateOnNewDocument(() => {
      const held = [];
      window.requestAnimationFrame = (act) => held.push(act);
      const { setTimeout } = window;
      window.setTimeout = (act, wait, ...rest) => (wait === 500 ? held.push(act) : setTimeout(act, wait, ...rest));
      window.goOn = () => {
        for (const act of held) act();
      };
    });
    await form.page.goto(await written(test, "cut", cut("code", 0.5)));
    await (await form.find('[data-field="organ.name"]')).focus();
    await form.page.keyboard.type("port");
    await form.page.evaluate(() => window.goOn());
    await form.page.waitForFunction(() => document.querySelector("[role=alert]"));
    assert.match(
      await form.page.evaluate(() => document.querySelector("[role=alert]").textContent),
      /不完整[\s\S]*已经填的在下面/,
    );
    const field = await form.find('[data-field="organ.name"]');
    assert.deepEqual(await field.evaluate((one) => [one.value, one.getBoundingClientRect().height > 0]), [
      "port",
      true,
    ]);
  });

  it("that lacks a part of its core keeps what is typed in the form", async (test) => {
    const { page } = await show(await apart(browser), await written(test, "cut", cut("core", 0.5)));
    const form = new Form(page);
    assert.match(await says(page), /现在还不能填：这个文件不完整/);
    assert.equal(await form.ask((shadow) => shadow.querySelector(".lock").disabled), true);
  });

  it("says how to get at the draft that lies in it", async (test) => {
    const form = await Form.alone(browser, offlineFile);
    await form.type("t3.new_received.natural", "12");
    await form.download("存草稿", await folder(test));
    await form.button("存成带草稿的网页", ".notice").catch(() => {});
    const page = await form.page.evaluate(
      () =>
        new Promise((resolve) => {
          URL.createObjectURL = (file) => {
            void file.text().then(resolve);
            return "#";
          };
          document
            .querySelector("xxgk-annual-report")
            .dispatchEvent(new CustomEvent("xxgk-download", { detail: { ending: "page" } }));
        }),
    );
    const changed = page.replace(/(id="code">\s*)/, "$1 ");
    assert.notEqual(changed, page);
    const { said } = await show(await apart(browser), await written(test, "changed", changed));
    assert.match(said, /被改动过[\s\S]*文件里带的草稿还在：重新下载一份本工具，用“打开”选这个文件/);
    const other = await Form.alone(browser, offlineFile);
    await other.page.evaluate(
      (text) => document.querySelector("xxgk-annual-report").openFile(new File([text], "a.html")),
      changed,
    );
    assert.equal((await other.saved()).cells["t3.new_received.natural"], "12", "and so it is");
  });

  it("is not what is said where the browser is too old", async () => {
    const { said } = await show(await apart(browser), offlineFile, () => {
      delete Element.prototype.attachShadow;
    });
    assert.match(said, TOO_OLD);
    const later = await show(await apart(browser), offlineFile, () => {
      CustomElementRegistry.prototype.define = () => {
        throw new TypeError("not there");
      };
    });
    assert.match(later.said, TOO_OLD);
  });
});
