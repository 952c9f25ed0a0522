// Files are read beside the page, by a worker: what it dies of takes nothing along, and where there is none, the page
// reads them itself.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hasFirefox, hasOld, launchFirefox, launchOld } from "./browsers.mjs";
import { apart, Form, offlineFile } from "./form.mjs";
import { launchFor, useBrowser, useServer } from "./setup.mjs";

const { address } = await useServer();
/** Browsers that are not on every machine. */
const others = {
  ...((await hasOld()) && { "an old Chromium": launchOld }),
  ...((await hasFirefox()) && { Firefox: launchFirefox }),
};
const A = "t3.new_received.natural";

const rows = ["规章", "行政规范性文件"].map((name) => `${name} 1 2 3`);
const published = ["测试乡2023年政府信息公开工作年度报告", "二、主动公开政府信息情况", ...rows].join("\n");

/** In the page, before its scripts: what workers there were, and how they ended. */
function watchWorkers() {
  window.workers = [];
  const { Worker } = window;
  window.Worker = class extends Worker {
    constructor(...words) {
      super(...words);
      const told = { answers: 0, isEnded: false };
      window.workers.push(told);
      this.addEventListener("message", () => (told.answers += 1));
      this.told = told;
    }
    terminate() {
      this.told.isEnded = true;
      super.terminate();
    }
    // A test may have something done in the worker before it is asked anything.
    async postMessage(question) {
      await window.beforeAsking?.();
      super.postMessage(question);
    }
  };
}

async function open(browser, from, ...scripts) {
  const form = new Form(await (await apart(browser)).newPage());
  await form.beginOn("2021");
  for (const script of [watchWorkers, ...scripts]) await form.page.evaluateOnNewDocument(script);
  await form.page.goto(from);
  await form.ready();
  return form;
}

/** Chooses a file, and waits until it was dealt with. */
const choose = (form, text, name = "年报.txt") =>
  form.page.evaluate(
    (text, name) => document.querySelector("xxgk-annual-report").openFile(new File([text], name)),
    text,
    name,
  );
const workers = (form) => form.page.evaluate(() => window.workers);
const review = (form) => form.ask((shadow) => shadow.querySelector(".review p")?.textContent.trim());
const notice = (form) => form.ask((shadow) => shadow.querySelector(".notice")?.textContent.trim() ?? "");

async function isReadBeside(form) {
  await choose(form, published);
  assert.match(await review(form), /《测试乡2023年政府信息公开工作年度报告》/);
  assert.deepEqual(await workers(form), [{ answers: 2, isEnded: true }], "it said that it is there, and what it read");
  await (await form.find('[data-way="draft"]')).click();
  assert.equal((await form.saved()).cells["t2.regulations.made"], "1");
}

describe("a file of another program", () => {
  let browser;
  useBrowser((one) => (browser = one));

  for (const [where, from] of [
    ["in the offline file", offlineFile],
    ["on a website with a strict policy", address],
  ]) {
    it(`is read beside the page ${where}`, async () => {
      const form = await open(browser, from);
      await isReadBeside(form);
      assert.deepEqual(form.problems, []);
    });
  }

  for (const [name, start] of Object.entries(others)) {
    it(`is read beside the page in ${name}`, async (test) => {
      await isReadBeside(await open(await launchFor(test, start), offlineFile));
    });
  }

  it("that no report is in is refused with the core's own sentence", async () => {
    const form = await open(browser, offlineFile);
    await choose(form, "今天开会。");
    assert.match(await notice(form), /没有找到年度报告/);
    assert.equal((await workers(form)).length, 1);
  });

  it("is read in the page where there may be no worker, and nobody asks for one twice", async () => {
    const refused = [
      () => {
        window.Worker = class {
          constructor() {
            window.workers.push("refused");
            throw new DOMException("no", "SecurityError");
          }
        };
      },
      () => {
        // As Chromium tells that the policy of the page has none.
        window.Worker = class extends EventTarget {
          constructor() {
            super();
            window.workers.push("refused");
            setTimeout(() => this.dispatchEvent(new Event("error", { cancelable: true })));
          }
          terminate() {}
        };
      },
    ];
    for (const refuse of refused) {
      const form = await open(browser, offlineFile, refuse);
      for (let time = 0; time < 2; time += 1) {
        await choose(form, published);
        assert.match(await review(form), /测试乡2023年/);
      }
      assert.deepEqual(await workers(form), ["refused"]);
    }
  });

  it("that kills the core beside the page takes nothing along, and says which file it was", async () => {
    const form = await open(browser, offlineFile);
    await form.type(A, "12");
    // Its core traps in the first verb that it is asked.
    let asked;
    await form.page.exposeFunction("beforeAsking", () => asked);
    const trapped = new Promise((resolve) => form.page.once("workercreated", resolve));
    asked = trapped.then((worker) =>
      worker.evaluate(() => {
        const { instantiate } = WebAssembly;
        WebAssembly.instantiate = async (...words) => {
          const { exports } = await instantiate.apply(WebAssembly, words);
          const openFile = () => {
            throw new WebAssembly.RuntimeError("unreachable");
          };
          return { exports: { ...exports, openFile } };
        };
      }),
    );
    await choose(form, published, "怪文件.txt");
    assert.match(await notice(form), /“怪文件\.txt”读不了/);
    assert.deepEqual(await workers(form), [{ answers: 2, isEnded: true }]);
    assert.equal(
      await form.ask((shadow) => shadow.querySelector("[role=alert]") === null),
      true,
      "the page's own core lives",
    );
    await form.type("t4.review.upheld", "3");
    const { cells } = await form.saved();
    assert.deepEqual([cells[A], cells["t4.review.upheld"]], ["12", "3"]);
  });

  it("takes what is typed meanwhile: the page waits for nothing, and the last file that was chosen counts", async () => {
    const form = await open(browser, offlineFile);
    const released = {};
    const held = new Promise((resolve) => (released.now = resolve));
    await form.page.exposeFunction("beforeAsking", () => held);
    const first = choose(form, published.replace("测试乡", "甲乡"));
    const second = choose(form, published.replace("测试乡", "乙乡"));
    await form.page.waitForFunction(() =>
      /正在读“年报\.txt”/.test(
        document.querySelector("xxgk-annual-report").shadowRoot.querySelector(".notice")?.textContent,
      ),
    );
    await form.type(A, "12");
    assert.equal((await form.saved()).cells[A], "12", "while both are still being read");
    released.now();
    await Promise.all([first, second]);
    assert.match(await review(form), /《乙乡2023年/);
    assert.equal(await notice(form), "");
  });
});
