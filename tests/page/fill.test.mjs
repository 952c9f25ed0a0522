// A clerk fills in a report, breaks it, mends it, and downloads the Word file: on the
// served page, in the offline file, and in Chromium 80.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import mammoth from "mammoth";
import { fixture, folder } from "../fixtures.mjs";
import { hasOld, launch, launchOld } from "./browsers.mjs";
import { Form, isTotal, offlineFile } from "./form.mjs";
import { useBrowser, useServer } from "./setup.mjs";

const server = await useServer();
const places = {
  "the served page": [launch, server.address],
  "the offline file": [launch, offlineFile],
};
if (await hasOld()) places["the offline file in Chromium 80"] = [launchOld, offlineFile];

for (const [name, [start, address]] of Object.entries(places)) {
  describe(name, () => {
    let browser;
    useBrowser((one) => (browser = one), start);

    it("takes the seed's report, all zeros with its prose, without an error", async (test) => {
      const form = await Form.open(browser, address);
      const report = fixture("gangkou-2021");
      await form.fill(report);
      await form.press("检查", "header");
      assert.deepEqual(await form.errors(), []);
      const { name: file, bytes } = await form.download("下载 Word", await folder(test));
      assert.equal(file, "港口乡2021年政府信息公开工作年度报告.docx");
      await sameInWord(bytes, report);
      assert.deepEqual(form.problems, []);
      if (address.startsWith("file:")) assert.deepEqual(form.requests, []);
      await form.page.close();
    });

    it("shows the title as far as it is known", async () => {
      const form = await Form.alone(browser, address);
      const title = () => form.ask((shadow) => [...shadow.querySelectorAll("h1")].pop().textContent);
      assert.match(await title(), /^〔单位〕〔年份〕年/);
      await form.write("organ.name", "港口乡人民政府");
      assert.match(await title(), /^港口乡人民政府〔年份〕年/);
      await form.write("year", "2021");
      assert.match(await title(), /^港口乡人民政府2021年/);
      await form.page.close();
    });

    it("keeps the headings of table three above the cell that is filled in, to its last row", async () => {
      const form = await Form.open(browser, address);
      for (const width of [1366, 700]) {
        await form.page.setViewport({ width, height: 768 });
        await (await form.cell("t3.granted.natural")).focus();
        await (await form.cell("t3.carried_forward.other")).focus();
        // On a small screen they come back with the next picture.
        await form.page.waitForFunction(() => {
          const shadow = document.querySelector("xxgk-annual-report").shadowRoot;
          return [...shadow.querySelectorAll(".t3 thead th")].every((head) => {
            const { left, top, width, height } = head.getBoundingClientRect();
            return head.contains(shadow.elementFromPoint(left + width / 2, top + height / 2));
          });
        });
      }
      await form.page.close();
    });

    it("finds one wrong figure in each table of Hangzhou's report, and forgets it when it is put back", async (test) => {
      const form = await Form.open(browser, address);
      await form.pressIfThere("另起一份空白的", ".notice");
      const report = fixture("hangzhou-2025");
      await form.fill(report);
      await form.press("检查", "header");
      assert.deepEqual(await form.errors(), []);
      assert.deepEqual(await form.allShown(), report.cells, "the totals fill themselves as they were published");

      const wrong = async (cell, text, expected) => {
        await form.type(cell, text);
        const found = await form.findings("error");
        assert.deepEqual(
          found.map(({ rule, place, message }) => `${rule} ${place}: ${message}`),
          expected,
        );
        for (const { place, message } of found) {
          const note = await form.ask((shadow, one) => {
            const input = shadow.querySelector(`[data-cell="${one}"]`);
            return [
              input.getAttribute("aria-invalid"),
              shadow.getElementById(input.getAttribute("aria-describedby")).textContent,
            ];
          }, place);
          assert.equal(note[0], "true");
          assert.ok(note[1].includes(message), "the same words stand at the cell");
        }
        await form.type(cell, report.cells[cell]);
        assert.deepEqual(await form.errors(), [], `${cell} was put back`);
      };
      await wrong("t2.normative_documents.valid", "-4185", [
        "C-01 t2.normative_documents.valid: 行政规范性文件·现行有效件数：“-4185”是负数，件数不能小于 0",
      ]);
      await wrong("t3.not_held.commercial", "5", [
        "T3-01 t3.carried_forward.commercial: 商业企业：本年新收 252 + 上年结转 6 = 258，办理结果总计 207 + 结转下年度 6 = 213，相差 45",
      ]);
      await wrong("t4.review.total", "791", [
        "T4-01 t4.review.total: 行政复议：四种结果合计 790，总计填了 791，相差 1",
      ]);
      await sameInWord((await form.download("下载 Word", await folder(test))).bytes, report);
      assert.deepEqual(form.problems, []);
      await form.page.close();
    });
  });
}

/** A reader that is not ours finds the headings, the prose and the 200 figures in the Word file. */
async function sameInWord(bytes, report) {
  const { value: page } = await mammoth.convertToHtml({ buffer: bytes });
  const text = (piece) =>
    piece
      .replace(/<[^>]*>/g, "")
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">")
      .replace(/&amp;/g, "&")
      .trim();
  const paragraphs = (page.match(/<(p|h\d)[ >].*?<\/\1>/gs) ?? []).map(text);
  const headings = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
  ];
  assert.deepEqual(
    paragraphs.filter((one) => headings.includes(one)),
    headings,
  );
  for (const field of ["preface", "overview", "problems", "other_matters"]) {
    for (const line of (report[field] ?? "").split("\n")) {
      if (line.trim()) assert.ok(paragraphs.includes(line.trim()), `${field}: ${line}`);
    }
  }
  const tables = page.match(/<table.*?<\/table>/gs) ?? [];
  const figures = tables
    .flatMap((table) => (table.match(/<t[dh][ >].*?<\/t[dh]>/gs) ?? []).map(text))
    .filter((cell) => /^\d[\d.]*$/.test(cell));
  assert.equal(Object.keys(report.cells).filter((one) => isTotal(one)).length, 34);
  assert.deepEqual(figures, Object.values(report.cells));
}
