/** How an earlier state of a draft differs from what it is now, in words. */
import { messages } from "../view/messages";

type Saved = { cells?: Record<string, string> } & Record<string, unknown>;

/** Both are texts of saved files. */
export function differenceOf(then: string, now: string): string {
  if (then === now) return messages.sameAsNow;
  const [{ cells: old = {}, ...oldRest }, { cells = {}, ...rest }]: [Saved, Saved] = [
    JSON.parse(then),
    JSON.parse(now),
  ];
  let [fewer, more, other] = [0, 0, 0];
  for (const address of new Set([...Object.keys(old), ...Object.keys(cells)])) {
    const [before, after] = [old[address] ?? "", cells[address] ?? ""];
    if (before === after) continue;
    if (before === "") fewer += 1;
    else if (after === "") more += 1;
    else other += 1;
  }
  const keys = new Set([...Object.keys(oldRest), ...Object.keys(rest)]);
  const texts = [...keys].filter((key) => JSON.stringify(oldRest[key]) !== JSON.stringify(rest[key])).length;
  return messages.different(fewer, more, other, texts);
}
