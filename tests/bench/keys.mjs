// From a key to findings that have come or gone, with a report that is full and the preview beside the form.
import { press, slowDown, UNLIMITED_FRAMES, withFilledPages } from "./browser.mjs";
import { quick } from "./options.mjs";
import { figureOf } from "./sides.mjs";
import { row } from "./table.mjs";
import { watchKeys } from "./watch.mjs";

// Figures of the test report that are not zero: a digit more breaks one to three sums, taking it away mends them.
export const TYPED_CELLS = [
  "new_received.natural",
  "carried_over.natural",
  "granted.natural",
  "partially_granted.natural",
  "not_held.natural",
  "petition.natural",
  "total_processed.natural",
  "carried_forward.natural",
  "new_received.commercial",
  "granted.commercial",
  "not_held.commercial",
  "other_handling.commercial",
  "granted.welfare",
  "new_received.legal",
  "not_held.legal",
  "carried_forward.legal",
  "new_received.other",
  "new_received.total",
  "granted.total",
  "not_held.total",
].map((place) => `t3.${place}`);
const CELLS = quick ? TYPED_CELLS.slice(0, 5) : TYPED_CELLS;
const ROUNDS = quick ? 1 : 5;

export async function measureKeys(sides) {
  const rows = [];
  await withFilledPages(sides, UNLIMITED_FRAMES, async (open) => {
    for (const { name, findings } of sides) await open[name].evaluate(watchKeys, findings);
    for (const [rate, how, goal, rounds] of [
      [1, "", 16, ROUNDS],
      [6, ", 6× throttled", 50, Math.ceil(ROUNDS / 3)],
    ]) {
      const keys = Object.fromEntries(sides.map(({ name }) => [name, []]));
      for (const { name } of sides) await slowDown(open[name], rate);
      for (let round = 0; round < rounds; round += 1) {
        for (const cell of CELLS) {
          for (const side of sides) keys[side.name].push(...(await timePair(open[side.name], side, cell)));
        }
      }
      const times = (what) => Object.fromEntries(sides.map(({ name }) => [name, keys[name].map((key) => key[what])]));
      rows.push(
        row(`key press to findings in the page, laid out (3)${how}`, "ms", goal, times("processing"), "p95"),
        row(`key press to findings painted (4)${how}`, "ms", goal, times("painted"), "p95"),
      );
    }
  });
  return rows;
}

/** A wrong figure into a cell and out again: the key with which findings come, and the one with which they go. */
async function timePair(page, side, cell) {
  const times = [];
  let before = null;
  for (const keys of [side.breaking(figureOf(cell)), side.mending(figureOf(cell))]) {
    await side.select(page, cell);
    await press(page, keys.slice(0, -1));
    await page.evaluate(() => window.nextKey());
    await press(page, keys.slice(-1));
    const time = await page.evaluate(() => window.lastKey);
    const isAsExpected = time.processing !== null && (before === null || time.findings < before);
    if (!isAsExpected) throw new Error(`${side.name}: "${keys.join(" ")}" in ${cell} left ${time.findings} findings`);
    before = time.findings;
    times.push(time);
  }
  return times;
}
