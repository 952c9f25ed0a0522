// The page in a frame speaks with the page around it: what is asked and answered, which files go out, and who is not heard.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { fixture } from "../fixtures.mjs";
import { apart, Form, root } from "../page/form.mjs";
import { useBrowser } from "../page/setup.mjs";
import { pageOf, useHostPages } from "./host-pages.mjs";

/** The site that has the page in a frame, the one from which that comes, and a stranger. */
const around = await useHostPages();
const inside = await useHostPages();
const stranger = await useHostPages();
const frame = await readFile(new URL("dist/frame.html", root), "utf8");
inside.at(
  "/dist/named.html",
  frame.replace('name="xxgk-parents" content=""', `name="xxgk-parents" content="${around.address}"`),
);
const CELL = "t3.new_received.natural";
const report = JSON.stringify(fixture("gangkou-2021"));

describe("the page in a frame", () => {
  let browser;
  useBrowser((one) => (browser = one));

  /** A page of a site with the frame in it, which asks by `ask` and writes down what it hears. */
  async function begin(test, site, source = "/dist/named.html") {
    const page = await (await apart(browser)).newPage();
    test.after(() => page.browserContext().close());
    await page.setViewport({ width: 1366, height: 900 });
    const body = `<iframe src="${inside.address}${source}" sandbox="allow-scripts allow-same-origin allow-downloads allow-modals" style="width:1300px;height:800px"></iframe>`;
    await page.goto(site.page(pageOf(body, { head: "" })));
    await page.evaluate((origin) => {
      window.heard = [];
      window.addEventListener("message", ({ data, origin: from }) => window.heard.push({ ...data, from }));
      let id = 0;
      window.ask = (type, more, wanted = 5000) => {
        id += 1;
        const own = id;
        const words = typeof type === "string" ? { protocol: "xxgk-annual-report/1", type, id, ...more } : type;
        frames[0].postMessage(words, origin);
        return new Promise((resolve) => {
          const look = setInterval(() => {
            const answer = window.heard.find((one) => one.type === "answer" && one.id === own);
            if (answer) resolve(answer);
          }, 20);
          setTimeout(() => {
            clearInterval(look);
            resolve(undefined);
          }, wanted);
        });
      };
    }, inside.address);
    const inner = await page.waitForFrame((one) => one !== page.mainFrame());
    const form = new Form({
      evaluate: inner.evaluate.bind(inner),
      evaluateHandle: inner.evaluateHandle.bind(inner),
      waitForFunction: inner.waitForFunction.bind(inner),
      keyboard: page.keyboard,
      on: page.on.bind(page),
    });
    await form.ready();
    const ask = (...words) => page.evaluate((all) => window.ask(...all), words);
    const heard = (type) => page.evaluate((one) => window.heard.filter((other) => other.type === one), type);
    return { page, form, ask, heard };
  }

  it("is greeted, told what it is for, asked, and sends what happens and the files", async (test) => {
    const { page, form, ask, heard } = await begin(test, around);
    assert.equal((await ask("hello", { takes: ["download"] })).ok, true);
    assert.equal((await ask("set", { organ: "港口乡", year: "2021", locked: "organ.name" })).ok, true);
    assert.equal(JSON.parse((await ask("get")).result.value).organ.name, "港口乡");
    assert.equal((await ask("open", { name: "a.json", content: report })).result, "opened");
    await form.type(CELL, "7");
    await page.waitForFunction(() => window.heard.some(({ type }) => type === "change"));
    assert.ok(Array.isArray((await ask("check")).result));
    const exported = await page.evaluate(async () => {
      const { result } = await window.ask("export", { format: "docx" });
      return [result.name.endsWith(".docx"), result.bytes.byteLength > 5000];
    });
    assert.deepEqual(exported, [true, true]);
    await form.press("下载 Word", "header");
    await page.waitForFunction(() => window.heard.some(({ type }) => type === "download"));
    const file = await page.evaluate(() => {
      const { name, bytes, ending } = window.heard.find(({ type }) => type === "download");
      return [ending, name.endsWith(".docx"), String.fromCharCode(...new Uint8Array(bytes).slice(0, 2))];
    });
    assert.deepEqual(file, ["docx", true, "PK"]);
    assert.match(await form.notice(), /已交给网站/);
    for (const name of ["ready", "size", "findings"]) assert.ok((await heard(name)).length > 0, name);
    assert.ok((await heard("size")).every(({ height }) => height > 100));
    assert.ok((await page.evaluate(() => window.heard)).every(({ from }) => from === inside.address));
    assert.deepEqual(form.problems, []);
  });

  it("answers what it does not understand, and changes nothing", async (test) => {
    const { form, ask } = await begin(test, around);
    await ask("hello");
    await form.type(CELL, "7");
    for (const [type, more] of [
      ["nonsense", {}],
      ["set", { value: { a: 1 } }],
      ["set", { organ: 7 }],
      ["open", {}],
      ["open", { content: 7 }],
      ["export", { format: "exe" }],
      ["export", {}],
    ]) {
      const answer = await ask(type, more);
      assert.equal(answer.ok, false, JSON.stringify([type, more]));
      assert.equal(typeof answer.error, "string");
    }
    // Of another version, or no message at all: not for this page.
    for (const words of [
      { protocol: "xxgk-annual-report/2", type: "hello", id: 1 },
      null,
      "hello",
      7,
      [],
      { type: "hello" },
    ])
      await ask(words, {}, 100);
    assert.equal((await form.saved()).cells[CELL], "7");
    assert.deepEqual(form.problems, []);
  });

  it("does not hear a stranger's page, nor one that only sends from another window", async (test) => {
    const foreign = await begin(test, stranger);
    assert.equal(await foreign.ask("hello", {}, 800), undefined);
    assert.equal(await foreign.ask("open", { name: "a.json", content: report }, 800), undefined);
    await foreign.form.type(CELL, "7");
    assert.deepEqual(await foreign.page.evaluate(() => window.heard), []);
    assert.equal((await foreign.form.saved()).organ.name, "");
    // A window that is not the one around it, though of the right site.
    const { page, form } = await begin(test, around);
    await page.evaluate(async (origin) => {
      const other = document.createElement("iframe");
      other.srcdoc = "<p>";
      document.body.append(other);
      await new Promise((resolve) => other.addEventListener("load", resolve, { once: true }));
      other.contentWindow.eval(
        `parent.frames[0].postMessage({ protocol: "xxgk-annual-report/1", type: "set", id: 1, organ: "别人" }, ${JSON.stringify(origin)})`,
      );
      await new Promise((resolve) => setTimeout(resolve, 500));
    }, inside.address);
    assert.equal((await form.saved()).organ.name, "");
  });

  it("of its own site needs no name, and by itself it speaks with nobody", async (test) => {
    const { ask } = await begin(test, inside, "/dist/frame.html");
    assert.equal((await ask("hello")).ok, true);
    const page = await (await apart(browser)).newPage();
    test.after(() => page.browserContext().close());
    const form = new Form(page);
    await page.goto(`${inside.address}/dist/frame.html`);
    await form.ready();
    await form.type(CELL, "7");
    assert.deepEqual(form.problems, []);
  });
});
