// The page looks at its own shape: which room imports which, that colours and breakpoints have one place, and that its
// map names every room and file. The tables are data, with their reasons; a failure says which file and which line to change.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const www = fileURLToPath(new URL("../www/", import.meta.url));

/** Who may import whom, from below. A room may always import itself. */
const ROOMS = {
  core: { may: [], why: "the way to the wasm package, and nothing of the page" },
  view: { may: ["core"], why: "what all parts share: events, words, marks; below every part" },
  draft: { may: ["core", "view"], why: "the draft knows no part; it reports by events" },
  table: { may: ["core", "view"], why: "a part knows no other part, nor the draft: properties in, events out" },
  prose: { may: ["core", "view"], why: "as table" },
  findings: { may: ["core", "view"], why: "as table" },
  preview: { may: ["core", "view"], why: "as table" },
  panels: { may: ["core", "view"], why: "as table" },
  comparison: { may: ["core", "view"], why: "two reports side by side, for the page and the desk; else as table" },
  export: { may: ["core", "view", "draft"], why: "hands out what the draft has become" },
  page: {
    may: ["core", "view", "draft", "table", "prose", "findings", "preview", "panels", "comparison", "export"],
    why: "puts all of it together",
  },
  reports: {
    may: ["core", "view", "draft", "comparison", "export"],
    why: "the desk for many reports; of the draft it takes how the browser's database is asked",
  },
  embedding: {
    may: ["core", "view", "page"],
    why: "what a site that holds the element says to it and hears of it; the offline file has nothing of it",
  },
  // The files at the top.
  "": {
    may: ["core", "view", "preview", "comparison", "page", "reports", "embedding"],
    why: "the elements: what the page is to others",
  },
};

/** Rooms below the parts: of Lit they may know the types, but nothing that draws. */
const DRAWS_NOTHING = ["core", "view", "draft", "export"];

/** Files over the length at which a file is split, and why they are whole. */
const LONG = {
  "draft/autosave.ts": "when one draft is written, and when not: its flags speak of each other",
  "draft/open-draft.ts": "which draft is open, and every way to another one and back",
  "table/report-table.ts": "its drawing code is measured, and belongs together",
};
const LINES = 320;

/** Where colours may stand, besides the palette. */
const PALETTE = "view/palette.css";

/** The files of the page, but not those of its build. */
const files = readdirSync(www, { recursive: true })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.(ts|css)$/.test(file) && !file.startsWith("build/"))
  .sort();
const text = (file) => readFileSync(join(www, file), "utf8");
const roomOf = (file) => (file.includes("/") ? file.split("/")[0] : "");

/** What a file imports: each with whether only types are, its line, and the file or package it names. */
function importsOf(file) {
  const found = [];
  const code = text(file);
  for (const match of code.matchAll(/^(?:import|export)\s([^"';]*?\sfrom\s+)?"([^"]+)"/gm)) {
    const [, names = "", name] = match;
    const line = code.slice(0, match.index).split("\n").length;
    // `import type {…}`, or every one of them `type …`.
    const isType = /^type\s/.test(names) || /^\{(\s*type\s[^,}]+,?)+\s*\}/.test(names.replace(/^type\s/, ""));
    const target = name.startsWith(".") ? normalize(join(dirname(file), name)).replaceAll("\\", "/") : undefined;
    found.push({ line, isType, name, target });
  }
  return found;
}

const none = (faults, advice) => assert.deepEqual(faults, [], `\n${faults.join("\n")}\n${advice}\n`);

test("each room imports only rooms that it may", () => {
  const faults = [];
  for (const file of files) {
    const room = roomOf(file);
    if (!ROOMS[room]) {
      faults.push(`www/${file}: the room “${room}” is not in the table`);
      continue;
    }
    for (const { line, name, target } of importsOf(file)) {
      if (target === undefined || target.startsWith("..")) continue;
      const other = roomOf(target);
      if (other !== room && !ROOMS[room].may.includes(other))
        faults.push(`www/${file}:${line} imports ${name}: ${room || "the top"} may not import ${other || "the top"}`);
    }
  }
  none(
    faults,
    "Move what both need to a room below, report it by an event, or change ROOMS in tests/www-shape.test.mjs.",
  );
});

test("every arrow of the table is used", () => {
  const used = new Set(
    files.flatMap((file) => importsOf(file).map(({ target }) => `${roomOf(file)} ${roomOf(target ?? "")}`)),
  );
  const faults = Object.entries(ROOMS).flatMap(([room, { may }]) =>
    may
      .filter((other) => !used.has(`${room} ${other}`))
      .map((other) => `${room || "the top"} imports nothing of ${other}`),
  );
  none(faults, "Take it out of ROOMS in tests/www-shape.test.mjs.");
});

test("the table has no circle", () => {
  const known = new Set();
  for (const [room, { may }] of Object.entries(ROOMS)) {
    const above = may.filter((other) => !known.has(other));
    assert.deepEqual(
      above,
      [],
      `${room} imports ${above}, which stands below it: change ROOMS in tests/www-shape.test.mjs`,
    );
    known.add(room);
  }
});

test("only the core room imports the wasm package, and what draws stays out of the rooms below", () => {
  const faults = [];
  for (const file of files) {
    for (const { line, isType, name, target } of importsOf(file)) {
      const where = `www/${file}:${line} imports ${name}`;
      if (target?.startsWith("../target/") && roomOf(file) !== "core") faults.push(`${where}: ask core/core.ts for it`);
      if (target === undefined && name.startsWith("lit") && !isType && DRAWS_NOTHING.includes(roomOf(file)))
        faults.push(`${where}: ${roomOf(file)} draws nothing; templates stand in page/ and in the parts' rooms`);
    }
  }
  none(faults, "The list is DRAWS_NOTHING in tests/www-shape.test.mjs.");
});

test("colours stand in the palette, and breakpoints in their list", () => {
  const faults = [];
  for (const file of files) {
    text(file)
      .split("\n")
      .forEach((line, index) => {
        const where = `www/${file}:${index + 1}`;
        if (file !== PALETTE && /(?<![\w&"#-])#[0-9a-f]{3,8}\b(?!\w)/i.test(line))
          faults.push(`${where}: give the colour a name in www/${PALETTE}`);
        if (/\((min|max)-(width|height):/.test(line) && line.includes("@media"))
          faults.push(`${where}: use a name of www/view/breakpoints.json`);
      });
  }
  none(faults, "One place each, so that a change is one change.");
});

test("a breakpoint and its opposite meet", () => {
  const breakpoints = JSON.parse(text("view/breakpoints.json"));
  const size = (name) => Number(/\d+/.exec(breakpoints[name])[0]);
  for (const [below, beyond] of [
    ["phone", "beyond-phone"],
    ["stacked", "beside"],
    ["short", "beyond-short"],
  ])
    assert.equal(size(beyond), size(below) + 1, `${below} and ${beyond} in www/view/breakpoints.json leave a gap`);
});

test("every file begins by saying what it is for, and is short enough to read", () => {
  const faults = [];
  for (const file of files) {
    const code = text(file);
    if (!/^\/[/*]/.test(code)) faults.push(`www/${file}:1 does not begin with a comment that says what it is for`);
    const lines = code.split("\n").length - 1;
    if (file.endsWith(".ts") && lines > LINES && !LONG[file]) faults.push(`www/${file} has ${lines} lines`);
  }
  none(faults, "Split it, or give the reason in LONG in tests/www-shape.test.mjs.");
  for (const file of Object.keys(LONG))
    assert.ok(text(file).split("\n").length > LINES, `www/${file} is not long any more: take it out of LONG`);
});

test("the map names every room, and every file by its name", () => {
  const map = text("README.md");
  const rooms = Object.keys(ROOMS).filter((room) => room && !map.includes(`\`${room}/\``));
  assert.deepEqual(rooms, [], "www/README.md names no such room");
  const files_ = files.filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"));
  const missing = files_.filter((file) => !map.includes(`\`${file.split("/").pop().replace(/\.ts$/, "")}\``));
  none(
    missing.map((file) => `www/${file}`),
    "Name it in www/README.md, in the line of its room.",
  );
});

test("the map names only what there is", () => {
  const names = new Set(
    files.flatMap((file) => [
      file,
      file.split("/").pop(),
      file
        .split("/")
        .pop()
        .replace(/\.\w+$/, ""),
    ]),
  );
  const named = [...text("README.md").matchAll(/`([\w-]+(?:\/[\w-]+)?\.(?:ts|css))`/g)].map(([, name]) => name);
  const gone = named.filter((name) => !names.has(name));
  assert.deepEqual(gone, [], "www/README.md names what is no longer there");
});

test("what can be opened is what the core reads", () => {
  const core = readFileSync(new URL("../src/read.rs", import.meta.url), "utf8");
  const list = /ENDINGS: \[&str; \d+\] =\s*\[([^\]]*)\]/.exec(core)?.[1] ?? "";
  const endings = [...list.matchAll(/"(\w+)"/g)].map(([, ending]) => `.${ending}`);
  assert.ok(endings.length > 0, "src/read.rs has no ENDINGS");
  for (const file of ["panels/open-panel.ts", "panels/last-year-panel.ts"]) {
    const accepted = /accept="([^"]*)"/.exec(text(file))?.[1].split(",") ?? [];
    assert.deepEqual(
      accepted.filter((one) => one.startsWith(".")),
      endings,
      `www/${file}: accept is not what src/read.rs reads`,
    );
  }
});
