// Next year's form on the page: built with the made-up edition of tests/editions, as a page of its own.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, beforeEach, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { fixture, folder } from "../fixtures.mjs";
import { Form, root } from "./form.mjs";
import { useBrowser } from "./setup.mjs";

const page = new URL("target/next-edition/dist/xxgk-annual-report.html", root).href;

/** Rows that only the made-up edition has, and only the one before it. */
const NEW_ROW = "t3.transferred.natural";
const OLD_ROW = "t2.coercion.decisions";

describe("next year's form", () => {
  let browser;
  let form;
  before(() => {
    const script = fileURLToPath(new URL("www/build/start.mjs", root));
    const env = { ...process.env, XXGK_NEXT_EDITION: "1" };
    execFileSync(process.execPath, [script, "--build-only"], { env, stdio: ["ignore", "ignore", "inherit"] });
  });
  useBrowser((one) => (browser = one));
  beforeEach(async () => {
    await form?.page.browserContext().close();
    form = await Form.alone(browser, page, null);
  });

  const choose = async (edition) => (await form.find("select[data-edition]")).select(edition);
  const hasCell = (address) => form.ask((shadow, one) => !!shadow.querySelector(`[data-cell="${one}"]`), address);

  it("is what a blank report begins with, its rows and sections in their order", async () => {
    assert.equal(await hasCell(NEW_ROW), true);
    assert.equal(await hasCell(OLD_ROW), false);
    const headings = await form.ask((shadow) =>
      [...shadow.querySelectorAll(".paper section[id] h2")].map((one) => one.textContent),
    );
    assert.equal(headings.length, 7);
    assert.equal(headings[4], "五、不足和改进情况");
    assert.equal(headings[6], "七、智能服务中的信息公开情况");
    await form.write("smart_services", "智能问答全年在线。");
    assert.equal((await form.saved()).smart_services, "智能问答全年在线。");
    assert.deepEqual(form.problems, []);
  });

  it("counts the new row in its balance", async () => {
    for (const [address, text] of [
      ["t3.new_received.natural", "3"],
      ["t3.carried_over.natural", "0"],
      ["t3.granted.natural", "1"],
      ["t3.carried_forward.natural", "0"],
      [NEW_ROW, "5"],
    ])
      await form.type(address, text);
    // 结转下年度 would have to be negative: the next one to doubt is 本年新收.
    assert.deepEqual(await form.errors(), ["T3-01 t3.new_received.natural"]);
    await form.type(NEW_ROW, "2");
    assert.deepEqual(await form.errors(), []);
  });

  it("goes back to the form of the year before for a report on that year, and loses nothing", async () => {
    await form.type(NEW_ROW, "2");
    await form.type("t3.granted.natural", "1");
    await form.write("year", "2089");
    await form.has(".offer");
    await form.press("改用 2021 年版格式");
    await form.has(`[data-cell="${OLD_ROW}"]`);
    assert.equal(await hasCell(NEW_ROW), false);
    assert.equal(await form.shown("t3.granted.natural"), "1");
    await form.has(".kept-aside");
    await form.type(OLD_ROW, "8");
    await choose("2090");
    await form.has(`[data-cell="${NEW_ROW}"]`);
    assert.equal(await form.shown(NEW_ROW), "2");
    assert.deepEqual(form.problems, []);
  });

  it("opens last year's draft with every figure in its own row", async (test) => {
    const report = fixture("hangzhou-2025");
    const path = join(await folder(test), "2025.json");
    await writeFile(path, JSON.stringify(report));
    await form.openFile(path);
    await form.has(`[data-cell="${OLD_ROW}"]`);
    for (const address of ["t3.new_received.natural", "t3.carried_forward.natural", OLD_ROW])
      assert.equal(await form.shown(address), report.cells[address], address);
    assert.equal(await form.shown("t3.massive_requests.natural"), report.cells["t3.massive_requests.natural"]);
    const { edition, cells } = await form.saved();
    assert.equal(edition, "2021");
    assert.deepEqual(cells, report.cells);
  });

  it("comes back as it was after the page was closed", async () => {
    await form.type(NEW_ROW, "2");
    await form.kept();
    const context = form.page.browserContext();
    await form.page.close();
    const again = await Form.open(context, page, null);
    await again.has(`[data-cell="${NEW_ROW}"]`);
    assert.equal(await again.shown(NEW_ROW), "2");
    form = again;
  });

  it("downloads a Word file that opens again on it", async (test) => {
    await form.write("organ.name", "港口乡");
    await form.write("year", "2090");
    await form.type(NEW_ROW, "2");
    const into = await folder(test);
    await form.press("其他格式和版式", "header");
    await form.has("xxgk-download-panel");
    const { name } = await form.download("Word：下载", into, "xxgk-download-panel");
    const next = await Form.alone(browser, page, null);
    await next.openFile(join(into, name));
    await next.has(".notice");
    assert.equal(await next.shown(NEW_ROW), "2");
    await next.page.browserContext().close();
  });
});
