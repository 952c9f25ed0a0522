// Kills the browser after every kind of step, and looks for what had been left.
import { Form, offlineFile } from "../page/form.mjs";
import { kill, MOMENT, numbersFrom, pause } from "../page/killed.mjs";
import { KINDS, typeFigures } from "./kinds.mjs";

/** How long the browser lives after the step, in milliseconds: some die within the moment that is nobody's. */
const LONGEST = 500;

/**
 * Kills the browser `count` times, after one kind of step and the next. Returns by kind how often, how many places were
 * lost that had been left in time, how many kills were not told, and how old what came back was at most, in milliseconds.
 * `start` starts the browser, each time with the same profile; `tell` is told what was lost.
 */
export async function killAfterSteps({ start, count, seed, kinds = Object.keys(KINDS), page = offlineFile, tell }) {
  const random = numbersFrom(seed);
  const results = new Map(kinds.map((kind) => [kind, { kills: 0, lost: 0, silent: 0, oldest: 0 }]));
  let browser = await start();
  try {
    for (let round = 0; round < count; round += 1) {
      const kind = kinds[round % kinds.length];
      const result = results.get(kind);
      const steps = new Steps(await Form.open(browser, page));
      await steps.begin(KINDS[kind], random);
      await pause(random() * LONGEST);
      steps.died = performance.now();
      await kill(browser);
      await steps.ended;
      browser = await start();
      const found = await lookBack(await Form.open(browser, page), steps);
      result.kills += 1;
      result.lost += found.lost.length;
      result.silent += found.isTold ? 0 : 1;
      result.oldest = Math.max(result.oldest, Math.round(found.age));
      if (found.lost.length > 0 || !found.isTold) tell?.(`kill ${round + 1}, ${kind}: ${inWords(found, steps)}`);
    }
  } finally {
    await browser.close();
  }
  return results;
}

/** What is done in one life of the browser, and what the page held after each step. */
class Steps {
  /** The text of the draft, and since when it was that. */
  states = [];
  /** When the browser was killed. */
  died;
  /** Fulfilled when nothing more is done. */
  ended;
  /** Whether that was before the browser was killed. */
  isOver = false;

  constructor(form) {
    this.form = form;
  }

  /** Types something and does the step; returns when it is done, or has been done once if it goes on until the end. */
  async begin(step, random) {
    await typeFigures(this.form, random);
    await this.#left();
    await new Promise((isOn, failed) => {
      this.ended = step(this.form, random, () => this.#left(), isOn)
        .then(async () => {
          this.isOver = true;
          await this.#left();
          isOn();
        })
        .catch((error) => this.died === undefined && failed(error));
    });
  }

  async #left() {
    const time = performance.now();
    this.states.push({ time, json: await jsonOf(this.form) });
  }

  /** What was left in time, and all that came after it. */
  get allowed() {
    const inTime = this.states.findLastIndex(({ time }) => this.died - time > MOMENT);
    return this.states.slice(Math.max(inTime, 0));
  }
}

/** What is there again after the kill: whether it is told, what is lost of all that was left in time, and how old it is. */
async function lookBack(form, { states, allowed, died, isOver }) {
  const isTold = /上次没有正常关闭，已恢复到/.test(await form.notice());
  const saved = await jsonOf(form);
  const isThere = allowed.some(({ json }, place) => {
    const differs = differences(json, saved).length;
    // What came after it may have been half done.
    return differs === 0 || (differs === 1 && (!isOver || place < allowed.length - 1));
  });
  const same = states.findLastIndex(({ json }) => json === saved);
  const next = states[same + 1];
  return {
    isTold,
    saved,
    lost: isThere ? [] : differences(allowed[0].json, saved),
    age: same >= 0 && next ? died - next.time : 0,
  };
}

function jsonOf(form) {
  return form.page.evaluate(() => document.querySelector("xxgk-annual-report").json);
}

/** The cells and other places in which two drafts differ. */
function differences(one, other) {
  const [first, second] = [flat(JSON.parse(one)), flat(JSON.parse(other))];
  return [...new Set([...first.keys(), ...second.keys()])].filter((key) => first.get(key) !== second.get(key));
}

function flat({ cells, ...rest }) {
  const others = Object.entries(rest).map(([key, value]) => [key, JSON.stringify(value)]);
  return new Map([...Object.entries(cells ?? {}), ...others]);
}

function inWords({ isTold, lost, saved }, { states, died }) {
  const known = states.map(({ time, json }) => {
    const differs = differences(json, saved).length;
    return `${(died - time).toFixed(0)} ms before: ${differs === 0 ? "as found" : `${differs} places differ`}`;
  });
  const gone = lost.length > 0 ? `${lost.length} lost: ${lost.slice(0, 5).join(", ")}` : "nothing lost";
  return `${isTold ? "" : "not told; "}${gone} (${known.join("; ")})`;
}
