/** Says something to the person: by an event, as everything goes up. */
import { CoreDied } from "../core/core";
import { emit } from "./events";
import type { Notice } from "./notice";

/** Shows a notice in the place of the last one, or none; `heard`: those of its lines that are read out. */
export function say(host: HTMLElement, notice: Notice | undefined, heard?: readonly string[]): void {
  emit(host, "xxgk-notice", { notice, heard });
}

/** Says why something could not be done. That the core has died is said elsewhere (`page/rescue.ts`). */
export function refuse(host: HTMLElement, error: unknown): void {
  if (error instanceof CoreDied) return;
  say(host, { text: reasonOf(error), tone: "bad" });
}

/** What an error says. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
