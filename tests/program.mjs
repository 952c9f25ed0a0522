// The program on the command line, for tests that hold what it writes against something else.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
let built;

/** Runs it with those words, in its release build: what it printed. */
export async function program(...words) {
  return run(await programPath(), words, { cwd: root, maxBuffer: 64 << 20 });
}

/** Where that build is. */
export function programPath() {
  built ??= build();
  return built;
}

/** Builds it, and gives its path. */
async function build() {
  await run("cargo", ["build", "--quiet", "--release"], { cwd: root });
  const { stdout } = await run("cargo", ["metadata", "--format-version", "1", "--no-deps"], { cwd: root });
  return join(JSON.parse(stdout).target_directory, "release", "xxgk-annual-report");
}
