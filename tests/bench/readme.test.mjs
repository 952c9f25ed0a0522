// What was measured finds its place in both READMEs, and nothing else there changes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { FIGURES, filled, TABLES } from "./readme.mjs";

test("a figure takes the place of the one before, and only there", () => {
  const before = "size <!-- size -->390 KB<!-- /size -->, keys <!-- keys -->12 ms<!-- /keys -->";
  const after = "size <!-- size -->381 KB<!-- /size -->, keys <!-- keys -->12 ms<!-- /keys -->";
  assert.equal(filled(before, "size", "381 KB"), after);
});

test("a figure that is a pattern of String.replace goes in to the letter", () => {
  assert.equal(filled("<!-- a -->1<!-- /a -->", "a", "$& $1"), "<!-- a -->$& $1<!-- /a -->");
});

test("a name without a place is an error, not a figure that nobody sees", () => {
  assert.throws(() => filled("<!-- size -->390 KB", "size", "1"), /no place between <!-- size --> and/);
  assert.throws(() => filled("390 KB<!-- /size -->", "size", "1"), /no place/);
});

test("both READMEs have a place for all that is measured", () => {
  const has = (file, name) => filled(readFileSync(file, "utf8"), name, "");
  for (const name of [
    "checks",
    "documents",
    "reading",
    "reports",
    "without-wasm",
    "browsers",
    "size",
    "opening",
    "keys",
    "paste",
    "memory",
    "calls",
    "requests",
  ])
    assert.doesNotThrow(() => has(TABLES, name), `${TABLES}: ${name}`);
  for (const name of ["size", "opening", "keys", "word", "checks", "requests"])
    assert.doesNotThrow(() => has(FIGURES, name), `${FIGURES}: ${name}`);
});
