// Texts that would like to be code, in every place of a report, and pages that would like to be in the way: what is typed is
// shown as text, nothing is run or asked for, and the draft is safe.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { convert } from "../../dist/core-node.js";
import { fixture, folder } from "../fixtures.mjs";
import { useBrowser } from "../page/setup.mjs";
import { ELEMENT, openForm, pageOf, SCRIPT, useHostPages } from "./host-pages.mjs";

const hosts = await useHostPages();
const CELL = "t3.new_received.natural";

/** One of each kind: each calls `ran()`, or asks for `/stolen`, if anything takes it for code. */
const PAYLOADS = [
  "<script>ran()</script>",
  "</script><script>ran()</script>",
  "<ScRiPt src=//127.0.0.1/stolen></sCrIpT>",
  "<img src=x onerror=ran()>",
  "<img src=/stolen>",
  "<image href=/stolen onerror=ran()>",
  "<svg onload=ran()>",
  "<svg><script>ran()</script></svg>",
  "<svg><animate onbegin=ran() attributeName=x dur=1s>",
  "<svg><use href='data:image/svg+xml,<svg id=x onload=ran()>#x'>",
  "<svg><foreignObject><iframe src=javascript:parent.ran()>",
  "<math><mtext><table><mglyph><style><img src=x onerror=ran()>",
  "<math href=javascript:ran()>点我</math>",
  "<iframe src=javascript:parent.ran()></iframe>",
  "<iframe srcdoc='<script>parent.ran()</script>'></iframe>",
  "<object data=javascript:ran()></object>",
  "<embed src=/stolen>",
  "<body onload=ran()>",
  "<body background=/stolen>",
  "<input autofocus onfocus=ran()>",
  "<select autofocus onfocus=ran()>",
  "<details open ontoggle=ran()>",
  "<video><source onerror=ran()></video>",
  "<audio src=/stolen onerror=ran()>",
  "<marquee onstart=ran()>",
  "<a href=javascript:ran()>点我</a>",
  "<form action=javascript:ran()><button>点我",
  "<button formaction=javascript:ran()>点我",
  "<base href=http://127.0.0.1/stolen/>",
  "<meta http-equiv=refresh content='0;url=/stolen'>",
  "<link rel=stylesheet href=/stolen>",
  "<style>@import '/stolen'; * { background: url(/stolen) }</style>",
  "<div style='background:url(/stolen);width:expression(ran())'>",
  "<template><script>ran()</script></template>",
  "<noscript><p title='</noscript><img src=x onerror=ran()>'>",
  "<!--><img src=x onerror=ran()>-->",
  "<![CDATA[<img src=x onerror=ran()>]]>",
  "<?xml-stylesheet href=/stolen?>",
  "<textarea></textarea><img src=x onerror=ran()>",
  "</textarea><img src=x onerror=ran()>",
  "</title><img src=x onerror=ran()>",
  "</style><img src=x onerror=ran()>",
  '"><img src=x onerror=ran()>',
  "'><img src=x onerror=ran()>",
  "` onmouseover=ran() `",
  '" autofocus onfocus=ran() x="',
  "&lt;img src=x onerror=ran()&gt;",
  "&#60;img src=x onerror=ran()&#62;",
  "\\u003cimg src=x onerror=ran()\\u003e",
  "%3Cimg src=x onerror=ran()%3E",
  "\u0000<img src=x onerror=ran()>",
  "<img/src=x/onerror=ran()>",
  "<img\tsrc=x\nonerror=ran()>",
  "＜script＞ran()＜/script＞",
  "javascript:ran()",
  "data:text/html,<script>parent.ran()</script>",
  `\${ran()}`,
  "{{constructor.constructor('ran()')()}}",
  "<%= ran() %>",
  "'-ran()-'",
  '");ran();("',
  "]]><script>ran()</script>",
  '=HYPERLINK("http://127.0.0.1/stolen")',
  "=cmd|' /C calc'!A0",
  '〔t3.new_received.natural"><img src=x onerror=ran()>〕',
  "__proto__",
  "<x-a contenteditable onblur=ran() tabindex=1 id=x>",
  "<dialog open onclose=ran()><form method=dialog>",
  "<xxgk-annual-report desk></xxgk-annual-report>",
  '<xmp><p title="</xmp><img src=x onerror=ran()>">',
  "<plaintext><img src=x onerror=ran()>",
];

/** A report with all of them everywhere. */
function poisoned() {
  const report = fixture("gangkou-2021");
  const all = PAYLOADS.join("\n");
  const addresses = Object.keys(report.cells);
  const cells = Object.fromEntries(addresses.map((address, place) => [address, PAYLOADS[place % PAYLOADS.length]]));
  return {
    ...report,
    organ: { name: PAYLOADS[3], kind: "town" },
    title: PAYLOADS[42],
    published: PAYLOADS[6],
    cells,
    preface: all,
    overview: all,
    problems: all,
    other_matters: all,
  };
}

/** Whether anything was run, asked for, or has become an element that could be. */
const traces = (form) =>
  form.page.evaluate(() => {
    const foreign = [];
    const look = (root) => {
      for (const one of root.querySelectorAll("*")) {
        const handler = [...one.attributes].find(({ name }) => name.startsWith("on"));
        const isForeign =
          /^(script|img|image|iframe|object|embed|base|meta|link|video|audio|marquee|math|foreignobject|animate|use|x-a)$/i.test(
            one.localName,
          );
        const isScheme = /^\s*(javascript|data):/i.test(one.getAttribute("href") ?? one.getAttribute("src") ?? "");
        if (handler || isForeign || isScheme) foreign.push(one.outerHTML.slice(0, 80));
        if (one.shadowRoot) look(one.shadowRoot);
      }
    };
    look(document.body);
    return { ran: window.count, foreign };
  });

describe("a report full of code", () => {
  let browser;
  useBrowser((one) => (browser = one));
  const begin = async (test, body = ELEMENT, head = SCRIPT) => {
    const form = await openForm(browser, hosts.page(pageOf(body, { head })), () => {
      window.count = 0;
      window.ran = () => (window.count += 1);
      window.alert = window.confirm = window.prompt = window.ran;
    });
    test.after(() => form.page.browserContext().close());
    return form;
  };
  const isClean = async (form, where) => {
    assert.deepEqual(await traces(form), { ran: 0, foreign: [] }, where);
    assert.deepEqual(
      form.requests.filter((url) => /stolen/.test(url)),
      [],
      where,
    );
  };

  it("opened, checked, previewed, listed and compared: it is text everywhere, and stays to the letter", async (test) => {
    const form = await begin(test);
    const report = poisoned();
    await form.hold(report);
    assert.equal(await form.shown(CELL), report.cells[CELL]);
    const saved = await form.saved();
    assert.equal(saved.problems.replaceAll("\u0000", ""), report.problems.replaceAll("\u0000", ""));
    await isClean(form, "opened");
    await form.press("检查", "header");
    await form.has("[data-rule]");
    await isClean(form, "checked");
    await form.press("边填边看", "header");
    await form.page.waitForFunction(() =>
      document
        .querySelector("xxgk-annual-report")
        .shadowRoot.querySelector("xxgk-side-preview")
        ?.shadowRoot.querySelector("td"),
    );
    await isClean(form, "beside");
    await form.press("图解", ".tabs");
    await isClean(form, "pictures");
    await form.press("预览打印", "header");
    await form.page.waitForFunction(() => document.querySelector("xxgk-preview")?.shadowRoot.querySelector("td"));
    await isClean(form, "print preview");
    await form.page.keyboard.press("Escape");
    await form.kept();
    await form.page.evaluate(() => document.querySelector("xxgk-annual-report").startNew());
    await form.press("打开", "header");
    await form.has("xxgk-open-panel .drafts li");
    await isClean(form, "list of drafts");
    assert.deepEqual(form.problems, []);
  });

  it("as a file of another program: the look at it shows it as text", async (test) => {
    const form = await begin(test);
    const html = Buffer.from((await convert(poisoned(), "fragment.html")).bytes).toString();
    const rows = PAYLOADS.map((one) => `<p>${one}</p>`).join("");
    for (const [name, content] of [
      ["公布的.html", `<html><body>${html}${rows}</body></html>`],
      ["<img src=x onerror=ran()>.txt", Buffer.from((await convert(poisoned(), "txt")).bytes).toString()],
    ]) {
      const outcome = await form.page.evaluate(
        (text, called) => document.querySelector("xxgk-annual-report").open(new File([text], called)),
        // With NUL in it, it would be no text.
        content.replaceAll("\u0000", ""),
        name,
      );
      assert.equal(outcome, "incoming", await form.notice());
      await form.has("xxgk-review");
      await isClean(form, name);
      await form.press("取消", ".review");
    }
    assert.deepEqual(form.problems, []);
  });

  it("handed out as a page and as a fragment: these run nothing, either", async (test) => {
    const into = await folder(test);
    const page = await browser.newPage();
    test.after(() => page.close());
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.evaluateOnNewDocument(() => {
      window.count = 0;
      window.ran = () => (window.count += 1);
    });
    for (const format of ["html", "fragment.html", "proof.html", "pictures.fragment.html", "pictures.svg"]) {
      const path = join(into, `a.${format.endsWith("svg") ? "svg" : "html"}`);
      await writeFile(path, (await convert(poisoned(), format)).bytes);
      asked.length = 0;
      await page.goto(`file://${path}`);
      const found = await page.evaluate(() => ({
        ran: window.count,
        handlers: [...document.querySelectorAll("*")].filter((one) =>
          [...one.attributes].some(({ name }) => name.startsWith("on")),
        ).length,
        scripts: [...document.scripts].filter(({ type }) => type !== "application/json").length,
      }));
      assert.deepEqual(found, { ran: 0, handlers: 0, scripts: 0 }, format);
      assert.deepEqual(asked.slice(1), [], format);
    }
  });

  for (const [name, css] of Object.entries({
    "hides everything": "* { display: none !important }",
    "resets everything": "*, *::before, *::after { all: unset !important }",
    "makes everything transparent and huge": "* { color: transparent; font-size: 99px; position: fixed; opacity: .01 }",
  }))
    it(`on a page that ${name}: the draft is there, and is kept`, async (test) => {
      const form = await begin(
        test,
        ELEMENT,
        `${SCRIPT}<link rel="stylesheet" href="${hosts.at("/hostile.css", css)}">`,
      );
      await form.page.evaluate(
        (text) => document.querySelector("xxgk-annual-report").open(new File([text], "a.json")),
        JSON.stringify(fixture("gangkou-2021")),
      );
      await form.kept();
      await form.page.reload();
      await form.ready();
      assert.equal((await form.saved()).organ.name, "港口乡");
      assert.deepEqual(form.problems, []);
    });
});
