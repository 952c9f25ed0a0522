// A browser that is killed while somebody types, and what has to be there again.
import assert from "node:assert/strict";
import { once } from "node:events";

/** Nobody is quicker with the plug: a write takes some 2 ms, and the machine may be busy. What was left in the very
 *  last moment may be there or not; how often it was is printed. */
export const MOMENT = 50;

/** Somebody who types without a pause and knows what has to be there again. */
export class Clerk {
  /** By cell, all texts that it may be found with: one, if it was left in time; none for a cell never touched. */
  #allowed = new Map();
  /** What was left since the browser was started, by cell: the text, and when. */
  #left = new Map();
  #isStopped = false;
  #close = [];
  count = 0;
  closeCalls = { all: 0, kept: 0 };

  constructor(addresses, random) {
    this.addresses = addresses;
    this.random = random;
  }

  /** Types figures into cells until the browser is gone; calls back when the first cell is left. */
  async types(form, leftOne) {
    this.#isStopped = false;
    this.#left.clear();
    while (!this.#isStopped) {
      const address = this.addresses[Math.floor(this.random() * this.addresses.length)];
      const text = `${Math.floor(this.random() * 10 ** Math.ceil(this.random() * 5))}`;
      // Until it is left, every beginning of the figure may have been kept, or what stood there before.
      const beginnings = [...text].map((_, index) => text.slice(0, index + 1));
      this.#allowed.set(address, [...this.#before(address), ...beginnings]);
      try {
        await form.type(address, text);
      } catch (error) {
        if (this.#isStopped) return;
        throw error;
      }
      if (this.#isStopped) return;
      this.#left.set(address, { text, time: performance.now() });
      this.count += 1;
      leftOne();
    }
  }

  /** What may stand in a cell before it is typed into. */
  #before(address) {
    const left = this.#left.get(address);
    this.#left.delete(address);
    return left ? [...this.#allowed.get(address), left.text] : (this.#allowed.get(address) ?? [""]);
  }

  /** Now the browser is killed. */
  stops() {
    this.#isStopped = true;
    const now = performance.now();
    const isClose = ([, { time }]) => now - time <= MOMENT;
    this.#close = [...this.#left].filter(isClose);
    for (const [address, { text, time }] of this.#left) {
      if (now - time > MOMENT) this.#allowed.set(address, [text]);
    }
  }

  /** Everything that had been left is there. */
  async looksBack(form, when) {
    await form.has(".notice").catch(() => assert.fail(`no draft was found ${when}`));
    assert.match(await form.notice(), /上次没有正常关闭，已恢复到/, when);
    const { cells } = await form.saved();
    const lost = [...this.#allowed].filter(([address, texts]) => !texts.includes(cells[address] ?? ""));
    assert.deepEqual(
      lost.map(([address, texts]) => `${address}: “${cells[address] ?? ""}”, not “${texts.join("” or “")}”`),
      [],
      `lost ${when}`,
    );
    for (const address of this.#allowed.keys()) this.#allowed.set(address, [cells[address] ?? ""]);
    this.closeCalls.all += this.#close.length;
    this.closeCalls.kept += this.#close.filter(([address, { text }]) => cells[address] === text).length;
  }
}

/** The browser with all its processes, at once. */
export async function kill(browser) {
  const gone = once(browser, "disconnected");
  const { pid } = browser.process();
  // Chromium is started as the leader of a process group; Windows has none, and Chromium's children end with it.
  process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  await gone;
}

export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Numbers from 0 to 1 that come out the same for the same seed (mulberry32). */
export function numbersFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
