// Sites that forbid what a page could do: Content-Security-Policy and Trusted Types, really enforced.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { fixture, folder } from "../fixtures.mjs";
import { root } from "../page/form.mjs";
import { said } from "../page/kept.mjs";
import { useBrowser } from "../page/setup.mjs";
import { ELEMENT, open, openForm, pageOf, useHostPages } from "./host-pages.mjs";

const hosts = await useHostPages();
const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";
const TRUSTED = "require-trusted-types-for 'script'; trusted-types lit-html xxgk-annual-report";

/** What a person does with the page, from the first figure to the print preview. */
async function doAll(form, into) {
  await form.hold(fixture("gangkou-2021"));
  await form.type("t2.licensing.decisions", "7");
  await form.write("overview", "全年新收申请12件。");
  // A table of Excel's, with styles in its markup.
  await (await form.cell("t3.carried_forward.natural")).focus();
  await form.ask((shadow) => {
    const data = new DataTransfer();
    data.setData(
      "text/html",
      '<style>td{color:red}</style><table style="width:10pt"><tr onclick="x()"><td style="height:1pt">1</td><td>2<img src="/none.png" onerror="x()"></td></tr></table><script>x()</script>',
    );
    data.setData("text/plain", "1\t2");
    shadow.activeElement.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await form.button("撤销", ".notice");
  assert.equal(await form.shown("t3.carried_forward.natural"), "1");
  await form.press("边填边看", "header");
  await form.page.waitForFunction(() =>
    document
      .querySelector("xxgk-annual-report")
      .shadowRoot.querySelector("xxgk-side-preview")
      ?.shadowRoot.querySelector("td"),
  );
  await form.type("t2.licensing.decisions", "8");
  await form.page.waitForFunction(
    () =>
      document
        .querySelector("xxgk-annual-report")
        .shadowRoot.querySelector("xxgk-side-preview")
        .shadowRoot.querySelector('[data-cell="t2.licensing.decisions"]').textContent === "8",
  );
  await form.press("其他格式和版式", "header");
  await form.press("预览打印", "header").catch(() => form.press("打印或存为 PDF"));
  await form.page.waitForFunction(() => document.querySelector("xxgk-preview")?.shadowRoot.querySelector("td"));
  await form.page.keyboard.press("Escape");
  for (const label of ["存草稿", "下载 Word"]) assert.ok((await form.download(label, into)).bytes.length > 100, label);
  await form.press("打开", "header");
}

describe("a site with a strict policy", () => {
  let browser;
  useBrowser((one) => (browser = one));

  for (const [name, policy] of Object.entries({
    "of scripts and styles": STRICT,
    "of Trusted Types": `${STRICT}; ${TRUSTED}`,
  }))
    it(`${name}: all works, and nothing is reported`, async (test) => {
      const url = hosts.page(pageOf(ELEMENT), { headers: { "Content-Security-Policy": policy } });
      const form = await openForm(browser, url);
      await doAll(form, await folder(test));
      assert.deepEqual(await form.page.evaluate(() => window.violations), []);
      assert.deepEqual(form.problems, []);
      await form.page.close();
    });

  it("of Trusted Types, around the offline file: its own first screen and script, too", async (test) => {
    const file = await readFile(new URL("dist/xxgk-annual-report.html", root));
    const form = await openForm(browser, hosts.page(file, { headers: { "Content-Security-Policy": TRUSTED } }));
    await doAll(form, await folder(test));
    assert.deepEqual(await form.page.evaluate(() => window.violations), []);
    assert.deepEqual(form.problems, []);
    await form.page.close();
  });

  // Without 'wasm-unsafe-eval': without-wasm.test.mjs.
  it("that lacks connect-src: the form is shown, and what is missing is named", async () => {
    const policy = STRICT.replace("; connect-src 'self'", "");
    const form = await open(browser, hosts.page(pageOf(ELEMENT), { headers: { "Content-Security-Policy": policy } }));
    await form.has(".elsewhere");
    assert.match(await form.notice(), /connect-src 要有 'self'/);
    assert.ok((await form.ask((shadow) => shadow.querySelectorAll("[data-cell]").length)) > 100);
    await form.page.close();
  });

  it("that lacks style-src: it looks the same", async () => {
    const picture = async (policy) => {
      const form = await openForm(
        browser,
        hosts.page(pageOf(ELEMENT), { headers: { "Content-Security-Policy": policy } }),
      );
      const seen = Buffer.from(await form.page.screenshot()).toString("base64");
      assert.deepEqual(await form.page.evaluate(() => window.violations), []);
      await form.page.close();
      return seen;
    };
    assert.ok((await picture(STRICT)) === (await picture(STRICT.replace("; style-src 'self'", ""))));
  });

  for (const [name, more] of Object.entries({ "that forbids downloads": "", "that allows them": " allow-downloads" }))
    it(`of a sandbox ${name}: no file is said to be there before the person says so, and leaving asks until then`, async (test) => {
      const into = await folder(test);
      const policy = `sandbox allow-scripts allow-same-origin allow-modals${more}`;
      const url = hosts.page(pageOf(ELEMENT), { headers: { "Content-Security-Policy": policy } });
      // Nothing can be kept in the browser either.
      const form = await openForm(browser, url, () =>
        Object.defineProperty(window, "indexedDB", { get: () => undefined }),
      );
      const client = await form.page.createCDPSession();
      await client.send("Page.setDownloadBehavior", { behavior: "allow", downloadPath: into });
      const asksBack = () =>
        form.page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
      await form.type("t2.licensing.decisions", "7");
      await form.press("存草稿", "header");
      assert.match(await said(form, "请在下载列表里确认"), /就是网站不让这里下载/);
      assert.equal(await asksBack(), true);
      await form.press("下载 Word", "header");
      assert.doesNotMatch(await said(form, "已交给浏览器下载"), /已下载|已存为文件/);
      assert.equal(
        (await readdir(into)).some((file) => file.endsWith(".json")),
        more !== "",
      );
      await form.press("存草稿", "header");
      await said(form, "请在下载列表里确认");
      await form.press("文件已经有了", ".notice");
      assert.equal(await asksBack(), false);
      await form.page.close();
    });

  it("of Trusted Types, with the name of Lit alone: all works, and it is reported once", async (test) => {
    const policy = `${STRICT}; require-trusted-types-for 'script'; trusted-types lit-html`;
    const url = hosts.page(pageOf(ELEMENT), { headers: { "Content-Security-Policy": policy } });
    const form = await openForm(browser, url);
    await doAll(form, await folder(test));
    const violations = await form.page.evaluate(() => window.violations);
    assert.equal(violations.length, 1, violations.join("\n"));
    assert.match(violations[0], /^trusted-types .*xxgk-annual-report/);
    await form.page.close();
  });

  it("of Trusted Types, without the name of Lit: what stands between the tags is shown", async () => {
    const policy = "require-trusted-types-for 'script'; trusted-types other";
    const body = ELEMENT.replace("></", ">请用离线文件</");
    const form = await open(browser, hosts.page(pageOf(body), { headers: { "Content-Security-Policy": policy } }));
    await form.page.waitForFunction(() => window.violations.length > 0);
    const shown = await form.page.evaluate(() => {
      const { shadowRoot, textContent, offsetHeight } = document.querySelector("xxgk-annual-report");
      return { hasRoot: shadowRoot !== null, textContent, isHigh: offsetHeight > 10 };
    });
    assert.deepEqual(shown, { hasRoot: false, textContent: "请用离线文件", isHigh: true });
    await form.page.close();
  });
});
