// The core dies: in any verb, by a real trap. Input stops, another core begins, nothing that was typed is lost, and
// nothing is called kept that is not. Every export of the core is tried, so that a new verb is tried by itself.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fixture } from "../fixtures.mjs";
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
const verbs = exported.filter((name) => /^(draft_|opened_|open|sha256)/.test(name));
/** Which of them the page does not call. */
const NOT_CALLED = ["draft_check", "draft_view"];
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
    const { exports } = result.instance ?? result;
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

const alert = (form) =>
  form.ask((shadow) => shadow.querySelector("[role=alert]")?.textContent.replace(/\s+/g, " ").trim() ?? "");
const isLocked = (form) => form.ask((shadow) => shadow.querySelector(".lock").disabled);
const asksToLeave = (form) =>
  form.page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));

/** Waits until the core has died so often, and another one has the draft. */
async function survived(form, deaths = 1) {
  await form.page.waitForFunction(
    `window.mortal.deaths >= ${deaths} && /已经恢复|另起/.test(document.querySelector("xxgk-annual-report").shadowRoot.querySelector("[role=alert]")?.textContent ?? "")`,
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
const opens = `(element) => { void element.openFile(new File([${JSON.stringify(JSON.stringify(fixture("gangkou-2021")))}], "港口乡.json")); }`;

/** By what the page calls each verb. */
const CALLS = {
  draft_accept: onFinding("xxgk-accept", `{ finding, reason: "属实" }`),
  draft_changeEdition: event("xxgk-edition", { edition: "2019" }),
  draft_clearCells: event("xxgk-clear", { addresses: [A] }),
  draft_correct: onFinding("xxgk-correct", "{ findings: [finding] }"),
  draft_figures: tool("figures()"),
  draft_fileName: event("xxgk-download", { ending: "json" }),
  draft_fillZeros: event("xxgk-fill-zeros", { place: "t4" }),
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
        await does(form, `(...both) => setTimeout(() => {
          (${event("xxgk-cell", { address: B, text: String(figure) })})(...both);
          window.trapIn(${JSON.stringify(verb)});
          (${act})(...both);
        })`);
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
});
