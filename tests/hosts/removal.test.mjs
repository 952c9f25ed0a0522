// Sites that take the element out of the page and put it back, or a new one in its place: Vue, React, and by hand.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { build } from "esbuild";
import { root } from "../../www/build/host.mjs";
import { useBrowser } from "../page/setup.mjs";
import { ELEMENT, openForm, pageOf, SCRIPT, useHostPages } from "./host-pages.mjs";

const CELL = "t2.licensing.decisions";
const OTHER = "t2.punishment.decisions";
const hosts = await useHostPages();

/** A script of a site, with the packages that it imports. */
async function site(path, contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: "jsx" },
    bundle: true,
    write: false,
    define: {
      "process.env.NODE_ENV": '"development"',
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    alias: { vue: "vue/dist/vue.esm-bundler.js" },
  });
  return hosts.at(path, outputFiles[0].text);
}

const vue = await site(
  "/vue.js",
  `import { createApp, ref, KeepAlive } from "vue";
   const show = ref("form"), key = ref(0), to = ref("#left");
   Object.assign(window, { show, key, to });
   const app = createApp({
     components: { Report: { template: "<xxgk-annual-report />" }, News: { template: "<p>要闻</p>" } },
     setup: () => ({ show, key, to, alive: window.alive }),
     template: \`<KeepAlive v-if="alive"><Report v-if="show === 'form'" /><News v-else /></KeepAlive>
       <template v-else><xxgk-annual-report v-if="show === 'form'" :key="key" /><p v-else>要闻</p></template>\`,
   });
   app.config.compilerOptions.isCustomElement = (name) => name.startsWith("xxgk-");
   app.mount("#app");`,
);
const react = await site(
  "/react.js",
  `import React, { StrictMode, useState } from "react";
   import { createRoot } from "react-dom/client";
   function App() {
     const [show, setShow] = useState("form");
     const [key, setKey] = useState(0);
     const [changes, setChanges] = useState(0);
     Object.assign(window, { setShow, setKey, changes });
     return show === "form" ? <xxgk-annual-report key={key} onxxgk-change={() => setChanges((count) => count + 1)} /> : <p>要闻</p>;
   }
   createRoot(document.getElementById("app")).render(<StrictMode><App /></StrictMode>);`,
);

/** Whether some element of the page shows a figure. */
const shows = (form, text, address = CELL) =>
  form.page
    .waitForFunction(
      `document.querySelector("xxgk-annual-report")?.shadowRoot?.querySelector('[data-cell="${address}"]')?.value === ${JSON.stringify(text)}`,
    )
    .catch(async () => assert.fail(`${address}: ${await form.shown(address)} is not ${text}; ${await form.notice()}`));
const typeOn = async (form, text) => {
  await (await form.cell(CELL)).focus();
  await form.page.keyboard.type(text);
};
/** Nothing says that another window has the draft. */
const isFree = async (form) => assert.doesNotMatch(await form.ask((shadow) => shadow.textContent), /另一个窗口/);

describe("an element that is taken out of the page", () => {
  let browser;
  useBrowser((one) => (browser = one));
  const openApp = async (script, before) => {
    const form = await openForm(
      browser,
      hosts.page(pageOf('<div id="app"></div>', { head: `${SCRIPT}<script defer src="${script}"></script>` })),
      before,
    );
    return form;
  };

  const ways = {
    "leaving a view of Vue": [vue, 'show.value = "news"', 'show.value = "form"'],
    "another key in Vue": [vue, "key.value += 1", ""],
    "leaving a view of React": [react, 'setShow("news")', 'setShow("form")'],
    "another key in React": [react, "setKey(1)", ""],
  };
  for (const [name, [script, leave, back]] of Object.entries(ways))
    it(`${name}: a new one goes on with the draft, however soon after a key`, async () => {
      const form = await openApp(script);
      await typeOn(form, "12");
      await form.page.evaluate(() => {
        document.querySelector("xxgk-annual-report").isOld = true;
      });
      await form.page.evaluate(leave);
      // React draws a moment later.
      await form.page.waitForFunction(() => !document.querySelector("xxgk-annual-report")?.isOld);
      if (back) await form.page.evaluate(`new Promise((done) => setTimeout(done, 30)).then(() => { ${back} })`);
      await shows(form, "12");
      await isFree(form);
      await form.type(OTHER, "5");
      await form.page.evaluate(back ? `${leave}; setTimeout(() => { ${back} }, 30)` : leave.replace("1)", "2)"));
      await new Promise((done) => setTimeout(done, 100));
      await shows(form, "5", OTHER);
      await shows(form, "12");
      await isFree(form);
      assert.deepEqual(form.problems, []);
      await form.page.close();
    });

  it("kept alive by Vue: it comes back with all its steps", async () => {
    const form = await openApp(vue, () => {
      window.alive = true;
    });
    await form.type(CELL, "12");
    await form.page.evaluate('show.value = "news"; new Promise((done) => setTimeout(done, 300))');
    await form.page.evaluate('show.value = "form"');
    await shows(form, "12");
    await isFree(form);
    await form.press("撤销", "header").catch(() => form.ask((shadow) => shadow.querySelector(".turns button").click()));
    await shows(form, "");
    await form.page.close();
  });

  it("moved in the page, into a frame's place and back, taken out and put back: the same draft, nothing said", async () => {
    const form = await openForm(browser, hosts.page(pageOf(`<div id="a">${ELEMENT}</div><div id="b"></div>`)));
    await typeOn(form, "12");
    await form.page.evaluate(() => document.querySelector("#b").append(document.querySelector("xxgk-annual-report")));
    await shows(form, "12");
    await typeOn(form, "13");
    await form.page.evaluate(async () => {
      window.element = document.querySelector("xxgk-annual-report");
      window.element.remove();
      await new Promise((done) => setTimeout(done, 500));
      document.querySelector("#a").append(window.element);
    });
    await shows(form, "13");
    await form.type(OTHER, "5");
    await isFree(form);
    assert.equal(await form.notice(), "");
    await form.kept();
    await form.page.reload();
    await form.ready();
    await shows(form, "5", OTHER);
    assert.deepEqual(form.problems, []);
    await form.page.close();
  });

  it("put back after another has gone on with its draft: it shows what that one wrote, and undo leads back", async () => {
    const form = await openForm(browser, hosts.page(pageOf(`<div id="a">${ELEMENT}</div>`)));
    await form.type(CELL, "12");
    await form.page.evaluate(() => {
      window.first = document.querySelector("xxgk-annual-report");
      window.first.replaceWith(document.createElement("xxgk-annual-report"));
    });
    await shows(form, "12");
    await form.type(CELL, "13");
    // In one go, the first comes before the second leaves.
    await form.page.evaluate(() => {
      const second = document.querySelector("xxgk-annual-report");
      second.before(window.first);
      second.remove();
    });
    await shows(form, "13");
    await isFree(form);
    await form.ask((shadow) => shadow.querySelector(".turns button").click());
    await shows(form, "12");
    await form.page.close();
  });

  it("with its print preview open: that goes, too", async () => {
    const form = await openForm(browser, hosts.page(pageOf(ELEMENT)));
    await form.press("预览打印", "header");
    await form.page.waitForSelector("xxgk-preview");
    await form.page.evaluate(() => document.querySelector("xxgk-annual-report").remove());
    await form.page.waitForFunction(() => !document.querySelector("xxgk-preview"));
    assert.equal(await form.page.evaluate(() => document.adoptedStyleSheets.length), 0);
    await form.page.close();
  });

  it("a hundred times: no listener, lock, channel or element stays", async () => {
    const form = await openForm(browser, hosts.page(pageOf(`<div id="a"></div>${ELEMENT}`)), () => {
      window.listeners = new Map();
      for (const [name, target] of [
        ["window", window],
        ["document", document],
      ]) {
        const key = (type, hear, options) => [name, type, hear, !!(options?.capture ?? options)];
        const all = [];
        window.listeners.set(name, all);
        const same = (one, other) => one.every((part, place) => part === other[place]);
        const { addEventListener, removeEventListener } = target;
        target.addEventListener = (type, hear, options) => {
          const own = key(type, hear, options);
          if (!all.some((one) => same(one, own)) && !options?.once) all.push(own);
          addEventListener.call(target, type, hear, options);
        };
        target.removeEventListener = (type, hear, options) => {
          const place = all.findIndex((one) => same(one, key(type, hear, options)));
          if (place >= 0) all.splice(place, 1);
          removeEventListener.call(target, type, hear, options);
        };
      }
      window.channels = 0;
      const Channel = window.BroadcastChannel;
      window.BroadcastChannel = class extends Channel {
        constructor(name) {
          super(name);
          window.channels += 1;
        }
        close() {
          window.channels -= 1;
          super.close();
        }
      };
    });
    const counts = async () => ({
      ...(await form.page.evaluate(async () => ({
        listeners: [...window.listeners.values()]
          .flat()
          .map(([name, type]) => `${name} ${type}`)
          .sort(),
        channels: window.channels,
        locks: (await navigator.locks.query()).held.length,
        nodes: document.body.childElementCount,
        sheets: document.adoptedStyleSheets.length,
      }))),
    });
    await form.type(CELL, "12");
    await form.kept();
    const before = await counts();
    await form.page.evaluate(async () => {
      for (let time = 0; time < 100; time += 1) {
        const next = document.createElement("xxgk-annual-report");
        document.querySelector("xxgk-annual-report").replaceWith(next);
        if (time % 10 === 0) await next.ready;
        if (time % 10 === 5) await new Promise((done) => setTimeout(done, 5));
      }
      await document.querySelector("xxgk-annual-report").ready;
      await new Promise((done) => setTimeout(done, 500));
    });
    await shows(form, "12");
    await isFree(form);
    assert.deepEqual(await counts(), before);
    const client = await form.page.createCDPSession();
    let alive;
    for (let attempt = 0; attempt < 20 && alive !== 1; attempt += 1) {
      await client.send("HeapProfiler.collectGarbage");
      const prototype = await form.page.evaluateHandle(() => customElements.get("xxgk-annual-report").prototype);
      const all = await form.page.queryObjects(prototype);
      alive = await all.evaluate((list) => list.length);
      await all.dispose();
      await new Promise((done) => setTimeout(done, 200));
    }
    assert.ok(alive <= 2, `${alive} elements`);
    await form.page.close();
  });
});
