// What anything costs grows as its input does: for one twice as long, no more than twice the steps. Time would tell it
// badly, for it is another one in each run; steps are counted. Each shape of input is taken once and twice as long, and
// not only all steps together are compared but those of each loop of the core: one that goes through the whole text at
// each of its words shows long before it is what takes the time.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { countedCore } from "./counted.mjs";
import binary from "./shapes/binary.mjs";
import files from "./shapes/files.mjs";
import packages from "./shapes/packages.mjs";
import pages from "./shapes/pages.mjs";
import prose from "./shapes/prose.mjs";
import texts from "./shapes/texts.mjs";
import working from "./shapes/working.mjs";

/** Twice, and something for lists that are put in order, whose steps are as n·log n, and for memory that is moved. */
const MOST = 2.2;
/** The same for one loop: of a short list the logarithm is a larger part. */
const MOST_OF_A_LOOP = 2.5;
/** What a loop may have beyond that: this much of all steps. */
const SPARE = 0.003;

const sum = (steps) => steps.reduce((all, one) => all + one, 0);

describe("an input twice as long takes twice the steps, not more", () => {
  let core;
  const rows = [];
  before(async () => {
    core = await countedCore();
  });
  after(() => {
    console.log(" twice       steps  of what");
    for (const { name, once, twice } of rows)
      console.log(`${(twice / once).toFixed(2).padStart(6)} ${once.toFixed(0).padStart(11)}  ${name}`);
  });

  const measured = async ({ of }, size) => {
    const own = core.newCore();
    return own.steps(of(own, size));
  };

  /** What grows faster than it may. */
  const faults = (once, twice) => {
    const [all, allTwice] = [sum(once), sum(twice)];
    const found = allTwice > MOST * all ? [`all together: ${all}, then ${allTwice}`] : [];
    const isOver = (place) => twice[place] > MOST_OF_A_LOOP * once[place] + SPARE * allTwice;
    const over = [...once.keys()].filter(isOver);
    return [...found, ...over.map((place) => `${core.nameOf(place)}: ${once[place]}, then ${twice[place]}`)];
  };

  for (const shape of [...prose, ...files, ...packages, ...pages, ...binary, ...texts, ...working]) {
    it(shape.name, async () => {
      const once = await measured(shape, shape.size);
      const twice = await measured(shape, 2 * shape.size);
      rows.push({ name: shape.name, once: sum(once), twice: sum(twice) });
      if (faults(once, twice).length === 0) return;
      // What begins only at some length, such as a sentence for what is too long, does not go on so.
      assert.deepEqual(faults(twice, await measured(shape, 4 * shape.size)), []);
    });
  }
});
