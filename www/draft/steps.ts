/**
 * What is done to the draft in one step: what the core does on an event of the parts, and what is
 * said afterwards. A new step of this kind is one entry here.
 */
import type { Draft, Finding } from "../core/core";
import type { PartEvents } from "../view/events";
import { messages } from "../view/messages";

/** What a step works with. */
export interface StepContext {
  core: Draft;
  /** A finding's place among those shown, by which the core knows it. */
  placeOf(this: void, finding: Finding): number;
  /** Keeps the draft as it is now among its states. */
  mark(): void;
}

type Steps = {
  readonly [Name in keyof PartEvents]?: (context: StepContext, detail: PartEvents[Name]) => string | undefined;
};

/** Each returns what is said of it; undefined: no cell was blank, and nothing has changed. */
export const STEPS = {
  "xxgk-clear": ({ core }, { addresses }) => {
    core.clearCells(addresses.join(" "));
    return messages.cleared(addresses.length);
  },
  "xxgk-totals": ({ core }, { table, entered }) => {
    core.setTotals(table, entered);
    return messages.totalsChanged;
  },
  "xxgk-fill-zeros": ({ core }, { place }) => {
    const count = core.fillZeros(place);
    return count > 0 ? messages.zerosFilled(count) : undefined;
  },
  "xxgk-correct": ({ core, placeOf, mark }, { findings }) => {
    if (findings.length > 1) mark();
    core.correct(findings.map(placeOf));
    return messages.corrected(findings.length);
  },
  "xxgk-accept": ({ core, placeOf }, { finding, reason }) => {
    core.accept(placeOf(finding), reason);
    return messages.acceptedOne;
  },
  "xxgk-withdraw": ({ core, placeOf }, { finding }) => {
    core.withdraw(placeOf(finding));
    return messages.withdrawn;
  },
  "xxgk-last-year-forget": ({ core }) => {
    core.forgetLastYear();
    return messages.lastYearForgotten;
  },
} satisfies Steps;

export type Step = keyof typeof STEPS;
