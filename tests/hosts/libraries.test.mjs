// Sites with old libraries that replace what the browser brings: figures, drafts and files are the same as without them.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { fixture } from "../fixtures.mjs";
import { root } from "../page/form.mjs";
import { records } from "../page/kept.mjs";
import { useBrowser } from "../page/setup.mjs";
import { ELEMENT, open, pageOf, SCRIPT, useHostPages } from "./host-pages.mjs";

const CELL = "t2.licensing.decisions";
const hosts = await useHostPages();
const zone = await readFile(new URL("node_modules/zone.js/bundles/zone.umd.js", root), "utf8");
hosts.at("/zone.js", zone);

/** What libraries do to a page before the element comes, by what they do. None of it may be undone by the element. */
const libraries = {
  "an Array.from that ignores its second argument": () => {
    Array.from = (items) => Array.prototype.slice.call(items);
  },
  "an entries() of values": () => {
    Array.prototype.entries = function () {
      return this.slice();
    };
  },
  "a scrollTo of elements that scrolls the page": () => {
    Element.prototype.scrollTo = () => {
      throw new Error("scrollTo");
    };
  },
  "enumerable methods on Object and Array": () => {
    Object.prototype.extra = () => {};
    Object.prototype.each = () => {};
    Array.prototype.extra = () => {};
  },
  "a bind of its own": () => {
    const { apply } = Reflect;
    Function.prototype.bind = function (self, ...first) {
      return (...rest) => apply(this, self, [...first, ...rest]);
    };
  },
  "the manners of Prototype.js": () => {
    const each = Array.prototype.forEach;
    const quoted = (text) => `"${text.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\n")}"`;
    Array.prototype.toJSON = function () {
      return `[${this.map((one) => JSON.stringify(one)).join(", ")}]`;
    };
    String.prototype.toJSON = function () {
      return quoted(this);
    };
    Object.prototype.toJSON = undefined;
    Array.prototype.reduce = function () {
      return this.length > 1 ? this : this[0];
    };
    const turned = Array.prototype.reverse;
    Array.prototype.reverse = function (isInPlace) {
      return turned.call(isInPlace === false ? this.slice() : this);
    };
    Array.prototype.find = function (is) {
      let found;
      each.call(this, (one) => {
        if (found === undefined && is(one)) found = one;
      });
      return found;
    };
    Array.prototype.concat = function (...others) {
      const all = this.slice();
      for (const other of others) {
        if (Array.isArray(other)) all.push(...other);
        else all.push(other);
      }
      return all;
    };
    Array.prototype.include = Array.prototype.includes;
    Array.prototype.first = function () {
      return this[0];
    };
    Array.prototype.clear = function () {
      this.length = 0;
    };
    String.prototype.trim = function () {
      return this.replace(/^\s+/, "").replace(/\s+$/, "");
    };
    String.prototype.startsWith = function (start) {
      return this.lastIndexOf(start, 0) === 0;
    };
    HTMLElement.prototype.remove = function () {
      this.parentNode.removeChild(this);
      return this;
    };
    HTMLElement.prototype.replace =
      HTMLElement.prototype.insert =
      HTMLElement.prototype.update =
        () => {
          throw new Error("not of this element");
        };
  },
  "the manners of MooTools": () => {
    Function.prototype.bind = function (self, given) {
      const first = given === undefined ? [] : [].concat(given);
      return (...rest) => this.apply(self, first.concat(rest));
    };
    Function.prototype.extend = Function.prototype.implement = () => {};
    window.Event = function MooEvent(event) {
      return event;
    };
    window.Element = function MooElement() {
      throw new TypeError("Element");
    };
    Array.prototype.contains = Array.prototype.includes;
    Array.prototype.empty = function () {
      this.length = 0;
    };
    Array.prototype.erase = Array.prototype.combine = function () {
      return this;
    };
    Object.defineProperty(HTMLElement.prototype, "get", { value: () => null, enumerable: true });
    Object.defineProperty(HTMLElement.prototype, "set", { value: () => {}, enumerable: true });
  },
  "snippets for the Internet Explorer, used everywhere": () => {
    Element.prototype.remove = function () {
      this.parentElement.removeChild(this);
    };
    delete NodeList.prototype.forEach;
    NodeList.prototype.remove = HTMLCollection.prototype.remove = function () {
      for (let place = this.length - 1; place >= 0; place -= 1) this[place].parentElement?.removeChild(this[place]);
    };
    Element.prototype.closest = function (selector) {
      let one = this;
      while (one && !one.matches(selector)) one = one.parentElement;
      return one;
    };
    Array.prototype.includes = function (one) {
      return this.indexOf(one) >= 0;
    };
    Array.prototype.flat = function () {
      return [].concat(...this);
    };
    Object.assign = (into, ...all) => {
      for (const one of all) for (const key in one) if (Object.hasOwn(one, key)) into[key] = one[key];
      return into;
    };
    const { stringify } = JSON;
    JSON.stringify = (value, keep) => stringify(value, keep);
    const { setTimeout, setInterval } = window;
    window.setTimeout = (hear, time) => setTimeout(hear, time);
    window.setInterval = (hear, time) => setInterval(hear, time);
    window.requestAnimationFrame = (draw) => setTimeout(() => draw(Date.now()), 16);
    window.cancelAnimationFrame = (number) => clearTimeout(number);
  },
  "promises of its own": () => {
    // As small as the old ones: no finally, no allSettled, no class to extend.
    const Native = Promise;
    class Old {
      constructor(begin) {
        this.own = new Native(begin);
      }
      // biome-ignore lint/suspicious/noThenProperty: it is a promise
      then(done, failed) {
        return new Old((resolve, reject) => this.own.then(done, failed).then(resolve, reject));
      }
      catch(failed) {
        return this.then(undefined, failed);
      }
      static resolve = (value) => new Old((resolve) => resolve(value));
      static reject = (reason) => new Old((_, reject) => reject(reason));
      static all = (all) => new Old((resolve, reject) => Native.all(all).then(resolve, reject));
      static race = (all) => new Old((resolve, reject) => Native.race(all).then(resolve, reject));
    }
    window.Promise = Old;
  },
  "dates of its own": () => {
    Date.prototype.toString = Date.prototype.toLocaleString = Date.prototype.toISOString = () => "today";
    Date.prototype.getYear = () => 0;
    Date.parse = () => null;
    Number.prototype.toLocaleString = () => "1.000,0";
    String.prototype.localeCompare = () => 0;
  },
  "zone.js of Angular": undefined,
};

/** What a person does, and what comes of it: figures, findings, both previews, the file, what is kept, and after a reload. */
async function use(form) {
  // One that has no core, and writes its draft itself.
  const early = await form.page.evaluate(() => document.createElement("xxgk-annual-report").json);
  const seen = { early: JSON.parse(early) };
  const preview = () =>
    form.ask((shadow) => shadow.querySelector("xxgk-side-preview").shadowRoot.querySelector("table").textContent);
  await form.hold(fixture("gangkou-2021"));
  await form.type(CELL, "7");
  await form.write("overview", "全年新收申请12件。\n\n　　没有被纠正的。");
  await (await form.cell("t3.carried_forward.natural")).focus();
  await form.ask((shadow) => {
    const data = new DataTransfer();
    data.setData("text/plain", "1\t2");
    const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    shadow.activeElement.dispatchEvent(paste);
  });
  await form.button("撤销", ".notice");
  await form.press("边填边看", "header");
  await form.page.waitForFunction(
    () =>
      document
        .querySelector("xxgk-annual-report")
        .shadowRoot.querySelector("xxgk-side-preview")
        ?.shadowRoot.querySelector('[data-cell="t2.licensing.decisions"]')?.textContent === "7",
  );
  seen.preview = await preview();
  await form.press("预览打印", "header");
  await form.page.waitForFunction(() => document.querySelector("xxgk-preview")?.shadowRoot.querySelector("td"));
  await form.page.keyboard.press("Escape");
  await form.page.waitForFunction(() => !document.querySelector("xxgk-preview"));
  await form.press("下载 Word", "header");
  await form.page.waitForFunction(() =>
    /SHA-256/.test(document.querySelector("xxgk-annual-report").shadowRoot.querySelector(".notice")?.textContent),
  );
  seen.file = await form.notice();
  seen.findings = await form.findings();
  seen.draft = await form.saved();
  await form.kept();
  const [kept] = (await records(form.page, "drafts")).filter(({ json }) => json.includes("港口"));
  assert.deepEqual(JSON.parse(kept.json), seen.draft);
  await form.page.reload();
  await form.ready();
  assert.deepEqual(await form.saved(), seen.draft);
  seen.cells = await form.allShown();
  await form.press("打开", "header");
  await form.has("xxgk-open-panel .states li");
  seen.states = await form.ask((shadow) => shadow.querySelectorAll("xxgk-open-panel .states li").length > 0);
  assert.deepEqual(form.problems, []);
  return seen;
}

describe("a page that has a library with", () => {
  let browser;
  let plain;
  useBrowser(async (one) => {
    browser = one;
    plain = await withLibrary();
  });

  async function withLibrary(replace, script = "") {
    const head = script + SCRIPT;
    const form = await open(browser, hosts.page(pageOf(ELEMENT, { head })), replace);
    try {
      await form.ready();
      return await use(form);
    } catch (reason) {
      throw new Error(form.problems.join("; "), { cause: reason });
    } finally {
      await form.page.browserContext().close();
    }
  }

  for (const [name, replace] of Object.entries(libraries))
    it(name, async () => {
      const script = name.startsWith("zone.js") ? '<script src="/zone.js"></script>' : "";
      assert.deepEqual(await withLibrary(replace, script), plain);
    });
});
