// What is downloaded: every format under its name, the same bytes from every browser and
// the command line, the fingerprint that is shown, and the way back into a draft.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { fixture, folder } from "../fixtures.mjs";
import { program } from "../program.mjs";
import { hasFirefox, hasOld, launch, launchFirefox, launchOld } from "./browsers.mjs";
import { Form, offlineFile } from "./form.mjs";
import { useBrowser, useServer } from "./setup.mjs";

const PANEL = "xxgk-download-panel";
const TITLE = "杭州市2025年政府信息公开工作年度报告";

const kindOf = (bytes) => strFromU8(unzipSync(new Uint8Array(bytes))["[Content_Types].xml"]);
const word = (bytes) => assert.match(kindOf(bytes), /wordprocessingml\.document\.main\+xml/);
const excel = (bytes) => assert.match(kindOf(bytes), /spreadsheetml\.sheet\.main\+xml/);
const page = (bytes) => assert.match(`${bytes}`, /^<!DOCTYPE html>/i);
const fragment = (bytes) => {
  assert.doesNotMatch(`${bytes}`, /<!DOCTYPE|<html|<script/i);
  assert.equal(`${bytes}`.match(/<table/g).length, 3);
};
const pictures = (bytes) => assert.match(`${bytes}`, /^<section>.*<svg .*<table /s);
const text = (bytes) => assert.match(`${bytes}`, /一、总体情况[^<]*11398889[^<]*$/);

/** Each button of the panel, the end of the file's name, and what the file has to be. */
const FILES = [
  ["Word：下载", ".docx", word],
  ["Excel：下载", ".xlsx", excel],
  ["网页代码：下载", ".fragment.html", fragment],
  ["网页：下载", ".html", page],
  ["图解：网页片段", ".图解.fragment.html", pictures],
  ["勾稽关系核对表：Word", ".核对表.docx", word],
  ["勾稽关系核对表：网页", ".核对表.html", page],
  ["纯文本：下载", ".txt", text],
  ["Markdown：下载", ".md", text],
];

/** A full report that says when it was made public: else the page holds it against today's date, which the command line does not know. */
const report = { ...fixture("hangzhou-2025"), published: "2026-01-20" };

const { address } = await useServer();

/** Opens the panel of all formats, with that report in the page. */
async function openPanel(browser, from) {
  const form = await Form.alone(browser, from);
  await form.hold(report);
  await form.press("其他格式和版式", "header");
  await form.has(PANEL);
  return form;
}

/** The files that are the same wherever they are made, by the end of their names. */
const same = new Map();
let target;
before(async () => {
  target = await mkdtemp(join(tmpdir(), "xxgk-"));
  const draft = join(target, "draft.json");
  await writeFile(draft, JSON.stringify(report));
  for (const ending of ["docx", "xlsx", "html"]) {
    const file = join(target, `report.${ending}`);
    await program("convert", draft, "-o", file);
    same.set(`.${ending}`, await readFile(file));
  }
  const pictures = join(target, "图解.fragment.html");
  await program("chart", draft, "-o", pictures);
  same.set(".图解.fragment.html", await readFile(pictures));
});
after(() => rm(target, { recursive: true, force: true, maxRetries: 5 }));

const browsers = { "today's browser": launch };
if (await hasOld()) browsers["Chromium 80"] = launchOld;
if (await hasFirefox()) browsers.Firefox = launchFirefox;

for (const [name, start] of Object.entries(browsers)) {
  describe(`downloads in ${name}`, () => {
    let browser;
    useBrowser((one) => (browser = one), start);

    it("every format has its name, its kind and its fingerprint; what the command line writes is the same", async (test) => {
      const form = await openPanel(browser, offlineFile);
      for (const [button, ending, isRight] of FILES) {
        const file = await form.download(button, await folder(test), PANEL);
        assert.equal(file.name, TITLE + ending);
        isRight(file.bytes);
        const hash = createHash("sha256").update(file.bytes).digest("hex");
        await form.page.waitForFunction(
          `document.querySelector("xxgk-annual-report").shadowRoot.querySelector(".notice").textContent.includes("${hash}")`,
        );
        assert.ok((await form.notice()).includes(`已下载：${file.name}`));
        if (same.has(ending)) assert.ok(file.bytes.equals(same.get(ending)), `${ending} is not the command line's`);
      }
      assert.deepEqual(form.problems, []);
    });
  });
}

describe("the panel of formats", () => {
  let browser;
  useBrowser((one) => (browser = one));

  const looks = (form) =>
    form.ask((shadow) => [...shadow.querySelectorAll("xxgk-download-panel select")].map((select) => select.value));

  it("opens with ▾, puts the focus in, and closes", async () => {
    const form = await openPanel(browser, offlineFile);
    const isOpen = () =>
      form.ask((shadow) => shadow.querySelector('[aria-label="其他格式和版式"][aria-expanded]').ariaExpanded);
    assert.equal(await isOpen(), "true");
    assert.equal(await form.ask((shadow) => shadow.activeElement.closest("xxgk-download-panel") !== null), true);
    await form.press("关闭", PANEL);
    await form.page.waitForFunction(
      () => !document.querySelector("xxgk-annual-report").shadowRoot.querySelector("xxgk-download-panel"),
    );
    assert.equal(await isOpen(), "false");
  });

  it("another look makes another Word file, and the official one comes back", async (test) => {
    const form = await openPanel(browser, address);
    const into = () => folder(test);
    const official = await form.download("Word：下载", await into(), PANEL);
    const usual = await looks(form);
    const kind = await form.find("xxgk-download-panel select");
    const [, plain] = await kind.evaluate((select) => [...select.options].map(({ value }) => value));
    await kind.select(plain);
    const other = await form.download("Word：下载", await into(), PANEL);
    word(other.bytes);
    assert.ok(!other.bytes.equals(official.bytes));
    assert.notDeepEqual((await looks(form)).slice(1), usual.slice(1), "what is usual for that kind is chosen with it");
    await kind.select(usual[0]);
    assert.deepEqual(await looks(form), usual);
    const again = await form.download("Word：下载", await into(), PANEL);
    assert.ok(again.bytes.equals(official.bytes));
    // The button in the bar makes the same file.
    assert.ok((await form.download("下载 Word", await into())).bytes.equals(official.bytes));
    assert.deepEqual(form.problems, []);
  });

  it("annexes the pictures where that is wanted, and another look leaves that as it is", async (test) => {
    const form = await openPanel(browser, offlineFile);
    const fields = () => form.page.$$("pierce/xxgk-download-panel .field select");
    const [kind] = await fields();
    const annex = (await fields()).at(-1);
    assert.equal((await looks(form)).at(-1), "none");
    const options = await annex.evaluate((select) => [...select.options].map(({ value, text }) => [value, text]));
    assert.deepEqual(options, [
      ["none", "不附"],
      ["pictures", "附在文后"],
    ]);
    // By the keys alone.
    await annex.focus();
    await form.page.keyboard.press("ArrowDown");
    assert.equal((await looks(form)).at(-1), "pictures");
    await kind.select("plain");
    assert.equal((await looks(form)).at(-1), "pictures");
    const into = await folder(test);
    const { bytes } = await form.download("Word：下载", into, PANEL);
    const draft = join(into, "draft.json");
    const [wanted, plain] = ["annex.docx", "plain.docx"].map((name) => join(into, name));
    await writeFile(draft, JSON.stringify(report));
    await program("convert", draft, "-o", wanted, "--style", "plain", "--annex", "pictures");
    await program("convert", draft, "-o", plain, "--style", "plain");
    assert.ok(bytes.equals(await readFile(wanted)), "the command line writes the same bytes");
    assert.ok(bytes.length > (await readFile(plain)).length);
    assert.ok("word/media/picture1.emf" in unzipSync(new Uint8Array(bytes)));
    assert.deepEqual(form.problems, []);
  });

  it("shows the margins that will be printed, also after other ones were chosen by hand", async () => {
    const form = await openPanel(browser, offlineFile);
    const usual = await looks(form);
    const [kind, margins] = await Promise.all(
      [1, 2].map((place) => form.find(`xxgk-download-panel .field:nth-child(${place}) select`)),
    );
    const options = await margins.evaluate((select) => [...select.options].map(({ value }) => value));
    await margins.select(options.find((option) => option !== usual[1]));
    const kinds = await kind.evaluate((select) => [...select.options].map(({ value }) => value));
    await kind.select(kinds[1]);
    await kind.select(kinds[0]);
    assert.deepEqual(await looks(form), usual);
  });

  it("copies the page's code as text and as tables, and the plain text", async () => {
    const form = await openPanel(browser, address);
    const other = await form.page.browserContext().newPage();
    await other.setContent("<title>编辑器</title><textarea></textarea><div contenteditable></div>");
    const paste = async (selector) => {
      await other.bringToFront();
      await other.focus(selector);
      await other.keyboard.press("KeyV", { commands: ["Paste"] });
      return other.$eval(selector, (element) => element.value ?? element.innerHTML);
    };
    await form.page.bringToFront();
    await (await form.button("复制网页代码", PANEL)).click();
    await form.page.waitForFunction(() =>
      document.querySelector("xxgk-annual-report").shadowRoot.querySelector(".notice").textContent.includes("已复制"),
    );
    fragment(await paste("textarea"));
    assert.equal((await paste("div")).match(/<table/g).length, 3, "an editor takes the tables");
    await form.page.bringToFront();
    await (await form.button("复制纯文本", PANEL)).click();
    await other.$eval("textarea", (area) => (area.value = ""));
    const copied = await paste("textarea");
    text(copied);
    assert.doesNotMatch(copied, /<table/);
  });

  it("says so when the browser does not let it copy", async () => {
    const form = await openPanel(browser, offlineFile);
    await form.page.evaluate(() => (document.execCommand = () => false));
    await form.press("复制Markdown", PANEL);
    await form.has(".notice.bad");
    assert.match(await form.notice(), /浏览器不让复制，请下载后打开文件，再复制/);
  });

  for (const [what, button] of [
    ["Word file", "Word：下载"],
    ["page", "网页：下载"],
  ]) {
    it(`a downloaded ${what} is opened as the draft that it was made of`, async (test) => {
      const into = await folder(test);
      const form = await openPanel(browser, offlineFile);
      await form.type("t2.regulations.made", "／");
      await form.type("t2.licensing.decisions", "１２ 件");
      const before = await form.saved();
      const { name } = await form.download(button, into, PANEL);
      const other = await Form.alone(browser, offlineFile);
      await other.openFile(join(into, name));
      assert.deepEqual(await other.saved(), before);
      assert.ok((await other.notice()).includes(`已打开：${TITLE}`));
    });
  }
});
