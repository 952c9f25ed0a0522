// The reports of tests/fixtures, and folders for what is made of them.
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A saved file of tests/fixtures. */
export function fixture(name) {
  return JSON.parse(readFileSync(fixturePath(name), "utf8"));
}

/** Where it lies. */
export function fixturePath(name) {
  return fileURLToPath(new URL(`fixtures/${name}.json`, import.meta.url));
}

/** A folder that is gone after the test. */
export async function folder(test) {
  const path = await mkdtemp(join(tmpdir(), "xxgk-"));
  test.after(() => rm(path, { recursive: true, force: true, maxRetries: 5 }));
  return path;
}
