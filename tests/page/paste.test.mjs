// Blocks of cells in and out: from Excel, WPS, Word and web pages, with a look at what does not fit as it stands.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fixturePath } from "../fixtures.mjs";
import { useFreshForm } from "./setup.mjs";

describe("pasting and copying", () => {
  let form;
  useFreshForm((fresh) => (form = fresh));

  /** Pastes text, and HTML where there is some, into the cell that has the focus. */
  const paste = async (address, text, markup = "") => {
    await (await form.cell(address)).focus();
    await form.ask(
      (shadow, plain, rich) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", plain);
        if (rich) clipboardData.setData("text/html", rich);
        const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true });
        shadow.activeElement.dispatchEvent(event);
      },
      text,
      markup,
    );
  };
  const cells = async () =>
    Object.fromEntries(Object.entries((await form.saved()).cells).filter(([, text]) => text !== ""));
  const panel = () => form.ask((shadow) => shadow.querySelector('[data-panel="paste"]')?.textContent);
  const act = async (name) => (await form.find(`[data-act="paste-${name}"]`)).click();
  const closed = () =>
    form.page.waitForFunction(
      () => !document.querySelector("xxgk-annual-report").shadowRoot.querySelector('[data-panel="paste"]'),
    );

  it("a block that fits goes in at once, in one step", async () => {
    await paste("t3.granted.natural", "1\t2\t3\r\n4\t５\t6 件\r\n");
    assert.equal(await panel(), undefined);
    assert.deepEqual(await cells(), {
      "t3.granted.natural": "1",
      "t3.granted.commercial": "2",
      "t3.granted.research": "3",
      "t3.partially_granted.natural": "4",
      "t3.partially_granted.commercial": "５",
      "t3.partially_granted.research": "6 件",
    });
    await form.has(".notice");
    await form.press("撤销", ".notice");
    assert.deepEqual(await cells(), {});
  });

  it("a table of Word with merged heads is shown before it is filled in", async () => {
    const word = `<html><body><p>三、收到和处理政府信息公开申请情况</p><table border=1>
      <tr><td rowspan=2 colspan=2><p>项目</p></td><td rowspan=2>自然人</td><td colspan=2>法人或其他组织</td><td rowspan=2><p>总<o:p></o:p></p><p>计</p></td></tr>
      <tr><td>商业企业</td><td>科研机构</td></tr>
      <tr><td colspan=2>一、本年新收政府信息公开申请数量</td><td><p>&nbsp;12</p></td><td>3</td><td>0</td><td>15</td></tr>
      <tr><td rowspan=2>（三）不予公开</td><td>1.属于国家秘密</td><td>1</td><td></td><td>0</td><td>1</td></tr>
      <tr><td>2.其他法律行政法规禁止公开</td><td>2</td><td>0</td><td>0</td><td>2</td></tr></table></body></html>`;
    await paste("t3.granted.legal", "一段没有表格的文字", word);
    await form.has('[data-panel="paste"]');
    assert.match(await panel(), /按行名和列名对号入座/);
    assert.match(await panel(), /填入 12 格/);
    assert.deepEqual(await cells(), {}, "nothing is filled in before somebody has looked");
    await act("apply");
    await closed();
    const filled = await cells();
    assert.equal(filled["t3.new_received.natural"], "12");
    assert.equal(filled["t3.new_received.total"], "15");
    assert.equal(filled["t3.state_secret.total"], "1");
    assert.equal(filled["t3.other_law_prohibits.natural"], "2");
    assert.equal(await form.ask((shadow) => shadow.activeElement.dataset.cell), "t3.granted.legal");
  });

  it("another reading can be chosen, with the keyboard alone", async () => {
    await paste("t3.granted.other", "1\t2\t3\n4\t5\t6");
    await form.has('[data-panel="paste"]');
    assert.equal(await form.ask((shadow) => shadow.activeElement.type), "radio");
    assert.match(await panel(), /从“法律服务机构·予以公开”起照原样填/);
    await form.page.keyboard.press("ArrowDown");
    await form.page.keyboard.press("ArrowDown");
    assert.match(await panel(), /第 2 行放不下：6/);
    await form.page.keyboard.press("ArrowUp");
    for (const key of ["Tab", "Tab", "Enter"]) await form.page.keyboard.press(key);
    await closed();
    const filled = await cells();
    assert.equal(filled["t3.granted.total"], "4");
    assert.equal(filled["t3.state_secret.total"], "6");
  });

  it("what stood there is shown beside what would", async () => {
    await form.type("t3.granted.natural", "9");
    await paste("t3.granted.commercial", "予以公开\t1\n部分公开\t2");
    await form.has('[data-panel="paste"]');
    await act("cancel");
    await closed();
    await paste("t3.granted.natural", "予以公开\t1\n部分公开\t2");
    await form.has('[data-panel="paste"]');
    const figures = await form.ask((shadow) =>
      [...shadow.querySelectorAll(".picture tbody td")].map((cell) => cell.textContent.trim()),
    );
    assert.deepEqual(figures, ["9 1", "2"]);
    await form.page.keyboard.press("Escape");
    await closed();
    assert.deepEqual(await cells(), { "t3.granted.natural": "9" });
  });

  it("Escape after a paste takes back what was typed since, not the paste", async () => {
    await paste("t3.granted.natural", "1\t2");
    await form.page.keyboard.type("7");
    await form.page.keyboard.press("Escape");
    assert.deepEqual(await cells(), { "t3.granted.natural": "1", "t3.granted.commercial": "2" });
  });

  it("words alone are refused with a sentence", async () => {
    await paste("t3.granted.natural", "自然人\t商业企业");
    await form.has(".notice");
    assert.match(await form.notice(), /只有文字，没有数/);
    assert.deepEqual(await cells(), {});
  });

  it("a single figure is pasted by the browser itself", async () => {
    const isLeft = await form.ask((shadow) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "12\r\n");
      clipboardData.setData("text/html", "<table><tr><td>12</td></tr></table>");
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true });
      return shadow.querySelector('[data-cell="t3.granted.natural"]').dispatchEvent(event);
    });
    assert.equal(isLeft, true);
  });

  /** Copies what is selected in the cell that has the focus, or cuts it. */
  const copied = (how = "copy") =>
    form.ask((shadow, name) => {
      const clipboardData = new DataTransfer();
      const event = new ClipboardEvent(name, { clipboardData, bubbles: true, composed: true, cancelable: true });
      shadow.activeElement.dispatchEvent(event);
      return { plain: clipboardData.getData("text/plain"), rich: clipboardData.getData("text/html") };
    }, how);

  it("texts that a spreadsheet would work out are copied as texts, and come back to the letter", async () => {
    const texts = ['=HYPERLINK("http://a","b")', "+1+1", "-2+3", "@SUM(1)", "＝1", '"=1"', "-5", "+5", "/", "007", "5"];
    const places = ["natural", "commercial", "research", "welfare", "legal", "other"];
    const addresses = (rows) => texts.map((_, n) => `t3.${rows[n < 6 ? 0 : 1]}.${places[n % 6]}`);
    const given = Object.fromEntries(
      addresses(["granted", "partially_granted"]).map((address, n) => [address, texts[n]]),
    );
    const report = JSON.parse(await form.page.evaluate(() => document.querySelector("xxgk-annual-report").json));
    await form.hold({ ...report, cells: { ...report.cells, ...given } });
    await (await form.cell("t3.granted.natural")).focus();
    const { keyboard } = form.page;
    await keyboard.down("Shift");
    for (const key of ["End", "ArrowDown"]) await keyboard.press(key);
    await keyboard.up("Shift");
    const { plain, rich } = await copied();
    const [first, second] = plain.split("\n").map((line) => line.split("\t"));
    assert.deepEqual(first.slice(0, 5), [`'${texts[0]}`, "'+1+1", "'-2+3", "'@SUM(1)", "'＝1"]);
    assert.equal(first[5], `'"=1"`);
    assert.deepEqual(second.slice(0, 5), ["-5", "+5", "/", "007", "5"], "no figure is changed");
    const cell = await form.page.evaluate((markup) => {
      const table = new DOMParser().parseFromString(markup, "text/html").querySelector("table");
      return [...table.querySelectorAll("td")].map((one) => [
        one.textContent,
        one.getAttribute("sdnum") !== null,
        /mso-number-format/.test(one.getAttribute("style")),
      ]);
    }, rich);
    assert.deepEqual(cell[0], [texts[0], true, true]);
    assert.deepEqual(
      ["-5", "+5", "/", "007", "5"].map((text) => cell.find(([own]) => own === text)),
      [
        ["-5", false, false],
        ["+5", true, true],
        ["/", true, true],
        ["007", true, true],
        ["5", false, false],
      ],
    );
    for (const [markup, rows] of [
      ["", ["third_party_rights", "internal_affairs"]],
      [rich, ["process_information", "enforcement_file"]],
    ]) {
      await paste(`t3.${rows[0]}.natural`, plain, markup);
      const again = await cells();
      assert.deepEqual(
        addresses(rows).map((address) => again[address]),
        texts,
      );
    }
  });

  it("such a text alone is copied and cut as a text, too", async () => {
    await form.type("t3.granted.natural", "=1+1");
    await (await form.cell("t3.granted.natural")).focus();
    const { plain, rich } = await copied("cut");
    assert.equal(plain, "'=1+1");
    assert.match(rich, /mso-number-format/);
    assert.deepEqual(await cells(), {});
    await paste("t3.granted.legal", plain);
    assert.deepEqual(await cells(), { "t3.granted.legal": "=1+1" });
  });

  it("what is far too large for the table is refused at once, with a sentence", async () => {
    const wide = (count) => `<table>${'<tr><td rowspan="65534" colspan="64">1</td></tr>'.repeat(count)}</table>`;
    const nested = "<table><tr><td>1<td>2".repeat(9000);
    const closed = `<table><tr><td>1<td>2</table>${"<b>".repeat(1000)}${"</i>".repeat(50_000)}`;
    const blocks = [
      ["", wide(1000), /1000 行/],
      ["", wide(4000), /4000 行/],
      ["", `<table><tr>${'<td rowspan="65534" colspan="1000">1</td>'.repeat(4000)}</table>`, /列/],
      ["", nested, /内容太多/],
      ["", closed, /内容太多/],
      ["", `<table><tr><td>1<td>${"2".repeat(1_500_000)}`, /151 万个字符/],
      ["1\n".repeat(1_000_000), "", /200 万个字符/],
      [`${"1\t".repeat(63)}1\n`.repeat(66), "", /66 行 64 列/],
    ];
    for (const [plain, rich, sentence] of blocks) {
      const begun = Date.now();
      await paste("t3.granted.natural", plain, rich);
      await form.page.waitForFunction(
        `${sentence}.test(document.querySelector("xxgk-annual-report").shadowRoot.querySelector(".notice")?.textContent ?? "")`,
      );
      assert.ok(Date.now() - begun < 4000, `${sentence}: ${Date.now() - begun} ms`);
      assert.deepEqual(await cells(), {});
    }
  });

  it("a block that is copied out and pasted elsewhere is the same, to Excel and to Word", async () => {
    await form.openFile(fixturePath("hangzhou-2025"));
    const filled = await cells();
    await (await form.cell("t3.granted.natural")).focus();
    const { keyboard } = form.page;
    await keyboard.down("Shift");
    for (const key of ["ArrowRight", "ArrowRight", "ArrowDown"]) await keyboard.press(key);
    await keyboard.up("Shift");
    const { plain, rich } = await copied();
    const block = (row) => ["natural", "commercial", "research"].map((one) => filled[`t3.${row}.${one}`] ?? "0");
    const lines = [block("granted"), block("partially_granted")];
    assert.equal(plain, lines.map((line) => line.join("\t")).join("\n"));
    await paste("t3.repeated.welfare", plain, rich);
    const again = await cells();
    const pasted = (row) => ["welfare", "legal", "other"].map((one) => again[`t3.${row}.${one}`] ?? "0");
    assert.deepEqual([pasted("repeated"), pasted("publication")], lines);
  });

  it("is done with the keys that everybody knows", async () => {
    await form.openFile(fixturePath("hangzhou-2025"));
    const before = await cells();
    const { keyboard } = form.page;
    const withControl = async (key) => {
      await keyboard.down("Control");
      await keyboard.press(key);
      await keyboard.up("Control");
    };
    await (await form.cell("t3.granted.natural")).focus();
    await keyboard.down("Shift");
    for (const key of ["ArrowRight", "ArrowDown"]) await keyboard.press(key);
    await keyboard.up("Shift");
    await withControl("KeyX");
    assert.equal((await cells())["t3.partially_granted.commercial"] ?? "", "");
    await withControl("KeyV");
    assert.deepEqual(await cells(), before);
  });

  it("what Excel hides and what it merges empties nothing", async () => {
    await form.type("t3.granted.commercial", "7");
    await form.type("t3.partially_granted.natural", "8");
    const excel = `<table><tr><td colspan=2>10</td><td>30</td></tr>
      <![if supportMisalignedColumns]><tr height=0 style='display:none'><td></td><td></td><td></td></tr><![endif]></table>`;
    await paste("t3.granted.natural", "10\t\t30", excel);
    await form.has('[data-panel="paste"]');
    assert.match(await panel(), /“商业企业·予以公开”不变/);
    await act("apply");
    await closed();
    assert.deepEqual(await cells(), {
      "t3.granted.natural": "10",
      "t3.granted.commercial": "7",
      "t3.granted.research": "30",
      "t3.partially_granted.natural": "8",
    });
  });

  it("blank cells over figures are shown before they empty them", async () => {
    await form.type("t3.granted.commercial", "7");
    await paste("t3.granted.natural", "1\t\t3");
    await form.has('[data-panel="paste"]');
    assert.match(await panel(), /有 1 格原来有数，会被改掉，其中 1 格会清空/);
    await act("cancel");
    await closed();
    assert.deepEqual(await cells(), { "t3.granted.commercial": "7" });
  });

  it("dashes that a sheet shows for nothing become 0 in one press, and dashes again in one step", async () => {
    const lines = ["12\t -   \t–\t-\t-\t-", "3\t-\t-\t-\t-\t-"];
    await paste("t3.granted.natural", lines.join("\n"));
    const before = await cells();
    assert.equal(before["t3.granted.commercial"], "-", "nothing becomes 0 by itself");
    await form.press("都改过来", '[data-rule="C-03"]');
    const zeros = await cells();
    assert.equal(Object.values(zeros).filter((text) => text === "0").length, 10);
    assert.deepEqual([zeros["t3.granted.natural"], zeros["t3.partially_granted.natural"]], ["12", "3"]);
    await form.press("撤销", ".notice");
    assert.deepEqual(await cells(), before);
  });

  it("what nobody sees in a cell is named by its code, and goes in one press", async () => {
    await form.type("t3.granted.natural", "1\u20672");
    const said = () => form.ask((shadow) => shadow.querySelector('[data-rule="C-01"] .message')?.textContent ?? "");
    await form.has('[data-rule="C-01"]');
    assert.match(await said(), /“12”读不出是几件；里面有看不见的字符 U\+2067/);
    await form.press("改为 12", '[data-rule="C-01"]');
    assert.deepEqual(await cells(), { "t3.granted.natural": "12" });
  });

  it("a deletion that Word tracks is left out, and the cell stays marked", async () => {
    await paste("t3.granted.natural", "1213", "<table><tr><td><p><del>12</del><ins>13</ins></p></td></tr></table>");
    await form.has('[data-panel="paste"]');
    assert.match(await panel(), /1 格看不准/);
    await act("apply");
    await closed();
    assert.deepEqual(await cells(), { "t3.granted.natural": "13" });
    const marked = () => form.ask((shadow) => shadow.querySelector("#note-t3\\.granted\\.natural")?.textContent ?? "");
    assert.match(await marked(), /可能不对，原件里这一格有划掉或删除的文字/);
    await form.type("t3.granted.natural", "12");
    assert.doesNotMatch(await marked(), /可能不对/);
  });

  it("all three tables go each to its place, shown first", async () => {
    const tables = `<table><tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr><tr><td>行政规范性文件</td><td>4</td><td>5</td><td>6</td></tr></table>
      <table><tr><td>一、本年新收政府信息公开申请数量</td><td>7</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>7</td></tr>
      <tr><td>二、上年结转政府信息公开申请数量</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr></table>
      <table><tr><td colspan=5>行政复议</td><td colspan=5>行政诉讼（未经复议直接起诉）</td><td colspan=5>复议后起诉</td></tr>
      <tr>${"<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>".repeat(3)}</tr>
      <tr>${"<td>1</td><td>0</td><td>0</td><td>0</td><td>1</td>".repeat(3)}</tr></table>`;
    await paste("t3.granted.natural", "", tables);
    await form.has('[data-panel="paste"]');
    const heads = await form.ask((shadow) =>
      [...shadow.querySelectorAll(".picture caption")].map((one) => one.textContent),
    );
    assert.deepEqual(
      heads.map((one) => one.slice(0, 2)),
      ["二、", "三、", "四、"],
    );
    await act("apply");
    await closed();
    const filled = await cells();
    assert.equal(Object.keys(filled).length, 35);
    assert.equal(filled["t2.normative_documents.valid"], "6");
    assert.equal(filled["t3.new_received.total"], "7");
    assert.equal(filled["t4.litigation_after_review.total"], "1");
  });

  it("a line of a PDF file goes to its row", async () => {
    await paste("t3.granted.natural", "一、本年新收政府信息公开申请数量 12 3 0 0 0 0 15");
    await form.has('[data-panel="paste"]');
    await act("apply");
    await closed();
    assert.equal((await cells())["t3.new_received.total"], "15");
  });

  it("one figure goes into all selected cells, in one step", async () => {
    await (await form.cell("t3.granted.natural")).focus();
    const { keyboard } = form.page;
    await keyboard.down("Shift");
    for (const key of ["ArrowRight", "ArrowDown"]) await keyboard.press(key);
    await keyboard.up("Shift");
    await form.ask((shadow) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "0\r\n");
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true });
      shadow.activeElement.dispatchEvent(event);
    });
    await form.has(".notice");
    assert.deepEqual(Object.values(await cells()), ["0", "0", "0", "0"]);
    await form.press("撤销", ".notice");
    assert.deepEqual(await cells(), {});
  });

  it("a picture or a file is said to be one, or opened", async () => {
    const pasteFile = (address, name, type, text) =>
      form.ask(
        (shadow, to, ...file) => {
          const [fileName, kind, content] = file;
          const clipboardData = new DataTransfer();
          clipboardData.items.add(new File([content], fileName, { type: kind }));
          const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true });
          shadow.querySelector(to).dispatchEvent(event);
        },
        address,
        name,
        type,
        text,
      );
    for (const place of ['[data-cell="t3.granted.natural"]', "xxgk-prose textarea"]) {
      await pasteFile(place, "image.png", "image/png", "\x89PNG\r\n");
      await form.has(".notice");
      assert.match(await form.notice(), /剪贴板里是图片/);
    }
    const draft = JSON.stringify({ ...(await form.saved()), cells: { "t3.granted.natural": "5" } });
    await pasteFile('[data-cell="t3.granted.natural"]', "draft.json", "application/json", draft);
    await form.page.waitForFunction(
      () =>
        document.querySelector("xxgk-annual-report").shadowRoot.querySelector('[data-cell="t3.granted.natural"]')
          .value === "5",
    );
  });
});
