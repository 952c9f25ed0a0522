// Real browsers for the tests: today's, and Chromium 80 as old office machines have it.
import { basename } from "node:path";
import puppeteer from "puppeteer-core";
import oldPuppeteer from "puppeteer-core-10";
import { findBrowser, findFirefox, oldChromium } from "../../www/build/browser.mjs";

const QUIET = [
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-gpu",
];
/** Chromium refuses its sandbox to root, as whom containers and build machines run. */
const ROOT = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

/** Today's browser; with a folder, it keeps its profile there. */
export async function launch(profile) {
  const executablePath = await findBrowser();
  const isFirefox = /firefox/i.test(basename(executablePath));
  return puppeteer.launch({
    browser: isFirefox ? "firefox" : "chrome",
    executablePath,
    headless: true,
    userDataDir: profile,
    args: isFirefox ? [] : [...QUIET, ...ROOT],
  });
}

/** Whether there is a Firefox for this machine. */
export async function hasFirefox() {
  return (await findFirefox()) !== undefined;
}

/** Firefox. */
export async function launchFirefox() {
  return puppeteer.launch({ browser: "firefox", executablePath: await findFirefox(), headless: true });
}

/** Whether there is a Chromium 80 for this machine: it comes for Linux on x86-64 only. */
export async function hasOld() {
  return (await oldChromium()) !== undefined;
}

/** Chromium 80. */
export async function launchOld() {
  const { path, args, env } = await oldChromium();
  return oldPuppeteer.launch({
    executablePath: path,
    args,
    env: { ...process.env, ...env },
    headless: true,
  });
}
