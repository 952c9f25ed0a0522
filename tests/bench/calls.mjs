// What is called directly, many times over: all checks once, the Word file once; and what leaves the machine.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFilled, withFilledPages, withPage } from "./browser.mjs";
import { quick } from "./options.mjs";
import { row } from "./table.mjs";

const BATCHES = quick ? 3 : 31;
const BATCH_MS = 100; // long enough for the browser's clock, which ticks in tenths of a millisecond

export async function measureCalls(sides) {
  const writing = sides.filter(({ downloadWord }) => downloadWord);
  const [checks, words, batches] = [{}, {}, {}];
  await withFilledPages(writing, [], async (open) => {
    for (const side of writing) {
      const { name } = side;
      await side.offerCalls(open[name]);
      [checks[name], words[name], batches[name]] = [[], [], {}];
      for (const call of ["check", "write"]) batches[name][call] = await batchSize(open[name], call);
    }
    for (let i = 0; i < BATCHES; i += 1) {
      for (const { name } of writing) {
        checks[name].push(await timeCalls(open[name], "check", batches[name].check));
        words[name].push(await timeCalls(open[name], "write", batches[name].write));
      }
    }
  });
  return [
    row("all checks once, 200 cells, 20 000 characters", "ms", 1, checks),
    row("report with 20 000 characters to .docx bytes", "ms", 5, words),
  ];
}

/** How many calls take BATCH_MS; found by doubling, which warms the code up as well. */
async function batchSize(page, call) {
  for (let calls = 1; ; calls *= 2) {
    const time = await timeCalls(page, call, calls);
    if (time * calls >= BATCH_MS) return calls;
  }
}

/** Milliseconds for one call, over a batch. */
function timeCalls(page, call, calls) {
  return page.evaluate(
    async (call, calls) => {
      const run = window.bench[call];
      const start = performance.now();
      for (let i = 0; i < calls; i++) {
        const result = run();
        if (result instanceof Promise) await result;
      }
      return (performance.now() - start) / calls;
    },
    call,
    calls,
  );
}

export async function measureRequests(sides) {
  const counts = {};
  for (const side of sides.filter(({ downloadWord }) => downloadWord)) counts[side.name] = [await countRequests(side)];
  return [row("network requests, from opening to the downloaded .docx", "", 0, counts)];
}

async function countRequests(side) {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const requests = [];
  const count = async (client) => {
    client.on("Network.requestWillBeSent", ({ request }) => requests.push(request.url));
    client.on("Network.webSocketCreated", ({ url }) => requests.push(url));
    await client.send("Network.enable");
  };
  await withPage([], async (page, browser) => {
    page.on("workercreated", (worker) => count(worker.client));
    await count(await page.createCDPSession());
    const client = await browser.target().createCDPSession();
    await client.send("Browser.setDownloadBehavior", {
      behavior: "allow",
      downloadPath: folder,
      eventsEnabled: true,
    });
    const downloaded = new Promise((resolve, reject) => {
      client.on("Browser.downloadProgress", ({ state }) => state === "completed" && resolve());
      setTimeout(reject, 60_000, new Error(`${side.name}: no download within a minute`)).unref();
    });
    await openFilled(page, side);
    await (await page.waitForSelector(side.downloadWord)).evaluate((button) => button.click());
    await downloaded;
    const [file] = readdirSync(folder);
    if (readFileSync(join(folder, file)).toString("latin1", 0, 2) !== "PK")
      throw new Error(`${side.name}: no Word file came`);
  });
  rmSync(folder, { recursive: true });
  return requests.filter((url) => !/^(file|data|blob|about):/.test(url)).length;
}
