// What an hour of typing leaves in memory.
import { openFilled, press, withPage } from "./browser.mjs";
import { quick } from "./options.mjs";
import { applicants, applicationRows } from "./peer/official.mjs";
import { figureOf } from "./sides.mjs";
import { row } from "./table.mjs";
import { watchWasm } from "./watch.mjs";

/** An hour of a person: a figure every two and a half seconds, read from a sheet and typed digit by digit: the 175 of
 *  table three once wrong and once right in each quarter, so that the quarters are alike: wrong figures have findings,
 *  which take memory, too. The browser gets the same keys without the pauses. */
const FIGURES = quick ? 40 : 4 * 2 * 175;
const SAMPLES = quick ? 4 : 40;
/** What is kept within bounds is there before the first quarter begins: caches, compiled code, and our 200 steps of
 *  undo. What grows after that grows for ever. */
const WARM_UP = quick ? 4 : 220;
const MB = 1024 * 1024;

const CELLS = applicationRows.flatMap(({ row }) => applicants.map(([column]) => `t3.${row}.${column}`));

export async function measureMemory(sides) {
  const [growth, heap] = [{}, {}];
  for (const side of sides) {
    const samples = await typeForAnHour(side);
    const quarter = SAMPLES / 4;
    const [first, last] = [samples.slice(0, quarter), samples.slice(-quarter)].map(mean);
    growth[side.name] = [100 * (last / first - 1)];
    heap[side.name] = [last / MB];
  }
  return [
    row("memory after an hour of typing: last quarter against the first (6)", "%", 2, growth),
    row("the same: how much it is in the last quarter", "MB", undefined, heap),
  ];
}

/** The memory in use, after each part of the hour. */
function typeForAnHour(side) {
  return withPage([], async (page) => {
    await page.evaluateOnNewDocument(watchWasm);
    await openFilled(page, side);
    const client = await page.createCDPSession();
    await client.send("Performance.enable");
    const samples = [];
    for (let turn = -WARM_UP; turn < FIGURES; turn += 1) {
      await typeFigure(page, side, turn + WARM_UP);
      if (turn >= 0 && (turn + 1) % (FIGURES / SAMPLES) === 0) {
        samples.push(await memory(page, client));
        // It takes minutes: one sees how far it is.
        console.error(`${side.name}: ${turn + 1} of ${FIGURES} figures, ${(samples.at(-1) / MB).toFixed(2)} MB`);
      }
    }
    return samples;
  });
}

async function typeFigure(page, side, turn) {
  const cell = CELLS[turn % CELLS.length];
  const isWrong = Math.floor(turn / CELLS.length) % 2 === 0;
  const figure = isWrong ? `${Number(figureOf(cell)) + 1}` : figureOf(cell);
  await side.select(page, cell);
  await press(page, [...side.clearing(figureOf(cell)), ...figure, side.enter]);
}

/** Bytes that are reachable in JavaScript, and those of WebAssembly, which it does not count. */
async function memory(page, client) {
  await client.send("HeapProfiler.collectGarbage");
  const { metrics } = await client.send("Performance.getMetrics");
  const { value } = metrics.find(({ name }) => name === "JSHeapUsedSize");
  return value + (await page.evaluate(() => window.wasmBytes()));
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
