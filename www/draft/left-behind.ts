/**
 * The drafts of elements that were taken out of the page before the browser kept them, or where it keeps nothing: they wait
 * here for the element that comes in their place. That is memory, so leaving the page asks back meanwhile.
 */
import type { StoredDraft } from "../view/kept-drafts";
import { LeaveGuard } from "./leave-guard";

export interface LeftBehind {
  readonly draft: StoredDraft;
  /** Whether it is in a file as it is. */
  readonly isFiled: boolean;
}

const waiting = new Map<string, LeftBehind>();
const guard = new LeaveGuard();

/** Leaves a draft behind. */
export function leaveBehind(left: LeftBehind): void {
  waiting.set(left.draft.id, left);
  watch();
}

/** Those that wait, the latest first. */
export function allLeftBehind(): StoredDraft[] {
  return [...waiting.values()].map(({ draft }) => draft).reverse();
}

/** Takes one away: an element has it, or the browser. `json`: only as it is there. */
export function takeLeftBehind(id: string, json?: string): LeftBehind | undefined {
  const left = waiting.get(id);
  if (!left || (json !== undefined && left.draft.json !== json)) return undefined;
  waiting.delete(id);
  watch();
  return left;
}

function watch(): void {
  guard.isOn = [...waiting.values()].some(({ isFiled }) => !isFiled);
}
