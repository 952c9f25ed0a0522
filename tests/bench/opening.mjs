// From a double click to a page that can be typed into, to its largest table, and to the first finding: each time a
// browser that has never seen the page.
import { pathToFileURL } from "node:url";
import { FIRST_INPUT, pause, press, slowDown, withPage } from "./browser.mjs";
import { quick } from "./options.mjs";
import { row } from "./table.mjs";
import { watchOpening } from "./watch.mjs";

const OPENINGS = quick ? 1 : 15;

export async function measureOpening(sides) {
  const rows = [];
  for (const [rate, how, goal, runs] of [
    [1, "", 120, OPENINGS],
    [6, ", 6× throttled", 600, Math.ceil(OPENINGS / 3)],
  ]) {
    const [begun, opened, found] = [{}, {}, {}];
    for (const { name } of sides) [begun[name], opened[name], found[name]] = [[], [], []];
    for (let run = 0; run < runs; run += 1) {
      for (const side of sides) {
        const times = await timeOpening(side, rate);
        begun[side.name].push(times.begun);
        opened[side.name].push(times.opened);
        if (times.found !== undefined) found[side.name].push(times.found);
      }
    }
    rows.push(
      row(`open from file:// to a painted screen that takes input, fresh profile (1)${how}`, "ms", goal, begun),
      row(`the same, to a painted table three that takes input (2)${how}`, "ms", goal, opened),
      row(`the same, to the first finding painted: a broken sum is typed right away${how}`, "ms", 3 * goal, found),
    );
  }
  return rows;
}

/** What the page measures under that name; a page that loses the keys typed into it would never come to it. */
async function timeOf(page, side, name) {
  const time = await page.evaluate(
    (name) => Promise.race([window[name], new Promise((done) => setTimeout(done, 60_000))]),
    name,
  );
  if (time === undefined) throw new Error(`${side.name}: no ${name} within a minute`);
  return time;
}

function timeOpening(side, rate) {
  return withPage([], async (page) => {
    if (rate > 1) await slowDown(page, rate);
    await page.evaluateOnNewDocument(watchOpening, `[data-cell="${FIRST_INPUT}"]`, side.broken);
    await page.goto(pathToFileURL(side.file).href);
    const [begun, opened] = [await timeOf(page, side, "begun"), await timeOf(page, side, "opened")];
    // Five of one kind cannot make three in all: a sum that is broken, whatever the blank cells hold.
    if (side.isStill) return { begun, opened };
    await side.select(page, FIRST_INPUT);
    await press(page, ["5", side.enter]);
    await pause(0);
    if (side.name !== "bare") {
      await side.select(page, FIRST_INPUT.replace("natural", "total"));
      await press(page, ["3", side.enter]);
    }
    const found = await timeOf(page, side, "firstFinding");
    // An input that forgets what is typed right away would not count.
    const text = await page.$eval(`pierce/[data-cell="${FIRST_INPUT}"]`, (cell) => cell.value ?? cell.textContent);
    if (text !== "5")
      throw new Error(`${side.name}: typed 5 as soon as the table was there, and the cell says "${text}"`);
    return { begun, opened, found };
  });
}
