// The core dies: in any verb, by a real trap. Input stops, another core begins, nothing that was typed is lost, and
// nothing is called kept that is not. Every export of the core is tried, so that a new verb is tried by itself.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fixture, folder } from "../fixtures.mjs";
import { hasFirefox, hasOld, launchFirefox, launchOld } from "./browsers.mjs";
import { apart, Form, offlineFile, root } from "./form.mjs";
import { records } from "./kept.mjs";
import { useBrowser, useServer } from "./setup.mjs";

const { address } = await useServer();
const A = "t3.new_received.natural";
const B = "t4.review.upheld";
const DEADLY = "t2.fees.amount";

/** The core's verbs, as its types name them. */
const types = readFileSync(new URL("target/pkg/xxgk_annual_report_bg.wasm.d.ts", root), "utf8");
const exported = [...types.matchAll(/^export const (\w+): \(/gm)].map(([, name]) => name);
const verbs = exported.filter((name) => /^(copied|draft_|opened_|open|sha256)/.test(name));
/** Which of them the page does not call. */
const NOT_CALLED = ["draft_check", "draft_view", "opened_json"];
/** Which of them it calls when it begins. */
const AT_START = ["draft_new", "draft_goOn"];

/** In the page, before its scripts: `window.trapIn(name)` makes the core trap when that export is called next. */
function makeMortal() {
  const bytes = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11,
  ];
  const { t: trap } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
  window.mortal = { deaths: 0, afterDeath: [], name: undefined, when: () => true };
  window.trapIn = (name, when) => {
    window.mortal.name = name;
    window.mortal.when = when ? new Function("words", `return ${when}`) : () => true;
  };
  // Hours pass between two deaths, for the page that counts them.
  const { now } = Date;
  let passed = 0;
  window.passTime = (milliseconds) => (passed += milliseconds);
  Date.now = () => now.call(Date) + passed;
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...words) => {
    const result = await instantiate.apply(WebAssembly, words);
    // What unpacks the offline file's core comes as bytes; the core itself is compiled before.
    if (result.instance) return result;
    const { exports } = result;
    let isDead = false;
    const mortal = {};
    for (const [name, value] of Object.entries(exports)) {
      mortal[name] =
        typeof value !== "function"
          ? value
          : (...words) => {
              if (isDead) window.mortal.afterDeath.push(name);
              if (name === window.mortal.name && window.mortal.when(words)) {
                isDead = true;
                if (!window.mortal.isForEver) window.mortal.name = undefined;
                window.mortal.deaths += 1;
                trap();
              }
              return value(...words);
            };
    }
    return { exports: mortal };
  };
}

/** A page whose core can be made to trap. */
async function open(browser, from, context) {
  const form = new Form(await (context ?? (await apart(browser))).newPage());
  await form.beginOn("2021");
  await form.page.evaluateOnNewDocument(makeMortal);
  await form.page.setViewport({ width: 1366, height: 768 });
  await form.page.goto(from);
  await form.ready();
  return form;
}

const said = (form) =>
  form.ask((shadow) => shadow.querySelector("[role=alert]")?.textContent.replace(/\s+/g, " ").trim() ?? "");
const isLocked = (form) => form.ask((shadow) => shadow.querySelector(".lock").disabled);
const asksToLeave = (form) =>
  form.page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));

/** Waits until the core has died so often, and another one has the draft. */
async function survived(form, deaths = 1) {
  await form.page.waitForFunction(
    `window.mortal.deaths >= ${deaths} && /已经(再次)?恢复|另起/.test(document.querySelector("xxgk-annual-report").shadowRoot.querySelector("[role=alert]")?.textContent ?? "")`,
  );
  assert.equal(await isLocked(form), false, "it can be typed again");
  const { afterDeath } = await form.page.evaluate(() => window.mortal);
  assert.deepEqual(
    afterDeath.filter((name) => !name.startsWith("__w")),
    [],
    "nobody asks a core that has died",
  );
}

/** Does something in the page: `act` is given the element, its shadow root and what follows. */
const does = (form, act, ...words) =>
  form.page.evaluate(
    `(${act})(document.querySelector("xxgk-annual-report"), document.querySelector("xxgk-annual-report").shadowRoot, ...${JSON.stringify(words)})`,
  );
/** An act: emits that event. */
const event = (name, detail = {}) => `(element) => {
  element.dispatchEvent(new CustomEvent(${JSON.stringify(name)}, { detail: ${JSON.stringify(detail)} }));
}`;
/** An act: emits that event with a finding. */
const onFinding = (name, detail) => `(element) => {
  const [finding] = element.findings;
  element.dispatchEvent(new CustomEvent(${JSON.stringify(name)}, { detail: ${detail} }));
}`;
/** An act: one of the tools of prose. */
const tool = (call) => `(element, shadow) => { shadow.querySelector("xxgk-prose").tools.${call} }`;
// In the page's own core, as where there is no worker.
const opens = `(element) => { window.Worker = undefined; void element.openFile(new File([${JSON.stringify(JSON.stringify(fixture("gangkou-2021")))}], "港口乡.json")); }`;

const pastes = `() => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", "2023年政府信息公开工作年度报告");
  document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}`;

/** A file of another program, looked at and taken for that. */
const brings = (how) => `async (element) => {
  const rows = ["规章", "行政规范性文件"].map((name) => name + " 1 2 3");
  await element.openFile(new File([["2023年政府信息公开工作年度报告", "二、主动公开政府信息情况", ...rows].join("\\n")], "年报.txt"));
  element.dispatchEvent(new CustomEvent("xxgk-review-take", { detail: { how: "${how}" } }));
}`;

/** By what the page calls each verb. */
const CALLS = {
  copiedReport: pastes,
  draft_accept: onFinding("xxgk-accept", `{ finding, reason: "属实" }`),
  draft_beginAfter: brings("next"),
  draft_carriedOver: brings("last-year"),
  draft_changeEdition: event("xxgk-edition", { edition: "2019" }),
  draft_clearCells: event("xxgk-clear", { addresses: [A] }),
  draft_compare: `(element) => { element.dispatchEvent(new CustomEvent("xxgk-compare", { detail: { file: new File(['{"schema":"xxgk-annual-report/1"}'], "发布稿.json") } })); }`,
  draft_correct: onFinding("xxgk-correct", "{ findings: [finding] }"),
  draft_figures: tool("figures()"),
  draft_fileName: event("xxgk-download", { ending: "json" }),
  draft_fillZeros: event("xxgk-fill-zeros", { place: "t4" }),
  draft_followSum: `(element) => { void element.followSum(element.json, element.json).catch(() => {}); }`,
  draft_forgetLastYear: event("xxgk-last-year-forget"),
  draft_form: event("xxgk-edition", { edition: "2019" }),
  draft_help: `(element) => { element.goTo("t2.regulations.made"); }`,
  draft_insertFigure: tool(`insertFigure("overview", 0, 0, "${A}")`),
  draft_insertSkeleton: tool(`insertSkeleton("overview")`),
  draft_json: `(element) => { element.json; }`,
  draft_lastYear: event("xxgk-panel", { panel: "last-year" }),
  draft_look: event("xxgk-panel", { panel: "download" }),
  draft_losses: event("xxgk-download", { ending: "docx" }),
  draft_manual: `(element, shadow) => { shadow.querySelector("xxgk-findings").manual("T3-01"); }`,
  draft_mediaType: event("xxgk-download", { ending: "json" }),
  draft_news: event("xxgk-fill-zeros", { place: "t4" }),
  draft_pasteApply: event("xxgk-paste", { address: "t2.regulations.made", text: "1\t2\t3" }),
  draft_pastePlan: event("xxgk-paste", { address: "t2.regulations.made", text: "1\t2\t3" }),
  draft_pasteText: tool(`paste("overview", 0, 0, "粘贴的话")`),
  draft_preview: event("xxgk-preview"),
  draft_previewPieces: event("xxgk-beside"),
  draft_prompts: tool(`prompts("overview")`),
  draft_redo: event("xxgk-go", { steps: -1 }),
  draft_releaseFigure: tool(`releaseFigure("overview", 0)`),
  draft_replace: opens,
  draft_setCell: event("xxgk-cell", { address: DEADLY, text: "7" }),
  draft_setFinished: event("xxgk-check"),
  draft_setLastYear: `(element) => { element.dispatchEvent(new CustomEvent("xxgk-last-year-file", { detail: { file: new File(['{"schema":"xxgk-annual-report/1"}'], "上年.json") } })); }`,
  draft_setLastYearCell: event("xxgk-last-year-cell", { address: A, text: "5" }),
  draft_setText: event("xxgk-text", { field: "problems", text: "要命的话" }),
  draft_setTotals: event("xxgk-totals", { table: "t3", entered: true }),
  draft_settle: event("xxgk-left", { address: A }),
  draft_startNew: event("xxgk-new"),
  draft_steps: event("xxgk-panel", { panel: "steps" }),
  draft_sumsOf: `(element) => { element.goTo("t3.granted.natural"); }`,
  draft_text: event("xxgk-fill-zeros", { place: "t4" }),
  draft_toggleHeading: tool(`toggleHeading("overview", 0)`),
  draft_undo: event("xxgk-undo"),
  draft_withdraw: onFinding("xxgk-withdraw", "{ finding }"),
  draft_write: event("xxgk-download", { ending: "docx" }),
  draft_writeText: event("xxgk-copy", { ending: "txt" }),
  openFile: opens,
  openText: event("xxgk-example"),
  opened_notes: opens,
  opened_review: opens,
  sha256: event("xxgk-download", { ending: "docx" }),
};

describe("a core that dies", () => {
  let browser;
  useBrowser((one) => (browser = one));

  it("is tried in each of its verbs", () => {
    const known = [...NOT_CALLED, ...AT_START, ...Object.keys(CALLS)];
    assert.ok(verbs.length > 40, verbs.join());
    const missing = verbs.filter((name) => !known.includes(name));
    assert.deepEqual(missing, [], "say in CALLS by what the page calls it");
    assert.deepEqual(
      known.filter((name) => !verbs.includes(name)),
      [],
      "there is no such verb any more",
    );
  });

  for (const [name, from] of [
    ["in the offline file", offlineFile],
    ["on a website", address],
  ]) {
    it(`loses no figure, whichever verb it dies in, ${name}`, async () => {
      const form = await open(browser, from);
      await form.type(A, "12");
      await form.write("overview", "本年度收到申请13件。");
      await form.kept();
      let figure = 20;
      for (const [verb, act] of Object.entries(CALLS)) {
        figure += 1;
        const { deaths } = await form.page.evaluate(() => window.mortal);
        await form.page.evaluate(() => window.passTime(60_000));
        // One more figure, and in the same moment what kills the core: nothing of it is kept yet.
        await does(
          form,
          `(...both) => setTimeout(() => {
          (${event("xxgk-cell", { address: B, text: String(figure) })})(...both);
          window.trapIn(${JSON.stringify(verb)});
          (${act})(...both);
        })`,
        );
        await survived(form, deaths + 1).catch((error) => {
          error.message += ` (${verb})`;
          throw error;
        });
        if (await form.hasButton("带回", "[role=alert]")) {
          assert.equal(await asksToLeave(form), true, `${verb}: what is only on the screen is not lost by leaving`);
          await form.press("带回", "[role=alert]");
        } else await form.press("知道了", "[role=alert]");
        const { cells, overview, edition } = await form.saved();
        assert.deepEqual([cells[A], cells[B], edition], ["12", String(figure), "2021"], verb);
        assert.match(overview, /13件/, verb);
        await form.kept();
      }
      const kept = await records(form.page, "drafts");
      assert.equal(kept.length, 1, "and it is one draft all the time");
      assert.equal(JSON.parse(kept[0].json).cells[B], String(figure));
      assert.deepEqual(
        form.problems.filter((one) => !/CoreDied/.test(one)),
        [],
      );
    });
  }

  it("that dies of a file leaves the open draft as it was, and says which file it was", async () => {
    const form = await open(browser, offlineFile);
    await form.type(A, "12");
    await does(form, `() => window.trapIn("draft_replace")`);
    await does(form, opens);
    await survived(form);
    assert.match(await said(form), /打开“港口乡.json”时工具出错停下了，已经恢复。“港口乡.json”没有打开/);
    assert.equal(await form.hasButton("带回", "[role=alert]"), false, "nothing was typed since");
    assert.equal((await form.saved()).cells[A], "12");
    assert.equal(await asksToLeave(form), false);
  });

  it("that dies again of what is brought back says so, and hands it out as a file", async (test) => {
    const form = await open(browser, offlineFile);
    await form.type(A, "12");
    await form.kept();
    await form.page.evaluate(() => {
      window.mortal.isForEver = true;
      window.trapIn("draft_setText");
    });
    await form.write("problems", "要命的话");
    await survived(form);
    assert.match(await said(form), /五、存在的主要问题及改进情况：要命的话/);
    await form.press("带回", "[role=alert]");
    await survived(form, 2);
    assert.match(await said(form), /放回来以后工具又停下了[\s\S]*要命的话/);
    assert.equal(await form.hasButton("带回", "[role=alert]"), false, "not a third time");
    assert.equal(await asksToLeave(form), true);
    const { bytes } = await form.download("存成文件", await folder(test), "[role=alert]");
    const { cells, problems } = JSON.parse(bytes);
    assert.deepEqual([cells[A], problems], ["12", "要命的话"]);
    assert.equal(await asksToLeave(form), false, "it is in the file");
  });

  it("shows what the draft holds, and offers the rest: not over what was typed since, and after another death, too", async () => {
    const form = await open(browser, offlineFile);
    await form.type(A, "12");
    await form.kept();
    await does(form, `() => window.trapIn("draft_setText")`);
    await form.write("problems", "要命的话");
    await survived(form);
    const problems = () => form.ask((shadow) => shadow.querySelector('[data-field="problems"]').value);
    assert.equal(await problems(), "", "nothing stands there as if it were kept");
    await does(form, `() => window.trapIn("draft_setCell")`);
    await form.type(B, "3");
    await survived(form, 2);
    assert.match(await said(form), /要命的话[\s\S]*：3/);
    assert.equal(await form.shown(B), "");
    await form.write("problems", "别的话");
    await form.press("带回", "[role=alert]");
    assert.match(await said(form), /后来又填过，没有覆盖[\s\S]*要命的话/);
    const saved = await form.saved();
    assert.deepEqual([saved.problems, saved.cells[B]], ["别的话", "3"]);
    assert.equal(await asksToLeave(form), true);
    await form.press("知道了", "[role=alert]");
    await form.kept();
  });

  it("that dies of the draft it begins with begins blank, once, and the draft stays kept", async (test) => {
    const context = await apart(browser);
    const before = await open(browser, offlineFile, context);
    await before.write("organ.name", "港口乡");
    await before.type(A, "12");
    await before.kept();
    await before.page.close();
    const form = new Form(await context.newPage());
    await form.page.evaluateOnNewDocument(makeMortal);
    await form.page.evaluateOnNewDocument(() => {
      window.mortal.isForEver = true;
      window.mortal.name = "draft_goOn";
    });
    await form.page.goto(offlineFile);
    await form.ready();
    await survived(form);
    assert.match(await said(form), /打开“港口乡[\s\S]*没有打开/);
    assert.equal(await form.shown(A), "");
    assert.equal((await form.page.evaluate(() => window.mortal)).deaths, 1, "it is not tried again and again");
    const saveIt = await form.ask((shadow) => shadow.querySelector("[role=alert] button").textContent);
    const { bytes } = await form.download(saveIt, await folder(test), "[role=alert]");
    assert.equal(JSON.parse(bytes).cells[A], "12");
    await form.press("知道了", "[role=alert]");
    await form.type(B, "3");
    await form.kept();
    const kept = await records(form.page, "drafts");
    const figures = kept.map(({ json }) => JSON.parse(json).cells).map((cells) => [cells[A], cells[B]]);
    assert.deepEqual(
      figures.sort(),
      [
        ["", "3"],
        ["12", ""],
      ],
      "both drafts are there",
    );
  });

  it("that dies of the draft it begins with is not made to again, when the page is reloaded", async () => {
    const context = await apart(browser);
    const form = await open(browser, offlineFile, context);
    await form.write("organ.name", "港口乡");
    await form.type(A, "12");
    await form.kept();
    await form.page.evaluateOnNewDocument(() => {
      window.mortal.isForEver = true;
      window.mortal.name = "draft_goOn";
    });
    await form.page.reload();
    await form.ready();
    await survived(form);
    await form.page.reload();
    await form.ready();
    assert.equal((await form.page.evaluate(() => window.mortal)).deaths, 0);
    assert.match(await form.notice(), /上次打开“港口乡[\s\S]*没有自动打开它。它原样留着/);
    await form.page.evaluate(() => window.trapIn(undefined));
    await form.press("打开别的草稿", ".notice");
    await form.has("xxgk-open-panel .drafts button");
    await does(form, `(element, shadow) => shadow.querySelector("xxgk-open-panel .drafts button").click()`);
    await form.page.waitForFunction(
      `JSON.parse(document.querySelector("xxgk-annual-report").json).cells["${A}"] === "12"`,
    );
  });

  it("whose draft kills the next one, too, begins blank, and the draft stays kept", async (test) => {
    const form = await open(browser, offlineFile);
    await form.type(A, "12");
    await form.kept();
    await form.page.evaluate(() => {
      window.trapIn("draft_setCell");
      // The next core reads what was kept.
      const { name } = window.mortal;
      Object.defineProperty(window.mortal, "name", {
        get: () => (window.mortal.deaths === 0 ? name : window.mortal.deaths === 1 ? "openText" : undefined),
        set() {},
      });
    });
    await form.type(B, "3");
    await survived(form, 2);
    assert.match(await said(form), /另起了一份空白的。原来那一份没有删/);
    assert.deepEqual([await form.shown(A), await form.shown(B)], ["", ""]);
    assert.equal(await asksToLeave(form), true);
    const { bytes } = await form.download("存成文件", await folder(test), "[role=alert]");
    const { cells } = JSON.parse(bytes);
    assert.deepEqual([cells[A], cells[B]], ["12", "3"], "the file has what was typed last, too");
    const [kept] = await records(form.page, "drafts");
    assert.equal(JSON.parse(kept.json).cells[A], "12");
  });

  it("that dies again and again is not begun unasked for ever; what was typed is handed out", async (test) => {
    const form = await open(browser, offlineFile);
    await form.type(A, "12");
    await form.kept();
    await form.page.evaluate(() => {
      window.mortal.isForEver = true;
      window.trapIn("draft_settle");
    });
    for (let deaths = 1; deaths <= 3; deaths += 1) {
      await form.page.evaluate(() =>
        document.querySelector("xxgk-annual-report").dispatchEvent(new CustomEvent("xxgk-left", { detail: {} })),
      );
      await survived(form, deaths);
    }
    await form.page.evaluate(
      ([cell, left]) => {
        const element = document.querySelector("xxgk-annual-report");
        element.dispatchEvent(cell ? new CustomEvent("xxgk-cell", { detail: cell }) : left);
        element.dispatchEvent(new CustomEvent("xxgk-left", { detail: {} }));
      },
      [{ address: B, text: "3" }],
    );
    await form.page.waitForFunction(() =>
      /不再自动恢复/.test(
        document.querySelector("xxgk-annual-report").shadowRoot.querySelector("[role=alert]").textContent,
      ),
    );
    assert.equal(await isLocked(form), true);
    assert.match(await form.ask((shadow) => shadow.querySelector("nav").textContent), /没有暂存/);
    assert.equal(await asksToLeave(form), true);
    assert.equal((await form.saved()).cells[B], "3", "who holds the element can still read the draft");
    const { bytes } = await form.download("存成文件", await folder(test), "[role=alert]");
    assert.deepEqual([JSON.parse(bytes).cells[A], JSON.parse(bytes).cells[B]], ["12", "3"]);
    await form.page.evaluate(() => window.trapIn(undefined));
    await form.press("再试", "[role=alert]");
    await survived(form, 4);
    await form.press("带回", "[role=alert]");
    const { cells } = await form.saved();
    assert.deepEqual([cells[A], cells[B]], ["12", "3"]);
  });

  it("is not noticed by another element of the page", async () => {
    const form = await open(browser, address);
    await form.page.evaluate(async () => {
      const other = document.body.appendChild(document.createElement("xxgk-annual-report"));
      await other.ready;
    });
    await does(form, `() => window.trapIn("draft_setCell")`);
    await form.type(A, "12");
    await survived(form);
    const others = await form.page.evaluate((address) => {
      const other = document.querySelectorAll("xxgk-annual-report")[1];
      const input = other.shadowRoot.querySelector(`[data-cell="${address}"]`);
      input.value = "5";
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      return [JSON.parse(other.json).cells[address], !!other.shadowRoot.querySelector("[role=alert]")];
    }, A);
    assert.deepEqual(others, ["5", false]);
  });
});

const others = {
  ...((await hasFirefox()) && { Firefox: launchFirefox }),
  ...((await hasOld()) && { "Chromium 80": launchOld }),
};
for (const [name, start] of Object.entries(others)) {
  describe(`in ${name}, a core that dies`, () => {
    let browser;
    useBrowser((one) => (browser = one), start);

    it("is followed by another one, with the draft and what was typed since", async () => {
      const form = await open(browser, offlineFile);
      await form.type(A, "12");
      await form.kept();
      await does(form, `() => window.trapIn("draft_setCell")`);
      await form.type(B, "3");
      await survived(form);
      assert.equal(await asksToLeave(form), true);
      await form.press("带回", "[role=alert]");
      const { cells } = await form.saved();
      assert.deepEqual([cells[A], cells[B]], ["12", "3"]);
      await form.kept();
    });
  });
}
