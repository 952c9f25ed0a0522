// The page's own file with the draft inside: one file that is the tool and the draft.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { folder } from "../fixtures.mjs";
import { hasFirefox, hasOld, launchFirefox, launchOld } from "./browsers.mjs";
import { Form, offlineFile } from "./form.mjs";
import { said } from "./kept.mjs";
import { launchFor, useServer } from "./setup.mjs";

const ADDRESS = "t2.licensing.decisions";
const NASTY = "</script><!-- <script> “引号” 𠮷 \\u003c & \u2028 完";

/** A draft typed in, and saved as a page into a folder. */
async function typedAndSaved(browser, into) {
  const form = await Form.open(browser, offlineFile);
  await form.write("organ.name", "港口乡");
  await form.write("year", "2025");
  await form.write("overview", NASTY);
  await form.type(ADDRESS, "7");
  return { form, ...(await savedPage(form, into)) };
}

async function savedPage(form, into) {
  await form.press("其他格式和版式", "header");
  await form.has("xxgk-download-panel");
  const saved = await form.download("草稿：带草稿的网页", into, "xxgk-download-panel");
  await form.press("关闭", "xxgk-download-panel");
  return { ...saved, path: pathToFileURL(join(into, saved.name)).href };
}

const browsers = [
  ["Chromium 80", await hasOld(), launchOld],
  ["Firefox", await hasFirefox(), launchFirefox],
];

const { address } = await useServer();

describe("a page with the draft inside", () => {
  it("is the offline file and the draft, and nothing else; saved again it is the same", async (test) => {
    const browser = await launchFor(test);
    const { form, name, bytes, path } = await typedAndSaved(browser, await folder(test));
    assert.equal(name, "港口乡2025年政府信息公开工作年度报告.草稿.html");
    const text = bytes.toString();
    const [draft] =
      /<script type="application\/json" id="xxgk-annual-report" data-draft="[\w-]+">[^<]*<\/script>\s*/.exec(text);
    assert.equal(
      text.replace(draft, () => ""),
      await readFile(new URL(offlineFile), "utf8"),
    );
    assert.match(draft, /^[\n -~]*$/);

    // An extension of the browser has put something of its own into the document.
    await form.page.evaluate(() => document.head.append(document.createElement("style")));
    assert.deepEqual((await savedPage(form, await folder(test))).bytes, bytes);

    const opened = await Form.open(await launchFor(test), path);
    assert.match(await said(opened, "已打开"), /港口乡2025年/);
    assert.equal((await opened.saved()).overview, NASTY);
    assert.deepEqual((await savedPage(opened, await folder(test))).bytes, bytes);
  });

  it("opens through 打开 as well", async (test) => {
    const browser = await launchFor(test);
    const into = await folder(test);
    const { form, name } = await typedAndSaved(browser, into);
    const saved = await form.saved();
    await form.press("打开", "header");
    await form.press("另起一份空白的", "xxgk-open-panel");
    await form.openFile(join(into, name));
    assert.deepEqual(await form.saved(), saved);
  });

  it("says when the browser keeps a later state of it, and offers that", async (test) => {
    const browser = await launchFor(test);
    const { form, path } = await typedAndSaved(browser, await folder(test));
    await form.type(ADDRESS, "8");
    await form.kept();
    await form.page.close();
    const opened = await Form.open(browser, path);
    assert.match(await said(opened, "这是文件里的草稿"), /本机还暂存着它后来改过的一份/);
    assert.equal(await opened.shown(ADDRESS), "7");
    await opened.press("用暂存的那一份", ".notice");
    await said(opened, "已回到");
    assert.equal(await opened.shown(ADDRESS), "8");
    // Reloaded, it goes on where it was.
    await opened.type(ADDRESS, "9");
    await opened.kept();
    await opened.page.reload();
    await opened.ready();
    await said(opened, "接着上次的草稿");
    assert.equal(await opened.shown(ADDRESS), "9");
  });

  it("is a draft of its own while another window has it", async (test) => {
    const browser = await launchFor(test);
    const { form, path } = await typedAndSaved(browser, await folder(test));
    const opened = await Form.open(browser, path);
    await said(opened, "另一个窗口");
    await opened.type(ADDRESS, "8");
    await opened.kept();
    assert.equal(await form.shown(ADDRESS), "7");
    assert.equal(await form.ask((shadow) => shadow.querySelector(".elsewhere")), null);
  });

  it("is offered by the offline file only", async (test) => {
    const browser = await launchFor(test);
    const form = await Form.open(browser, address);
    await form.press("其他格式和版式", "header");
    await form.has("xxgk-download-panel");
    await form.button("草稿：下载");
    assert.equal(await form.hasButton("草稿：带草稿的网页"), false);
  });

  for (const [name, isThere, start] of browsers) {
    it(`is made and opened by ${name}`, { skip: !isThere }, async (test) => {
      const browser = await launchFor(test, start);
      const { path } = await typedAndSaved(browser, await folder(test));
      const opened = await Form.open(browser, path);
      await opened.has(".notice");
      assert.equal(await opened.shown(ADDRESS), "7");
      assert.equal((await opened.saved()).overview, NASTY);
      assert.deepEqual(opened.problems, []);
    });
  }
});
