// The site's own look: the example themes are taken, and everything in them can be read.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fixture } from "../fixtures.mjs";
import { violationsOn } from "../page/axe.mjs";
import { useBrowser } from "../page/setup.mjs";
import { ELEMENT, openForm, pageOf, SCRIPT, useHostPages } from "./host-pages.mjs";

const hosts = await useHostPages();
const folder = new URL("../../examples/themes/", import.meta.url);
const themes = readdirSync(folder);

describe("a theme", () => {
  let browser;
  useBrowser((one) => (browser = one));

  /** The page with that sheet of the site's, and an error, a warning and an open panel in it. */
  async function dressed(css) {
    const head = css === undefined ? SCRIPT : `${SCRIPT}<link rel="stylesheet" href="${hosts.at("/theme.css", css)}">`;
    const form = await openForm(browser, hosts.page(pageOf(`<main>${ELEMENT}</main>`, { head })));
    const report = fixture("gangkou-2021");
    await form.hold({ ...report, cells: { ...report.cells, "t3.new_received.natural": "99" } });
    await form.has("[data-rule]");
    await form.press("边填边看", "header");
    await form.press("其他格式和版式", "header");
    await form.has("xxgk-download-panel button");
    return form;
  }
  const colourOf = (form, selector, property) =>
    form.ask(
      (shadow, one, name) => getComputedStyle(shadow.querySelector(one)).getPropertyValue(name),
      selector,
      property,
    );

  it("by name: there are two", () => assert.deepEqual(themes, ["dark.css", "red.css"]));

  for (const name of themes)
    it(`${name}: changes the look, and all of it can be read`, async () => {
      const look = (form) => colourOf(form, '.beside[aria-pressed="true"]', "border-top-color");
      const plain = await dressed();
      const before = await look(plain);
      await plain.page.browserContext().close();
      const form = await dressed(readFileSync(new URL(name, folder)));
      assert.notEqual(await look(form), before);
      assert.deepEqual(await violationsOn(form.page), []);
      await form.page.browserContext().close();
    });
});
