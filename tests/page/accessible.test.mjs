// The page for who cannot see it or uses no mouse: axe-core on its states, names, keys.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { launch } from "./browsers.mjs";
import { Form, fixturePath, offlineFile, root } from "./form.mjs";

describe("accessibility", () => {
  let browser;
  let form;
  let axe;
  before(async () => {
    browser = await launch();
    axe = await readFile(new URL("node_modules/axe-core/axe.min.js", root), "utf8");
    form = await Form.open(browser, offlineFile);
    await form.page.evaluate(axe);
  });
  after(() => browser.close());

  const violations = () =>
    form.page.evaluate(async () => {
      const { violations } = await axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      });
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .map((node) => node.target.flat().join(" "))
            .slice(0, 3)
            .join(" | ")}`,
      );
    });

  it("axe-core finds nothing: empty, filled, with errors, with panels and manual texts open, narrow", async () => {
    assert.deepEqual(await violations(), [], "an empty report");
    await form.openFile(fixturePath("hangzhou-2025"));
    assert.deepEqual(await violations(), [], "a full report");
    await form.type("t3.not_held.commercial", "5");
    await form.type("t2.licensing.decisions", "007");
    await form.press("检查", "header");
    await form.press("为什么？", '[data-rule="T3-02"]');
    assert.deepEqual(await violations(), [], "errors, and a manual text");
    await form.press("打开", "header");
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(await violations(), [], "the open panel");
    for (const width of [900, 600]) {
      await form.page.setViewport({ width, height: 768 });
      assert.deepEqual(await violations(), [], `${width} pixels wide`);
    }
  });

  it("every cell is spoken with all its headings", async () => {
    const label = (address) =>
      form.ask((shadow, one) => shadow.querySelector(`[data-cell="${one}"]`).getAttribute("aria-label"), address);
    assert.equal(
      await label("t3.state_secret.legal"),
      "三、本年度办理结果，（三）不予公开，1.属于国家秘密，申请人情况，法人或其他组织，法律服务机构",
    );
    assert.equal(await label("t4.litigation_after_review.pending"), "行政诉讼，复议后起诉，尚未审结");
    assert.equal(await label("t2.fees.amount"), "行政事业性收费，第二十条第（八）项，本年收费金额（单位：万元）");
  });

  it("Tab goes through the whole table and out of it", async () => {
    await form.page.setViewport({ width: 1366, height: 768 });
    await (await form.cell("t4.review.upheld")).focus();
    for (let press = 0; press < 15; press += 1) await form.page.keyboard.press("Tab");
    assert.equal(await form.ask((shadow) => shadow.activeElement.dataset.field), "problems");
  });
});
