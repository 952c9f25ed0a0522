// Strangers judge the web page, the fragment and the Markdown: html-validate and axe find
// nothing, browsers print A4 pages, sanitizers of websites keep the tables.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { HtmlValidate } from "html-validate";
import { marked } from "marked";
import puppeteer from "puppeteer-core";
import sanitize from "sanitize-html";
import { findFirefox } from "../www/build/browser.mjs";
import { fixture } from "./fixtures.mjs";
import { ensureOffice } from "./judges.mjs";
import { launch } from "./page/browsers.mjs";
import { program } from "./program.mjs";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
const firefox = await findFirefox();

/** A website around a fragment, with the rules for tables and text that websites have. */
const website = (fragment) => `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<title>年度报告</title>
<style>
.article { max-width: 900px; margin: auto; text-indent: 2em; line-height: 2 }
.article p { margin: 5px 0; text-indent: 2em }
.article td { padding: 5px 10px; border: 1px solid #ddd }
</style>
</head>
<body><main class="article"><h1>年度报告</h1>
${fragment}</main></body>
</html>
`;

let folder;
let office;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "xxgk-"));
  office = await ensureOffice();
});
after(() => rm(folder, { recursive: true }));

/** The drafts that are judged, by name: published reports, and the limits of what can be typed. */
function drafts() {
  const longest = fixture("hangzhou-2025");
  for (const address of Object.keys(longest.cells)) longest.cells[address] = "113988890";
  longest.title = "长".repeat(60);
  longest.problems = "问题".repeat(3000);
  const awkward = fixture("hangzhou-2025");
  for (const address of Object.keys(awkward.cells)) awkward.cells[address] = `"<&>' /约`;
  awkward.overview = `</p></script><!-- & \u0000\u0001\u000b \ufffe 𠮷 \u202e “三安全一稳定” … —\n\n\t（一）主动公开\n1.一\r\n2.二`;
  return {
    "hangzhou-2025": JSON.stringify(fixture("hangzhou-2025")),
    "gangkou-2021": JSON.stringify(fixture("gangkou-2021")),
    "hongze-2023": JSON.stringify(fixture("hongze-2023")),
    empty: JSON.stringify({ schema: "xxgk-annual-report/1", year: 2025 }),
    longest: JSON.stringify(longest),
    awkward: JSON.stringify(awkward),
  };
}

/** The path of a draft's file with that ending. */
async function convert(name, ending) {
  const draft = join(folder, `${name}.json`);
  const target = join(folder, `${name}.${ending}`);
  await writeFile(draft, drafts()[name]);
  await program("convert", draft, "-o", target);
  return target;
}

const converted = async (name, ending) => readFile(await convert(name, ending), "utf8");

/** The lines of figures of a report's tables, from top to bottom. */
async function figures(name) {
  const lines = (await converted(name, "txt")).split("\r\n").filter((line) => line.includes("\t"));
  const rows = lines.map((line) => line.split("\t").filter((cell) => /^[\d.]+$/.test(cell)));
  return rows.filter((row) => row.length > 0);
}

describe("the HTML", () => {
  let browser;
  let axe;
  before(async () => {
    browser = await launch();
    axe = await readFile(join(root, "node_modules/axe-core/axe.min.js"), "utf8");
  });
  after(() => browser.close());

  // `style` attributes are what a fragment is made of; titles are as long as offices' names.
  const validator = (rules) =>
    new HtmlValidate({ root: true, extends: ["html-validate:recommended"], rules: { "long-title": "off", ...rules } });
  const faults = async (html, rules) => {
    const { results } = await validator(rules).validateString(html);
    return results.flatMap(({ messages }) => messages.map((one) => `${one.line}: ${one.ruleId}: ${one.message}`));
  };

  const violations = async (html, width) => {
    const page = await browser.newPage();
    try {
      await page.setViewport({ width, height: 768 });
      const asked = [];
      page.on("request", (request) => asked.push(request.url()));
      const file = join(folder, "shown.html");
      await writeFile(file, html);
      await page.goto(pathToFileURL(file).href);
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { violations } = await globalThis.axe.run(document);
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
      });
      assert.deepEqual(asked.slice(1), [], "it asks for nothing");
      return found;
    } finally {
      await page.close();
    }
  };

  for (const name of ["hangzhou-2025", "gangkou-2021", "hongze-2023", "empty", "longest", "awkward"]) {
    it(`of ${name} is valid and accessible, as a page and as a fragment`, async () => {
      const page = await converted(name, "html");
      assert.deepEqual(await faults(page), []);
      const fragment = website(await converted(name, "fragment.html"));
      assert.deepEqual(await faults(fragment, { "no-inline-style": "off" }), []);
      for (const width of [1366, 390]) {
        assert.deepEqual(await violations(page, width), [], `the page, ${width} pixels wide`);
        assert.deepEqual(await violations(fragment, width), [], `the fragment, ${width} pixels wide`);
      }
    });
  }

  it("that is broken on purpose is found to be broken", async () => {
    const page = await converted("gangkou-2021", "html");
    assert.notDeepEqual(await faults(page.replace("</caption>", "")), []);
    assert.notDeepEqual(await violations(page.replace(` lang="zh-CN"`, ""), 1366), []);
  });

  it("is no wider than the screen of a telephone", async () => {
    for (const ending of ["html", "fragment.html"]) {
      const html = await converted("hangzhou-2025", ending);
      const page = await browser.newPage();
      await page.setViewport({ width: 390, height: 844 });
      await page.setContent(ending === "html" ? html : website(html));
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, ending);
      await page.close();
    }
  });

  it("keeps its tables in the sanitizers of websites", async () => {
    const fragment = await converted("hangzhou-2025", "fragment.html");
    const count = (html, pattern) => html.match(pattern)?.length ?? 0;
    const strict = sanitize(fragment, {
      allowedAttributes: { "*": ["style"], td: ["colspan", "rowspan"], th: ["colspan", "rowspan", "scope"] },
    });
    for (const pattern of [/<th scope/g, /<td/g, / colspan=/g, / rowspan=/g, /<caption/g, /<thead/g, /style=/g]) {
      assert.equal(count(strict, pattern), count(fragment, pattern), String(pattern));
    }
    const text = (html) => html.replaceAll(/<[^>]*>|\s/g, "");
    assert.equal(text(sanitize(fragment, { allowedTags: ["p"] })), text(fragment), "the text, whatever is stripped");
  });
});

describe("the printed page", () => {
  /** Prints a page; gives the words of each sheet with their places, in points. */
  async function print(browser, load) {
    const page = await browser.newPage();
    const file = join(folder, "printed.pdf");
    await load(page);
    await page.pdf({ path: file, preferCSSPageSize: true });
    await page.close();
    const { stdout } = await run(office.pdftotext, ["-bbox", file, "-"], { maxBuffer: 2 ** 26 });
    const sheets = stdout.split("<page ").slice(1);
    const layout = (await run(office.pdftotext, ["-layout", file, "-"])).stdout;
    return {
      lines: layout.split("\n"),
      sheets: sheets.map((sheet) => {
        const [, width, height] = sheet.match(/width="([\d.]+)" height="([\d.]+)"/).map(Number);
        const words = [...sheet.matchAll(/xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</g)].map((word) => {
          const [left, top, right, bottom] = word.slice(1, 5).map(Number);
          // Fonts differ in the white that they claim above and below their characters.
          return { left, right, middle: (top + bottom) / 2, text: word[5].normalize("NFKC") };
        });
        return { width, height, words };
      }),
    };
  }

  const near = (found, expected, what) =>
    assert.ok(Math.abs(found - expected) < 2, `${what}: ${found}, not ${expected}`);

  /** A4, 28 mm of white on the left, 26 on the right, 37 above, 35 below; what stands there else. */
  function measure({ sheets }) {
    const outside = [];
    for (const { width, height, words } of sheets) {
      near(width, 595.3, "width");
      near(height, 841.9, "height");
      const text = words.filter(({ middle }) => middle < 742.7);
      outside.push(words.filter((word) => !text.includes(word)));
      assert.ok(Math.min(...text.map(({ left }) => left)) > 78, "left");
      assert.ok(Math.max(...text.map(({ right }) => right)) < 523.6, "right");
      assert.ok(Math.min(...text.map(({ middle }) => middle)) > 104.9 + 7, "above");
    }
    return outside;
  }

  const open = (file) => (page) => page.goto(pathToFileURL(file).href);

  const browsers = {
    "today's browser": launch,
    ...(firefox && {
      Firefox: () => puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true }),
    }),
  };
  for (const [name, start] of Object.entries(browsers)) {
    describe(`in ${name}`, () => {
      let browser;
      let isChromium;
      before(async () => {
        browser = await start();
        isChromium = /chrom/i.test(await browser.version());
      });
      after(() => browser.close());

      for (const [draft, pages] of [
        ["hangzhou-2025", 3],
        ["hongze-2023", 5],
        ["gangkou-2021", 8],
      ]) {
        it(`${draft} has the official margins on ${pages} sheets of A4, and every figure in its line`, async () => {
          const printed = await print(browser, open(await convert(draft, "html")));
          assert.equal(printed.sheets.length, pages);
          const outside = measure(printed);
          // Firefox has no boxes in the margins.
          if (isChromium) {
            for (const [place, words] of outside.entries()) {
              assert.equal(words.map(({ text }) => text).join(""), `—${place + 1}—`);
              const isOdd = place % 2 === 0;
              // One character of 14 points away from the type area, 7 mm below it.
              if (isOdd) near(Math.max(...words.map(({ right }) => right)), 595.3 - 73.7 - 14, "the number's right");
              else near(Math.min(...words.map(({ left }) => left)), 79.4 + 14, "the number's left");
              near(words[0].middle, 742.7 + 19.8, "the number's height");
            }
          }
          let from = 0;
          for (const row of await figures(draft)) {
            const line = new RegExp(`(^|\\s)${row.join("\\s+").replaceAll(".", "\\.")}$`);
            const place = printed.lines.findIndex((text, place) => place >= from && line.test(text.trimEnd()));
            assert.ok(place >= 0, `not in its place: ${row}`);
            from = place;
          }
        });
      }

      it("a table stays on one sheet, and its heading with it", async () => {
        const { sheets } = await print(browser, open(await convert("hongze-2023", "html")));
        const sheetOf = (start) => sheets.findIndex(({ words }) => words.some(({ text }) => text.startsWith(start)));
        assert.equal(sheetOf("三、收到和处理"), sheetOf("四、结转下年度"));
        assert.equal(sheetOf("二、主动公开"), sheetOf("行政事业性收费"));
      });

      it("a table that is longer than a sheet repeats its head", async () => {
        const file = await convert("hangzhou-2025", "html");
        const larger = (await readFile(file, "utf8")).replace("</style>", "td,th{line-height:2.4!important}</style>");
        const target = join(folder, "larger.html");
        await writeFile(target, larger);
        const { sheets } = await print(browser, open(target));
        const rows = sheets.filter(({ words }) => words.some(({ text }) => /^[1-8]\.[^\d]/.test(text)));
        assert.ok(rows.length > 1, "its lines stand on more than one sheet");
        for (const { words } of rows) assert.ok(words.some(({ text }) => text === "自然人"));
      });

      it("the preview is dressed and prints alike under a policy that forbids styles in the page", async () => {
        const file = await convert("hongze-2023", "html");
        const html = await readFile(file, "utf8");
        const server = createServer((_, response) => {
          response.setHeader("Content-Type", "text/html; charset=utf-8");
          response.setHeader(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'",
          );
          response.end(`<!DOCTYPE html><html lang="zh-CN"><title>工具</title><body><h1>工具</h1>`);
        });
        await new Promise((done) => server.listen(0, "127.0.0.1", done));
        const [, css] = html.match(/<style>(.*?)<\/style>/s);
        const [main] = html.match(/<main .*<\/main>/s);
        try {
          const visit = async (page) => page.goto(`http://127.0.0.1:${server.address().port}/`);
          const page = await browser.newPage();
          await visit(page);
          const found = await page.evaluate(
            async (css, main) => {
              const frame = document.createElement("iframe");
              frame.srcdoc = "<!DOCTYPE html><html lang=zh-CN><title>预览</title>";
              const loaded = new Promise((done) => frame.addEventListener("load", done));
              document.body.append(frame);
              await loaded;
              const { contentWindow: inner, contentDocument: shown } = frame;
              const sheet = new inner.CSSStyleSheet();
              sheet.replaceSync(css);
              shown.adoptedStyleSheets = [sheet];
              shown.body.innerHTML = main;
              const { fontSize, textIndent } = inner.getComputedStyle(shown.querySelector(".text"));
              return {
                fontSize: Number.parseFloat(fontSize).toFixed(1),
                textIndent: Number.parseFloat(textIndent).toFixed(1),
              };
            },
            css,
            main,
          );
          // 三号, two characters in.
          assert.deepEqual(found, { fontSize: "21.3", textIndent: "42.7" });
          await page.close();
          const preview = await print(browser, async (page) => {
            await visit(page);
            await page.evaluate(
              (css, main) => {
                const sheet = new CSSStyleSheet();
                sheet.replaceSync(css);
                document.adoptedStyleSheets = [sheet];
                document.body.innerHTML = main;
              },
              css,
              main,
            );
          });
          const whole = await print(browser, open(file));
          measure(preview);
          assert.deepEqual(preview.lines, whole.lines);
        } finally {
          server.close();
        }
      });
    });
  }
});

describe("the Markdown", () => {
  it("shown by another program, is the report to the letter", async () => {
    const draft = fixture("hongze-2023");
    const lines = [
      "# 一 *二* _三_ **四** `五` ~~六~~ <b>七</b> &amp; [八](九) ![十](x) | \\ $a$",
      "1. 一",
      "2) 二",
      "- 三",
      "+ 四",
      "> 五",
      "---",
      "===",
      "***",
      "~~~",
      "    六",
      "| 七 | 八 |",
      "http://www.example.com/_a_）如有疑问 a_b_@example.com www.example.com/_c_",
      "1.机构职能类信息，1.5万",
    ];
    draft.overview = lines.join("\n");
    draft.cells["t2.regulations.made"] = "3|4 *5*";
    const file = join(folder, "marks.json");
    const target = join(folder, "marks.md");
    await writeFile(file, JSON.stringify(draft));
    await program("convert", file, "-o", target);
    const html = marked.parse(await readFile(target, "utf8"), { gfm: true });
    const plain = (piece) =>
      piece
        .replaceAll(/<[^>]*>/g, "")
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&#39;", "'")
        .replaceAll("&amp;", "&");
    const paragraphs = [...html.matchAll(/<p>(.*?)<\/p>/gs)].map(([, inner]) => plain(inner));
    const from = paragraphs.indexOf(lines[0]);
    assert.deepEqual(
      paragraphs.slice(from, from + lines.length),
      lines.map((line) => line.trim()),
    );
    const cells = [...html.matchAll(/<td>(.*?)<\/td>/gs)].map(([, inner]) => plain(inner));
    assert.ok(cells.includes("3|4 *5*"));
    assert.equal(html.match(/<h2>/g).length, 6);
    const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => row.match(/<t[dh]>/g).length);
    assert.deepEqual(rows, [...Array(14).fill(4), ...Array(28).fill(10), ...Array(4).fill(15)]);
  });
});
