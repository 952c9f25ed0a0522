// The browsers of the benchmark: each with a new, empty profile, which is thrown away afterwards.
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { findBrowser } from "../../www/build/browser.mjs";
import { quick } from "./options.mjs";

export const FIRST_INPUT = "t3.new_received.natural";

/** At 60 pictures a second, up to 16 ms would be waiting for the screen, for any page. */
export const UNLIMITED_FRAMES = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];

/** What the browser calls itself, once one was started. */
export let browserVersion;

export async function withPage(flags, use) {
  const browser = await puppeteer.launch({
    executablePath: await findBrowser(),
    headless: true,
    defaultViewport: { width: 1366, height: 768 },
    protocolTimeout: 180_000,
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
    await pause(quick ? 300 : 1500); // what a browser does right after its start is not the page's
    const [page] = await browser.pages();
    return await use(page, browser);
  } finally {
    await browser.close();
  }
}

/** All the pages, each open and filled in a browser of its own: `use({ ours: page, surveyjs: page, … })`. */
export async function withFilledPages([side, ...rest], flags, use, open = {}) {
  if (!side) return use(open);
  return withPage(flags, async (page) => {
    await openFilled(page, side);
    return withFilledPages(rest, flags, use, { ...open, [side.name]: page });
  });
}

export async function openBlank(page, side) {
  await page.goto(pathToFileURL(side.file).href);
  await page.waitForSelector(`pierce/[data-cell="${FIRST_INPUT}"]`);
}

export async function openFilled(page, side) {
  await openBlank(page, side);
  await side.fill(page);
}

/** Makes the page's processor so many times slower: an old office machine. */
export async function slowDown(page, rate) {
  await (await page.createCDPSession()).send("Emulation.setCPUThrottlingRate", { rate });
}

/** Presses keys, each let go at once. */
export async function press(page, keys) {
  for (const key of keys) await Promise.all([page.keyboard.down(key), page.keyboard.up(key)]);
}

export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
