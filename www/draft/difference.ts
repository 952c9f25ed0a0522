/** How an earlier state of a draft differs from what it is now, in words. */
import { messages } from "../view/messages";
import { jsonText } from "./json-text";
import { savedFrom } from "./stored-record";

type Texts = Readonly<Record<string, unknown>>;

/** Both are texts of saved files; undefined when one of them is none. */
export function differenceOf(then: string, now: string): string | undefined {
  if (then === now) return messages.sameAsNow;
  const [earlier, present] = [savedFrom(then), savedFrom(now)];
  if (!earlier || !present) return undefined;
  const [{ cells: oldCells, ...oldRest }, { cells: newCells, ...rest }] = [earlier, present];
  const [old, cells] = [textsFrom(oldCells), textsFrom(newCells)];
  let [fewer, more, other] = [0, 0, 0];
  for (const address of new Set([...Object.keys(old), ...Object.keys(cells)])) {
    const [before, after] = [old[address] ?? "", cells[address] ?? ""];
    if (before === after) continue;
    if (before === "") fewer += 1;
    else if (after === "") more += 1;
    else other += 1;
  }
  const keys = new Set([...Object.keys(oldRest), ...Object.keys(rest)]);
  const texts = [...keys].filter((key) => jsonText(oldRest[key]) !== jsonText(rest[key])).length;
  return messages.different(fewer, more, other, texts);
}

function textsFrom(value: unknown): Texts {
  return typeof value === "object" && value !== null ? (value as Texts) : {};
}
