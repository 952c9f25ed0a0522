// From a pressed Ctrl+V with the 175 figures of table three to their picture on the screen.
import { press, slowDown, UNLIMITED_FRAMES, withFilledPages } from "./browser.mjs";
import { quick } from "./options.mjs";
import { applicants, applicationRows } from "./peer/official.mjs";
import { blocks } from "./sides.mjs";
import { row } from "./table.mjs";
import { watchPaste } from "./watch.mjs";

const ROUNDS = quick ? 2 : 15;
const [ROWS, COLUMNS] = [applicationRows.map(({ row }) => row), applicants.map(([column]) => column)];
const FIRST = `t3.${ROWS[0]}.${COLUMNS[0]}`;

export async function measurePaste(sides) {
  const taking = sides.filter(({ takesBlocks }) => takesBlocks);
  const rows = [];
  await withFilledPages(taking, UNLIMITED_FRAMES, async (open) => {
    for (const { name, findings, cells } of taking) {
      const client = await open[name].createCDPSession();
      await client.send("Browser.grantPermissions", { permissions: ["clipboardReadWrite", "clipboardSanitizedWrite"] });
      await open[name].evaluate(watchPaste, findings, cells);
    }
    for (const [rate, how, goal, rounds] of [
      [1, "", 30, ROUNDS],
      [6, ", 6× throttled", 180, Math.ceil(ROUNDS / 3)],
    ]) {
      const times = Object.fromEntries(taking.map(({ name }) => [name, []]));
      const previewed = { ours: [] };
      for (const { name } of taking) await slowDown(open[name], rate);
      for (let round = 0; round < rounds; round += 1) {
        for (const block of blocks(ROWS, COLUMNS)) {
          for (const side of taking) {
            const { form, everywhere } = await timePaste(open[side.name], side, block);
            times[side.name].push(form);
            previewed[side.name]?.push(everywhere);
          }
        }
      }
      rows.push(
        row(`paste of 175 figures to all of them and the findings painted (5)${how}`, "ms", goal, times, "p95"),
        row(`the same, to the preview beside the form${how}`, "ms", undefined, previewed),
      );
    }
  });
  return rows;
}

/** Milliseconds from the paste event to the end of the frame that shows every figure and other findings: in the form,
 *  and also beside it. */
export async function timePaste(page, side, block) {
  await page.bringToFront();
  await page.evaluate((text) => navigator.clipboard.writeText(text), block);
  await side.select(page, FIRST);
  const expected = block
    .split("\r\n")
    .flatMap((line, row) => line.split("\t").map((text, column) => [`t3.${ROWS[row]}.${COLUMNS[column]}`, text]));
  await page.evaluate((expected) => window.nextPaste(expected), expected);
  await pasteKeys(page);
  const time = await page.evaluate(() => window.lastPaste);
  if (time === null) throw new Error(`${side.name}: the block was not pasted`);
  await press(page, ["Escape"]);
  return time;
}

/** The keyboard of a headless browser has no shortcuts of its own; the command goes along with the key. */
export async function pasteKeys(page) {
  await page.keyboard.down("Control");
  await page.keyboard.down("v", { commands: ["paste"] });
  await page.keyboard.up("v");
  await page.keyboard.up("Control");
}
