// The browser is killed in the middle of typing, again and again, and nothing that was left is lost.
//
//   node tests/page/kill.test.mjs --rounds 100 [--seed 7]
//
// Five rounds by themselves. The seed is printed: with it the same cells and figures are typed and the same moments
// chosen; how far the typing has come by then is up to the machine.
import { describe, it } from "node:test";
import { parseArgs } from "node:util";
import { fixture, folder } from "../fixtures.mjs";
import { launch } from "./browsers.mjs";
import { Form, isTotal, offlineFile } from "./form.mjs";
import { Clerk, kill, MOMENT, numbersFrom, pause } from "./killed.mjs";

const { values: wanted } = parseArgs({ options: { rounds: { type: "string" }, seed: { type: "string" } } });
const ROUNDS = Number(wanted.rounds ?? 5);
const SEED = Number(wanted.seed ?? Date.now() % 1_000_000);
/** How long the browser lives after the first cell was left. */
const SHORTEST = MOMENT + 10;
const LONGEST = 1500;

describe(`the browser is killed ${ROUNDS} times at a random moment of typing (--seed ${SEED})`, () => {
  it("and everything in cells that had been left is there again", async (test) => {
    const profile = await folder(test);
    const random = numbersFrom(SEED);
    const addresses = Object.keys(fixture("hangzhou-2025").cells).filter((address) => !isTotal(address));
    const clerk = new Clerk(addresses, random);
    let browser;
    test.after(() => browser.close());
    for (let round = 1; round <= ROUNDS; round += 1) {
      browser = await launch(profile);
      const form = await Form.open(browser, offlineFile);
      if (round > 1) await clerk.looksBack(form, `after kill ${round - 1}`);
      let typing;
      await new Promise((leftOne) => {
        typing = clerk.types(form, leftOne);
      });
      await pause(SHORTEST + random() * (LONGEST - SHORTEST));
      clerk.stops();
      await kill(browser);
      await typing;
    }
    browser = await launch(profile);
    await clerk.looksBack(await Form.open(browser, offlineFile), `after kill ${ROUNDS}`);
    const { count, closeCalls } = clerk;
    test.diagnostic(`${count} cells left, ${ROUNDS} kills, nothing lost that was left more than ${MOMENT} ms before`);
    test.diagnostic(`of ${closeCalls.all} cells left in the last ${MOMENT} ms, ${closeCalls.kept} were kept`);
  });
});
