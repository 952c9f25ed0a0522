// What a clerk does from the first figure to the last file: types, pastes, drops, finds, mends, saves, loses the browser,
// goes on, reads a file of others, and takes the report in every format.
import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import { folder } from "../fixtures.mjs";
import { Form } from "../page/form.mjs";
import { said } from "../page/kept.mjs";
import { kill } from "../page/killed.mjs";

const NEW = "t3.new_received.natural";
/** A report of others: the site's text, as it is copied. */
const OTHERS = `港口乡2021年政府信息公开工作年度报告
一、总体情况
全年主动公开信息若干条。
二、主动公开政府信息情况
第二十条第（一）项
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t3\t1\t12
五、存在的主要问题及改进情况
内容还不够丰富，下一步加强培训。
六、其他需要报告的事项
无。`;

/** Every button of the panel, and what the file has to begin with. */
const FORMATS = {
  "Word：下载": "PK",
  "Excel：下载": "PK",
  "网页代码：下载": "<",
  "网页：下载": "<!DOCTYPE html>",
  "图解：网页片段": "<section>",
  "图解：图片": "\x89PNG",
  "勾稽关系核对表：Word": "PK",
  "勾稽关系核对表：网页": "<!DOCTYPE html>",
  "纯文本：下载": "\xef\xbb\xbf",
  "Markdown：下载": "# ",
};

/**
 * The flow; `start(profile)` starts the browser. `keeps`: whether the browser keeps a draft at this address when it is
 * killed. `isSaid`: what of the browser's own messages has to be there. Returns the seconds that each part took, and the
 * names of all files that the last window had.
 */
export async function flow(test, start, address, keeps, isSaid = () => false) {
  const profile = await folder(test);
  const into = await folder(test);
  const times = {};
  let since = Date.now();
  const done = (part) => {
    times[part] = (Date.now() - since) / 1000;
    since = Date.now();
  };
  let browser = await start(profile);
  test.after(() => browser.close().catch(() => {}));
  let form = await Form.open(browser, address);
  done("open");

  await form.write("organ.name", "港口乡");
  await form.write("organ.kind", "town");
  await form.write("year", "2021");
  await form.type(NEW, "12");
  await form.type("t3.granted.natural", "１0");
  assert.equal(await form.shown("t3.granted.natural"), "10");
  done("type");

  await (await form.cell("t4.review.upheld")).focus();
  await transfer(form, "paste", "3\t1");
  await form.page.waitForFunction(
    () =>
      document.querySelector("xxgk-annual-report").shadowRoot.querySelector('[data-cell="t4.review.corrected"]')
        .value === "1",
  );
  done("paste");

  await form.type("t4.review.total", "3");
  await form.has('[data-rule="T4-01"]');
  await form.press("检查", "header");
  await form.type("t4.review.total", "4");
  assert.ok(!(await form.errors()).some((one) => one.startsWith("T4-01")));
  done("find and mend");

  const saved = await form.download("存草稿", into);
  assert.equal(JSON.parse(saved.bytes).cells[NEW], "12");
  done("save");

  if (keeps) {
    await form.type("t3.not_held.natural", "7");
    await form.kept();
    await kill(browser);
    browser = await start(profile);
    form = await Form.open(browser, address);
    await said(form, "恢复");
    assert.equal(await form.shown("t3.not_held.natural"), "7");
    await form.type("t3.not_held.natural", "");
  }
  done("kill and go on");

  await transfer(form, "drop", OTHERS);
  await form.has("xxgk-review");
  await form.press("打开它，接着改", "xxgk-review");
  await form.page.waitForFunction(
    () =>
      document.querySelector("xxgk-annual-report").shadowRoot.querySelector('[data-cell="t2.normative_documents.made"]')
        .value === "3",
  );
  await form.press("撤销", "header");
  assert.equal(await form.shown(NEW), "12");
  done("read a file");

  await form.press("其他格式和版式", "header");
  await form.has("xxgk-download-panel");
  for (const [label, begins] of Object.entries(FORMATS)) {
    const { bytes } = await form.download(label, into, "xxgk-download-panel");
    assert.equal(bytes.subarray(0, Buffer.byteLength(begins, "latin1")).toString("latin1"), begins, label);
    if (label === "Word：下载")
      assert.match(strFromU8(unzipSync(new Uint8Array(bytes))["word/document.xml"]), /港口乡/);
  }
  done("all formats");
  assert.deepEqual(
    form.problems.filter((one) => !isSaid(one)),
    [],
  );
  const files = await form.page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname.split("/").pop()),
  );
  return { times, files };
}

/** Pastes into what has the focus, or drops a file there. */
async function transfer(form, how, text) {
  await form.ask(
    (shadow, kind, words) => {
      const data = new DataTransfer();
      const options = { bubbles: true, composed: true, cancelable: true };
      if (kind === "paste") {
        data.setData("text/plain", words);
        // Firefox makes such an event of a text alone.
        const asText = { data: words, dataType: "text/plain" };
        shadow.activeElement.dispatchEvent(new ClipboardEvent("paste", { ...options, ...asText, clipboardData: data }));
      } else {
        data.items.add(new File([words], "别处的报告.txt", { type: "text/plain" }));
        shadow.querySelector(".paper").dispatchEvent(new DragEvent("drop", { ...options, dataTransfer: data }));
      }
    },
    how,
    text,
  );
}
