// The page for who cannot see it or uses no mouse: axe-core on its states, names, keys.
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { fixture, fixturePath, folder } from "../fixtures.mjs";
import { violationsOn } from "./axe.mjs";
import { Form, offlineFile } from "./form.mjs";
import { useBrowser } from "./setup.mjs";

describe("accessibility", () => {
  let form;
  useBrowser(async (browser) => {
    form = await Form.open(browser, offlineFile);
  });

  const violations = () => violationsOn(form.page);

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
    await form.has("xxgk-open-panel");
    assert.deepEqual(await violations(), [], "the open panel");
    for (const width of [900, 600]) {
      await form.page.setViewport({ width, height: 768 });
      assert.deepEqual(await violations(), [], `${width} pixels wide`);
    }
  });

  it("axe-core finds nothing: panels, unfolded lists, a reason being given, the preview", async () => {
    await form.page.setViewport({ width: 1366, height: 768 });
    const overview = "2025年，全市新收到政府信息公开申请14069件，行政复议791件，其它工作继续推进。";
    await form.hold({ ...fixture("hangzhou-2025"), overview });
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

  it("axe-core finds nothing: summary, preview beside the form, large type, forced colours, a screen at 400 %", async () => {
    await form.page.setViewport({ width: 1366, height: 768 });
    await form.press("检查", "header");
    await form.has(".summary li");
    assert.deepEqual(await violations(), [], "the summary of a check");
    await form.ask((shadow) => shadow.querySelector('[data-act="preview-beside"]').click());
    await form.has("xxgk-side-preview");
    await form.page.waitForFunction(() =>
      document
        .querySelector("xxgk-annual-report")
        .shadowRoot.querySelector("xxgk-side-preview")
        .shadowRoot.querySelector("table"),
    );
    assert.deepEqual(await violations(), [], "the preview beside the form");
    const client = await form.page.createCDPSession();
    await client.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    assert.deepEqual(await violations(), [], "forced colours");
    await client.send("Emulation.setEmulatedMedia", { features: [] });
    await form.ask((shadow) => shadow.querySelector('[data-act="preview-beside"]').click());
    await form.press("大字", "nav");
    assert.deepEqual(await violations(), [], "large type");
    for (const width of [1024, 390, 341]) {
      await form.page.setViewport({ width, height: 768 });
      assert.deepEqual(await violations(), [], `large type, ${width} pixels wide`);
    }
    await form.ask((shadow) => shadow.querySelector("nav [aria-pressed=true]").click());
    await form.page.setViewport({ width: 341, height: 192 });
    assert.deepEqual(await violations(), [], "400 %");
  });

  describe("on a screen at 400 % (1366 × 768 become 341 × 192)", () => {
    const sizes = () =>
      form.ask((shadow) => {
        const wide = [...shadow.querySelectorAll("*")].filter((one) => {
          const { right, width } = one.getBoundingClientRect();
          return width > 1 && right > innerWidth + 1 && !one.closest("xxgk-table, .unseen, xxgk-side-preview");
        });
        return {
          page: document.documentElement.scrollWidth,
          screen: innerWidth,
          wide: wide.map((one) => one.outerHTML.slice(0, 80)),
        };
      });
    before(async () => {
      await form.page.setViewport({ width: 341, height: 192 });
      await form.ask((shadow) => shadow.querySelector("header button").focus());
    });

    it("nothing but the tables is wider than the screen, panels included", async () => {
      for (const [panel, where] of [
        [undefined],
        ["打开", "header"],
        ["其他格式和版式", "header"],
        ["上年数据", "nav"],
      ]) {
        if (panel) {
          await form.press(panel, where);
          await form.has(".panel");
        }
        const { page, screen, wide } = await sizes();
        assert.deepEqual([page, wide], [screen, []], panel);
        if (panel) await form.press(panel, where);
      }
    });

    it("nothing lies over the cell that is typed into", async () => {
      for (const address of ["t2.licensing.decisions", "t3.granted.natural", "t4.review.upheld"]) {
        await (await form.cell(address)).focus();
        await form.page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
        const seen = await form.ask((shadow) => {
          const { left, right, top, bottom } = shadow.activeElement.getBoundingClientRect();
          return shadow.elementFromPoint((left + right) / 2, (top + bottom) / 2) === shadow.activeElement;
        });
        assert.ok(seen, address);
      }
    });
  });

  it("text may be spaced wider (WCAG 1.4.12) without anything being cut", async () => {
    await form.page.setViewport({ width: 1366, height: 768 });
    const cut = await form.ask((shadow) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
      );
      shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
      const buttons = [...shadow.querySelectorAll("header > *, nav a, aside button, .form th")];
      const cut = buttons.filter(
        (one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1,
      );
      const far = buttons.filter((one) => one.getBoundingClientRect().right > innerWidth);
      shadow.adoptedStyleSheets = shadow.adoptedStyleSheets.slice(0, -1);
      return [...cut, ...far]
        .filter((one) => one.clientWidth > 0 && one.className !== "quiet whose")
        .map((one) => one.textContent.trim());
    });
    assert.deepEqual(cut, []);
  });

  it("targets have at least 24 by 24 pixels, in every state that is open here", async () => {
    const small = await form.ask((shadow) =>
      [...shadow.querySelectorAll("button, a, select, input")]
        .filter(
          (one) => one.type !== "radio" && one.type !== "checkbox" && !one.closest(".skips") && one.offsetWidth > 1,
        )
        .map((one) => [one.getBoundingClientRect(), one])
        .filter(([{ width, height }]) => width < 23.9 || height < 23.9)
        .map(([{ width, height }, one]) => `${one.textContent || one.dataset.cell} ${width} ${height}`),
    );
    assert.deepEqual(small, []);
  });

  it("large type is kept for the next time", async () => {
    const own = await Form.alone(form.page.browser(), offlineFile);
    const size = () => own.ask((shadow) => getComputedStyle(shadow.querySelector("section h2")).fontSize);
    const before = await size();
    await own.press("大字", "nav");
    const large = await size();
    assert.ok(Number.parseFloat(large) > Number.parseFloat(before));
    await own.page.reload();
    await own.ready();
    assert.equal(await size(), large);
  });

  it("the whole job is done by keys alone: skip links, head, figures, a finding with F8 and its correction, the file", async (test) => {
    const own = await Form.alone(form.page.browser(), offlineFile);
    const { keyboard } = own.page;
    const into = await folder(test);
    const client = await own.page.createCDPSession();
    await client.send("Page.setDownloadBehavior", { behavior: "allow", downloadPath: into });
    const label = () =>
      own.ask((shadow) => {
        const one = shadow.activeElement;
        return (
          one?.dataset.cell ??
          one?.dataset.field ??
          one?.getAttribute("aria-label") ??
          one?.textContent ??
          ""
        ).trim();
      });
    const tabTo = async (wanted, back = false) => {
      for (let press = 0; press < 60; press += 1) {
        if ((await label()) === wanted) return;
        if (back) await keyboard.down("Shift");
        await keyboard.press("Tab");
        if (back) await keyboard.up("Shift");
      }
      assert.fail(`${wanted} is not reached, but ${await label()}`);
    };
    await keyboard.press("Tab");
    assert.equal(await label(), "跳到表格", "the first key shows the way to the table");
    for (let press = 0; press < 2; press += 1) await keyboard.press("F6");
    await tabTo("organ.name");
    await keyboard.type("港口乡");
    await tabTo("year");
    await keyboard.type("2024");
    await tabTo("t3.new_received.natural");
    for (const figure of ["12", "3", "0", "0", "1", "2"]) {
      await keyboard.type(figure);
      await keyboard.press("Tab");
    }
    assert.equal(await own.shown("t3.new_received.total"), "18", "the total is there without being typed");
    await tabTo("t3.granted.natural");
    await keyboard.type("007");
    await keyboard.press("Tab");
    await own.has('li[data-rule="C-06"]');
    await keyboard.press("F8");
    assert.equal(await label(), "t3.granted.natural");
    await keyboard.type("7");
    await keyboard.press("F6");
    assert.ok(await own.ask((shadow) => !!shadow.activeElement.closest("aside")), "F6 leads on to the findings");
    await own.page.waitForFunction(
      () => !document.querySelector("xxgk-annual-report").shadowRoot.querySelector('li[data-rule="C-06"]'),
    );
    for (let press = 0; press < 3; press += 1) {
      await keyboard.down("Shift");
      await keyboard.press("F6");
      await keyboard.up("Shift");
    }
    await tabTo("其他格式和版式");
    await keyboard.press("Enter");
    await own.has(".panel");
    await keyboard.press("Escape");
    await own.page.waitForFunction(
      () => !document.querySelector("xxgk-annual-report").shadowRoot.querySelector(".panel"),
    );
    assert.equal(await label(), "其他格式和版式", "the focus goes back to what opened the panel");
    await tabTo("下载 Word", true);
    await keyboard.press("Enter");
    await own.has(".summary");
    assert.ok(await own.ask((shadow) => !!shadow.activeElement?.closest(".summary")));
    for (let attempt = 0; attempt < 100 && (await readdir(into)).length === 0; attempt += 1)
      await new Promise((done) => setTimeout(done, 50));
    assert.match((await readdir(into)).join(), /港口乡2024年政府信息公开工作年度报告/);
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
    // The last two go through the link below the table, and the tools above the text, which are one stop.
    for (let press = 0; press < 17; press += 1) await form.page.keyboard.press("Tab");
    assert.equal(await form.ask((shadow) => shadow.activeElement.dataset.field), "problems");
  });
});
