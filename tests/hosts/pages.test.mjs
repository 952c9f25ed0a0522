// Pages of every kind that hold the element: their markup, their styles, their dialogs.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fixture, folder } from "../fixtures.mjs";
import { useBrowser } from "../page/setup.mjs";
import { ELEMENT, open, openForm, pageOf, SCRIPT, useHostPages } from "./host-pages.mjs";

const CELL = "t2.licensing.decisions";
const hosts = await useHostPages();

/** A page as bytes in GBK, with two characters that no other encoding reads so. */
function inGbk(page) {
  const [before, after] = page.replace("单位网站", "|").split("|");
  return Buffer.concat([
    Buffer.from(before.replace("utf-8", "gbk")),
    Buffer.from("b9abbfaa", "hex"),
    Buffer.from(after),
  ]);
}

/** Fills in, and looks at both previews. */
async function use(form) {
  await form.hold(fixture("gangkou-2021"));
  await form.type(CELL, "7");
  await form.press("边填边看", "header");
  await form.page.waitForFunction(
    () =>
      document
        .querySelector("xxgk-annual-report")
        .shadowRoot.querySelector("xxgk-side-preview")
        ?.shadowRoot.querySelector('[data-cell="t2.licensing.decisions"]')?.textContent === "7",
  );
  await form.press("预览打印", "header");
  await form.page.waitForFunction(() => document.querySelector("xxgk-preview")?.shadowRoot.querySelector("td"));
  await form.page.keyboard.press("Escape");
  await form.page.waitForFunction(() => !document.querySelector("xxgk-preview"));
  assert.deepEqual(form.problems, []);
}

describe("a page that holds the element", () => {
  let browser;
  useBrowser((one) => (browser = one));

  it("is XHTML, served as such; Chromium runs no modules there, but imports them", async () => {
    const page = `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title><script>import("/dist/xxgk-annual-report.js")</script></head><body>${ELEMENT}</body></html>`;
    const form = await openForm(browser, hosts.page(page, { type: "application/xhtml+xml" }));
    await use(form);
    await form.page.close();
  });

  it("is in quirks mode, in another encoding, with a base elsewhere, or in a language written from right to left: it looks the same", async () => {
    const picture = async (page, options) => {
      const form = await openForm(browser, hosts.page(page, options));
      const top = await form.page.screenshot();
      await (await form.cell(CELL)).focus();
      const table = await form.page.screenshot();
      await form.press("预览打印", "header");
      await form.page.waitForFunction(() => document.querySelector("xxgk-preview")?.shadowRoot.querySelector("td"));
      await form.page.evaluate(() => {
        document.querySelector("xxgk-preview").shadowRoot.querySelector("dialog").scrollTop = 700;
      });
      const preview = await form.page.screenshot();
      await form.page.keyboard.press("Escape");
      assert.deepEqual(form.problems, []);
      return { form, pictures: [top, table, preview].map((one) => Buffer.from(one).toString("base64")) };
    };
    const plain = await picture(pageOf(ELEMENT));
    await plain.form.page.close();
    const others = {
      quirks: [pageOf(ELEMENT).replace("<!doctype html>", "")],
      GBK: [inGbk(pageOf(ELEMENT)), { type: "text/html; charset=gbk" }],
      base: [pageOf(ELEMENT, { head: `${SCRIPT}<base href="http://127.0.0.1:9/elsewhere/" target="_blank">` })],
      "right to left": [pageOf(ELEMENT, { html: 'lang="ug"' }).replace("<body>", '<body><div dir="rtl">')],
    };
    const isSo = {
      quirks: () => document.compatMode === "BackCompat",
      GBK: () => document.characterSet === "GBK" && document.title === "公开",
      base: () => document.baseURI === "http://127.0.0.1:9/elsewhere/",
      "right to left": () =>
        getComputedStyle(document.querySelector("xxgk-annual-report").parentNode).direction === "rtl",
    };
    for (const [name, page] of Object.entries(others)) {
      const { form, pictures } = await picture(...page);
      assert.ok(await form.page.evaluate(isSo[name]), name);
      pictures.forEach((one, place) => {
        assert.ok(one === plain.pictures[place], `${name}, picture ${place}`);
      });
      await use(form);
      await form.page.close();
    }
  });

  it("has a base elsewhere: the links to the sections lead to them, and files are handed out", async (test) => {
    const page = pageOf(ELEMENT, { head: `${SCRIPT}<base href="http://127.0.0.1:9/elsewhere/">` });
    const form = await openForm(browser, hosts.page(page));
    const before = form.page.url();
    const link = await form.find("nav li:last-child a");
    await link.click();
    await link.focus();
    await form.page.keyboard.press("Enter");
    await form.page.waitForFunction(() => scrollY > 500);
    assert.equal(form.page.url(), before);
    assert.match((await form.download("存草稿", await folder(test))).name, /\.json$/);
    await form.page.close();
  });

  it("has the script twice, and makes the element of a template and by script", async () => {
    const twice = `${SCRIPT}<script type="module" src="/dist/xxgk-annual-report.js?again"></script>`;
    const form = await open(
      browser,
      hosts.page(pageOf(`<template id="t"><div>${ELEMENT}</div></template><main></main>`, { head: twice })),
    );
    await form.page.evaluate(async () => {
      await customElements.whenDefined("xxgk-annual-report");
      const copy = document.querySelector("#t").content.cloneNode(true);
      document.querySelector("main").append(document.importNode(copy, true));
    });
    await form.ready();
    await use(form);
    await form.page.close();
  });

  it("shows it in a modal dialog: the print preview lies over that, Escape closes only itself", async () => {
    const form = await openForm(
      browser,
      hosts.page(pageOf(`<dialog id="d" style="width:90%;height:90%">${ELEMENT}</dialog>`)),
    );
    await form.page.evaluate(() => document.querySelector("#d").showModal());
    await form.press("预览打印", "header");
    await form.page.waitForFunction(() => document.querySelector("xxgk-preview")?.shadowRoot.querySelector("td"));
    assert.equal(
      await form.page.evaluate(() => document.elementFromPoint(innerWidth / 2, innerHeight / 2).localName),
      "xxgk-preview",
    );
    await form.page.keyboard.press("Escape");
    await form.page.waitForFunction(() => !document.querySelector("xxgk-preview"));
    assert.equal(await form.page.evaluate(() => document.querySelector("#d").open), true);
    await form.page.close();
  });

  it("holds two: Ctrl+Z outside both undoes in the one that was used last", async () => {
    const form = await openForm(browser, hosts.page(pageOf(`${ELEMENT}${ELEMENT}`)));
    await form.page.evaluate(() => document.querySelectorAll("xxgk-annual-report")[1].ready);
    const values = () =>
      form.page.evaluate(
        (cell) =>
          [...document.querySelectorAll("xxgk-annual-report")].map(
            (one) => one.shadowRoot.querySelector(`[data-cell="${cell}"]`).value,
          ),
        CELL,
      );
    for (const place of [0, 1]) {
      await form.page.evaluate(
        (at, cell) =>
          document.querySelectorAll("xxgk-annual-report")[at].shadowRoot.querySelector(`[data-cell="${cell}"]`).focus(),
        place,
        CELL,
      );
      await form.page.keyboard.type(`${place + 4}`);
      await form.page.keyboard.press("Tab");
    }
    assert.deepEqual(await values(), ["4", "5"]);
    await form.page.evaluate(() => document.activeElement.blur());
    await form.page.keyboard.down("Control");
    await form.page.keyboard.press("z");
    await form.page.keyboard.up("Control");
    await form.page.waitForFunction(
      () =>
        document
          .querySelectorAll("xxgk-annual-report")[1]
          .shadowRoot.querySelector('[data-cell="t2.licensing.decisions"]').value === "",
    );
    assert.deepEqual(await values(), ["4", ""]);
    await form.page.close();
  });

  it("has styles of its own for everything: the element looks as it does", async () => {
    const look = async (head, body = ELEMENT) => {
      const form = await openForm(browser, hosts.page(pageOf(body, { head: SCRIPT + head })));
      const seen = await form.ask((shadow) => {
        const { fontSize, lineHeight, direction, letterSpacing, textTransform, whiteSpace } = getComputedStyle(
          shadow.querySelector("section h2"),
        );
        return { fontSize, lineHeight, direction, letterSpacing, textTransform, whiteSpace };
      });
      await form.page.close();
      return seen;
    };
    const plain = await look("");
    const resets =
      "<style>html{font-size:40px}*{font:9px/3 serif!important;letter-spacing:4px!important;direction:rtl!important}body{text-transform:uppercase;white-space:nowrap}button{all:unset}</style>";
    assert.deepEqual(await look(resets), plain);
    assert.deepEqual(await look("<style>xxgk-annual-report{all:unset}</style>"), plain);
    assert.deepEqual(await look("", `<div dir="rtl">${ELEMENT}</div>`), plain);
  });
});
