// What the page calls, Chromium 80 has. TypeScript refuses newer names of the language (`lib` in www/tsconfig.json), but
// knows one DOM alone, and what comes with packages it does not look at. So the built scripts are read: each call is held
// against a list of what came later.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "acorn";
import { root } from "../www/build/host.mjs";

/** Methods, whatever they are called on, with the Chromium that first has them. */
const METHODS = {
  at: 92,
  replaceAll: 85,
  findLast: 97,
  findLastIndex: 97,
  toSorted: 110,
  toReversed: 110,
  toSpliced: 110,
  isWellFormed: 111,
  toWellFormed: 111,
  replaceChildren: 86,
  checkVisibility: 105,
  showPicker: 99,
  showPopover: 114,
  hidePopover: 114,
  togglePopover: 114,
  setHTMLUnsafe: 124,
  getHTML: 125,
  moveBefore: 133,
  randomUUID: 92,
  startViewTransition: 111,
};
/** Methods of one object. */
const STATICS = {
  "Object.hasOwn": 93,
  "Object.groupBy": 117,
  "Map.groupBy": 117,
  "Array.fromAsync": 121,
  "Promise.any": 85,
  "Promise.withResolvers": 119,
  "Promise.try": 128,
  "AbortSignal.abort": 93,
  "AbortSignal.timeout": 103,
  "AbortSignal.any": 116,
  "URL.canParse": 120,
  "URL.parse": 126,
  "Response.json": 105,
};
/** Names of the window. */
const GLOBALS = {
  structuredClone: 98,
  reportError: 95,
  scheduler: 94,
  navigation: 102,
  WeakRef: 84,
  FinalizationRegistry: 84,
  AggregateError: 85,
  Sanitizer: 146,
};
/** Syntax. */
const SYNTAX = {
  "logical assignment": [
    85,
    ({ type, operator }) => type === "AssignmentExpression" && /^(\?\?|\|\||&&)=$/.test(operator),
  ],
  "a private method": [84, ({ type, key }) => type === "MethodDefinition" && key.type === "PrivateIdentifier"],
  "a static block": [94, ({ type }) => type === "StaticBlock"],
  "#name in": [91, ({ operator, left }) => operator === "in" && left.type === "PrivateIdentifier"],
  "a flag of a pattern": [90, ({ regex }) => regex !== undefined && /[dv]/.test(regex.flags)],
};
/** Those that somebody asks for before using them, and who. */
const ASKED_FOR = { FinalizationRegistry: "wasm-bindgen, which does without it" };

/** What of a script is newer than Chromium 80. A call that is made only where there is such a method (`?.()`) is none. */
function newerIn(code, sourceType = "module") {
  const found = [];
  const newer = (name, version, { start }) => {
    if (version > 80) found.push(`${name} (Chromium ${version}): …${code.slice(Math.max(0, start - 30), start + 60)}…`);
  };
  const look = (node) => {
    if (Array.isArray(node)) {
      for (const one of node) look(one);
      return;
    }
    if (typeof node?.type !== "string") return;
    if (node.type === "CallExpression" && node.callee.type === "MemberExpression" && !node.optional) {
      const { object, property, computed } = node.callee;
      const name = computed ? property.value : property.name;
      const whole = `${object.name ?? object.property?.name}.${name}`;
      if (Object.hasOwn(STATICS, whole)) newer(whole, STATICS[whole], node);
      else if (Object.hasOwn(METHODS, name)) newer(`.${name}()`, METHODS[name], node);
    }
    const isUsed = ["NewExpression", "CallExpression"].includes(node.type) ? node.callee : undefined;
    if (isUsed?.type === "Identifier" && Object.hasOwn(GLOBALS, isUsed.name) && !Object.hasOwn(ASKED_FOR, isUsed.name))
      newer(isUsed.name, GLOBALS[isUsed.name], node);
    const syntax = Object.keys(SYNTAX).find((name) => SYNTAX[name][1](node));
    if (syntax) newer(syntax, SYNTAX[syntax][0], node);
    for (const [key, value] of Object.entries(node)) if (key !== "type") look(value);
  };
  look(parse(code, { ecmaVersion: 2022, sourceType, allowHashBang: true }));
  return found;
}

test("the list is heard: what is newer is found, and what is asked for before is not", () => {
  assert.equal(newerIn("[1].at(-1); Object.hasOwn({}, 'a'); structuredClone({}); 'a'.replaceAll('a', 'b')").length, 4);
  assert.equal(newerIn("new WeakRef({}); a['at'](1)").length, 2);
  assert.deepEqual(newerIn("a?.at?.(1); at(1); a.at; Object.keys({})"), []);
  assert.equal(
    newerIn("a ??= 1; class A { #b() {} static { c() } static d(e) { return #b in e } }; /a/d.test(a)").length,
    5,
  );
  assert.deepEqual(newerIn("class A { b = 1; #c = 2; static d = 3; e() { return this.#c ?? this?.b } }"), []);
});

test("no script of the package calls anything that Chromium 80 does not have", () => {
  const dist = join(root, "dist");
  const scripts = readdirSync(dist).filter((name) => name.endsWith(".js"));
  assert.ok(scripts.length >= 4);
  const faults = scripts.flatMap((name) =>
    newerIn(readFileSync(join(dist, name), "utf8")).map((fault) => `dist/${name}: ${fault}`),
  );
  assert.deepEqual(faults, []);
});

test("no script of the offline file, either", () => {
  const page = readFileSync(join(root, "dist/xxgk-annual-report.html"), "utf8");
  const scripts = [...page.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)]
    .map(([, , code]) => code)
    .filter((code) => /\bfunction\b|=>/.test(code) && !code.trim().startsWith("<"));
  assert.ok(scripts.length >= 2);
  assert.deepEqual(
    scripts.flatMap((code) => newerIn(code, "script")),
    [],
  );
});
