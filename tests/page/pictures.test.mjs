// The pictures (图解): seen beside the form, handed out as HTML and as a PNG that the page paints; on a strict website and in
// the offline file of an old browser, too.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inflateSync } from "node:zlib";
import { fixture, folder } from "../fixtures.mjs";
import { violationsOn } from "./axe.mjs";
import { hasFirefox, hasOld, launch, launchFirefox, launchOld } from "./browsers.mjs";
import { Form, offlineFile } from "./form.mjs";
import { useBrowser, useServer } from "./setup.mjs";

const { address } = await useServer();
const PANEL = "xxgk-download-panel";

const places = {
  "on the served page": [launch, address],
  "in the offline file": [launch, offlineFile],
};
if (await hasOld()) places["in the offline file in Chromium 80"] = [launchOld, offlineFile];
if (await hasFirefox()) places["on the served page in Firefox"] = [launchFirefox, address];

/** How large a PNG is, and how many of its points have another colour than the first. */
function png(bytes) {
  assert.equal(bytes.subarray(1, 4).toString(), "PNG");
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const parts = [];
  for (let place = 8; place < bytes.length; ) {
    const length = bytes.readUInt32BE(place);
    if (bytes.subarray(place + 4, place + 8).toString() === "IDAT")
      parts.push(bytes.subarray(place + 8, place + 8 + length));
    place += length + 12;
  }
  // Of lines that are all white, a filter leaves zeros, or the first line's colour.
  const points = inflateSync(Buffer.concat(parts));
  return { width, height, ink: points.filter((byte) => byte !== 0 && byte !== 255).length };
}

for (const [name, [start, from]] of Object.entries(places)) {
  describe(`the pictures ${name}`, () => {
    let form;
    useBrowser(async (browser) => {
      form = await Form.alone(browser, from);
      await form.hold(fixture("suqian-2024"));
    }, start);

    const shown = (question) =>
      form.page.evaluate(
        `(${question})(document.querySelector("xxgk-annual-report").shadowRoot.querySelector("xxgk-pictures")?.shadowRoot ?? null)`,
      );

    it("stand beside the form, each with its table, and follow what is typed", async () => {
      await form.ask((shadow) => shadow.querySelector('[data-act="preview-beside"]').click());
      await form.press("图解");
      await form.page.waitForFunction(() =>
        document
          .querySelector("xxgk-annual-report")
          .shadowRoot.querySelector("xxgk-pictures")
          ?.shadowRoot.querySelector("svg"),
      );
      const seen = await shown((shadow) => ({
        titles: [...shadow.querySelectorAll("h2")].map((title) => title.textContent),
        pictures: [...shadow.querySelectorAll("svg")].map((svg) => svg.querySelector("title").textContent),
        tables: shadow.querySelectorAll("table").length,
        room: shadow.querySelector("div").clientWidth - shadow.querySelector("svg").getBoundingClientRect().width,
      }));
      assert.deepEqual(seen.pictures, seen.titles);
      assert.equal(seen.tables, 7);
      assert.ok(seen.room >= 0 && seen.room < 60, `as wide as there is room: ${seen.room}`);
      await form.type("t2.licensing.decisions", "12345");
      await form.page.waitForFunction(() =>
        document
          .querySelector("xxgk-annual-report")
          .shadowRoot.querySelector("xxgk-pictures")
          .shadowRoot.textContent.includes("行政许可 12345 件"),
      );
      assert.deepEqual(form.problems, []);
    });

    if (start === launch)
      it("axe-core finds nothing", async () => {
        assert.deepEqual(await violationsOn(form.page), []);
      });

    it("are handed out as HTML for a website, and as one PNG", async (test) => {
      await form.press("其他格式和版式", "header");
      await form.has(PANEL);
      const fragment = await form.download("图解：网页片段", await folder(test), PANEL);
      assert.equal(fragment.name, "宿迁市2024年政府信息公开工作年度报告.图解.fragment.html");
      assert.match(`${fragment.bytes}`, /^<section>[\s\S]*<svg [\s\S]*12345[\s\S]*<\/section>\s*$/);
      assert.doesNotMatch(`${fragment.bytes}`, /style=|<script|\bid=|class=/);
      const image = await form.download("图解：图片", await folder(test), PANEL);
      assert.equal(image.name, "宿迁市2024年政府信息公开工作年度报告.图解.png");
      const { width, height, ink } = png(image.bytes);
      assert.equal(width, 1440);
      assert.ok(height > 2400 && height < 6000, `${height}`);
      assert.ok(ink > 50_000, `something is painted: ${ink}`);
      assert.deepEqual(form.problems, []);
    });

    it("stand behind the report in the preview, on a page of their own, where they are to be annexed", async () => {
      await (await form.find(`${PANEL} .field:last-child select`)).select("pictures");
      await form.press("关闭", PANEL);
      await form.press("预览");
      const inPreview = (question) =>
        form.page.evaluate(
          `(${question})(document.querySelector("xxgk-annual-report").shadowRoot.querySelector("xxgk-side-preview")?.shadowRoot)`,
        );
      await form.page.waitForFunction(() =>
        document
          .querySelector("xxgk-annual-report")
          .shadowRoot.querySelector("xxgk-side-preview")
          ?.shadowRoot.querySelector(".annex"),
      );
      await form.page.waitForFunction(() => {
        const { shadowRoot } = document
          .querySelector("xxgk-annual-report")
          .shadowRoot.querySelector("xxgk-side-preview");
        return shadowRoot.querySelector(".annex").parentElement.previousElementSibling?.matches(".page-end");
      });
      const seen = await inPreview((shadow) => ({
        heading: shadow.querySelector(".annex").textContent,
        titles: [...shadow.querySelectorAll("h3")].map((one) => one.textContent).filter((one) => one.startsWith("图")),
        drawings: [...shadow.querySelectorAll("svg")].map((svg) => {
          const { width, height } = svg.getBoundingClientRect();
          const box = svg.viewBox.baseVal;
          return Math.abs(height / width - box.height / box.width) < 0.02;
        }),
      }));
      assert.equal(seen.heading, "附：图解");
      assert.ok(seen.titles.length > 4 && seen.titles[0] === "图 1　主要数字", seen.titles.join());
      assert.deepEqual(
        seen.drawings,
        seen.titles.map(() => true),
      );
      if (start === launch) assert.deepEqual(await violationsOn(form.page), []);
      assert.deepEqual(form.problems, []);
    });
  });
}
