// What a site says to the element that it holds, and what it hears of it: attributes, value, locks, events, a form.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fixture } from "../fixtures.mjs";
import { hasFirefox, hasOld, launchFirefox, launchOld } from "../page/browsers.mjs";
import { said } from "../page/kept.mjs";
import { useBrowser } from "../page/setup.mjs";
import { open, openForm, pageOf, useHostPages } from "./host-pages.mjs";

const CELL = "t3.new_received.natural";
const hosts = await useHostPages();
const report = JSON.stringify(fixture("gangkou-2021"));
const other = JSON.stringify({ ...fixture("gangkou-2021"), organ: { name: "城关镇", kind: "" } });
const attribute = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
const element = (attributes = "", inner = "") => `<xxgk-annual-report ${attributes}>${inner}</xxgk-annual-report>`;

describe("a site", () => {
  let browser;
  useBrowser((one) => (browser = one));

  /** A page with that body; every event of the element is written down, also outside of a shadow root around it. */
  async function page(body, test) {
    const form = await openForm(browser, hosts.page(pageOf(body)), () => {
      window.heard = [];
      for (const name of ["ready", "change", "findings", "save", "download", "error"])
        document.addEventListener(name, (event) => {
          if (!(event instanceof CustomEvent)) return;
          const { file, findings, ...detail } = event.detail;
          window.heard.push([name, file?.name, JSON.stringify(detail), event.composed]);
        });
    });
    test.after(() => form.page.browserContext().close());
    await form.page.waitForFunction(() => window.heard.some(([name]) => name === "ready"));
    return form;
  }
  const heard = (form, name) => form.page.evaluate((one) => window.heard.filter(([other]) => other === one), name);
  const set = (form, properties) =>
    form.page
      .evaluate((all) => Object.assign(document.querySelector("xxgk-annual-report"), all), properties)
      .then(() => {});
  const value = async (form) =>
    JSON.parse(await form.page.evaluate(() => document.querySelector("xxgk-annual-report").value));
  const isReadonly = (form, address) =>
    form.ask((shadow, one) => shadow.querySelector(`[data-cell="${one}"], [data-field="${one}"]`).readOnly, address);

  it("says whose report it is, and of which year: a new draft begins with that", async (test) => {
    const form = await page(element('organ="港口乡" kind="town" year="2024"'), test);
    const { organ, year } = await value(form);
    assert.deepEqual([organ.name, year], ["港口乡", 2024]);
    assert.equal(await form.hasButton("撤销", "header button:not([disabled])"), false, "that is no step");
    await form.write("organ.name", "城关镇");
    await set(form, { organ: "别的镇" });
    assert.equal((await value(form)).organ.name, "城关镇", "what stands there is not written over");
    await form.page.evaluate(() => document.querySelector("xxgk-annual-report").startNew());
    assert.equal((await value(form)).organ.name, "别的镇");
    assert.deepEqual(form.problems, []);
  });

  it("sends a value: it is opened as long as nobody has typed, and offered after that", async (test) => {
    const form = await page(element(`value="${attribute(report)}"`), test);
    assert.equal((await value(form)).organ.name, "港口乡");
    await set(form, { value: other });
    await form.page.waitForFunction(
      () => JSON.parse(document.querySelector("xxgk-annual-report").value).organ.name === "城关镇",
    );
    await form.type(CELL, "99");
    await set(form, { value: report });
    await said(form, "网站送来了另一份报告");
    const now = await value(form);
    assert.deepEqual([now.organ.name, now.cells[CELL]], ["城关镇", "99"]);
    await form.press("打开它", ".notice");
    await form.page.waitForFunction(
      () => JSON.parse(document.querySelector("xxgk-annual-report").value).organ.name === "港口乡",
    );
    await form.press("撤销", ".notice");
    assert.equal((await value(form)).cells[CELL], "99", "undo leads back");
    assert.deepEqual(form.problems, []);
  });

  it("sends back what it was given, in another spelling, at every key: nobody is disturbed", async (test) => {
    const form = await page(element(), test);
    await form.page.evaluate(() => {
      const element = document.querySelector("xxgk-annual-report");
      const turned = (object) => Object.fromEntries(Object.entries(object).reverse());
      element.addEventListener("change", () => {
        element.value = JSON.stringify(turned(JSON.parse(element.value)), null, 1);
      });
    });
    await form.type(CELL, "12");
    await form.write("organ.name", "港口乡");
    await form.type(CELL, "13");
    const { organ, cells } = await value(form);
    assert.deepEqual([organ.name, cells[CELL]], ["港口乡", "13"]);
    assert.doesNotMatch(await form.notice(), /网站|打开/);
    assert.deepEqual(form.problems, []);
  });

  it("sends the same value on the next day: the person goes on with what was typed since", async (test) => {
    const form = await page(element(`value="${attribute(report)}"`), test);
    await form.type(CELL, "77");
    await form.kept();
    await form.page.reload();
    await form.page.waitForFunction(() => window.heard.some(([name]) => name === "ready"));
    assert.equal((await value(form)).cells[CELL], "77");
  });

  it("sends what is no report: it is said to both, and nothing changes", async (test) => {
    const form = await page(element(), test);
    await set(form, { value: JSON.stringify({ schema: "xxgk-annual-report/99", year: 2025 }) });
    await form.page.waitForFunction(() => window.heard.some(([name]) => name === "error"));
    assert.notEqual(await form.notice(), "");
    for (const wrong of [7, {}, [], true]) await set(form, { value: wrong });
    assert.equal((await heard(form, "error")).length, 5);
    await set(form, { organ: null, year: undefined, locked: 7, readonly: "", kind: "nonsense" });
    assert.equal((await value(form)).cells[CELL] || "", "");
    assert.deepEqual(form.problems, []);
  });

  it("lets people only read: nothing changes, whatever they press, and files are handed out", async (test) => {
    const form = await page(element(`readonly value="${attribute(report)}"`), test);
    const before = await value(form);
    assert.equal(await isReadonly(form, CELL), true);
    assert.equal(await isReadonly(form, "overview"), true);
    await form.type(CELL, "5");
    await (await form.cell(CELL)).focus();
    await form.page.keyboard.down("Control");
    await form.page.keyboard.press("z");
    await form.page.keyboard.up("Control");
    await form.page.evaluate(() => {
      const root = document.querySelector("xxgk-annual-report").shadowRoot;
      for (const name of ["xxgk-new", "xxgk-example", "xxgk-fill-zeros", "xxgk-undo"])
        root
          .querySelector("xxgk-table")
          .dispatchEvent(new CustomEvent(name, { detail: { place: "t3" }, bubbles: true, composed: true }));
    });
    assert.match(await form.notice(), /只读/);
    assert.deepEqual(await value(form), before);
    await form.press("检查", "header");
    await set(form, { readonly: false });
    assert.equal(await isReadonly(form, CELL), false);
    await form.type(CELL, "5");
    assert.equal((await value(form)).cells[CELL], "5");
    assert.deepEqual(form.problems, []);
  });

  it("locks a row, a text and the office: the rest can be filled in, and a step into them is taken back", async (test) => {
    const locks = 'locked="organ.name year t3.new_received overview" organ="港口乡" year="2021"';
    const form = await page(element(`${locks} value="${attribute(report)}"`), test);
    const before = await value(form);
    assert.deepEqual(
      [await isReadonly(form, CELL), await isReadonly(form, "overview"), await isReadonly(form, "t3.granted.natural")],
      [true, true, false],
    );
    await form.type("t3.carried_forward.natural", "4");
    await form.type(CELL, "5");
    // A block of two rows, of which the first is locked.
    await form.page.evaluate((address) => {
      document
        .querySelector("xxgk-annual-report")
        .shadowRoot.querySelector("xxgk-table")
        .dispatchEvent(
          new CustomEvent("xxgk-paste", { detail: { address, text: "8\n9" }, bubbles: true, composed: true }),
        );
    }, CELL);
    await said(form, "定死");
    const after = await value(form);
    assert.equal(after.cells["t3.carried_forward.natural"], "4");
    assert.equal(after.cells[CELL], before.cells[CELL]);
    assert.equal(after.overview, before.overview);
    assert.deepEqual(form.problems, []);
  });

  it("locks whose report it is: another office's draft is left alone, and another's file is told", async (test) => {
    const first = await page(element(), test);
    await first.write("organ.name", "城关镇");
    await first.type(CELL, "12");
    await first.kept();
    const url = hosts.page(pageOf(element('organ="港口乡" locked="organ.name"')));
    await first.page.goto(url);
    await first.page.waitForFunction(() => window.heard.some(([name]) => name === "ready"));
    assert.match(await said(first, "不是这一页要填的"), /城关镇/);
    const now = await value(first);
    assert.deepEqual([now.organ.name, now.cells[CELL] || ""], ["港口乡", ""]);
    await first.page.evaluate(
      (text) => document.querySelector("xxgk-annual-report").open(new File([text], "a.json")),
      other,
    );
    await said(first, "只收“港口乡”的");
    const isValid = () => first.page.evaluate(() => document.querySelector("xxgk-annual-report").validity.valid);
    assert.equal(await isValid(), false);
    await first.press("改为“港口乡”", ".notice");
    assert.equal((await value(first)).organ.name, "港口乡");
    assert.deepEqual(first.problems, []);
  });

  it("hears all events across shadow roots, once each", async (test) => {
    const form = await page(element(), test);
    await form.type("t4.review.upheld", "5");
    await form.type("t4.review.total", "3");
    await form.page.waitForFunction(() =>
      window.heard.some(([name, , detail]) => name === "findings" && /"errors":1/.test(detail)),
    );
    const all = await form.page.evaluate(() => window.heard);
    assert.ok(all.every(([, , , isComposed]) => isComposed));
    assert.equal(all.filter(([name]) => name === "ready").length, 1);
    assert.equal(all.filter(([name]) => name === "change").length, 2);
    assert.deepEqual(
      all.filter(([name]) => name === "error"),
      [],
    );
  });

  it("takes the files in the browser's place", async (test) => {
    const form = await page(element(`value="${attribute(report)}"`), test);
    await form.page.evaluate(() => {
      window.made = 0;
      const { createObjectURL } = URL;
      URL.createObjectURL = (...words) => {
        window.made += 1;
        return createObjectURL.apply(URL, words);
      };
      window.taken = [];
      for (const name of ["save", "download"])
        document.addEventListener(name, (event) => {
          event.preventDefault();
          window.taken.push(event.detail.file);
        });
    });
    await form.press("下载 Word", "header");
    await said(form, "已交给网站");
    await form.press("存草稿", "header");
    const taken = await form.page.evaluate(async () =>
      Promise.all(window.taken.map(async (file) => [file.name, (await file.text()).slice(0, 2)])),
    );
    assert.match(taken[0][0], /\.docx$/);
    assert.equal(taken[0][1], "PK");
    assert.match(taken[1][0], /\.json$/);
    assert.equal(await form.page.evaluate(() => window.made), 0, "nothing was given to the browser");
  });

  it("checks, exports and opens by itself; the focus stays where it is", async (test) => {
    const form = await page(`<input id="own">${element()}`, test);
    const found = await form.page.evaluate(async (text) => {
      document.querySelector("#own").focus();
      const element = document.querySelector("xxgk-annual-report");
      const outcome = await element.open(new File([text], "a.json"));
      const findings = await element.check();
      const files = [];
      for (const format of [
        "docx",
        "xlsx",
        "html",
        "fragment.html",
        "txt",
        "md",
        "json",
        "proof.docx",
        "pictures.svg",
      ]) {
        const { name, size } = await element.export(format);
        files.push(name.endsWith(format.split(".").pop()) && size > 500);
      }
      const refused = [];
      for (const format of ["exe", "", undefined, "../x"])
        refused.push(await element.export(format).then(String, ({ name }) => name));
      return [outcome, Array.isArray(findings), files, refused, document.activeElement.id];
    }, report);
    assert.deepEqual(found, ["opened", true, Array(9).fill(true), Array(4).fill("RangeError"), "own"]);
    assert.deepEqual(form.problems, []);
  });

  it("has it as a field of a form: sent, validated, reset, disabled", async (test) => {
    const form = await page(
      `<form>${element(`name="report" value="${attribute(report)}"`)}<button>送</button></form>`,
      test,
    );
    const sent = () =>
      form.page.evaluate(() => JSON.parse(new FormData(document.querySelector("form")).get("report"))?.cells);
    const isValid = () => form.page.evaluate(() => document.querySelector("form").checkValidity());
    await form.type("t4.review.upheld", "5");
    assert.equal((await sent())["t4.review.upheld"], "5");
    await form.type("t4.review.total", "3");
    assert.equal(await isValid(), false);
    await form.page.evaluate(() => {
      window.sent = 0;
      document.querySelector("form").addEventListener("submit", (event) => {
        event.preventDefault();
        window.sent += 1;
      });
      document.querySelector("form > button").click();
    });
    await said(form, "没有提交");
    assert.equal(await form.page.evaluate(() => window.sent), 0);
    await form.page.evaluate(() => document.querySelector("form").reset());
    await form.page.waitForFunction(
      () => JSON.parse(document.querySelector("xxgk-annual-report").value).cells["t4.review.upheld"] !== "5",
    );
    await form.press("撤销", ".notice");
    assert.equal((await value(form)).cells["t4.review.upheld"], "5", "a reset is undone, too");
    await form.page.evaluate(() =>
      document.querySelector("form").insertAdjacentHTML("beforeend", "<fieldset disabled></fieldset>"),
    );
    await form.page.evaluate(() => {
      const element = document.querySelector("xxgk-annual-report");
      element.toggleAttribute("disabled", true);
      return [element.form !== null, element.type];
    });
    assert.equal(await isReadonly(form, CELL), true);
    assert.equal(await form.page.evaluate(() => new FormData(document.querySelector("form")).has("report")), false);
    assert.deepEqual(form.problems, []);
  });

  it("set everything before the element was defined", async (test) => {
    const form = await open(browser, hosts.page(pageOf(element(), { head: "" })));
    test.after(() => form.page.browserContext().close());
    await form.page.evaluate((text) => {
      const element = document.querySelector("xxgk-annual-report");
      Object.assign(element, {
        value: text,
        locked: "t3",
        organ: "港口乡",
        name: "report",
        readonly: false,
        export: 1,
        check: 2,
        open: 3,
      });
      return import("/dist/xxgk-annual-report.js").then(() => {});
    }, report);
    await form.ready();
    await form.page.waitForFunction(
      () => JSON.parse(document.querySelector("xxgk-annual-report").value).organ.name === "港口乡",
    );
    const found = await form.page.evaluate(() => {
      const { locked, organ, name, check, open } = document.querySelector("xxgk-annual-report");
      return [
        locked,
        organ,
        name,
        typeof check,
        typeof open,
        typeof document.querySelector("xxgk-annual-report").export,
      ];
    });
    assert.deepEqual(found, ["t3", "港口乡", "report", "function", "function", "function"]);
    await form.has(`[data-cell="${CELL}"]:read-only`);
    assert.deepEqual(form.problems, []);
  });
});

const others = {
  ...((await hasOld()) && { "Chromium 80": launchOld }),
  ...((await hasFirefox()) && { Firefox: launchFirefox }),
};
for (const [name, start] of Object.entries(others))
  describe(`a site, in ${name}`, () => {
    let browser;
    useBrowser((one) => (browser = one), start);

    it("sends a report, locks a part, has it in a form, and hears what happens", async () => {
      const attributes = `name="report" locked="t3.new_received" value="${attribute(report)}"`;
      const form = await openForm(browser, hosts.page(pageOf(`<form>${element(attributes)}</form>`)), () => {
        window.heard = [];
        for (const name of ["ready", "change", "findings", "error", "download"])
          document.addEventListener(name, (event) => {
            if (name === "download") event.preventDefault();
            if (event instanceof CustomEvent) window.heard.push(name);
          });
      });
      await form.page.waitForFunction(() => window.heard.includes("ready"));
      await form.type("t4.review.upheld", "5");
      await form.type("t4.review.total", "3");
      await form.page.waitForFunction(() => window.heard.includes("findings"));
      const found = await form.page.evaluate((address) => {
        const element = document.querySelector("xxgk-annual-report");
        const { cells, organ } = JSON.parse(new FormData(document.querySelector("form")).get("report"));
        const { readOnly } = element.shadowRoot.querySelector(`[data-cell="${address}"]`);
        const bar = element.shadowRoot.querySelector("[part=bar]") !== null;
        return [organ.name, cells["t4.review.upheld"], readOnly, bar, element.validity.valid];
      }, CELL);
      assert.deepEqual(found, ["港口乡", "5", true, true, false]);
      await form.press("下载 Word", "header");
      await form.page.waitForFunction(() => window.heard.includes("download"));
      assert.match(await form.notice(), /已交给网站/);
      assert.equal(
        await form.page.evaluate(
          async () => (await document.querySelector("xxgk-annual-report").export("docx")).size > 5000,
        ),
        true,
      );
      assert.deepEqual(form.problems, []);
    });
  });
