// The browsers that the whole flow runs in: each is started with a profile, so that it can be killed and come back.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import puppeteer from "puppeteer-core";
import oldPuppeteer from "puppeteer-core-10";
import { findFirefox, oldChromium } from "../../www/build/browser.mjs";
import { apt, cache, isDebianRoot, onPath, run } from "../../www/build/host.mjs";
import { launch } from "../page/browsers.mjs";
import { launchWebKit } from "./webkit.mjs";

/** The versions of the npm package that carries old Chromiums, by the Chromium. */
const CARRIED = { 83: "3.1.1", 88: "5.5.0", 90: "9.1.0" };

async function launchOld({ path, args, env }, profile) {
  return oldPuppeteer.launch({
    executablePath: path,
    args,
    env: { ...process.env, ...env },
    headless: true,
    userDataDir: profile,
  });
}

/** A Chromium that an npm package carries, fetched and unpacked once. */
async function carried(version) {
  const folder = join(cache, `chromium-${version}`);
  const path = join(folder, "chromium");
  if (!existsSync(path)) {
    await mkdir(folder, { recursive: true });
    const name = `chrome-aws-lambda-${CARRIED[version]}.tgz`;
    await run("npm", ["pack", `chrome-aws-lambda@${CARRIED[version]}`, "--pack-destination", folder, "--silent"]);
    await run("tar", ["-xzf", join(folder, name), "-C", folder, "package/bin"]);
    const packed = await readFile(join(folder, "package/bin/chromium.br"));
    await writeFile(`${path}.${process.pid}`, await promisify(brotliDecompress)(packed), { mode: 0o755 });
    await rename(`${path}.${process.pid}`, path);
    await rm(join(folder, name));
    await rm(join(folder, "package"), { recursive: true });
  }
  return { path, args: ["--no-sandbox", "--disable-gpu", "--headless"], env: {} };
}

const isLinux = platform() === "linux" && arch() === "x64";

/** Each browser: whether it can be had on this machine, and how it is started with that profile. */
export const engines = {
  chromium: { has: () => true, start: (profile) => launch(profile) },
  "chromium-80": { has: () => isLinux, start: async (profile) => launchOld(await oldChromium(), profile) },
  ...Object.fromEntries(
    Object.keys(CARRIED).map((version) => [
      `chromium-${version}`,
      { has: () => isLinux, start: async (profile) => launchOld(await carried(version), profile) },
    ]),
  ),
  firefox: {
    has: async () => (await findFirefox()) !== undefined,
    start: async (profile) =>
      puppeteer.launch({
        browser: "firefox",
        executablePath: await findFirefox(),
        headless: true,
        userDataDir: profile,
      }),
  },
  webkit: {
    has: async () => {
      if (!isLinux) return false;
      const missing = [
        ["WebKitWebDriver", "webkit2gtk-driver"],
        ["Xvfb", "xvfb"],
      ].filter(([program]) => !onPath(program));
      if (missing.length > 0 && isDebianRoot()) await apt(...missing.map(([, name]) => name));
      return missing.length === 0 || isDebianRoot();
    },
    start: (profile) => launchWebKit(profile, spawn),
    // Its driver begins every window as a private one.
    forgets: true,
  },
};

/** Those that `BROWSERS` names, with commas; without it the two that every test run has; `all`: all. */
export function chosen(wanted = process.env.BROWSERS ?? "chromium,chromium-80") {
  const names = wanted === "all" ? Object.keys(engines) : wanted.split(",");
  for (const name of names) if (!engines[name]) throw new Error(`no such browser: ${name}; ${Object.keys(engines)}`);
  return names;
}
