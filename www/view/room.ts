/**
 * How much prose a report may have. Files that are larger than a draft can be are refused when they are opened
 * (`../../src/limits.rs`), and so is what is kept: what is put in here has to open again, however it is spelled in the
 * file. No report has a hundredth of it; a book that was pasted by mistake is refused, and what was there stays.
 */
import type { FieldKey } from "../core/core";

/** Two hundred thousand live figures, each with four characters and some thirty bytes in the file, are below the limit. */
const CHARACTERS = 800_000;
const LINES = 40_000;

/** Whether a field may hold this text, beside the texts of the others. Less than before it always may. */
export function hasRoom(texts: ReadonlyMap<FieldKey, string>, field: FieldKey, text: string): boolean {
  if (text.length <= (texts.get(field) ?? "").length) return true;
  const all = [text, ...[...texts].filter(([other]) => other !== field).map(([, other]) => other)];
  const characters = all.reduce((sum, { length }) => sum + length, 0);
  return characters <= LINES || (characters <= CHARACTERS && all.reduce((sum, one) => sum + linesOf(one), 0) <= LINES);
}

function linesOf(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}
