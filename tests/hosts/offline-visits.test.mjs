// After the first visit the page in a frame opens without a network. A new version is offered, comes when somebody asks for
// it, and two windows of two versions lose nothing.
import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after, describe, it } from "node:test";
import { root } from "../../www/build/host.mjs";
import { serviceWorker } from "../../www/build/service-worker.mjs";
import { fixture, folder } from "../fixtures.mjs";
import { apart, Form } from "../page/form.mjs";
import { said } from "../page/kept.mjs";
import { useBrowser } from "../page/setup.mjs";

const dist = join(root, "dist");
const CELL = "t3.new_received.natural";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
};
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html xxgk-annual-report";

/** A site that has copied the folder, and can put another version in its place, or be gone. */
const names = (await readdir(dist)).filter((name) => extname(name) in TYPES);
const first = new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(dist, name))])));
let files = first;
let isGone = false;
let isWithoutWasm = false;
const asked = [];
const server = createServer((request, response) => {
  if (isGone) return request.socket.destroy();
  const name = request.url.slice("/tool/".length).split("?")[0];
  asked.push(name);
  const content = files.get(name);
  if (!content) return response.writeHead(404).end();
  const policy = isWithoutWasm ? POLICY.replace(" 'wasm-unsafe-eval'", "") : POLICY;
  response.writeHead(200, { "Content-Type": TYPES[extname(name)], "Content-Security-Policy": policy });
  return response.end(content);
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
after(() => {
  server.close();
  server.closeAllConnections();
});
const url = `http://127.0.0.1:${server.address().port}/tool/frame.html`;

/** The same with another title, under a script of another name, without the files of the version before. */
function second() {
  const next = new Map(first);
  const script = [...first.keys()].find(
    (name) => /^shared-/.test(name) && String(first.get("frame.js")).includes(name),
  );
  next.delete(script);
  const renamed = script.replace("shared-", "shared-NEXT");
  for (const [name, bytes] of next)
    if (name.endsWith(".js")) next.set(name, Buffer.from(String(bytes).replaceAll(script, renamed)));
  next.set(renamed, Buffer.from(String(first.get(script)).replaceAll(script, renamed)));
  next.set("frame.html", Buffer.from(String(first.get("frame.html")).replace("<title>", "<title>新版 ")));
  next.set("sw.js", Buffer.from(serviceWorker([...next.keys()], (name) => next.get(name))));
  return next;
}

describe("the page in a frame, after the first visit", () => {
  let browser;
  useBrowser((one) => (browser = one));

  const opened = async (context) => {
    const form = new Form(await context.newPage());
    await form.page.setViewport({ width: 1366, height: 768 });
    await form.page.goto(url);
    await form.ready();
    return form;
  };
  const isReady = (form) => form.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));

  it("opens without a network, checks, keeps and hands out", async (test) => {
    const context = await apart(browser);
    test.after(() => context.close());
    isGone = false;
    files = first;
    const form = await opened(context);
    await isReady(form);
    await form.type(CELL, "12");
    await form.kept();
    isGone = true;
    await form.page.reload();
    await form.ready();
    assert.equal(await form.shown(CELL), "12");
    await form.hold(fixture("gangkou-2021"));
    await form.type("t4.review.upheld", "5");
    await form.type("t4.review.total", "3");
    await form.has("[data-rule]");
    assert.match((await form.download("下载 Word", await folder(test))).name, /\.docx$/);
    // A file is read in a worker, whose script is kept, too.
    const path = join(await folder(test), "a.json");
    await writeFile(path, JSON.stringify(fixture("hangzhou-2025")));
    await form.openFile(path);
    await said(form, "杭州市");
    assert.deepEqual(form.problems, []);
  });

  it("opens without a network where no WebAssembly may run; others do not fetch what stands for it", async () => {
    isGone = false;
    files = first;
    const script = names.find((name) => name.endsWith(".core.js"));
    for (isWithoutWasm of [false, true]) {
      asked.length = 0;
      const context = await apart(browser);
      const form = await opened(context);
      await isReady(form);
      assert.equal(asked.includes(script), isWithoutWasm);
      await form.type(CELL, "12");
      await form.kept();
      isGone = true;
      await form.page.reload();
      await form.ready();
      await form.type("t3.granted.natural", "5");
      assert.equal(await form.shown("t3.granted.total"), "5");
      isGone = false;
      await context.close();
    }
    isWithoutWasm = false;
  });

  it("asks the server for nothing that it has, and offers a new version when nobody is typing", async (test) => {
    const context = await apart(browser);
    test.after(() => context.close());
    isGone = false;
    files = first;
    const one = await opened(context);
    await isReady(one);
    await one.page.reload();
    await one.ready();
    asked.length = 0;
    await one.page.reload();
    await one.ready();
    assert.deepEqual(
      asked.filter((name) => name !== "sw.js"),
      [],
    );
    await one.type(CELL, "12");
    await one.kept();
    const other = await opened(context);
    await other.pressIfThere("另起一份空白的", ".notice");
    await other.type(CELL, "34");
    await other.kept();

    files = second();
    await one.page.evaluate(async () => {
      await (await navigator.serviceWorker.getRegistration()).update();
    });
    // Somebody types on, and is not disturbed; then there is a pause.
    const until = Date.now() + 1500;
    while (Date.now() < until) {
      await one.type(CELL, `${Date.now() % 1000}`);
      assert.doesNotMatch(await one.notice(), /新版本/);
    }
    await one.type(CELL, "13");
    await said(one, "新版本");
    assert.doesNotMatch(await one.page.title(), /新版/);

    await Promise.all([one.page.waitForNavigation(), one.press("现在换成新版", ".notice")]);
    await one.ready();
    assert.match(await one.page.title(), /新版/);
    assert.equal(await one.shown(CELL), "13", "what was typed is there");

    // The other window is still of the version before, whose files the server has no more.
    assert.doesNotMatch(await other.page.title(), /新版/);
    await other.type(CELL, "35");
    await other.hold(fixture("gangkou-2021"));
    await other.type(CELL, "36");
    await other.kept();
    await other.page.reload();
    await other.ready();
    assert.match(await other.page.title(), /新版/);
    assert.equal(await other.shown(CELL), "36");
    assert.deepEqual([...one.problems, ...other.problems], []);
  });
});
