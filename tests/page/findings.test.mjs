// The list of findings: one cause instead of its symptoms, mended with a click, taken back,
// corrected by the group, and let stand for a reason.
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fixture, folder } from "../fixtures.mjs";
import { Form, offlineFile } from "./form.mjs";
import { useBrowser } from "./setup.mjs";

const CELL = "t3.granted.natural";

describe("findings", () => {
  let browser;
  useBrowser((one) => (browser = one));

  const open = async (changes = {}) => {
    const form = await Form.alone(browser, offlineFile);
    const report = fixture("hangzhou-2025");
    await form.hold({ ...report, ...changes, cells: { ...report.cells, ...changes.cells } });
    return form;
  };
  const headings = (form) =>
    form.ask((shadow) => [...shadow.querySelectorAll("xxgk-findings h3")].map(({ textContent }) => textContent));
  const warnings = (form, rule) =>
    form.ask((shadow, one) => shadow.querySelectorAll(`li.warning[data-rule="${one}"]`).length, rule);

  describe("one wrong figure among typed totals", () => {
    it("is one card, the only error, with what it explains folded into it", async () => {
      const form = await open();
      await form.type(CELL, "5354");
      const [first, ...others] = await form.findings("error");
      assert.deepEqual([first.rule, first.place, first.severity], ["S-01", CELL, "error"]);
      assert.match(first.message, /填了 5354，应为 5345/);
      assert.deepEqual(others, []);
      const symptoms = () =>
        form.ask((shadow) => [...shadow.querySelectorAll(".explains li .id")].map(({ textContent }) => textContent));
      assert.deepEqual(await symptoms(), []);
      await form.press("▸ 改好以后，这 2 处也就对了", '[data-rule="S-01"]');
      await form.has(".explains li");
      assert.deepEqual((await symptoms()).sort(), ["T3-02", "T3-03"]);
      const expanded = await form.ask((shadow) =>
        shadow.querySelector(".explains button").getAttribute("aria-expanded"),
      );
      assert.equal(expanded, "true");
    });

    it("is mended with one click, which can be taken back", async () => {
      const form = await open({ cells: { [CELL]: "5354" } });
      await form.press("改为 5345", '[data-rule="S-01"]');
      assert.equal(await form.shown(CELL), "5345");
      assert.deepEqual(await form.errors(), []);
      assert.match(await form.notice(), /已改正/);
      await form.press("撤销", ".notice");
      assert.equal(await form.shown(CELL), "5354");
      assert.deepEqual(await form.errors(), [`S-01 ${CELL}`]);
      assert.equal((await form.saved()).cells[CELL], "5354");
    });
  });

  describe("of several sections", () => {
    const wrong = {
      overview: "2025年，全市行政复议791件。",
      cells: { [CELL]: "5354", "t2.licensing.decisions": "007" },
    };
    const groups = (form) =>
      form.ask((shadow) =>
        [...shadow.querySelectorAll("h3.group")].map((one) => [
          one.querySelector(".name").textContent,
          one.querySelector(".counts").textContent.trim().replace(/\s+/g, " "),
        ]),
      );
    const at = (form) =>
      form.ask((shadow) => shadow.activeElement?.dataset.cell ?? shadow.activeElement?.dataset.field ?? null);
    const said = (form) => form.ask((shadow) => shadow.querySelector("[role=status]").textContent);
    const isSaid = (form, words) =>
      form.page.waitForFunction(
        `document.querySelector("xxgk-annual-report").shadowRoot.querySelector("[role=status]").textContent.includes(${JSON.stringify(words)})`,
      );

    it("stand under the sections' headings, those with errors first, else in the order of the form, with their numbers", async () => {
      const form = await open(wrong);
      const all = await groups(form);
      const sections = all.filter(([name]) => /^[一二三四五六]、/.test(name));
      const order = ([name, counts]) => (counts.includes("错误") ? 0 : 10) + "一二三四五六".indexOf(name[0]);
      assert.ok(sections.length > 2);
      assert.deepEqual(
        sections,
        [...sections].sort((one, other) => order(one) - order(other)),
      );
      const third = all.find(([name]) => name.startsWith("三、"));
      assert.deepEqual(third, ["三、收到和处理政府信息公开申请情况", "1 处错误"]);
      assert.match(all.find(([name]) => name.startsWith("二、"))[1], /^1 处提醒/);
    });

    it("are folded and unfolded by their heading", async () => {
      const form = await open(wrong);
      const heading = await form.page.evaluateHandle(() =>
        [...document.querySelector("xxgk-annual-report").shadowRoot.querySelectorAll("h3.group button")].find((one) =>
          one.textContent.includes("三、"),
        ),
      );
      await heading.evaluate((one) => one.click());
      await form.page.waitForFunction(
        () => !document.querySelector("xxgk-annual-report").shadowRoot.querySelector('[data-rule="S-01"]'),
      );
      assert.equal(await heading.evaluate((one) => one.getAttribute("aria-expanded")), "false");
      await heading.evaluate((one) => one.click());
      await form.has('[data-rule="S-01"]');
    });

    it("are walked through with F8, from where the person is, round and back", async () => {
      const form = await open(wrong);
      await (await form.cell("t2.licensing.decisions")).focus();
      await form.page.keyboard.press("F8");
      assert.equal(await at(form), CELL);
      await isSaid(form, "第 3 处，共 3 处：最可能填错");
      await form.page.keyboard.press("F8");
      assert.equal(await at(form), "overview");
      const words = await form.ask((shadow) => {
        const { value, selectionStart, selectionEnd } = shadow.activeElement;
        return value.slice(selectionStart, selectionEnd);
      });
      assert.equal(words, "行政复议791件");
      await isSaid(form, "第 1 处，共 3 处");
      await form.page.keyboard.down("Shift");
      await form.page.keyboard.press("F8");
      await form.page.keyboard.up("Shift");
      assert.equal(await at(form), CELL);
    });

    it("are walked through with two buttons as well", async () => {
      const form = await open(wrong);
      await form.press("下一处", ".walk");
      assert.equal(await at(form), "overview");
      await form.press("下一处", ".walk");
      assert.equal(await at(form), "t2.licensing.decisions");
      await form.press("上一处", ".walk");
      assert.equal(await at(form), "overview");
    });

    it("are told once when they come and when they go, not while a figure is typed", async () => {
      const form = await open();
      await isSaid(form, "已打开");
      const before = await said(form);
      await (await form.cell(CELL)).focus();
      await form.page.keyboard.type("53");
      assert.equal(await said(form), before);
      await form.page.keyboard.type("54");
      await form.page.keyboard.press("Tab");
      await isSaid(form, "新出现 1 处错误：最可能填错的是“自然人·予以公开”");
      await form.press("改为 5345", '[data-rule="S-01"]');
      await isSaid(form, "已改正。这一处已改好");
      assert.doesNotMatch(await said(form), /新出现/);
    });

    it("are summed up by a check, with the focus on the first that is wrong", async () => {
      const form = await open(wrong);
      await form.press("检查", "header");
      await form.has(".summary li");
      const summary = await form.ask((shadow) => shadow.querySelector(".summary").textContent);
      assert.match(summary, /检查完了[\s\S]*1\s处错误[\s\S]*处提醒/);
      const focused = () =>
        form.ask((shadow) => shadow.activeElement?.closest(".summary") && shadow.activeElement.textContent);
      assert.match(await focused(), /自然人·予以公开/);
      await form.page.keyboard.press("Enter");
      assert.equal(await at(form), CELL);
      await form.page.keyboard.type("5345");
      await form.page.waitForFunction(
        () => !document.querySelector("xxgk-annual-report").shadowRoot.querySelector(".summary"),
      );
    });

    it("are summed up under the name of a file that was downloaded", async (test) => {
      const form = await open(wrong);
      const { name } = await form.download("下载 Word", await folder(test));
      await form.has(".summary li");
      const summary = await form.ask((shadow) => shadow.querySelector(".summary").textContent);
      assert.ok(summary.includes(name) && /1\s处错误/.test(summary), summary);
      assert.ok(await form.ask((shadow) => !!shadow.activeElement?.closest(".summary")));
    });

    it("hand the focus on when the one under the keys is gone", async () => {
      const form = await open(wrong);
      await (await form.button("改为 5345", '[data-rule="S-01"]')).focus();
      await form.page.keyboard.press("Enter");
      await form.page.waitForFunction(
        () => !document.querySelector("xxgk-annual-report").shadowRoot.querySelector('[data-rule="S-01"]'),
      );
      assert.ok(await form.ask((shadow) => !!shadow.activeElement?.closest("xxgk-findings")));
    });
  });

  it("hints of one kind are a line with their number, put right with one click and undone with one", async () => {
    const years = [2020, 2021, 2022, 2023, 2024].map((_, place) => `第${place + 1}项工作截止年底完成，`).join("");
    const problems = `${years}其它工作继续推进。改进情况：加强培训，其它措施另行制定。`;
    const form = await open({ problems, overview: problems, preface: `${problems}`, other_matters: problems });
    const before = await form.saved();
    const group = await form.ask((shadow) => {
      const line = [...shadow.querySelectorAll("li.many")].find((one) => /全部改好/.test(one.textContent));
      return { rule: line?.dataset.group, label: [...line.querySelectorAll("button")].pop().textContent };
    });
    await form.press(group.label, `[data-group="${group.rule}"]`);
    const after = await form.saved();
    assert.ok(!/其它/.test(after.problems + after.overview + after.preface + after.other_matters));
    assert.equal(await form.ask((shadow, one) => shadow.querySelector(`[data-group="${one}"]`), group.rule), null);
    assert.match(await form.notice(), /已改正 \d+ 处/);
    await form.press("撤销", ".notice");
    assert.deepEqual(await form.saved(), before);
  });

  describe("a warning", () => {
    /** A section that says another number than the table, with the warning about it accepted. */
    const accepted = async () => {
      const overview = "2025年，全市行政复议791件。主动公开、依申请公开、政府信息管理、平台建设、监督保障都有进展。";
      const form = await open({ overview });
      assert.equal(await warnings(form, "N-23"), 1);
      await form.press("情况属实，说明理由", '[data-rule="N-23"]');
      await form.has(".reason textarea");
      return form;
    };
    const give = async (form, reason) => {
      await (await form.find(".reason textarea")).focus();
      await form.page.keyboard.type(reason);
      await form.press("确认", ".reason");
    };

    it("is let stand for a reason, which is kept in the saved file", async (test) => {
      const form = await accepted();
      const beside = () => form.ask((shadow) => shadow.querySelector('nav a[href="#overview"] :first-child').title);
      assert.equal(await beside(), "1 处提醒", "a section with a warning is not done");
      assert.equal(await form.ask((shadow) => shadow.activeElement.name), "reason", "one can type at once");
      await give(form, "含一件省里转来的");
      assert.equal(await warnings(form, "N-23"), 0);
      assert.equal(await beside(), "已填好");
      assert.ok((await headings(form)).includes("1 处已说明理由"));
      const card = await form.ask((shadow) => shadow.querySelector("li.accepted").textContent);
      assert.match(card, /行政复议791件.*理由：含一件省里转来的/s);
      const [kept] = (await form.saved()).accepted;
      assert.deepEqual([kept.rule, kept.place, kept.reason], ["N-23", "overview", "含一件省里转来的"]);

      const into = await folder(test);
      const { name } = await form.download("存草稿", into);
      const other = await Form.alone(browser, offlineFile);
      await other.openFile(join(into, name));
      assert.equal(await warnings(other, "N-23"), 0);
      assert.ok((await headings(other)).includes("1 处已说明理由"));
    });

    it("needs a reason, and can be left as it is", async () => {
      const form = await accepted();
      await form.press("确认", ".reason");
      assert.equal(await warnings(form, "N-23"), 1, "without a word it is not accepted");
      await form.press("取消", ".reason");
      await form.page.waitForFunction(
        () => !document.querySelector("xxgk-annual-report").shadowRoot.querySelector(".reason"),
      );
      assert.equal((await form.saved()).accepted, undefined);
    });

    it("comes back when the figure changes", async () => {
      const form = await accepted();
      await give(form, "含一件省里转来的");
      await form.type("t4.review.upheld", "377");
      await form.type("t4.review.total", "792");
      assert.equal(await warnings(form, "N-23"), 1);
      assert.ok(!(await headings(form)).some((one) => /已说明理由/.test(one)));
    });

    it("on words that are not meant so goes by one press, whatever the figures are", async () => {
      const form = await open({ overview: "2025年，全市行政复议791件。主动公开、依申请公开都有进展。" });
      await form.press("不是这个意思", '[data-rule="N-23"]');
      assert.equal(await warnings(form, "N-23"), 0);
      const [kept] = (await form.saved()).accepted;
      assert.deepEqual(
        [kept.place, kept.found, kept.reason],
        ["overview", "2025年，全市行政复议791件", "不是这个意思"],
      );
      await form.type("t4.review.upheld", "377");
      await form.type("t4.review.total", "792");
      assert.equal(await warnings(form, "N-23"), 0);
      await form.press("收回", "li.accepted");
      assert.equal(await warnings(form, "N-23"), 1);
    });

    it("comes back when the reason is taken back", async () => {
      const form = await accepted();
      await give(form, "含一件省里转来的");
      await form.press("收回", "li.accepted");
      assert.equal(await warnings(form, "N-23"), 1);
      assert.equal((await form.saved()).accepted, undefined);
      await form.press("撤销", ".notice");
      assert.equal(await warnings(form, "N-23"), 0);
    });
  });
});
