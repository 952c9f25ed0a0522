// Another edition of the form: chosen in the head, called for by the year, brought along by a file. Nothing typed gets lost.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { folder } from "../fixtures.mjs";
import { violationsOn } from "./axe.mjs";
import { hasOld, launch, launchOld } from "./browsers.mjs";
import { Form, offlineFile } from "./form.mjs";
import { useBrowser, useFreshForm } from "./setup.mjs";

/** Both editions have it. */
const BOTH = "t3.granted.natural";
/** Only the edition of 2021 has it. */
const ONLY_2021 = "t2.normative_documents.repealed";
/** Only the edition of 2019 has it. */
const ONLY_2019 = "t2.procurement.items";

/** A draft on the edition of 2019, as it is saved. */
const of2019 = {
  schema: "xxgk-annual-report/1",
  edition: "2019",
  organ: { name: "青山县", kind: "county" },
  year: 2020,
  cells: { "t3.granted.natural": "5", "t2.procurement.items": "7" },
};

/** The cells in which something was typed. */
const filled = (cells) => Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ""));

describe("another edition of the form", () => {
  let form;
  useFreshForm((fresh) => (form = fresh));

  const choose = async (edition) => (await form.find("select[data-edition]")).select(edition);
  const chosen = () => form.ask((shadow) => shadow.querySelector("select[data-edition]").value);
  const hasCell = (address) => form.ask((shadow, one) => !!shadow.querySelector(`[data-cell="${one}"]`), address);
  const aside = () => form.ask((shadow) => shadow.querySelector(".kept-aside")?.textContent.replace(/\s+/g, " ") ?? "");
  const drawn = () => form.page.evaluate(() => document.querySelector("xxgk-annual-report").updateComplete);
  const undo = () => form.press("撤销", ".turns");
  const redo = () => form.press("重做", ".turns");

  it("is chosen from a list, the newest first", async () => {
    const offered = await form.ask((shadow) =>
      [...shadow.querySelectorAll("select[data-edition] option")].map((one) => one.textContent),
    );
    assert.match(offered.at(0), /^\d{4} 年版（\d{4} 年度起）$/);
    assert.equal(offered.at(-1), "2019 年版（2019、2020 年度）");
    assert.deepEqual([...offered].sort().reverse(), offered);
    assert.equal(await chosen(), "2021");
  });

  it("brings its own rows, and keeps the figures that both have in their cells", async () => {
    await form.type(BOTH, "12");
    await choose("2019");
    await form.has(`[data-cell="${ONLY_2019}"]`);
    assert.equal(await hasCell(ONLY_2021), false);
    assert.equal(await form.shown(BOTH), "12");
    assert.match(await form.notice(), /已改用 2019 年版格式，对得上的 1 格都照原样填好了/);
    await form.type(ONLY_2019, "7");
    const { edition, cells } = await form.saved();
    assert.deepEqual([edition, filled(cells)], ["2019", { [BOTH]: "12", [ONLY_2019]: "7" }]);
    assert.deepEqual(form.problems, []);
  });

  it("names what has no place there, keeps it in sight and in the file, and brings it back", async () => {
    await form.type(BOTH, "12");
    await form.type(ONLY_2021, "3");
    await choose("2019");
    await form.has(".kept-aside");
    assert.match(await form.notice(), /“[^”]+”共 1 处没有对应位置，已留在草稿里，换回原格式就会出现/);
    await form.type(BOTH, "13");
    assert.match(await aside(), /还留着另一版格式的 1 处内容.*3/, "it stays in sight while somebody types on");
    await choose("2021");
    await form.has(`[data-cell="${ONLY_2021}"]`);
    assert.equal(await form.shown(ONLY_2021), "3");
    assert.equal(await form.shown(BOTH), "13");
    assert.equal(await aside(), "");
    assert.deepEqual(form.problems, []);
  });

  it("is one step, which can be undone and redone", async () => {
    await form.type(ONLY_2021, "3");
    await choose("2019");
    await form.has(`[data-cell="${ONLY_2019}"]`);
    await undo();
    await form.has(`[data-cell="${ONLY_2021}"]`);
    assert.equal(await form.shown(ONLY_2021), "3");
    assert.equal(await chosen(), "2021");
    await redo();
    await form.has(`[data-cell="${ONLY_2019}"]`);
    assert.equal(await chosen(), "2019");
    await undo();
    await undo();
    await drawn();
    assert.equal(await form.shown(ONLY_2021), "", "the step before it is undone next");
    assert.deepEqual(form.problems, []);
  });

  it("is offered where the year calls for it", async () => {
    const offer = () => form.ask((shadow) => shadow.querySelector(".offer")?.textContent.replace(/\s+/g, " ") ?? "");
    await form.write("year", "2025");
    assert.equal(await offer(), "");
    await form.write("year", "2020");
    await form.has(".offer");
    assert.match(await offer(), /2020 年.*改用 2019 年版格式/);
    await form.press("改用 2019 年版格式");
    await form.has(`[data-cell="${ONLY_2019}"]`);
    assert.equal(await offer(), "");
    assert.equal(await chosen(), "2019");
    await form.write("year", "2022");
    await form.has(".offer");
    assert.match(await offer(), /2022 年.*改用 2021 年版格式/, "and the other way round");
  });

  it("comes with a file, its figures in their rows; undo leads back to the rows of before", async (test) => {
    await form.type(ONLY_2021, "3");
    const path = join(await folder(test), "2020.json");
    await writeFile(path, JSON.stringify(of2019));
    await form.openFile(path);
    await form.has(`[data-cell="${ONLY_2019}"]`);
    assert.equal(await form.shown(BOTH), "5");
    assert.equal(await form.shown(ONLY_2019), "7");
    await undo();
    await form.has(`[data-cell="${ONLY_2021}"]`);
    assert.equal(await form.shown(ONLY_2021), "3");
    assert.deepEqual(form.problems, []);
  });

  it("marks what is wrong at its own cells", async () => {
    await choose("2019");
    await form.has(`[data-cell="${ONLY_2019}"]`);
    await form.type(ONLY_2019, "很多");
    await form.has(`[data-cell="${ONLY_2019}"][aria-invalid="true"]`);
    assert.deepEqual(form.problems, []);
  });

  it("is offered and named so that everyone can use it", async () => {
    await form.write("year", "2020");
    await form.type(ONLY_2021, "3");
    await form.has(".offer");
    const described = await form.ask((shadow) => {
      const year = shadow.querySelector('[data-field="year"]');
      return shadow.getElementById(year.getAttribute("aria-describedby")).textContent;
    });
    assert.match(described, /2020 年/);
    assert.deepEqual(await violationsOn(form.page), []);
    await choose("2019");
    await form.has(".kept-aside");
    await form.ask((shadow) => {
      shadow.querySelector(".kept-aside").open = true;
    });
    assert.deepEqual(await violationsOn(form.page), []);
  });

  it("goes with the draft: closed and opened again, its rows are there", async () => {
    await choose("2019");
    await form.has(`[data-cell="${ONLY_2019}"]`);
    await form.type(ONLY_2019, "7");
    await form.kept();
    await form.page.reload();
    await form.ready();
    assert.equal(await form.shown(ONLY_2019), "7");
    assert.equal(await chosen(), "2019");
    // A blank draft is on the newest again.
    await form.page.evaluate(() => document.querySelector("xxgk-annual-report").startNew());
    await form.has(`[data-cell="${ONLY_2021}"]`);
    assert.equal(await chosen(), "2021");
  });
});

for (const [name, isThere, open] of [
  ["today's browser", true, launch],
  ["Chromium 80", await hasOld(), launchOld],
]) {
  describe(`another edition, chosen before the core is there, in ${name}`, { skip: !isThere }, () => {
    let browser;
    useBrowser((one) => (browser = one), open);

    /** A page whose core comes when the test says so: `letCore()`. */
    const beforeTheCore = async (edition) => {
      const form = new Form(await browser.newPage());
      if (edition) await form.beginOn(edition);
      await form.page.evaluateOnNewDocument(() => {
        const { instantiate } = WebAssembly;
        const later = new Promise((resolve) => {
          window.letCore = resolve;
        });
        WebAssembly.instantiate = async (...words) => {
          await later;
          return instantiate.call(WebAssembly, ...words);
        };
      });
      await form.page.goto(offlineFile);
      return form;
    };

    it("goes to the one that the site asks for, with what was typed by then", async () => {
      const form = await beforeTheCore("2019");
      await form.has(`[data-cell="${ONLY_2021}"]`);
      await form.type(BOTH, "12");
      await form.type(ONLY_2021, "3");
      await form.page.evaluate(() => window.letCore());
      await form.ready();
      await form.has(`[data-cell="${ONLY_2019}"]`);
      assert.equal(await form.shown(BOTH), "12");
      await form.has(".kept-aside");
      await form.type(ONLY_2019, "7");
      const saved = await form.saved();
      assert.deepEqual([saved.edition, saved.cells[ONLY_2019], saved.aside.length], ["2019", "7", 1]);
      assert.deepEqual(form.problems, []);
      // Nothing of it for the next test.
      await form.page.evaluate(() => document.querySelector("xxgk-annual-report").startNew());
      await form.page.close();
    });

    it("loses nothing that was typed before and after", async () => {
      const form = await beforeTheCore();
      await form.has(`[data-cell="${ONLY_2021}"]`);
      await form.type(BOTH, "12");
      await (await form.find("select[data-edition]")).select("2019");
      await form.type(ONLY_2021, "3");
      await form.write("overview", "全年平稳。");
      await form.page.evaluate(() => window.letCore());
      await form.ready();
      await form.has(`[data-cell="${ONLY_2019}"]`);
      assert.equal(await form.shown(BOTH), "12");
      const saved = await form.saved();
      assert.equal(saved.edition, "2019");
      assert.equal(saved.overview, "全年平稳。");
      assert.match(JSON.stringify(saved), /"3"/, "what has no place is in the file");
      await (await form.find("select[data-edition]")).select("2021");
      await form.has(`[data-cell="${ONLY_2021}"]`);
      assert.equal(await form.shown(ONLY_2021), "3");
      assert.deepEqual(form.problems, []);
    });
  });
}
