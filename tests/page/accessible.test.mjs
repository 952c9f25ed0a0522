// The page for who cannot see it or uses no mouse: axe-core on its states, names, keys.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { launch } from "./browsers.mjs";
import { Form, fixture, fixturePath, offlineFile, root } from "./form.mjs";

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
    await form.press("为什么？", '[data-rule="S-01"]');
    assert.deepEqual(await violations(), [], "errors, and a manual text");
    await form.press("打开", "header");
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(await violations(), [], "the open panel");
    for (const width of [900, 600]) {
      await form.page.setViewport({ width, height: 768 });
      assert.deepEqual(await violations(), [], `${width} pixels wide`);
    }
  });

  it("axe-core finds nothing: panels, unfolded lists, a reason being given, the preview", async () => {
    await form.page.setViewport({ width: 1366, height: 768 });
    const overview = "2025年，全市新收到政府信息公开申请14069件，行政复议791件，其它工作继续推进。";
    await form.hold({ ...(await fixture("hangzhou-2025")), overview });
    await form.press("其他格式和版式", "header");
    await form.has("xxgk-download-panel");
    assert.deepEqual(await violations(), [], "the files");
    await form.press("纯文本：下载", "xxgk-download-panel");
    assert.deepEqual(await violations(), [], "a downloaded file");
    await form.press("上年数据", "nav");
    await form.has("xxgk-last-year");
    assert.deepEqual(await violations(), [], "last year, nothing known");
    const input = await form.find('[data-last-year="t3.carried_forward.total"]');
    await input.focus();
    await form.page.keyboard.type("561");
    await form.has("xxgk-last-year .acts button");
    assert.deepEqual(await violations(), [], "last year, a figure known");
    await form.press("关闭", "xxgk-last-year");

    await form.type("t3.granted.natural", "5354");
    await form.press("▸ 改好以后，这 2 处也就对了", '[data-rule="S-01"]');
    await form.has(".explains li");
    await form.press("情况属实，说明理由", '[data-rule="N-23"]');
    await form.has(".reason textarea");
    assert.deepEqual(await violations(), [], "what is explained, and the form for a reason");
    await form.page.keyboard.type("含一件省里转来的");
    await form.press("确认", ".reason");
    await form.has("li.accepted");
    assert.deepEqual(await violations(), [], "a finding that stands for a reason");
    await form.ask((shadow) => shadow.querySelector("#section-overview .claims .unfold").click());
    await form.has("#section-overview .claims li");
    await form.ask((shadow) => shadow.querySelector("#section-overview .claims li button").click());
    await form.has("#note-overview p");
    assert.deepEqual(await violations(), [], "the figures of the text, and what is said of one");

    await form.press("预览打印", "header");
    await form.page.waitForFunction(() => document.querySelector("xxgk-preview")?.shadowRoot.querySelector("table"));
    assert.deepEqual(await violations(), [], "the preview");
    await form.page.keyboard.press("Escape");
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
    // The last one goes through the tools above the text, which are one stop.
    for (let press = 0; press < 16; press += 1) await form.page.keyboard.press("Tab");
    assert.equal(await form.ask((shadow) => shadow.activeElement.dataset.field), "problems");
  });
});
