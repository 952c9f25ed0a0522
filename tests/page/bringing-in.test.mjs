// Files of other programs: dropped, chosen or pasted, looked at, and taken for what they are, in one step.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fixture, folder } from "../fixtures.mjs";
import { violationsOn } from "./axe.mjs";
import { useFreshForm } from "./setup.mjs";

const row = (cells) => `<tr>${cells.map((text) => `<td>${text}</td>`).join("")}</tr>`;

/** A page that a site published, in words of our own. One row has lost four of its seven figures. */
const published = `<html><body><h1>测试乡2024年政府信息公开工作年度报告</h1>
<h2>一、总体情况</h2><p>2024年，测试乡主动公开政府信息12条。公开栏每月换一次内容，村民随时可以来看；有问题的当面回答，答不上来的记下来，三天内打电话告诉他，并在栏里贴出答复。</p>
<h2>二、主动公开政府信息情况</h2><table>${[
  ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
  ["规章", "0", "0", "0"],
  ["行政规范性文件", "2", "1", "7"],
]
  .map(row)
  .join("")}</table>
<h2>三、收到和处理政府信息公开申请情况</h2><table>${[
  ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
  ["一、本年新收政府信息公开申请数量", "9", "1", "0", "0", "0", "0", "10"],
  ["二、上年结转政府信息公开申请数量", "0", "0", "0", "0", "0", "0", "0"],
  ["（一）予以公开", "6", "2", "8"],
  ["四、结转下年度继续办理", "3", "1", "0", "0", "0", "0", "4"],
]
  .map(row)
  .join("")}</table></body></html>`;

describe("a report from elsewhere", () => {
  let form;
  useFreshForm((fresh) => (form = fresh));

  /** Chooses it, or another file with that content. */
  const choose = async (content = published) => {
    await form.page.evaluate(
      (text) => document.querySelector("xxgk-annual-report").openFile(new File([text], "2024年报.html")),
      content,
    );
    await form.has(".review");
  };
  const take = async (way) => {
    await (await form.find(`[data-way="${way}"]`)).click();
    await form.page.waitForFunction(
      () => !document.querySelector("xxgk-annual-report").shadowRoot.querySelector(".review"),
    );
  };
  const text = (selector) =>
    form.ask((shadow, one) => shadow.querySelector(one)?.textContent.replace(/\s+/g, " ").trim(), selector);
  /** Lets a file fall on that part of the page; whether the browser would have opened it itself. */
  const drop = (selector, content, name) =>
    form.ask(
      (shadow, one, text, name) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], name));
        const event = (type) => new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true });
        const on = shadow.querySelector(one);
        on.dispatchEvent(event("dragover"));
        const dropped = event("drop");
        on.dispatchEvent(dropped);
        return !dropped.defaultPrevented;
      },
      selector,
      content,
      name,
    );

  it("that is not the one that was meant goes by Ctrl+Z, and no figure behind it", async () => {
    await form.type("t2.licensing.decisions", "7");
    await choose();
    await form.page.keyboard.down("Control");
    await form.page.keyboard.press("z");
    await form.page.keyboard.up("Control");
    await form.page.waitForFunction(
      () => !document.querySelector("xxgk-annual-report").shadowRoot.querySelector(".review"),
    );
    assert.equal((await form.saved()).cells["t2.licensing.decisions"], "7");
  });

  it("is looked at first: what it is, what is doubtful, and its tables as they stand there", async () => {
    await choose();
    assert.match(await text(".review p"), /“2024年报.html”里是《测试乡2024年政府信息公开工作年度报告》/);
    assert.match(await text(".doubts"), /予以公开/);
    const stands = (address) => text(`.source [data-source="${address}"]`);
    assert.equal(await stands("t3.carried_forward.natural"), "3");
    assert.equal(await stands("t2.normative_documents.valid"), "7");
    // Where a doubtful figure stands is one press away.
    await (await form.find(".doubts button")).click();
    await form.has(".source .doubted.here");
    assert.match(await text(".goes"), /8 → .*予以公开/);
    assert.deepEqual(await violationsOn(form.page), []);
    assert.equal((await form.saved()).cells["t3.new_received.natural"], "", "nothing is taken yet");
  });

  it("has notes that lead to their places, by keyboard too", async () => {
    const gone = published
      .replace("信息12条", "信息<del>11</del>12条")
      .replace("<td>2</td><td>1</td>", "<td>2</td><td><s>3</s>1</td>")
      .replace(
        "<tr><td>行政规范性文件",
        "<tr><td>别的文件</td><td>5</td><td>6</td><td>7</td></tr><tr><td>行政规范性文件",
      )
      .replace("</table>\n<h2>三", "</table><p>注：表外有一句话。</p>\n<h2>三");
    await choose(gone);
    const press = (words) =>
      form.ask((shadow, words) => {
        [...shadow.querySelectorAll(".notes button")].find((one) => one.textContent.includes(words)).focus();
      }, words);
    const here = () =>
      form.ask((shadow) => {
        const marked = [...shadow.querySelectorAll(".here")];
        return marked.map((one) => `${one.localName} ${one.textContent.replace(/\s+/g, " ").trim()}`);
      });
    for (const [words, place, said] of [
      ["没有找到“四、", /^caption 四、.*没有找到$/, /^四、/],
      ["没有找到“五、", /^dt 五、/, /^五、/],
      ["“别的文件”没有对应的格", /^tr 别的文件/, /^二、.* 第 3 行$/],
      ["表外有一句话", /^caption 二、/, /^二、/],
    ]) {
      await press(words);
      await form.page.keyboard.press("Enter");
      await form.has(".review .here");
      const [marked, ...others] = await here();
      assert.match(marked, place);
      assert.deepEqual(others, []);
      assert.match(await text(".goes"), said);
    }
    // Of several places each is one press away, once somebody asks which they are.
    await form.ask((shadow) => {
      const notes = [...shadow.querySelectorAll(".notes li")];
      notes
        .find((one) => one.textContent.includes("划掉或删除"))
        .querySelector("summary")
        .click();
    });
    await press("一、总体情况");
    await form.page.keyboard.press("Enter");
    assert.match((await here()).join(), /^dt 一、总体情况/);
    await press("行政规范性文件·本年废止件数");
    await form.page.keyboard.press("Enter");
    assert.deepEqual(await here(), ["td 1"]);
    assert.deepEqual(await violationsOn(form.page), []);
  });

  it("is shown as its pages are drawn, where the file is a PDF", async () => {
    const printed = await form.page.browser().newPage();
    // There was room for one digit of this figure.
    const narrow = '<td style="max-width: 8px; padding: 0; word-break: break-all">10</td>';
    const lines = "<style>table { border-collapse: collapse } td { border: 1px solid }</style>";
    await printed.setContent(lines + published.replace("<td>10</td>", narrow));
    const file = Buffer.from(await printed.pdf()).toString("base64");
    await printed.close();
    await form.page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
      document.querySelector("xxgk-annual-report").openFile(new File([bytes], "2024年报.pdf"));
    }, file);
    await form.has(".review svg");
    // In its own size, which is 8½ inches.
    const size = await form.ask((shadow) => {
      const { width, height } = shadow.querySelector(".review svg").getBoundingClientRect();
      return [Math.round(width), Math.round((height / width) * 8.5)];
    });
    assert.deepEqual(size, [816, 11]);
    /** What is drawn in the middle of a cell's mark. */
    const drawnIn = (address) =>
      form.ask((shadow, one) => {
        const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
        const mark = shadow.querySelector(`rect[data-source="${one}"]`);
        const { x, y, width, height } = mark.getBBox();
        const texts = [...mark.ownerSVGElement.querySelectorAll("text")].filter((text) => {
          const [left, top] = middle(text.getBBox());
          return left >= x && left <= x + width && top >= y && top <= y + height;
        });
        return texts.map((text) => text.textContent).join("");
      }, address);
    assert.equal(await drawnIn("t3.new_received.natural"), "9");
    assert.equal(await drawnIn("t2.normative_documents.valid"), "7");
    // Pointing at a figure says where it goes.
    await (await form.find('rect[data-source="t2.normative_documents.valid"]')).hover();
    assert.match(await text(".goes"), /^7 → 行政规范性文件·/);
    // What is doubtful is one press away on its page; what stands on none, among the tables.
    const doubt = await form.ask((shadow) => {
      const first = shadow.querySelector(".doubts button");
      first.click();
      return first.textContent;
    });
    await form.has(".review rect.doubted.here");
    assert.match(await text(".goes"), new RegExp(doubt.split("：")[0]));
    assert.deepEqual(await violationsOn(form.page), []);
    await form.ask((shadow) => {
      const notes = [...shadow.querySelectorAll(".notes button")];
      notes.find((one) => one.textContent.includes("没有找到“四、")).click();
    });
    await form.has(".review caption.here");
    await form.press("原页", ".review");
    await form.has(".review svg");
    await form.press("取消", ".review");
  });

  it("changes nothing when nobody wants it", async () => {
    await form.type("t2.licensing.decisions", "7");
    const before = await form.saved();
    await choose();
    await form.press("取消", ".review");
    assert.deepEqual(await form.saved(), before);
    await choose();
    await form.page.keyboard.press("Escape");
    assert.equal(await form.ask((shadow) => shadow.querySelector(".review")), null);
    assert.deepEqual(await form.saved(), before);
  });

  it("is opened as it is, what is doubtful marked, and one step back leads to what was there", async () => {
    await form.type("t2.licensing.decisions", "7");
    await choose();
    await take("draft");
    const { cells, organ, year } = await form.saved();
    assert.deepEqual([organ.name, String(year), cells["t3.carried_forward.natural"]], ["测试乡", "2024", "3"]);
    assert.ok((await form.findings()).some(({ rule }) => rule === "C-07"));
    await form.press("撤销", ".notice");
    assert.equal((await form.saved()).cells["t2.licensing.decisions"], "7");
  });

  it("becomes last year's: 上年结转 is filled from it, in one step", async () => {
    await form.write("year", "2025");
    await choose();
    assert.equal(
      await form.ask((shadow) => shadow.querySelector(".ways button").dataset.way),
      "last-year",
      "likeliest",
    );
    await take("last-year");
    assert.equal(await form.shown("t3.carried_over.natural"), "3");
    assert.equal(await form.shown("t3.carried_over.total"), "4");
    const saved = await form.saved();
    assert.equal(String(saved.last_year.year), "2024");
    assert.equal(saved.overview, "", "its prose is not this year's");
    await form.press("撤销", ".notice");
    assert.equal(await form.shown("t3.carried_over.natural"), "");
    assert.ok(!(await form.saved()).last_year);
  });

  it("begins the next year's, whose prose is found to be last year's", async () => {
    await choose();
    await take("next");
    const saved = await form.saved();
    assert.deepEqual([saved.organ.name, String(saved.year)], ["测试乡", "2025"]);
    assert.equal(saved.cells["t3.carried_over.commercial"], "1");
    assert.equal(saved.cells["t3.carried_forward.commercial"], "", "this year's is not known");
    const rules = (await form.findings()).map(({ rule }) => rule);
    assert.ok(rules.includes("N-12") && rules.includes("N-07"), rules.join());
  });

  it("can be dropped anywhere", async () => {
    for (const part of ['[data-field="overview"]', '[data-cell="t3.granted.natural"]', "header"]) {
      assert.equal(await drop(part, published, "年报.html"), false, `${part}: the page stays`);
      await form.has(".review");
      await form.press("取消", ".review");
    }
    await drop(".paper", JSON.stringify(fixture("gangkou-2021")), "草稿.json");
    await form.has(".notice.good");
    assert.match(await text(".notice"), /已打开：港口乡/);
    await drop("nav", "%PDF-1.7", "年报.pdf");
    await form.has(".notice.bad");
    assert.match(await text(".notice"), /这是 PDF 文件/);
    assert.deepEqual(form.problems, []);
  });

  /** Pastes where the focus would be; whether the browser would have put the text there itself. */
  const paste = (selector, { html = "", plain }) =>
    form.ask(
      (shadow, one, html, plain) => {
        const clipboardData = new DataTransfer();
        if (html) clipboardData.setData("text/html", html);
        clipboardData.setData("text/plain", plain);
        const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true });
        const on = one ? shadow.querySelector(one) : document.body;
        if (one) on.focus();
        on.dispatchEvent(event);
        return !event.defaultPrevented;
      },
      selector,
      html,
      plain,
    );
  const asText = published
    .replace(/<\/t[dh]>/g, "\t")
    .replace(/<\/(tr|h\d|p)>/g, "\n")
    .replace(/<[^>]*>/g, "");
  const whole = { html: published, plain: asText };

  it("can be pasted as a whole, wherever the focus is", async () => {
    await form.press("打开", "header");
    await form.has(".paste-box");
    const before = await form.saved();
    for (const part of [
      ".paste-box",
      "",
      "header button",
      '[data-field="organ.name"]',
      '[data-cell="t3.granted.natural"]',
    ]) {
      assert.equal(await paste(part, part === "" ? { plain: asText } : whole), false, part);
      await form.has(".review");
      assert.match(await text(".review p"), /“粘贴的内容”里是《测试乡2024年/);
      await form.press("取消", ".review");
      assert.deepEqual(await form.saved(), before, "nothing is taken unasked");
      if (part === ".paste-box") assert.equal(await form.ask((shadow) => shadow.querySelector(".notice")), null);
    }
    assert.deepEqual(form.problems, []);
  });

  it("pasted into prose is offered as a report, and goes in as text when that is meant", async () => {
    const area = '[data-field="overview"]';
    assert.equal(await paste(area, whole), false);
    await form.has(".review");
    assert.equal((await form.saved()).overview, "");
    await form.press("取消", ".review");
    await form.press("当作文字粘贴", ".notice");
    assert.match((await form.saved()).overview, /^测试乡2024年政府信息公开工作年度报告\n一、总体情况\n2024年/);
    await form.press("撤销", "header");
    // A section of it is text.
    const section = "2024年，测试乡主动公开政府信息12条。".repeat(30);
    await paste(area, { plain: section });
    assert.equal((await form.saved()).overview, section);
    assert.equal(await form.ask((shadow) => shadow.querySelector(".review")), null);
  });

  it("pasted and one of ours is opened when that is said", async () => {
    await form.type("t2.licensing.decisions", "7");
    const plain = JSON.stringify(fixture("gangkou-2021"));
    assert.equal(await paste('[data-cell="t3.granted.natural"]', { plain }), false);
    await form.has(".notice");
    assert.equal((await form.saved()).cells["t2.licensing.decisions"], "7");
    await form.press("打开这份报告", ".notice");
    await form.page.waitForFunction(() =>
      /已打开/.test(document.querySelector("xxgk-annual-report").shadowRoot.querySelector(".notice")?.textContent),
    );
    assert.equal((await form.saved()).organ.name, "港口乡");
  });

  it("is told apart from what is none, which nobody misses", async () => {
    assert.equal(await paste("", { plain: "随便一句话" }), false);
    await form.has(".notice.bad");
    assert.match(await text(".notice"), /没有找到年度报告。要贴进表格或文字，请先点/);
    // Its tables alone are for the table.
    const tables = published.replace(/<h1>.*?<\/h1>|<h2>一.*?<\/p>/gs, "");
    await paste('[data-cell="t3.granted.natural"]', { html: tables, plain: "规章\t0\t0\t0" });
    await form.has('[data-panel="paste"]');
    assert.equal(await form.ask((shadow) => shadow.querySelector(".review")), null);
  });

  it("chosen in the panel for last year's is looked at, too", async (test) => {
    const path = join(await folder(test), "2024年报.html");
    await writeFile(path, published);
    await form.write("year", "2025");
    await form.press("上年数据", "nav");
    await form.has("xxgk-last-year input[type=file]");
    await (await form.find("xxgk-last-year input[type=file]")).uploadFile(path);
    await form.has(".review");
    await take("last-year");
    assert.match(await text(".notice"), /上年结转照它填了 6 格/);
  });

  it("is only held beside the draft, when that is wanted: cell by cell and word by word", async (test) => {
    const path = join(await folder(test), "2024年报.html");
    await form.write("organ.name", "测试乡");
    await form.write("year", "2024");
    await form.type("t2.normative_documents.valid", "8");
    await form.write(
      "overview",
      "2024年，测试乡主动公开政府信息21条。公开栏每月换一次内容，村民随时可以来看；有问题的当面回答，答不上来的记下来，三天内打电话告诉他，并在栏里贴出答复。",
    );
    const before = await form.saved();
    const shown = () =>
      form.ask((shadow) => ({
        cells: [...shadow.querySelectorAll(".compared tbody tr")].map((line) =>
          [...line.cells].map((cell) => cell.textContent.trim()),
        ),
        lost: [...shadow.querySelectorAll(".words del")].map((one) => one.lastChild.textContent),
        fresh: [...shadow.querySelectorAll(".words ins")].map((one) => one.lastChild.textContent),
      }));
    // From the look at it.
    await choose();
    await form.press("只与现在的稿子对照", ".review");
    await form.has(".comparison");
    const { cells, lost, fresh } = await shown();
    assert.deepEqual(
      cells
        .find(([name]) => name === "现行有效件数·行政规范性文件" || name === "行政规范性文件·现行有效件数")
        .slice(1, 3),
      ["8", "7"],
    );
    assert.ok(lost.includes("2") || lost.includes("21") || fresh.includes("12"), `${lost} ${fresh}`);
    assert.deepEqual(await violationsOn(form.page), []);
    assert.deepEqual(await form.saved(), before, "the draft stays as it is");

    // A file that was chosen for it: the published page, or what this tool itself wrote.
    await writeFile(
      path,
      JSON.stringify({ ...before, cells: { ...before.cells, "t2.normative_documents.valid": "7" } }),
    );
    await form.press("打开", "header");
    await form.has("xxgk-open-panel input[type=file]");
    const [, input] = await form.page.$$("xxgk-annual-report >>> xxgk-open-panel input[type=file]");
    await input.uploadFile(path);
    await form.has(".comparison");
    await form.page.waitForFunction(
      () => document.querySelector("xxgk-annual-report").shadowRoot.querySelectorAll(".compared tbody tr").length === 1,
    );
    assert.deepEqual((await shown()).cells[0].slice(1), ["8", "7", "-1"]);
    assert.deepEqual(await form.saved(), before);
  });

  it("is not what Ctrl+S saves: that is the draft, wherever one is at work", async () => {
    await form.type("t2.licensing.decisions", "7");
    for (const isTyping of [true, false]) {
      if (isTyping) await (await form.cell("t3.granted.natural")).focus();
      else await form.ask(({ activeElement }) => activeElement.blur());
      await form.page.evaluate(() => {
        window.keptByBrowser = undefined;
        addEventListener("keydown", (event) => (window.keptByBrowser = !event.defaultPrevented));
      });
      await form.page.keyboard.down("Control");
      await form.page.keyboard.press("s");
      await form.page.keyboard.up("Control");
      await form.has(".notice");
      assert.match(await text(".notice"), /草稿/);
      assert.equal(await form.page.evaluate(() => window.keptByBrowser), false);
      await form.press("关闭", ".notice");
    }
  });
});
