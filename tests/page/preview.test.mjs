// The report as it will be printed: over the whole page, left by Escape, and nothing else on the paper.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { fixture, folder } from "../fixtures.mjs";
import { ensurePoppler } from "../judges.mjs";
import { hasFirefox, hasOld, launch, launchFirefox, launchOld } from "./browsers.mjs";
import { Form, offlineFile } from "./form.mjs";
import { useBrowser, useServer } from "./setup.mjs";

const run = promisify(execFile);
const { pdfinfo, pdftotext } = await ensurePoppler();
const server = await useServer();

const places = {
  "on the served page": [launch, server.address],
  "in the offline file": [launch, offlineFile],
};
if (await hasOld()) places["in the offline file in Chromium 80"] = [launchOld, offlineFile];
if (await hasFirefox()) places["on the served page in Firefox"] = [launchFirefox, server.address];

for (const [name, [start, address]] of Object.entries(places)) {
  describe(`the preview ${name}`, () => {
    const isFirefox = start === launchFirefox;
    let form;
    useBrowser(async (browser) => {
      form = await Form.alone(browser, address);
      await form.hold(fixture("hongze-2023"));
    }, start);

    const preview = (question) =>
      form.page.evaluate(`(${question})(document.querySelector("xxgk-preview")?.shadowRoot ?? null)`);
    const open = async () => {
      await (await form.button("预览打印", "header")).focus();
      await form.page.keyboard.press("Enter");
      await form.page.waitForFunction(() => document.querySelector("xxgk-preview")?.shadowRoot.querySelector("table"));
    };
    const focused = () => preview((shadow) => shadow.activeElement?.textContent.trim());

    it("covers the page and shows the report", async () => {
      await open();
      const covers = await form.page.evaluate(() => {
        const at = (x, y) => document.elementFromPoint(x * innerWidth, y * innerHeight)?.localName;
        return [at(0.01, 0.02), at(0.5, 0.5), at(0.98, 0.5), at(0.5, 0.98)];
      });
      assert.deepEqual(covers, Array(4).fill("xxgk-preview"));
      const text = await preview((shadow) => shadow.querySelector(".desk").textContent);
      assert.match(text, /洪泽区.*一、总体情况.*主动公开政府信息1136条.*4119.*7730\.28.*六、其他需要报告的事项/s);
    });

    it("is dressed as a sheet of paper, whatever the page's policy on styles", async () => {
      const { width, paper, border } = await preview((shadow) => {
        const sheet = shadow.querySelector(".desk > *");
        return {
          width: sheet.getBoundingClientRect().width,
          paper: getComputedStyle(sheet).backgroundColor,
          border: getComputedStyle(shadow.querySelector(".desk td")).borderTopStyle,
        };
      });
      assert.ok(Math.abs(width - (210 / 25.4) * 96) < 3, `as wide as A4: ${width}`);
      assert.equal(paper, "rgb(255, 255, 255)");
      assert.equal(border, "solid");
    });

    it("keeps Tab within", async () => {
      assert.equal(await focused(), "打印或存为 PDF");
      await form.page.keyboard.press("Tab");
      assert.equal(await focused(), "关闭");
      await form.page.keyboard.press("Tab");
      assert.equal(await focused(), "打印或存为 PDF");
      await form.page.keyboard.down("Shift");
      await form.page.keyboard.press("Tab");
      await form.page.keyboard.up("Shift");
      assert.equal(await focused(), "关闭");
    });

    it("prints the report on A4 and nothing of the tool", async (test) => {
      const into = await folder(test);
      const file = join(into, "printed.pdf");
      await writeFile(file, await form.page.pdf({ preferCSSPageSize: true, printBackground: true }));
      const { stdout: about } = await run(pdfinfo, [file]);
      assert.match(about, /Page size: +59[456][\d.]* x 84[12]/);
      const pages = Number(about.match(/Pages: +(\d+)/)[1]);
      assert.ok(pages >= 4 && pages <= 6, `${pages} pages`);
      const { stdout } = await run(pdftotext, [file, "-"]);
      // Chromium 80 writes 一 and others as the radicals that look like them.
      const bare = (text) => text.normalize("NFKC").replace(/\s/g, "");
      const text = bare(stdout);
      // Firefox's PDF does not say which Chinese characters its shapes are; figures and Latin words it says.
      const isRead = /公开/.test(text);
      assert.ok(isRead || isFirefox);
      const inReport = ["7730.28", "4119", "1136"];
      if (isRead) inReport.push("一、总体情况", "主动公开政府信息1136条", "六、其他需要报告的事项");
      for (const words of inReport) assert.ok(text.includes(bare(words)), words);
      const ofTool = ["Word", "PDF", "下载", "草稿", "检查结果", "打印", "四种结果合计", "上年数据", "T4-01"];
      for (const words of ofTool) assert.ok(!text.includes(words), `of the tool: ${words}`);
      assert.ok(
        stdout
          .split("\f")
          .slice(0, -1)
          .every((page) => page.trim() !== ""),
        "no blank sheet",
      );
    });

    it("closes with Escape and gives the focus back", async () => {
      await form.page.keyboard.press("Escape");
      assert.equal(await preview((shadow) => shadow === null), true);
      assert.equal(await form.ask((shadow) => shadow.activeElement?.textContent.trim()), "预览打印");
      const { sheets, shown } = await form.page.evaluate(() => ({
        sheets: document.adoptedStyleSheets.length,
        shown: document.elementFromPoint(innerWidth / 2, innerHeight / 2).localName,
      }));
      assert.equal(sheets, 0, "the page prints as itself again");
      assert.equal(shown, "xxgk-annual-report");
    });

    it("goes to the printer from the form, too, and leaves no trace there", async (test) => {
      const file = join(await folder(test), "form.pdf");
      await writeFile(file, await form.page.pdf({ preferCSSPageSize: true }));
      const { stdout } = await run(pdftotext, [file, "-"]);
      assert.match(stdout, /7730\.28/);
      for (const words of ["下载", "草稿", "检查结果", "Word"]) assert.ok(!stdout.includes(words), words);
      await form.page.waitForFunction(() => !document.querySelector("xxgk-preview"));
    });

    it("closes with its button, too, and shows what was changed since", async () => {
      await form.type("t2.licensing.decisions", "551");
      await open();
      assert.match(await preview((shadow) => shadow.querySelector(".desk").textContent), /551/);
      await form.page.evaluate(() => {
        const [, close] = document.querySelector("xxgk-preview").shadowRoot.querySelectorAll(".act button");
        close.click();
      });
      assert.equal(await preview((shadow) => shadow === null), true);
    });

    it("leaves nothing in the console and asks nothing of the net", () => {
      assert.deepEqual(form.problems, []);
      assert.deepEqual(
        form.requests.filter((url) => !url.startsWith(server.address)),
        [],
      );
    });
  });
}

for (const [name, [start, address]] of Object.entries(places)) {
  describe(`the preview beside the form ${name}`, () => {
    const CELL = "t3.granted.natural";
    let form;
    useBrowser(async (browser) => {
      form = await Form.alone(browser, address);
      const report = fixture("hangzhou-2025");
      const overview = Array.from(
        { length: 40 },
        (_, place) => `第${place + 1}项工作。${"各级行政机关扎实推进政务公开。".repeat(8)}`,
      );
      await form.hold({ ...report, overview: [...overview, "（一）监督保障。　　全市行政复议791件。"].join("\n") });
      await form.ask((shadow) => shadow.querySelector('[data-act="preview-beside"]').click());
      await form.has("xxgk-side-preview");
    }, start);

    const side = (question, ...words) =>
      form.page.evaluate(
        `(${question})(document.querySelector("xxgk-annual-report").shadowRoot.querySelector("xxgk-side-preview").shadowRoot, ...${JSON.stringify(words)})`,
      );
    const until = (question) =>
      form.page.waitForFunction(
        `(${question})(document.querySelector("xxgk-annual-report").shadowRoot.querySelector("xxgk-side-preview").shadowRoot)`,
      );
    const figure = () => side((shadow, one) => shadow.querySelector(`[data-cell="${one}"]`).textContent, CELL);

    it("shows sheets of A4 as many as are printed, and no line lies across their edges", async (test) => {
      await until((shadow) => shadow.querySelector(".page-end"));
      const sheets = await side((shadow) => {
        const sheet = shadow.querySelector("article").getBoundingClientRect();
        const desks = [...shadow.querySelectorAll(".page-end i")].map((one) => one.getBoundingClientRect());
        const edges = [sheet.top, ...desks.flatMap(({ top, bottom }) => [top, bottom]), sheet.bottom];
        const heights = [];
        for (let page = 0; page < edges.length; page += 2) heights.push((edges[page + 1] - edges[page]) / sheet.width);
        const rects = [];
        for (const box of shadow.querySelectorAll("article p, article td")) {
          const range = document.createRange();
          range.selectNodeContents(box);
          for (const gap of box.querySelectorAll(".page-end")) range.setEndBefore(gap);
          rects.push(...range.getClientRects());
        }
        const crossed = rects.filter((one) => desks.some((desk) => one.top < desk.bottom && one.bottom > desk.top));
        return { heights, crossed: crossed.length };
      });
      // Chromium 80 sets lines on whole pixels, which may move an edge by a third of one.
      for (const height of sheets.heights) assert.ok(Math.abs(height - 297 / 210) < 0.02, `${height} high, 1 wide`);
      assert.equal(sheets.crossed, 0);

      const file = join(await folder(test), "printed.pdf");
      await writeFile(file, await form.page.pdf({ preferCSSPageSize: true }));
      const { stdout } = await run(pdfinfo, [file]);
      assert.equal(sheets.heights.length, Number(stdout.match(/Pages: +(\d+)/)[1]));
    });

    it("follows the edit, and writes only what has changed", async () => {
      await side((shadow) => {
        for (const box of shadow.querySelectorAll("article > div")) box.firstElementChild.isOld = true;
      });
      await form.write("problems", "存在的问题：公开的质量不高。");
      await until((shadow) => shadow.querySelector("article").textContent.includes("公开的质量不高"));
      const fresh = await side((shadow) =>
        [...shadow.querySelectorAll("article > div")]
          .filter(({ className, firstElementChild }) => !/page-end|last/.test(className) && !firstElementChild.isOld)
          .map(({ textContent }) => textContent),
      );
      assert.deepEqual(fresh, ["存在的问题：公开的质量不高。"]);
    });

    it("marks what was found at its place, and a click there leads to it", async () => {
      await form.type(CELL, "5354");
      await until((shadow) => shadow.querySelector('td[data-tone="error"]'));
      assert.equal(await figure(), "5354");
      const words = await side((shadow) => shadow.querySelector('mark[data-tone="warning"]').textContent);
      assert.equal(words, "行政复议791件");
      await side((shadow) => shadow.querySelector('mark[data-tone="warning"]').click());
      const selected = await form.ask((shadow) => {
        const { value, selectionStart, selectionEnd } = shadow.activeElement;
        return value.slice(selectionStart, selectionEnd);
      });
      assert.equal(selected, words);
      await side((shadow) => shadow.querySelector('td[data-tone="error"]').click());
      assert.equal(await form.ask((shadow) => shadow.activeElement.dataset.cell), CELL);
    });

    it("leaves the words that it marks as they are printed", async () => {
      const text = await form.ask((shadow) => shadow.querySelector('[data-field="overview"]').value);
      await form.write("overview", `（一）主动公开。公开信息五件。\n（二）依申请公开。\n${text}`);
      await until((shadow) => shadow.querySelector("article h3.part") && shadow.querySelector('td[data-tone="part"]'));
      const looks = await side((shadow) =>
        [...shadow.querySelectorAll("td[data-cell]")].map((cell) => {
          const { textIndent, fontWeight } = getComputedStyle(cell);
          return `${textIndent} ${fontWeight}`;
        }),
      );
      assert.deepEqual([...new Set(looks)], ["0px 400"]);
      await form.write("overview", text);
    });

    it("leaves the form wide enough for six digits", async () => {
      const before = await form.shown(CELL);
      const width = async (text) => {
        await form.type(CELL, text);
        return form.ask((shadow, one) => shadow.querySelector(`[data-cell="${one}"]`).scrollWidth, CELL);
      };
      assert.equal(await width("888888"), await width("8"));
      assert.ok((await width("88888888")) > (await width("8")), "nothing is cut however long it is");
      await form.type(CELL, before);
    });

    it("shows where the person is", async () => {
      await (await form.cell("t4.review.upheld")).focus();
      await until((shadow) => shadow.querySelector('td.here[data-cell="t4.review.upheld"]'));
      await until((shadow) => {
        const [cell, window] = [shadow.querySelector("td.here"), shadow.querySelector(".scroll")].map((one) =>
          one.getBoundingClientRect(),
        );
        return cell.top >= window.top && cell.bottom <= window.bottom;
      });
    });

    it("gives way to the findings, and comes back", async () => {
      await form.press("检查结果", ".tabs");
      await form.page.waitForFunction(
        () => !document.querySelector("xxgk-annual-report").shadowRoot.querySelector("xxgk-side-preview"),
      );
      assert.ok(await form.ask((shadow) => shadow.querySelector("xxgk-findings .walk").offsetWidth > 0));
      await form.press("预览", ".tabs");
      await form.has("xxgk-side-preview");
      await until((shadow) => shadow.querySelector('td[data-tone="error"]'));
    });

    it("ends pages after an edit where it would if it were opened then", async () => {
      const ends = () =>
        side((shadow) =>
          [...shadow.querySelectorAll(".page-end")].map((end) => {
            const { top, height } = end.getBoundingClientRect();
            const sheet = shadow.querySelector("article").getBoundingClientRect();
            return { within: end.parentElement.localName, number: end.textContent, top: top - sheet.top, height };
          }),
        );
      const beside = () => form.ask((shadow) => shadow.querySelector('[data-act="preview-beside"]').click());
      const written = (field) => form.ask((shadow, one) => shadow.querySelector(`[data-field="${one}"]`).value, field);
      const edits = [
        ["problems", (text) => `${text}\n${"公开的质量不高，更新不及时。".repeat(150)}`],
        ["overview", (text) => `${"全面贯彻落实各项要求。".repeat(120)}\n${text}`],
        ["overview", (text) => text.replace(/第12项.*第32项[^\n]*\n/s, "")],
      ];
      for (const [field, edit] of edits) {
        const pages = (await ends()).length;
        await form.write(field, edit(await written(field)));
        await until(`(shadow) => {
          const now = shadow.querySelectorAll(".page-end").length;
          return now !== ${pages} && shadow.querySelector(".last").textContent === String(now + 1);
        }`);
        const after = await ends();
        await beside();
        await beside();
        await form.has("xxgk-side-preview");
        await until((shadow) => shadow.querySelector(".page-end"));
        const fresh = await ends();
        assert.deepEqual(
          after.map(({ within, number }) => [within, number]),
          fresh.map(({ within, number }) => [within, number]),
        );
        // Chromium 80 sets lines on whole pixels.
        for (const [index, { top, height }] of fresh.entries()) {
          assert.ok(
            Math.abs(after[index].top - top) < 2 && Math.abs(after[index].height - height) < 2,
            `end ${index + 1}`,
          );
        }
      }
    });

    it("leaves nothing in the console", () => assert.deepEqual(form.problems, []));
  });
}
