// What the build scripts share: where things are, and how other programs are run.
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { homedir, platform } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Tools that are installed once for every checkout of this project live here. */
export const cache = join(cacheHome(), "xxgk-annual-report");

/** Where cargo keeps the sources of crates: the start of many paths that a compiler writes down. */
export const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");

function cacheHome() {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
  if (platform() === "win32") return process.env.LOCALAPPDATA ?? join(homedir(), "AppData/Local");
  if (platform() === "darwin") return join(homedir(), "Library/Caches");
  return join(homedir(), ".cache");
}

/** Says in one line what is being installed; the Chinese first, for most of our users. */
export const say = (chinese, english) => console.log(`${chinese} / ${english}`);

/** A fault that the person at the keyboard can mend: printed without a stack. */
export class SetupError extends Error {}

/** Runs `main`, the body of a script that was started from the command line. */
export async function script(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exit(1);
  }
}

/**
 * Runs a program to its end and keeps what it prints, to be seen only when it
 * fails. `timeout` is in seconds.
 */
export function run(command, args, { timeout, ...options } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      ...options,
    });
    let printed = "";
    child.stdout?.on("data", (part) => {
      printed += part;
    });
    child.stderr?.on("data", (part) => {
      printed += part;
    });
    const timer = timeout && setTimeout(() => child.kill(), timeout * 1000);
    child.on("error", (error) => {
      clearTimeout(timer);
      fail(error);
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      if (code === 0) return done(printed);
      const what = [command, ...args].join(" ");
      fail(new SetupError(`${what}\n${printed}\n✗ ${code ?? `> ${timeout} s`}`));
    });
  });
}

/** What a program prints, trimmed; `undefined` when it is missing or fails. */
export function ask(command, args, options = {}) {
  const { status, stdout } = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    ...options,
  });
  return status === 0 ? stdout.trim() : undefined;
}

/** The path of a program on PATH. */
export function onPath(name) {
  const endings = platform() === "win32" ? [".exe", ".cmd", ".bat"] : [""];
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const ending of endings) {
      const path = join(folder, name + ending);
      if (folder && isProgram(path)) return path;
    }
  }
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Whether we may install Debian packages without asking anyone. */
export const isDebianRoot = () =>
  platform() === "linux" && process.getuid?.() === 0 && existsSync("/etc/debian_version") && !!onPath("apt-get");

/** Installs Debian packages; waits for another apt that is at work. */
export async function apt(...packages) {
  const wait = ["-o", "DPkg::Lock::Timeout=600"];
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", [...wait, "update"], { env });
  await run("apt-get", [...wait, "install", "-y", "--no-install-recommends", ...packages], { env });
}
