// Calls everything that the wasm package exports with every kind of wrong value, in any order. Each call
// answers or throws an error of JavaScript's: none traps, and after each the core works as before.
import { readFile } from "node:fs/promises";

const dist = new URL("../../target/pkg/", import.meta.url);

let loads = 0;

/** The core, freshly loaded: its functions, and the names that its types declare. */
async function load() {
  const core = await import(`${new URL("xxgk_annual_report.js", dist)}?${++loads}`);
  await core.default({ module_or_path: await readFile(new URL("xxgk_annual_report_bg.wasm", dist)) });
  const types = await readFile(new URL("xxgk_annual_report.d.ts", dist), "utf8");
  const [, draft] = /export class Draft \{(.*?)\n\}/s.exec(types);
  const names = [...draft.matchAll(/^ {4}(\w+)\((.*)\): /gm)].map(([, name, words]) => ({
    name,
    parameters: words === "" ? 0 : words.split(",").length,
  }));
  const functions = [...types.matchAll(/^export function (\w+)\((?!module)/gm)].map(([, name]) => name);
  return { core, methods: names.filter(({ name }) => !["constructor", "free"].includes(name)), functions };
}

/** Numbers from 0 up to 1 that follow from a seed (mulberry32). */
function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const thrower = () => {
  throw new Error("a host's own");
};

/** What says that it is a promise, and is one of its own kind. */
// biome-ignore lint/suspicious/noThenProperty: to be called by whoever waits for it is what it is made for.
export const withThen = (value, then) => Object.defineProperty(value, "then", { value: then });

/** Values that a host may hand over by mistake, each made anew. */
const WRONG = [
  () => undefined,
  () => null,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => Number.NEGATIVE_INFINITY,
  () => -0,
  () => -1,
  () => 1.5,
  () => 2 ** 31,
  () => 2 ** 32,
  () => 2 ** 53,
  () => true,
  () => "",
  () => "\ud800",
  () => "字\udc00字\ud83d",
  () => "\0",
  () => "x".repeat(1 << 16),
  () => "〔t3.new_received.total〕".repeat(500),
  () => Symbol("a"),
  () => Symbol.iterator,
  () => 1n,
  () => 2n ** 70n,
  () => () => "t3",
  () => class {},
  () => thrower,
  () => ({}),
  () => ({ length: 3 }),
  () => ({ length: -1 }),
  () => ({ length: Number.NaN }),
  () => ({ length: 2 ** 53, charCodeAt: () => 0, slice: () => "x" }),
  () => ({ length: 5, charCodeAt: () => 65 }),
  () => ({ length: 5, charCodeAt: () => 300, slice: thrower }),
  () => ({
    get length() {
      return thrower();
    },
  }),
  () => ({ toString: thrower, valueOf: thrower }),
  () => ({ toString: () => "t3", valueOf: () => 2 }),
  () => ({
    get kind() {
      return thrower();
    },
    get margins() {
      return thrower();
    },
  }),
  () => ({ kind: Symbol("k"), margins: 1n, lines: {}, fonts: [] }),
  () => ({ kind: "x".repeat(5000), "\ud800": "1" }),
  () => ({ arrayBuffer: thrower }),
  () => ({ arrayBuffer: () => 5 }),
  () => ({ arrayBuffer: () => withThen({}, thrower) }),
  () => ({ arrayBuffer: async () => 2 ** 40 }),
  () => ({ arrayBuffer: async () => -1 }),
  () => ({ arrayBuffer: async () => ({ length: 2 ** 40 }) }),
  () => ({ arrayBuffer: async () => thrower() }),
  () => ({ arrayBuffer: async () => "text" }),
  () => ({ arrayBuffer: () => Object.defineProperty(Promise.resolve(1), "constructor", { get: thrower }) }),
  () => ({ arrayBuffer: () => withThen(Promise.resolve(1), thrower) }),
  () => ({ arrayBuffer: async () => new SharedArrayBuffer(8) }),
  () => ({
    get arrayBuffer() {
      return thrower();
    },
  }),
  () => ({
    get size() {
      return thrower();
    },
    arrayBuffer: async () => new ArrayBuffer(8),
  }),
  () => ({ size: Number.NaN, arrayBuffer: async () => new ArrayBuffer(8) }),
  () => ({ size: 1n, arrayBuffer: async () => new ArrayBuffer(8) }),
  () => ({ size: 2 ** 53, arrayBuffer: async () => new ArrayBuffer(8) }),
  () => ({ __wbg_ptr: 0 }),
  () => {
    const cyclic = { list: [] };
    cyclic.self = cyclic;
    cyclic.list.push(cyclic);
    return cyclic;
  },
  () => Object.create(null),
  () => new Proxy({}, { get: thrower, has: thrower, ownKeys: thrower, getPrototypeOf: thrower }),
  () => new Proxy([1, 2], { get: (target, key) => (key === "length" ? thrower() : target[key]) }),
  () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  () => {
    const bytes = new Uint8Array(8);
    structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
    return bytes;
  },
  () => {
    const buffer = new ArrayBuffer(8);
    structuredClone(buffer, { transfer: [buffer] });
    return { arrayBuffer: async () => buffer };
  },
  () => new Uint8Array([0x50, 0x4b, 3, 4]),
  () => new Float64Array(3),
  () => [],
  () => [0, 1, Number.NaN, -1, "x", undefined],
  () => [Symbol("a")],
  () => [{ valueOf: thrower }],
  () => new Array(3),
  () => new Map([["kind", "plain"]]),
  () => new Map([[{}, Symbol("a")]]),
  () => new Set([1]),
  () => new Date(Number.NaN),
  () => /x/,
  () => new String("t3"),
  () => new Number(2),
  () => Promise.resolve("x"),
  () => new Blob(["{}"]),
  () => new File(["PK\u0003\u0004"], "a.docx"),
  () => globalThis,
  () =>
    new (class extends Array {
      static get [Symbol.species]() {
        return thrower();
      }
    })(4),
];

/** Values that are right somewhere. */
const RIGHT = [
  "2026-01-20",
  "2021",
  "2019",
  "t2",
  "t3",
  "t4",
  "t3.granted",
  "t3.new_received.natural t3.granted.total",
  "t3.new_received.natural",
  "t3.new_received.total",
  "t2.regulations.made",
  "overview",
  "problems",
  "other_matters",
  "organ.name",
  "year",
  "docx",
  "xlsx",
  "html",
  "fragment.html",
  "txt",
  "md",
  "json",
  "proof.docx",
  "proof.xlsx",
  "kind",
  "plain",
  "official",
  "T3-03",
  "12",
  "新收〔t3.new_received.total〕件，答复3件。",
  "1\t2\t3\n4\t5\t6",
  "（一）主动公开情况。\n（二）依申请公开情况。",
  0,
  1,
  2,
  7,
  true,
  false,
];

/** What the core says of a draft that is always the same. */
function standing(core) {
  const draft = new core.Draft("2026-01-20", "2021");
  draft.setCell("t3.new_received.natural", "3");
  draft.setText("overview", "新收〔t3.new_received.natural〕件。", 4);
  const said = JSON.stringify([draft.view(), draft.text("overview"), draft.undo(), draft.json().length]);
  draft.free();
  return said;
}

/** Where the stack of the core ends now. */
const stack = (core) => core.__wasm.__wbindgen_add_to_stack_pointer(0);

/** One run of calls from a seed; throws with the calls that led there. */
async function run({ core, methods, functions }, seed, expected) {
  const random = randomOf(seed);
  const below = (limit) => Math.floor(random() * limit);
  const one = (all) => all[below(all.length)];
  const freed = new core.Draft("", null);
  freed.free();
  const gone = core.openText('{"schema":"xxgk-annual-report/1"}');
  gone.free();
  const opened = () => core.openText('{"schema":"xxgk-annual-report/1","cells":{"t3.granted.total":"7"}}');
  const draft = new core.Draft("2026-01-20", one(["2021", "2019", undefined]));
  const own = [() => draft, () => freed, () => gone, opened, () => core.Draft, () => core.Opened.prototype];
  const again = () => ({
    get kind() {
      draft.setCell("t3.granted.natural", "9");
      return "plain";
    },
  });
  const frees = () => ({
    get kind() {
      draft.free();
      return "plain";
    },
  });
  const value = () => {
    const kind = random();
    if (kind < 0.45) return one(RIGHT);
    return kind < 0.9 ? one(WRONG)() : one([...own, again, frees])();
  };
  const done = [];
  const top = stack(core);
  let isFreed = false;
  let calls = 0;
  const count = 20 + below(60);
  for (; calls < count; calls++) {
    const { name, parameters } = random() < 0.9 ? one(methods) : { name: one(functions), parameters: 1 };
    // One too few, one too many.
    const words = Array.from({ length: Math.max(0, parameters + below(3) - 1) }, value);
    const self = random() < 0.97 ? draft : one([freed, {}, undefined, null, 5]);
    done.push(name);
    try {
      const answer = name in core ? core[name](...words) : core.Draft.prototype[name].apply(self, words);
      if (answer instanceof Promise) {
        const late = new Promise((resolve) => setTimeout(resolve, 2000, "late"));
        const said = await Promise.race([
          answer.then(
            () => "done",
            (error) => error,
          ),
          late,
        ]);
        if (said === "late") throw new Fault("never answers");
        see(said);
      }
    } catch (error) {
      see(error);
    }
    if (draft.__wbg_ptr === 0) {
      isFreed = true;
      break;
    }
    if (stack(core) !== top) throw new Fault(`${name} leaves the stack of the core in disorder`);
    // Whoever is still borrowed refuses every verb from now on.
    try {
      draft.setFinished(false);
      draft.text("overview");
    } catch (error) {
      throw new Fault(`${done.slice(-4).join(", ")}: the draft is lost: ${error.message}`);
    }
  }
  if (!isFreed) {
    draft.view();
    draft.free();
  }
  if (standing(core) !== expected) throw new Fault(`after ${done.slice(-4).join(", ")} the core says something else`);
  return calls;

  function see(error) {
    const last = done.at(-1);
    if (error instanceof WebAssembly.RuntimeError) throw new Fault(`${last} traps: ${error.message}`);
    if (error instanceof Fault) throw new Fault(`${last} ${error.message}`);
  }
}

class Fault extends Error {}

/**
 * Runs until so many calls are made, or so many seconds are over. Returns how many there were, which seeds failed and
 * why, at most ten (each again by `{ seed, calls: 1 }`), how long the slowest run took, in seconds, and how much memory
 * the core took, in bytes.
 */
export async function tryWrongValues({ seed, calls, seconds = Number.POSITIVE_INFINITY }) {
  let loaded = await load();
  const expected = standing(loaded.core);
  // What a host's promise refuses that nobody waited for.
  const unheard = () => {};
  process.on("unhandledRejection", unheard);
  const end = Date.now() + seconds * 1000;
  const result = { calls: 0, failures: [], slowest: 0, memory: 0 };
  for (let own = seed; result.calls < calls && Date.now() < end && result.failures.length < 10; own++) {
    const start = performance.now();
    try {
      result.calls += await run(loaded, own, expected);
    } catch (error) {
      result.calls++;
      result.failures.push({ seed: own, why: error.message });
    }
    result.slowest = Math.max(result.slowest, (performance.now() - start) / 1000);
    result.memory = Math.max(result.memory, loaded.core.__wasm.memory.buffer.byteLength);
    // What has failed once is no core to go on with.
    if (result.failures.at(-1)?.seed === own) loaded = await load();
  }
  process.off("unhandledRejection", unheard);
  return result;
}
