// The desk for many reports: files come in, are read and checked, stay, and go out again.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { crc32 } from "node:zlib";
import PizZip from "pizzip";
import { fixture } from "../fixtures.mjs";
import { violationsOn } from "./axe.mjs";
import { hasFirefox, hasOld, launchFirefox, launchOld } from "./browsers.mjs";
import { apart, Form, offlineFile } from "./form.mjs";
import { launchFor, useBrowser, useServer } from "./setup.mjs";

const { address } = await useServer();

/** A report with nothing wrong but its last column of table three. */
const faulty = { ...fixture("gangkou-2021"), organ: { name: "南山镇", kind: "township" } };
faulty.cells = { ...faulty.cells, "t3.granted.natural": "77" };
const files = [
  ["南山镇.json", JSON.stringify(faulty)],
  ["市.json", JSON.stringify(fixture("hangzhou-2025"))],
  ["通知.html", "<p>关于报送年度报告的通知</p>"],
];

const { cells: townshipCells } = fixture("hangzhou-2025");
/** Two townships with the same figures. */
const townships = ["南山镇", "北坡镇"].map((name) => [
  `${name}.json`,
  JSON.stringify({ ...fixture("hangzhou-2025"), organ: { name, kind: "township" } }),
]);

/** A zip file with these files as they are. */
function zip(parts) {
  const [local, central] = [[], []];
  let offset = 0;
  for (const [name, text] of parts) {
    const [path, data] = [Buffer.from(name), Buffer.from(text)];
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800, 2);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(path.length, 22);
    const behind = Buffer.alloc(14);
    behind.writeUInt32LE(offset, 10);
    local.push(Buffer.from("PK\x03\x04"), fields, path, data);
    central.push(Buffer.from("PK\x01\x02\x14\x00"), fields, behind, path);
    offset += 30 + path.length + data.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, list, end]).toString("base64");
}

/** The desk of a page, as a person meets it. */
class Desk {
  constructor(form) {
    this.form = form;
    this.page = form.page;
  }

  static async open(browser, from = offlineFile, ...scripts) {
    const form = new Form(await (await apart(browser)).newPage());
    for (const script of scripts) await form.page.evaluateOnNewDocument(script);
    await form.page.setViewport({ width: 1366, height: 768 });
    await form.page.goto(from);
    await form.ready();
    const desk = new Desk(form);
    await desk.show();
    return desk;
  }

  async show() {
    await this.form.press("审一批", "header");
    await this.until((shadow) => shadow !== null);
  }

  ask(question, ...words) {
    return this.page.evaluate(
      `(${question})(document.querySelector("xxgk-reports")?.shadowRoot ?? null, ...${JSON.stringify(words)})`,
    );
  }

  until(question) {
    return this.page.waitForFunction(`(${question})(document.querySelector("xxgk-reports")?.shadowRoot ?? null)`);
  }

  /** Adds files, and waits until they are read. */
  async add(files) {
    await this.drop(files);
    await this.read();
  }

  drop(files) {
    return this.page.evaluate((files) => {
      const desk = document.querySelector("xxgk-reports");
      desk.addFiles(files.map(([name, text]) => new File([text], name)));
    }, files);
  }

  read() {
    return this.until((shadow) => !shadow.querySelector(".progress") && shadow.querySelector("[data-key]"));
  }

  /** Waits until they are added up. */
  added() {
    return this.until((shadow) => {
      const states = [...shadow.querySelectorAll(".rows .state")];
      return states.length > 0 && states.every((state) => state.textContent !== "");
    });
  }

  /** The cells of all lines. */
  lines() {
    return this.ask((shadow) =>
      [...shadow.querySelectorAll(".rows .line")].map((line) =>
        [...line.children].map((cell) => cell.textContent.trim()),
      ),
    );
  }

  async organs() {
    return (await this.lines()).map(([organ]) => organ);
  }

  /** Writes the list of offices that should be there. */
  expect(list) {
    return this.ask((shadow, list) => {
      const field = shadow.querySelector("xxgk-sum textarea");
      field.value = list;
      field.dispatchEvent(new Event("change"));
    }, list);
  }

  /** The cells of all sums. */
  sums() {
    return this.ask((shadow) =>
      [...shadow.querySelectorAll("xxgk-sum tbody tr")].map((line) => [...line.cells].map((cell) => cell.textContent)),
    );
  }

  choose(organ) {
    return this.ask((shadow, organ) => {
      const all = [...shadow.querySelectorAll("[data-key]")];
      all.find((one) => one.textContent === organ).click();
    }, organ);
  }

  detail() {
    return this.ask((shadow) => shadow.querySelector("xxgk-report-detail").textContent);
  }

  async press(label) {
    const isThere = await this.ask((shadow, label) => {
      const button = [...shadow.querySelectorAll("button")].find((one) => one.textContent.trim() === label);
      button?.click();
      return button !== undefined;
    }, label);
    assert.ok(isThere, label);
  }
}

describe("the desk for many reports", async () => {
  let browser;
  useBrowser((one) => (browser = one));

  it("lists every file: office, year, how it was read, what is wrong; what is no report with its sentence", async () => {
    const desk = await Desk.open(browser);
    await desk.add(files);
    const lines = await desk.lines();
    assert.deepEqual(
      lines.map(([organ, kind, year, file, read]) => [organ, kind, year, file, read]),
      [
        ["南山镇", "乡镇", "2021", "南山镇.json", "完整"],
        ["杭州市", "市政府", "2025", "市.json", "完整"],
        ["通知.html", "", "", "通知.html", "打不开"],
      ],
    );
    assert.ok(Number(lines[0][5]) > 0);
    assert.equal(lines[1][5], "0");
    assert.match(lines[2].at(-1), /没有找到年度报告/);
    assert.deepEqual(desk.form.problems, []);
    assert.deepEqual(desk.form.requests, []);
  });

  it("shows what an office has to look at, and copies it as a letter", async () => {
    const desk = await Desk.open(browser);
    await desk.page.evaluate(() => {
      document.execCommand = (name) => {
        window.copied = name === "copy" ? getSelection().toString() || document.activeElement.value : undefined;
        return true;
      };
    });
    await desk.add(files);
    await desk.choose("南山镇");
    await desk.added();
    const said = await desk.detail();
    assert.match(said, /不是 2025 年度的，没有计入/);
    assert.doesNotMatch(said, /计入汇总/, "nobody can count another year's");
    assert.match(said, /南山镇 2021 年/);
    assert.match(said, /请核对以下 \d+ 处/);
    await desk.press("复制意见");
    await desk.until((shadow) => /核对意见已复制/.test(shadow.textContent));
  });

  it("shows a report as it will be printed, which nobody can change there", async () => {
    const desk = await Desk.open(browser);
    await desk.add(files);
    await desk.choose("南山镇");
    await desk.press("看原样");
    await desk.page.waitForSelector("xxgk-preview >>> table");
    const shown = await desk.page.evaluate(() => {
      const { shadowRoot } = document.querySelector("xxgk-preview");
      const { textContent: beside } = shadowRoot.querySelector("aside");
      return { text: shadowRoot.textContent, beside, fields: shadowRoot.querySelectorAll("input, textarea").length };
    });
    assert.match(shown.text, /2021年政府信息公开工作年度报告/);
    assert.match(shown.beside, /请核对以下 \d+ 处/, "what was found stands beside it");
    assert.equal(shown.fields, 0);
    await desk.page.keyboard.press("Escape");
    await desk.page.waitForFunction(() => !document.querySelector("xxgk-preview"));
    assert.deepEqual(desk.form.problems, []);
  });

  it("takes no other draft for the report that was opened", async () => {
    const desk = await Desk.open(browser);
    await desk.add(files);
    await desk.choose("南山镇");
    await desk.press("打开这份报告");
    await desk.page.waitForFunction(() => /南山镇/.test(document.querySelector("xxgk-annual-report").json));
    await desk.form.hold({ ...fixture("gangkou-2021"), organ: { name: "北坡镇", kind: "township" } });
    await desk.show();
    await desk.read();
    assert.deepEqual(await desk.organs(), ["南山镇", "杭州市", "通知.html"]);
  });

  it("what is taken out while it is read does not count", async () => {
    const desk = await Desk.open(browser);
    const many = townships.concat(Array.from({ length: 20 }, (_, place) => [`${place}.json`, files[1][1]]));
    await desk.page.evaluate((many) => {
      document.querySelector("xxgk-reports").addFiles(many.map(([name, text]) => new File([text], name)));
    }, many);
    await desk.until((shadow) => shadow.querySelector(".line.reading"));
    const name = await desk.ask((shadow) => {
      const line = shadow.querySelector(".line.reading") ?? shadow.querySelector(".rows .line");
      line.click();
      return line.querySelector(".file").textContent;
    });
    await desk.press("移出");
    await desk.read();
    await desk.added();
    const files_ = (await desk.lines()).map(([, , , file]) => file);
    assert.ok(!files_.includes(name), name);
    await desk.press("汇总");
    await desk.until((shadow) => shadow.querySelector("xxgk-sum h2"));
    const counted = await desk.ask((shadow) => shadow.querySelector("xxgk-sum h2").textContent);
    assert.match(counted, /计入 [123] 份/, "the townships and one city");
  });

  it("asks a site before it hands anything out; what the site takes is not downloaded", async () => {
    const desk = await Desk.open(browser, address);
    await desk.add(files);
    await desk.added();
    await desk.page.evaluate(() => {
      window.downloads = [];
      window.heard = [];
      HTMLAnchorElement.prototype.click = function () {
        window.downloads.push(this.download);
      };
      for (const name of ["save", "download"])
        document.addEventListener(name, (event) => {
          const { file, ending } = event.detail;
          window.heard.push([name, file instanceof File && file.size > 0, file.name, ending]);
          if (window.takes) event.preventDefault();
        });
    });
    const said = () => desk.ask((shadow) => shadow.querySelector(".said")?.textContent ?? "");
    const all = {
      审核台账: ["download", true, "年报审核台账.xlsx", "xlsx"],
      数据表: ["download", true, "年报数据.zip", "zip"],
      保存这一批: ["save", true, "年报一批.json", "json"],
    };
    for (const takes of [true, false])
      for (const [label, heard] of Object.entries(all)) {
        await desk.page.evaluate((takes) => Object.assign(window, { takes, heard: [], downloads: [] }), takes);
        await desk.press(label);
        await desk.page.waitForFunction(() => window.heard.length > 0);
        assert.deepEqual(await desk.page.evaluate(() => window.heard), [heard]);
        assert.deepEqual(await desk.page.evaluate(() => window.downloads), takes ? [] : [heard[2]]);
        await desk.until(
          takes
            ? (shadow) => /已交给网站/.test(shadow.querySelector(".said")?.textContent)
            : (shadow) => !/已交给网站/.test(shadow.querySelector(".said")?.textContent),
        );
        assert.ok((await said()).includes(heard[2]));
      }
  });

  it("hands out the letter as a Word file, a workbook of the review, and tables for other programs", async () => {
    const desk = await Desk.open(browser);
    await desk.add(files);
    await desk.added();
    await desk.page.evaluate(() => {
      const make = URL.createObjectURL;
      URL.createObjectURL = (file) => {
        window.handedOut = { name: file.name, bytes: file.arrayBuffer() };
        return make.call(URL, file);
      };
    });
    const taken = async () => {
      const { name, bytes } = await desk.page.evaluate(async () => {
        const { name, bytes } = window.handedOut;
        return { name, bytes: [...new Uint8Array(await bytes)] };
      });
      return { name, bytes: Buffer.from(bytes) };
    };
    const texts = ({ bytes }) => {
      const parts = new PizZip(bytes).files;
      return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.asText()]));
    };
    await desk.press("审核台账");
    await desk.until((shadow) => /年报审核台账.xlsx/.test(shadow.querySelector(".said")?.textContent ?? ""));
    const book = await taken();
    assert.equal(book.name, "年报审核台账.xlsx");
    const sheets = texts(book);
    assert.match(sheets["xl/workbook.xml"], /清单.*核对意见.*汇总/);
    assert.match(sheets["xl/worksheets/sheet1.xml"], /南山镇.*通知\.html/);
    assert.match(sheets["xl/worksheets/sheet2.xml"], /南山镇/);

    await desk.press("数据表");
    await desk.until((shadow) => /年报数据.zip/.test(shadow.querySelector(".said")?.textContent ?? ""));
    const tables = texts(await taken());
    assert.deepEqual(Object.keys(tables).sort(), [
      "cells.csv",
      "datapackage.json",
      "facts.csv",
      "findings.csv",
      "orgs.csv",
    ]);
    assert.match(
      tables["facts.csv"],
      /南山镇,南山镇,township,,2021,2021,t3,t3.granted.natural,granted,natural,77,件,A,/,
    );
    assert.match(tables["orgs.csv"], /南山镇/);

    await desk.choose("南山镇");
    await desk.press("意见存成 Word");
    await desk.until((shadow) => /可以发给单位/.test(shadow.textContent));
    const word = await taken();
    assert.equal(word.name, "南山镇 2021 年 核对意见.docx");
    assert.equal(word.bytes.subarray(0, 2).toString(), "PK");
  });

  it("says how many applications came in and how many more than last year, and what is late", async () => {
    const desk = await Desk.open(browser);
    const [[, south]] = townships;
    const [last, late] = [JSON.parse(south), JSON.parse(south)];
    last.year -= 1;
    const new_ = Object.entries(last.cells).filter(([address]) => address.startsWith("t3.new_received."));
    for (const [address] of new_) last.cells[address] = address.endsWith("total") ? "6" : "1";
    late.organ = { name: "云岭县教育局", kind: "department" };
    late.published = `${late.year + 1}-02-03`;
    await desk.add([
      ["南山镇.json", south],
      ["南山镇上年.json", JSON.stringify(last)],
      ["教育局.json", JSON.stringify(late)],
    ]);
    await desk.added();
    const [now, , third] = await desk.lines();
    const received = Number(townshipCells["t3.new_received.total"]);
    assert.equal(now[7], `${received}+${received - 6}`);
    assert.equal(third[7], `${received}`, "nothing is known of its last year");
    assert.match(third.at(-1), /^逾期；/);
    await desk.ask((shadow) => {
      const select = shadow.querySelector(".tools select");
      select.value = "late";
      select.dispatchEvent(new Event("change"));
    });
    await desk.until((shadow) => shadow.querySelectorAll(".rows .line").length === 1);
    assert.deepEqual(await desk.organs(), ["云岭县教育局"]);
  });

  it("puts two reports side by side, the words that changed in their paragraphs, too", async () => {
    const desk = await Desk.open(browser);
    const [[, south]] = townships;
    const changed = JSON.parse(south);
    changed.organ.name = "北坡镇";
    changed.cells["t3.new_received.natural"] = "9";
    changed.overview = changed.overview.replace("。", "，并已公布。");
    await desk.add([
      ["南山镇.json", south],
      ["北坡镇.json", JSON.stringify(changed)],
    ]);
    await desk.added();
    await desk.choose("北坡镇");
    await desk.ask((shadow) => {
      const select = shadow.querySelector("xxgk-report-detail select");
      select.value = [...select.options].find(({ textContent }) => /南山镇/.test(textContent)).value;
      select.dispatchEvent(new Event("change"));
    });
    await desk.until((shadow) => shadow.querySelector(".beside .compared"));
    const shown = await desk.ask((shadow) => ({
      names: [...shadow.querySelectorAll(".beside dd")].map((one) => one.textContent),
      cells: [...shadow.querySelectorAll(".beside .compared tbody tr")].map((line) =>
        [...line.cells].map((cell) => cell.textContent.trim()),
      ),
      fresh: [...shadow.querySelectorAll(".beside ins")].map((one) => one.lastChild.textContent),
    }));
    assert.match(shown.names[0], /南山镇/);
    assert.match(shown.names[1], /北坡镇/);
    const before = townshipCells["t3.new_received.natural"];
    const line = shown.cells.find(([, , now]) => now === "9");
    assert.equal(line[0], "自然人·本年新收");
    assert.equal(line[1], before);
    assert.deepEqual(
      shown.fresh.filter((text) => text.includes("并已公布")),
      ["，并已公布"],
    );
    assert.deepEqual(await violationsOn(desk.page), []);
    await desk.ask((shadow) => shadow.querySelector(".beside button").click());
    await desk.until((shadow) => shadow.querySelector("[data-key]"));
  });

  it("says of the county's own report what is to be said of it, and of the others what is of theirs", async () => {
    const desk = await Desk.open(browser);
    const own = { ...fixture("gangkou-2021"), organ: { name: "云岭县教育局", kind: "department" }, year: 2025 };
    await desk.add([["通知.html", "<p>关于报送的通知</p>"], ...townships, ["教育局.json", JSON.stringify(own)]]);
    await desk.added();
    await desk.press("汇总");
    await desk.ask((shadow) => {
      const [select] = shadow.querySelectorAll("xxgk-sum select");
      select.value = [...select.options].find(({ textContent }) => /教育局/.test(textContent)).value;
      select.dispatchEvent(new Event("change"));
    });
    await desk.press("清单");
    await desk.choose("云岭县教育局");
    await desk.until((shadow) => /本级。/.test(shadow.querySelector("xxgk-report-detail").textContent));
    await desk.choose("南山镇");
    await desk.until((shadow) => /南山镇/.test(shadow.querySelector("xxgk-report-detail h2").textContent));
    assert.doesNotMatch(await desk.detail(), /本级。/);
  });

  it("says what has changed in a sum that was opened as a draft, and writes it into that draft alone", async () => {
    const desk = await Desk.open(browser);
    await desk.add(townships);
    await desk.added();
    await desk.press("汇总");
    await desk.until((shadow) => shadow.querySelector("xxgk-sum tbody"));
    await desk.press("把汇总作为草稿打开");
    const cell = "t3.new_received.natural";
    const inDraft = () =>
      desk.page.evaluate((cell) => JSON.parse(document.querySelector("xxgk-annual-report").json).cells[cell], cell);
    const one = Number(townshipCells[cell]);
    await desk.page.waitForFunction(
      (cell, sum) => JSON.parse(document.querySelector("xxgk-annual-report").json).cells[cell] === sum,
      {},
      cell,
      `${2 * one}`,
    );
    await desk.show();
    const corrected = JSON.parse(townships[1][1]);
    corrected.cells[cell] = `${one + 5}`;
    await desk.drop([["北坡镇.json", JSON.stringify(corrected)]]);
    await desk.until((shadow) => shadow.querySelector(".drift"));
    const said = await desk.ask((shadow) => shadow.querySelector(".drift").textContent);
    assert.match(said, new RegExp(`${2 * one} → ${2 * one + 5}`));
    // That the draft is open may be known only after a report was corrected.
    await desk.page.evaluate(() =>
      document.querySelector("xxgk-reports").sumOpened(document.querySelector("xxgk-annual-report").draftId),
    );
    await desk.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    await desk.until((shadow) => shadow.querySelector(".drift"));
    assert.deepEqual(await violationsOn(desk.page), []);

    // Another draft is none of it.
    await desk.form.page.evaluate(() => document.querySelector("xxgk-annual-report").startNew());
    await desk.press("把变化写进草稿");
    await desk.until((shadow) => /不是从这份汇总开始的草稿/.test(shadow.textContent));
    assert.equal((await inDraft())?.[cell] ?? "", "");

    await desk.press("把汇总作为草稿打开");
    await desk.page.waitForFunction(
      (cell, sum) => JSON.parse(document.querySelector("xxgk-annual-report").json).cells[cell] === sum,
      {},
      cell,
      `${2 * one + 5}`,
    );
    await desk.show();
    await desk.until((shadow) => !shadow.querySelector(".drift"));
    await desk.drop([["北坡镇.json", townships[1][1]]]);
    await desk.until((shadow) => shadow.querySelector(".drift"));
    await desk.press("把变化写进草稿");
    await desk.page.waitForFunction(
      (cell, sum) => JSON.parse(document.querySelector("xxgk-annual-report").json).cells[cell] === sum,
      {},
      cell,
      `${2 * one}`,
    );
    await desk.show();
    await desk.until((shadow) => !shadow.querySelector(".drift"));
  });

  it("sorts by a column, filters, and searches", async () => {
    const desk = await Desk.open(browser);
    await desk.add(files);
    await desk.press("错误▲".slice(0, 2));
    assert.equal((await desk.organs())[0], "南山镇", "most errors first");
    await desk.ask((shadow) => {
      const select = shadow.querySelector("select");
      select.value = "refused";
      select.dispatchEvent(new Event("change"));
    });
    assert.deepEqual(await desk.organs(), ["通知.html"]);
    await desk.ask((shadow) => {
      const select = shadow.querySelector("select");
      select.value = "all";
      select.dispatchEvent(new Event("change"));
      const search = shadow.querySelector("[type=search]");
      search.value = "杭州";
      search.dispatchEvent(new Event("input"));
    });
    assert.deepEqual(await desk.organs(), ["杭州市"]);
  });

  it("keeps the batch for the next time, less what was taken out; and takes that back", async () => {
    const desk = await Desk.open(browser);
    await desk.add(files);
    await desk.choose("通知.html");
    await desk.press("移出");
    assert.deepEqual(await desk.organs(), ["南山镇", "杭州市"]);
    await desk.press("撤销");
    assert.deepEqual(await desk.organs(), ["南山镇", "杭州市", "通知.html"]);
    await desk.choose("通知.html");
    await desk.press("移出");
    await desk.page.reload();
    await desk.form.ready();
    await desk.show();
    await desk.read();
    assert.deepEqual(await desk.organs(), ["南山镇", "杭州市"]);
  });

  it("saves the batch as a file that can be dropped again", async () => {
    const desk = await Desk.open(browser);
    await desk.add(files);
    await desk.added();
    const before = await desk.lines();
    await desk.page.evaluate(() => {
      const make = URL.createObjectURL;
      URL.createObjectURL = (file) => {
        window.handedOut = file.text();
        return make.call(URL, file);
      };
    });
    await desk.press("保存这一批");
    const text = await desk.page.evaluate(() => window.handedOut);
    const other = await Desk.open(browser);
    await other.add([["一批.json", text]]);
    await other.added();
    assert.deepEqual(await other.lines(), before);
  });

  it("a file of the same name takes the place of the one before, and says so", async () => {
    const desk = await Desk.open(browser);
    await desk.add(files);
    await desk.add([["南山镇.json", JSON.stringify(fixture("gangkou-2021"))]]);
    assert.deepEqual(await desk.organs(), ["港口乡", "杭州市", "通知.html"]);
    await desk.until((shadow) => /“南山镇.json”换成了新的一份/.test(shadow.textContent));
  });

  it("takes the reports out of a zip file, with their folders", async () => {
    const desk = await Desk.open(browser);
    await desk.page.evaluate(
      async (packed) => {
        const bytes = Uint8Array.from(atob(packed), (byte) => byte.charCodeAt(0));
        document.querySelector("xxgk-reports").addFiles([new File([bytes], "一批.zip")]);
      },
      zip(files.map(([name, text]) => [`乡镇/${name}`, text])),
    );
    await desk.read();
    const names = (await desk.lines()).map(([, , , file]) => file);
    assert.deepEqual(names, ["一批.zip/乡镇/南山镇.json", "一批.zip/乡镇/市.json", "一批.zip/乡镇/通知.html"]);
  });

  it("opens a report to write on, and takes it back with what was corrected", async () => {
    const desk = await Desk.open(browser);
    await desk.add(files);
    const [[, , , , , errors]] = await desk.lines();
    await desk.choose("南山镇");
    await desk.press("打开这份报告");
    await desk.form.has('[data-rule="S-01"], [data-cell="t3.granted.natural"]');
    await desk.page.waitForFunction(() => /南山镇/.test(document.querySelector("xxgk-annual-report").json));
    await desk.form.type("t3.granted.natural", fixture("gangkou-2021").cells["t3.granted.natural"]);
    await desk.show();
    await desk.read();
    const [[organ, , , , , left]] = await desk.lines();
    assert.equal(organ, "南山镇");
    assert.ok(Number(left) < Number(errors), `${left} of ${errors}`);
  });

  it("adds up what counts, says who is missing, and opens the sum as a draft", async () => {
    const desk = await Desk.open(browser);
    await desk.add(townships);
    await desk.added();
    await desk.press("汇总");
    await desk.expect("南山镇\n北坡镇\n东湖街道\n税务局，不纳入：垂直管理");
    await desk.until((shadow) => /东湖街道/.test(shadow.querySelector("xxgk-sum tbody")?.textContent ?? ""));
    const [first] = await desk.sums();
    const one = Number(townshipCells["t2.regulations.made"]);
    assert.deepEqual(first, ["规章·本年制发件数", `${2 * one}`, "东湖街道"]);
    await desk.press("清单");
    assert.deepEqual((await desk.lines()).at(-1).slice(0, 5), ["东湖街道", "", "", "", "没有收到"]);
    await desk.press("汇总");
    await desk.press("把汇总作为草稿打开");
    await desk.page.waitForFunction(
      `JSON.parse(document.querySelector("xxgk-annual-report").json).cells["t3.new_received.natural"] === ${JSON.stringify(`${2 * Number(townshipCells["t3.new_received.natural"])}`)}`,
    );
  });

  it("says of each difference to the county's report which office it comes from", async () => {
    const desk = await Desk.open(browser);
    const county = { ...fixture("hangzhou-2025"), organ: { name: "云岭县", kind: "county_government" } };
    await desk.add([...townships, ["云岭县.json", JSON.stringify(county)]]);
    await desk.added();
    await desk.press("汇总");
    await desk.ask((shadow) => {
      const [, select] = shadow.querySelectorAll("xxgk-sum select");
      select.value = [...select.options].find(({ textContent }) => /云岭县/.test(textContent)).value;
      select.dispatchEvent(new Event("change"));
    });
    await desk.until((shadow) => /有 \d+ 处不一致/.test(shadow.querySelector("xxgk-sum aside").textContent));
    const said = await desk.ask((shadow) => shadow.querySelector("xxgk-sum aside").textContent);
    assert.match(said, /南山镇|北坡镇/);
    assert.deepEqual(await violationsOn(desk.page), []);
  });

  it("leaves a report out of the sum for a reason, and counts it again", async () => {
    const desk = await Desk.open(browser);
    await desk.add(townships);
    await desk.added();
    await desk.choose("北坡镇");
    await desk.press("不计入汇总…");
    await desk.ask((shadow) => {
      const form = shadow.querySelector("xxgk-report-detail form");
      form.querySelector("input").value = "数还要改";
      form.querySelector("button").click();
    });
    const state = async () => (await desk.lines()).map((line) => line.at(-1));
    await desk.until((shadow) => /选定不计入：数还要改/.test(shadow.querySelector(".rows").textContent));
    await desk.page.reload();
    await desk.form.ready();
    await desk.show();
    await desk.read();
    await desk.added();
    assert.match((await state())[1], /选定不计入：数还要改/);
    await desk.choose("北坡镇");
    await desk.press("计入汇总");
    await desk.until((shadow) => !/选定不计入/.test(shadow.querySelector(".rows").textContent));
  });

  it("reads here, where the page may have no worker", async () => {
    const desk = await Desk.open(browser, offlineFile, () => {
      window.Worker = undefined;
    });
    await desk.add(files);
    assert.deepEqual(await desk.organs(), ["南山镇", "杭州市", "通知.html"]);
  });

  it("can be paused, and left out", async () => {
    const desk = await Desk.open(browser);
    const many = Array.from({ length: 60 }, (_, place) => [`${place}.json`, files[1][1]]);
    await desk.page.evaluate((many) => {
      const desk = document.querySelector("xxgk-reports");
      desk.addFiles(many.map(([name, text]) => new File([text], name)));
    }, many);
    await desk.press("暂停");
    await desk.until((shadow) => /已暂停/.test(shadow.textContent));
    const read = await desk.ask((shadow) => Number(shadow.querySelector("progress").value));
    assert.ok(read < 60);
    await desk.press("不读了");
    await desk.until((shadow) => !shadow.querySelector(".progress"));
    await desk.press("写一份");
    assert.equal(await desk.page.evaluate(() => document.querySelector("xxgk-annual-report").hidden), false);
  });

  it("goes on after the element was taken out while it was reading, and put back", async () => {
    const desk = await Desk.open(browser);
    const many = Array.from({ length: 60 }, (_, place) => [`${place}.json`, files[1][1]]);
    await desk.page.evaluate((many) => {
      document.querySelector("xxgk-reports").addFiles(many.map(([name, text]) => new File([text], name)));
    }, many);
    await desk.until((shadow) => shadow.querySelector(".line.reading"));
    await desk.page.evaluate(() => {
      const element = document.querySelector("xxgk-reports");
      const { parentNode } = element;
      element.remove();
      parentNode.append(element);
    });
    // It may have been between two files.
    await desk.until((shadow) => /已暂停/.test(shadow.textContent) || !shadow.querySelector(".progress"));
    if (await desk.ask((shadow) => shadow.querySelector(".progress") !== null)) await desk.press("继续");
    await desk.read();
    assert.equal(await desk.ask((shadow) => shadow.querySelectorAll(".line.refused").length), 0);
  });

  it("draws of ten thousand lines only those in sight", async () => {
    const report = { json: "{}", organ: "某镇", year: 2025, notes: [], doubts: 0, findings: [] };
    const lines = Array.from({ length: 10_000 }, (_, place) =>
      JSON.stringify({ key: `${place}`, name: `${place}.json`, state: "read", report }),
    );
    const other = await Desk.open(browser);
    await other.add([["一批.json", `{"xxgk-reports":1,"reports":[\n${lines.join(",\n")}\n]}`]]);
    const drawn = async () => (await other.lines()).map(([, , , file]) => file);
    assert.ok((await drawn()).length < 60);
    await other.ask((shadow) => {
      shadow.querySelector(".list").scrollTop = 36 * 5000;
    });
    await other.until((shadow) => /5005\.json/.test(shadow.querySelector(".rows").textContent));
    assert.ok((await drawn()).length < 60);
  });

  it("goes through the list with keys, and axe-core finds nothing", async () => {
    const desk = await Desk.open(browser);
    assert.deepEqual(await violationsOn(desk.page), [], "empty");
    await desk.add(files);
    await desk.ask((shadow) => shadow.querySelector("[data-key]").focus());
    await desk.page.keyboard.press("ArrowDown");
    assert.match(await desk.detail(), /南山镇/);
    await desk.page.keyboard.press("End");
    assert.match(await desk.detail(), /通知/);
    assert.deepEqual(await violationsOn(desk.page), [], "with reports");
  });

  it("works on a website, too", async () => {
    const desk = await Desk.open(browser, address);
    await desk.add(files);
    assert.deepEqual(await desk.organs(), ["南山镇", "杭州市", "通知.html"]);
  });

  /** Browsers that are not on every machine. */
  const others = {
    ...((await hasOld()) && { "an old Chromium": launchOld }),
    ...((await hasFirefox()) && { Firefox: launchFirefox }),
  };
  for (const [name, start] of Object.entries(others)) {
    it(`reads, adds up and keeps the batch in ${name}`, async (test) => {
      const desk = await Desk.open(await launchFor(test, start));
      await desk.add([...files, ...townships]);
      await desk.added();
      assert.deepEqual(await desk.organs(), ["南山镇", "杭州市", "通知.html", "北坡镇"]);
      await desk.page.reload();
      await desk.form.ready();
      await desk.show();
      await desk.read();
      assert.deepEqual(await desk.organs(), ["南山镇", "杭州市", "通知.html", "北坡镇"]);
    });
  }
});
