// `npm run bench`: measures the checks, the documents, the readers and the pages, each beside its peers, one after the other, and prints
// a table of each. Needs a built page (`npm start -- --build-only`). Nothing is judged here: slow figures are printed, not
// punished, because they say as much about the machine as about the page.
//
//   --quick            few repetitions: to see that it runs
//   --only=keys,checks only these of the names below
//   --sides=ours,bare  of the pages only these: ours, before, surveyjs, handsontable, jspreadsheet, bare, still
//   --before=old.html  an earlier offline file of ours as one more side, in the same run
//   --write            the tables go into README.md beside this file, their main figures into the project's README
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { chosen } from "./options.mjs";

/** What each file measures. */
const parts = {
  "checks.mjs": ["checks"],
  "documents.mjs": ["documents"],
  "reading.mjs": ["reading"],
  "reports.mjs": ["reports"],
  "without-wasm.mjs": ["without-wasm"],
  "browsers.mjs": ["browsers"],
  "pages.mjs": ["size", "opening", "keys", "paste", "memory", "calls", "requests"],
};
const only = chosen("only");
const unknown = only?.filter((name) => !Object.values(parts).flat().includes(name)) ?? [];
if (unknown.length > 0) {
  console.error(`nothing is called ${unknown.join(", ")}; there are: ${Object.values(parts).flat().join(", ")}`);
  process.exit(2);
}

for (const [file, names] of Object.entries(parts)) {
  if (only && !names.some((name) => only.includes(name))) continue;
  const words = [join(import.meta.dirname, file), ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, words, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
