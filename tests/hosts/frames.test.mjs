// The page in the frame of another one: with a sandbox from which each token is missing, one by one, and written into the frame.
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { describe, it } from "node:test";
import { fixture, folder } from "../fixtures.mjs";
import { apart, Form } from "../page/form.mjs";
import { said } from "../page/kept.mjs";
import { useBrowser } from "../page/setup.mjs";
import { ELEMENT, pageOf, useHostPages } from "./host-pages.mjs";

const CELL = "t2.licensing.decisions";
const TOKENS = ["allow-scripts", "allow-same-origin", "allow-downloads", "allow-modals", "allow-forms", "allow-popups"];
const hosts = await useHostPages();

/** The page in the first frame of another one, as a form; `from`: where its downloads go. */
async function framed(browser, body, into) {
  const page = await (await apart(browser)).newPage();
  await page.setViewport({ width: 1366, height: 768 });
  const client = await page.createCDPSession();
  if (into) await client.send("Page.setDownloadBehavior", { behavior: "allow", downloadPath: into });
  await page.goto(hosts.page(pageOf(body, { head: "" })));
  const frame = await page.waitForFrame((one) => one !== page.mainFrame());
  const form = new Form({
    evaluate: frame.evaluate.bind(frame),
    evaluateHandle: frame.evaluateHandle.bind(frame),
    waitForFunction: frame.waitForFunction.bind(frame),
    keyboard: page.keyboard,
    on: page.on.bind(page),
  });
  await form.ready();
  return { form, page, frame };
}

const sandboxed = (tokens) =>
  `<iframe sandbox="${tokens.join(" ")}" src="/dist/xxgk-annual-report.html" style="width:1300px;height:700px"></iframe>`;
const without = (token) => sandboxed(TOKENS.filter((one) => one !== token));

/** Whether the page asks back before it is left. */
const asksBack = (form) =>
  form.page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
const files = async (into) => (await readdir(into)).filter((name) => !name.endsWith(".crdownload"));

/** Waits until a file is there. */
async function arrives(into) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const [name] = await files(into);
    if (name) return name;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return undefined;
}

describe("in a frame", () => {
  let browser;
  useBrowser((one) => (browser = one));

  /** Opens it, and types. */
  async function begin(test, body) {
    const into = await folder(test);
    const { form, page, frame } = await framed(browser, body, into);
    test.after(() => page.browserContext().close());
    await form.type(CELL, "7");
    return { form, page, frame, into };
  }

  it("with all that it needs: kept, saved as a file, and leaving asks nothing", async (test) => {
    const { form, into } = await begin(test, sandboxed(TOKENS));
    await form.kept();
    await form.press("存草稿", "header");
    await said(form, "草稿已存为文件");
    assert.match(await arrives(into), /\.json$/);
    assert.equal(await asksBack(form), false);
    assert.deepEqual(form.problems, []);
  });

  it("without allow-downloads: says nothing of a file that is not there, and offers other ways; the draft is kept", async (test) => {
    const { form, into } = await begin(test, without("allow-downloads"));
    await form.press("存草稿", "header");
    assert.match(await said(form, "请在下载列表里确认"), /就是网站不让这里下载/);
    for (const label of ["复制草稿的文字", "在新窗口里打开"]) assert.ok(await form.hasButton(label, ".notice"), label);
    await form.press("下载 Word", "header");
    assert.doesNotMatch(await said(form, "已交给浏览器下载"), /已下载|已存为文件/);
    await form.kept();
    assert.deepEqual(await files(into), []);
  });

  it("without allow-same-origin: says that nothing is kept, and leaving asks until the person says that the file is there", async (test) => {
    const { form, into } = await begin(test, without("allow-same-origin"));
    assert.match(await said(form, "不允许在本机暂存"), /请常按“存草稿”/);
    assert.equal(await asksBack(form), true);
    await form.press("存草稿", "header");
    // The frame cannot see its own sandbox then: it does not know whether there is a file.
    await said(form, "请在下载列表里确认");
    assert.match(await arrives(into), /\.json$/);
    assert.equal(await asksBack(form), true);
    await form.press("文件已经有了", ".notice");
    assert.equal(await asksBack(form), false);
    await form.type(CELL, "8");
    assert.equal(await asksBack(form), true);
  });

  it("without allow-modals: says that the browser does not print; the preview closes", async (test) => {
    const { form } = await begin(test, without("allow-modals"));
    await form.press("预览打印", "header");
    await form.page.waitForFunction(() => document.querySelector("xxgk-preview")?.shadowRoot.querySelector("td"));
    await form.page.evaluate(() => {
      const { shadowRoot } = document.querySelector("xxgk-preview");
      [...shadowRoot.querySelectorAll("button")].find(({ textContent }) => /打印/.test(textContent)).click();
    });
    await form.page.waitForFunction(() =>
      /浏览器没有打印/.test(document.querySelector("xxgk-preview").shadowRoot.textContent),
    );
    await form.page.evaluate(() => document.querySelector("xxgk-preview").shadowRoot.querySelector("button").focus());
    await form.page.keyboard.press("Escape");
    await form.page.waitForFunction(() => !document.querySelector("xxgk-preview"));
    await form.kept();
  });

  it("without allow-forms: a reason is taken all the same", async (test) => {
    const { form } = await begin(test, without("allow-forms"));
    const report = fixture("gangkou-2021");
    await form.hold({ ...report, cells: { ...report.cells, "t3.new_received.natural": "99" } });
    await form.press("情况属实，说明理由");
    await form.has(".reason textarea");
    await (await form.find(".reason textarea")).type("台账如此");
    await form.press("确认", ".reason");
    await form.has(".accepted");
    assert.match(await form.ask((shadow) => shadow.querySelector(".accepted").textContent), /台账如此/);
  });

  it("without allow-popups and allow-downloads: says that no window opens; copying is left", async (test) => {
    const { form } = await begin(
      test,
      sandboxed(["allow-scripts", "allow-same-origin", "allow-modals", "allow-forms"]),
    );
    await form.press("存草稿", "header");
    await form.press("在新窗口里打开", ".notice");
    await said(form, "浏览器不让打开新窗口");
    await form.press("复制草稿的文字", ".notice");
    await said(form, "已复制");
  });

  it("with allow-scripts alone: it fills in, checks and previews, and says what it cannot", async (test) => {
    const { form, into } = await begin(test, sandboxed(["allow-scripts"]));
    await said(form, "不允许在本机暂存");
    await form.press("下载 Word", "header");
    assert.match(await said(form, "已交给浏览器下载"), /没有的话，就是网站不让这里下载/);
    assert.equal(await asksBack(form), true);
    assert.deepEqual(await files(into), []);
    assert.equal(
      JSON.parse(await form.page.evaluate(() => document.querySelector("xxgk-annual-report").json)).cells[CELL],
      "7",
    );
  });

  it("without allow-scripts: says that it is not open", async () => {
    const page = await browser.newPage();
    await page.goto(hosts.page(pageOf(without("allow-scripts"), { head: "" })));
    await page.waitForFunction(() => {
      const said = document.querySelector("iframe").contentDocument.querySelector(".not-begun");
      return said && getComputedStyle(said).visibility === "visible";
    });
    await page.close();
  });

  it("written into srcdoc: kept as the page itself keeps it", async (test) => {
    const inner = pageOf(ELEMENT).replaceAll('"', "&quot;");
    const { form, into } = await begin(test, `<iframe srcdoc="${inner}" style="width:1300px;height:700px"></iframe>`);
    await form.kept();
    await form.press("存草稿", "header");
    await said(form, "草稿已存为文件");
    assert.match(await arrives(into), /\.json$/);
    assert.deepEqual(form.problems, []);
  });
});
