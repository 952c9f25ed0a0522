// `npm run bench`: measures our page and a page made with the usual libraries side by side, in a real Chromium,
// each in turn, and prints one table. Needs a built page (`npm start -- --build-only`). Nothing is judged here:
// slow figures are printed, not punished, because they say as much about the machine as about the page.
//
//   --quick        few repetitions: to see that it runs
//   --peer-only    without our page
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import puppeteer from "puppeteer-core";
import { findBrowser } from "../../www/build/browser.mjs";
import { ours, peer } from "./pages.mjs";
import { buildPeer, peerVersions } from "./peer/build.mjs";
import { watchKeys, watchOpening } from "./watch.mjs";

const quick = process.argv.includes("--quick");
const pages = process.argv.includes("--peer-only") ? [peer] : [ours, peer];
const output = join(import.meta.dirname, "../../target/bench");

const FIRST_INPUT = "t3.new_received.natural";
// Figures of the test report that are not zero: a digit more breaks one to three sums, taking it away mends them.
const TYPED_CELLS = [
  "t3.new_received.natural",
  "t3.carried_over.natural",
  "t3.granted.natural",
  "t3.partially_granted.natural",
  "t3.not_held.natural",
  "t3.petition.natural",
  "t3.total_processed.natural",
  "t3.carried_forward.natural",
  "t3.new_received.commercial",
  "t3.granted.commercial",
  "t3.not_held.commercial",
  "t3.other_handling.commercial",
  "t3.granted.welfare",
  "t3.not_held.legal",
  "t3.new_received.other",
  "t3.new_received.total",
  "t3.granted.total",
  "t4.review.upheld",
  "t4.litigation_direct.pending",
  "t4.litigation_after_review.total",
];
const OPENINGS = quick ? 3 : 21;
const PAIRS_PER_CELL = quick ? 1 : 6; // a pair: one key breaks a sum, one mends it
const BATCHES = quick ? 3 : 31;
const BATCH_MS = 100; // long enough for the browser's clock, which ticks in tenths of a millisecond

mkdirSync(output, { recursive: true });
await buildPeer(peer.file);
for (const { file } of pages) {
  if (!existsSync(file)) throw new Error(`${file} is missing. Build it first: npm start -- --build-only`);
}
const busyBefore = loadavg()[0];
let browserVersion;

// The browser's own share of opening a page and of taking a key: bare inputs, and a finding once one has text.
const bare = {
  name: "bare",
  file: join(output, "bare.html"),
  findings: "[data-rule]",
  breakingKeys: ["1"],
  fill() {},
};
writeFileSync(
  bare.file,
  `<!doctype html>${TYPED_CELLS.map((cell) => `<input data-cell="${cell}">`).join("")}<p></p>
<script>oninput = (event) => (document.querySelector('p').innerHTML = event.target.value && '<b data-rule="1">!</b>');</script>`,
);

const rows = [
  ...measureSize(),
  ...(await measureOpening()),
  ...(await measureKeys()),
  ...(await measureCalls()),
  ...(await measureRequests()),
];
printTable(rows);
writeFileSync(join(output, "result.json"), `${JSON.stringify({ ...circumstances(), rows }, null, 1)}\n`);

// 1. Size of the single offline file.
function measureSize() {
  const size = ({ file }) => [gzipSync(readFileSync(file), { level: 9 }).length / 1024];
  return [row("single offline file, gzip -9", "KB", 300, sideBySide(size))];
}

// 2. From a double click to a table that takes figures: each time a browser that has never seen the page.
async function measureOpening() {
  const sides = [...pages, bare];
  const times = sideBySide(() => [], sides);
  for (let i = 0; i < OPENINGS; i++) {
    for (const side of sides) times[side.name].push(await timeOpening(side));
  }
  return [row("open from file:// to a painted table three that takes input, fresh profile (1)", "ms", 120, times)];
}

async function timeOpening({ name, file }) {
  return withPage([], async (page) => {
    await page.evaluateOnNewDocument(watchOpening, `[data-cell="${FIRST_INPUT}"]`);
    await page.goto(pathToFileURL(file).href);
    const time = await page.evaluate(() => window.opened);
    // An input that forgets what is typed right away would not count.
    const input = await page.$(`pierce/[data-cell="${FIRST_INPUT}"]`);
    await input.focus();
    await page.keyboard.press("7");
    await pause(200);
    const text = await page.$eval(`pierce/[data-cell="${FIRST_INPUT}"]`, ({ value }) => value);
    if (text !== "7") throw new Error(`${name}: typed 7 as soon as the table was there, and the cell says "${text}"`);
    return time;
  });
}

// 3. From a key to findings that have come or gone. Without a frame-rate limit: at 60 pictures a second, up to
//    16 ms would be waiting for the screen, for either page.
async function measureKeys() {
  const sides = [...pages, bare];
  const keys = sideBySide(() => [], sides);
  await withFilledPages(sides, ["--disable-frame-rate-limit", "--disable-gpu-vsync"], async (open) => {
    for (const { name, findings } of sides) await open[name].evaluate(watchKeys, findings);
    for (let i = 0; i < PAIRS_PER_CELL; i++) {
      for (const cell of TYPED_CELLS) {
        for (const side of sides) keys[side.name].push(...(await timePair(open[side.name], side, cell)));
      }
    }
  });
  const times = (what) => sideBySide(({ name }) => keys[name].map((key) => key[what]), sides);
  return [
    row("key press to findings in the page, laid out (2)", "ms", 16, times("processing"), "p95"),
    row("key press to findings painted (3)", "ms", 16, times("painted"), "p95"),
  ];
}

/** A wrong figure into a cell and out again: the key with which findings come, and the one with which they go. */
async function timePair(page, { name, breakingKeys }, cell) {
  const times = [];
  let findings = null;
  for (const keys of [breakingKeys, ["Backspace"]]) {
    await (await page.$(`pierce/[data-cell="${cell}"]`)).focus();
    await press(page, "End");
    for (const key of keys.slice(0, -1)) await press(page, key);
    await page.evaluate(() => window.nextKey());
    await press(page, keys.at(-1));
    const time = await page.evaluate(() => window.lastKey);
    const isAsExpected = time.processing !== null && (findings === null || time.findings < findings);
    if (!isAsExpected) throw new Error(`${name}: "${keys.join(" ")}" in ${cell} left ${time.findings} findings`);
    findings = time.findings;
    times.push(time);
  }
  return times;
}

/** Presses a key and lets it go at once. */
async function press(page, key) {
  await Promise.all([page.keyboard.down(key), page.keyboard.up(key)]);
}

// 4. and 5. All checks once, and the Word file once: called directly, many times over.
async function measureCalls() {
  const checks = sideBySide(() => []);
  const words = sideBySide(() => []);
  await withFilledPages(pages, [], async (open) => {
    const batches = sideBySide(() => ({}));
    for (const side of pages) await side.offerCalls(open[side.name]);
    for (const { name } of pages) {
      for (const call of ["check", "write"]) batches[name][call] = await batchSize(open[name], call);
    }
    for (let i = 0; i < BATCHES; i++) {
      for (const { name } of pages) {
        checks[name].push(await timeCalls(open[name], "check", batches[name].check));
        words[name].push(await timeCalls(open[name], "write", batches[name].write));
      }
    }
  });
  return [row("all checks once, 200 cells", "ms", 0.1, checks), row("report to .docx bytes", "ms", 3, words)];
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

// 6. What leaves the machine between opening the page and having the Word file.
async function measureRequests() {
  const counts = sideBySide(() => []);
  for (const page of pages) counts[page.name].push(await countRequests(page));
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
      setTimeout(reject, 30_000, new Error(`${side.name}: no download within 30 seconds`)).unref();
    });
    await page.goto(pathToFileURL(side.file).href);
    await page.waitForSelector(`pierce/[data-cell="${FIRST_INPUT}"]`);
    await side.fill(page);
    await (await page.waitForSelector(side.downloadWord)).evaluate((button) => button.click());
    await downloaded;
    const [file] = readdirSync(folder);
    if (readFileSync(join(folder, file)).toString("latin1", 0, 2) !== "PK")
      throw new Error(`${side.name}: no Word file came`);
  });
  rmSync(folder, { recursive: true });
  return requests.filter((url) => !/^(file|data|blob|about):/.test(url)).length;
}

// A browser with a new, empty profile, which is thrown away afterwards.
async function withPage(flags, use) {
  const browser = await puppeteer.launch({
    executablePath: await findBrowser(),
    headless: true,
    defaultViewport: { width: 1366, height: 768 },
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...flags,
    ],
  });
  try {
    browserVersion = await browser.version();
    await pause(quick ? 500 : 1500); // what a browser does right after its start is not the page's
    const [page] = await browser.pages();
    return await use(page, browser);
  } finally {
    await browser.close();
  }
}

/** All the pages, each open and filled in a browser of its own: `use({ ours: page, peer: page })`. */
async function withFilledPages([side, ...rest], flags, use, open = {}) {
  if (!side) return use(open);
  return withPage(flags, async (page) => {
    await page.goto(pathToFileURL(side.file).href);
    await page.waitForSelector(`pierce/[data-cell="${FIRST_INPUT}"]`);
    await side.fill(page);
    return withFilledPages(rest, flags, use, { ...open, [side.name]: page });
  });
}

function sideBySide(make, sides = pages) {
  return Object.fromEntries(sides.map((side) => [side.name, make(side)]));
}

function row(what, unit, goal, values, judged = "median") {
  const sides = Object.entries(values).map(([name, all]) => [
    name,
    {
      median: percentile(all, 50),
      p95: percentile(all, 95),
      runs: all.length,
      all,
    },
  ]);
  const { ours, peer, bare } = Object.fromEntries(sides);
  return {
    what,
    unit,
    goal,
    judged,
    met: ours && ours[judged] <= goal,
    ours,
    peer,
    bare,
  };
}

/** The smallest value that at least `share` percent of all values do not exceed. */
function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil((share / 100) * sorted.length) - 1];
}

function circumstances() {
  return {
    browser: browserVersion,
    peer: peerVersions(),
    machine: `${cpus().length} × ${cpus()[0].model}`,
    loadBefore: busyBefore,
  };
}

function printTable(rows) {
  const number = (value) => (value === undefined ? "–" : Number(value.toPrecision(3)).toString());
  const lines = rows.map(({ what, unit, goal, judged, met, ours, peer, bare }) => [
    what,
    goal === 0 ? "0" : `${judged} ≤ ${goal} ${unit}`,
    number(ours?.median),
    number(ours?.p95),
    met === undefined ? "–" : met ? "yes" : "**no**",
    number(peer.median),
    number(peer.p95),
    number(bare?.median),
    `${peer.runs}`,
  ]);
  const heads = ["what", "goal", "ours, median", "p95", "met", "peer, median", "p95", "bare, median", "runs each"];
  console.log([heads, heads.map(() => "---"), ...lines].map((line) => `| ${line.join(" | ")} |`).join("\n"));
  const { browser, peer, machine, loadBefore } = circumstances();
  console.log(`
Peer: ${peer}, in one offline file. Browser: ${browser}, headless. Machine: ${machine}, load ${loadBefore.toFixed(1)} before the run.
Bare: a page of a few inputs that does nothing but show one finding: the browser's own share of each figure.
KB = 1024 bytes. Each time is measured in the page, on its own clock.
(1) From the start of navigation to the end of the first frame that shows the input of the table's first cell.
(2) For the keys with which findings come or go: from the keydown event's time stamp until the findings have changed,
    all work of the event is done, and style and layout are computed. Our page says what a figure breaks when it is
    entered (Tab, Enter, a click elsewhere, 0.7 s without a key), so there the Tab key is timed, at the peer the digit;
    findings go with the Backspace key that mends the figure, at both.
(3) The same, to the end of the frame that shows the findings: plus paint, and the wait for a frame. Measured without
    the frame-rate limit; a 60 Hz screen adds up to 16.7 ms of waiting, whatever the page.`);
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
