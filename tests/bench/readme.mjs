// With --write: puts what was measured where people read it, so that no figure there is typed by hand. Tables go into
// README.md of this folder, the main figures into the project's. Their places are marked by comments with a name.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { isWriting } from "./options.mjs";

const root = join(import.meta.dirname, "../..");
export const TABLES = join(import.meta.dirname, "README.md");
export const FIGURES = join(root, "README.md");

const loadBefore = loadavg()[0];

/** The text with `content` between `<!-- name -->` and `<!-- /name -->`, in the place of what stood there. */
export function filled(text, name, content) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`there is no place between ${start} and ${end}`);
  return text.slice(0, from + start.length) + content + text.slice(to);
}

function put(file, name, content) {
  writeFileSync(file, filled(readFileSync(file, "utf8"), name, content));
}

/** A table with the day, the commit and the machine, and what else its measurement has to say (`how`). */
export function writeTable(name, table, how) {
  if (isWriting) put(TABLES, name, `\n${table}\n\n${circumstances()} ${how}\n`);
}

/** One main figure. */
export function writeFigure(name, figure) {
  if (isWriting) put(FIGURES, name, figure);
}

/** When, of what and where it was measured. */
export function circumstances() {
  const git = (...words) => execFileSync("git", words, { cwd: root, encoding: "utf8" }).trim();
  // The two files that are written here change during the run.
  const isChanged = git("status", "--porcelain", "--", ".", ":!README.md", ":!tests/bench/README.md") !== "";
  const commit = `${git("rev-parse", "--short", "HEAD")}${isChanged ? " with changes" : ""}`;
  const load = `load ${loadBefore.toFixed(1)} before, ${loadavg()[0].toFixed(1)} after`;
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, commit ${commit}, ${cpus().length} × ${cpus()[0].model.trim()}, ${load}, Node ${process.version}.`;
}
