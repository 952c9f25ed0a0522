// Pages of every kind that hold the element: their markup, their styles, their dialogs.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fixture } from "../fixtures.mjs";
import { useBrowser } from "../page/setup.mjs";
import { ELEMENT, openForm, pageOf, SCRIPT, useHostPages } from "./host-pages.mjs";

const CELL = "t2.licensing.decisions";
const hosts = await useHostPages();

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
