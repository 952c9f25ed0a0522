// The border of the wasm package, tested as the page uses it: File in, File out, plain objects between.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import { fixturePath, folder } from "../fixtures.mjs";
import { program } from "../program.mjs";

const dist = new URL("../../target/pkg/", import.meta.url);
const schema = JSON.parse(
  await readFile(new URL("../../dist/xxgk-annual-report.schema.json", import.meta.url), "utf8"),
);

describe("the border", () => {
  let core;
  before(async () => {
    core = await import(new URL("xxgk_annual_report.js", dist));
    await core.default({
      module_or_path: await readFile(new URL("xxgk_annual_report_bg.wasm", dist)),
    });
  });

  /** What stands in 本年新收, column by column. */
  const newlyReceived = (draft, columns) => {
    const { shown } = draft.view();
    return columns.map((column) => shown[`t3.new_received.${column}`] ?? "");
  };

  const opened = async () => {
    const bytes = await readFile(fixturePath("hangzhou-2025"));
    return core.openFile(new File([bytes], "draft.json"));
  };

  it("gives the form: six sections, three tables, 200 cells", () => {
    const form = new core.Draft("2026-01-20", "2021").form();
    assert.equal(form.edition, "2021");
    assert.equal(form.cells.length, 200);
    assert.deepEqual(
      form.sections.map(({ table }) => table?.key ?? null),
      [null, "t2", "t3", "t4", null, null],
    );
  });

  it("shows an empty draft without errors", () => {
    const view = new core.Draft("2026-01-20", "2021").view();
    assert.equal(view.errors, 0);
    assert.deepEqual(view.shown, {});
    assert.equal(view.computed.length, 34);
    assert.deepEqual(view.tidied, {});
    assert.deepEqual(view.blank, { t2: 10, t3: 144, t4: 12 });
  });

  it("gives what is new since the last look, from which the whole view can be made", async () => {
    const draft = new core.Draft("2026-01-20", "2021");
    draft.replace(await opened());
    draft.setText("overview", "全市新收政府信息公开申请14069件，截止2025年底办结13810件,结转下年度继续办理820件。");
    let seen = draft.news();
    const look = () => {
      const news = draft.news();
      const findings = news.findings.map((one) => (typeof one === "number" ? seen.findings[one] : one));
      const kept = ["claims", "words", "live", "aside"].map((name) => [name, news[name] ?? seen[name]]);
      seen = { ...news, ...Object.fromEntries(kept), findings };
      return news;
    };
    assert.deepEqual(
      look().findings,
      seen.findings.map((_, place) => place),
      "nothing was done",
    );
    for (const act of [
      () => draft.setCell("t3.carried_forward.total", "820"),
      () => draft.setCell("t3.carried_forward.natural", "x"),
      () => draft.setCell("t3.carried_forward.natural", "784"),
      () => draft.undo(),
      () => draft.setText("problems", "无"),
      () =>
        draft.accept(
          seen.findings.findIndex((one) => one.canBeAccepted),
          "属实",
        ),
      () => draft.setFinished(true),
      () => draft.setCell("t2.fees.amount", ""),
    ]) {
      act();
      const news = look();
      const whole = draft.view();
      assert.deepEqual(seen, whole, String(act));
      seen = whole;
      // Of words that are the same, nothing is said again.
      if (/setCell/.test(act)) assert.equal(news.words, null, String(act));
    }
    draft.setCell("t2.licensing.decisions", "11398890");
    assert.equal(draft.news().claims, null);
  });

  it("takes a File and gives the bytes of one, whose text the published schema accepts", async () => {
    const draft = new core.Draft("2026-01-20", "2021");
    const file = await opened();
    assert.deepEqual(file.notes(), []);
    draft.replace(file);
    assert.equal(draft.mediaType("json"), "application/json");
    const json = JSON.parse(Buffer.from(draft.write("json")).toString());
    const validate = new Ajv2020({ allErrors: true }).compile(schema);
    assert.ok(validate(json), JSON.stringify(validate.errors));
    assert.equal(json.cells["t3.new_received.total"], "14069");
    assert.equal(validate({ ...json, schema: "xxgk-annual-report/2" }), false, "the schema can refuse");
    assert.equal(
      validate({ ...json, cells: { "t3.nobody.total": "1" } }),
      false,
      "an address that the form does not have",
    );
  });

  it("writes a Word file named after the report, without what Windows forbids in names", async () => {
    const draft = new core.Draft("2026-01-20", "2021");
    draft.setText("title", 'a/b:c*?"<>|年度报告');
    assert.equal(draft.fileName("docx"), "abc年度报告.docx");
    assert.equal(draft.fileName("proof.docx"), "abc年度报告.核对表.docx");
    const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    assert.deepEqual(
      ["docx", "proof.docx", "exe"].map((ending) => draft.mediaType(ending)),
      [type, type, ""],
    );
    assert.deepEqual([...draft.write("docx").slice(0, 4)], [0x50, 0x4b, 3, 4]);
  });

  it("has no proof sheet as a workbook, and says what there is", () => {
    const draft = new core.Draft("2026-01-20", "2021");
    for (const ending of ["proof.xlsx", "proof.json"]) {
      assert.throws(() => draft.write(ending), /核对表是一份文档，可以写成 \.proof\.docx/);
      assert.equal(draft.mediaType(ending), "");
    }
    assert.throws(() => draft.write("exe"), /没有这种文件格式/);
  });

  it("gives the same bytes every time, and the same as the command line", async (test) => {
    const draft = new core.Draft("2026-01-20", "2021");
    draft.replace(await opened());
    const into = await folder(test);
    for (const ending of ["docx", "xlsx", "html", "fragment.html", "proof.docx", "proof.html", "md", "txt", "json"]) {
      const first = draft.write(ending);
      draft.view();
      assert.deepEqual(draft.write(ending), first, ending);
      const target = join(into, `report.${ending}`);
      await program("convert", fixturePath("hangzhou-2025"), "-o", target, "--date", "2026-01-20");
      assert.deepEqual(new Uint8Array(await readFile(target)), first, ending);
    }
  });

  it("puts what is wrong now into the workbook, whatever was shown before", async () => {
    const draft = new core.Draft("2026-01-20", "2021");
    draft.replace(await opened());
    draft.setFinished(true);
    draft.view();
    const right = draft.write("xlsx");
    draft.setCell("t3.granted.natural", "1");
    const wrong = draft.write("xlsx");
    draft.view();
    assert.deepEqual(draft.write("xlsx"), wrong);
    draft.undo();
    assert.deepEqual(draft.write("xlsx"), right);
    assert.notDeepEqual(wrong, right);
  });

  it("keeps what was typed where it shows something else", () => {
    const draft = new core.Draft("2026-01-20", "2021");
    draft.setCell("t2.licensing.decisions", "１２件");
    assert.deepEqual(draft.view().tidied, { "t2.licensing.decisions": "１２件" });
    assert.equal(draft.view().shown["t2.licensing.decisions"], "12");
  });

  it("refuses a file with a sentence and leaves the draft alone", async () => {
    await assert.rejects(core.openFile(new File(["{"], "x.json")), /草稿/);
    assert.throws(() => core.openText('{"schema":"xxgk-annual-report/9"}'), /更新版本/);
  });

  it("pastes a block that fits, and takes the step back", () => {
    const draft = new core.Draft("2026-01-20", "2021");
    const [plan] = draft.pastePlan("t3.new_received.natural", "1\t2\n3\t4");
    assert.equal(plan.isPlain, true);
    assert.deepEqual(plan.cells[3], {
      address: "t3.carried_over.commercial",
      row: "上年结转",
      column: "商业企业",
      before: "",
      after: "4",
    });
    assert.equal(draft.pasteApply("t3.new_received.natural", "1\t2\n3\t4", 0), 4);
    const shown = () => draft.view().shown["t3.new_received.natural"] ?? "";
    assert.equal(shown(), "1");
    assert.equal(draft.view().undo, "粘贴 4 格");
    assert.deepEqual(draft.undo(), {
      name: "粘贴 4 格",
      place: "t3.new_received.natural",
      span: null,
      opensAnother: false,
    });
    assert.equal(shown(), "");
    assert.equal(draft.view().undo, null);
    assert.equal(draft.view().redo, "粘贴 4 格");
    assert.equal(draft.undo(), undefined);
  });

  it("offers the readings of a block that does not fit, and applies the chosen one", () => {
    const draft = new core.Draft("2026-01-20", "2021");
    const [start, block] = ["t3.new_received.other", "1\t2\t3"];
    const plan = draft.pastePlan(start, block);
    assert.deepEqual(
      plan.map(({ isPlain, words, leftOut }) => [isPlain, words, leftOut.length]),
      [
        [false, "从“其他·本年新收”起行列对调着填", 0],
        [false, "从“法律服务机构·本年新收”起照原样填", 0],
        [false, "从“其他·本年新收”起照原样填，放不下的不填", 1],
      ],
    );
    assert.equal(draft.pasteApply(start, block, 1), 3);
    assert.deepEqual(newlyReceived(draft, ["legal", "other", "total"]), ["1", "2", "3"]);
    assert.throws(() => draft.pastePlan("t9.x.y", "1"), /不能粘贴/);
    assert.throws(() => draft.pastePlan(start, "1\n".repeat(500)), /500 行/);
  });

  it("puts a draft on another edition, draws that one, and goes back", () => {
    const draft = new core.Draft("2026-01-20", "2021");
    draft.setText("year", "2020");
    draft.setCell("t3.new_received.natural", "5");
    draft.setCell("t3.overdue_fee.natural", "2");
    assert.deepEqual([draft.view().edition, draft.view().offered], ["2021", "2019"]);
    draft.changeEdition("2019");
    const view = draft.view();
    assert.deepEqual([view.edition, view.offered], ["2019", null]);
    assert.equal(draft.form().edition, "2019");
    assert.equal(view.shown["t3.new_received.natural"], "5");
    assert.equal(view.shown["t3.overdue_fee.natural"], undefined);
    assert.deepEqual(view.aside, [{ edition: "2021", name: "自然人·逾期未缴费", text: "2" }]);
    assert.equal(view.undo, "改用 2019 年版格式");
    draft.undo();
    assert.equal(draft.view().shown["t3.overdue_fee.natural"], "2");
    draft.startNew("2019");
    assert.equal(draft.view().edition, "2019");
  });

  it("empties several cells in one step", () => {
    const draft = new core.Draft("2026-01-20", "2021");
    draft.pasteApply("t3.new_received.natural", "1\t2\t3", 0);
    draft.clearCells("t3.new_received.natural t3.new_received.research");
    assert.deepEqual(newlyReceived(draft, ["natural", "commercial", "research"]), ["", "2", ""]);
    draft.undo();
    assert.deepEqual(newlyReceived(draft, ["natural", "commercial", "research"]), ["1", "2", "3"]);
  });

  it("says what belongs into a cell, and which sums it takes part in", () => {
    const draft = new core.Draft("2026-01-20", "2021");
    const help = draft.help("t3.partially_granted.legal");
    assert.equal(help.name, "法律服务机构·部分公开");
    assert.match(help.help, /不再计入别的行/);
    assert.equal(help.article, "条例第三十七条");
    assert.equal(draft.help("t9.x.y"), null);
    const [column, row] = draft.sumsOf("t3.partially_granted.legal");
    assert.equal(column.total, "t3.total_processed.legal");
    assert.equal(row.cells.length, 7);
    assert.equal(draft.sumsOf("t3.new_received.legal")[0].total, null, "a balance has no total");
    assert.deepEqual(draft.sumsOf("t9.x.y"), []);
  });

  it("takes back what was typed before what was pasted before it, and does it again", () => {
    const draft = new core.Draft("2026-01-20", "2021");
    draft.pasteApply("t3.new_received.natural", "1\t2\n3\t4", 0);
    draft.setCell("t2.licensing.decisions", "7");
    draft.undo();
    assert.equal(draft.view().shown["t2.licensing.decisions"], undefined);
    assert.deepEqual(draft.steps(), { done: ["粘贴 4 格"], undone: ["填写“行政许可·本年处理决定数量”"] });
    draft.redo();
    assert.equal(draft.view().shown["t2.licensing.decisions"], "7");
  });

  it("says of words as JavaScript counts where they changed", () => {
    const draft = new core.Draft("2026-01-20", "2021");
    draft.setText("overview", "😀条");
    draft.settle();
    draft.setText("overview", "😀三条");
    const { place, span } = draft.undo();
    assert.deepEqual([place, span], ["overview", [2, 2]]);
    assert.deepEqual(draft.redo().span, [2, 3]);
  });

  it("opens a report as a step, but goes on with a kept one as if nothing had been before", async () => {
    const draft = new core.Draft("2026-01-20", "2021");
    draft.setText("organ.name", "港口乡");
    draft.replace(await opened());
    assert.equal(draft.text("organ.name"), "杭州市");
    assert.equal(draft.undo().opensAnother, true);
    assert.equal(draft.text("organ.name"), "港口乡");
    draft.startNew();
    assert.equal(draft.view().undo, "另起一份空白的");
    draft.goOn(await opened());
    assert.deepEqual(draft.steps(), { done: [], undone: [] });
  });

  it("fills blank cells with 0 in one step, and leaves “/” and sums alone", () => {
    const draft = new core.Draft("2026-01-20", "2021");
    draft.setCell("t4.review.upheld", "/");
    assert.equal(draft.fillZeros("t4.review"), 3);
    assert.equal(draft.view().undo, "“行政复议”空格填 0（3 格）");
    assert.equal(JSON.parse(draft.json()).cells["t4.review.upheld"], "/");
    assert.equal(draft.fillZeros("t4"), 8);
    assert.equal(draft.fillZeros("t4"), 0);
    assert.equal(draft.fillZeros("nowhere"), 0);
    assert.equal(draft.steps().done.length, 3, "what fills nothing is no step");
  });

  it("survives addresses, fields and rules that do not exist", () => {
    const draft = new core.Draft("no date");
    draft.setCell("t9.x.y", "1");
    draft.setText("nothing", "1");
    draft.correct("nowhere", "1");
    assert.equal(draft.text("nothing"), "");
    assert.equal(draft.manual("X-99"), "");
    assert.throws(() => draft.write("exe"), /格式/);
  });
});
