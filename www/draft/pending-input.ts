/** A figure while it is being typed: until its cell is left, or the person pauses, what it breaks for the moment is not shown. */
import type { Finding } from "../core/core";
import { keyOf } from "../view/findings";

/** After a pause this long within a number, it counts as typed. In milliseconds. */
const PAUSE = 700;

export class PendingInput {
  readonly #paused: () => void;
  #timer = 0;
  /** The cell, and the findings that were there before. */
  #now: { address: string; known: ReadonlySet<string> } | undefined;

  /** `paused` is called when the person has paused. */
  constructor(paused: () => void) {
    this.#paused = paused;
  }

  /** Another character is typed into a cell. */
  type(address: string, findings: readonly Finding[]): void {
    if (this.#now?.address !== address) this.#now = { address, known: new Set(findings.map(keyOf)) };
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(this.#paused, PAUSE);
  }

  /** What was typed counts. */
  end(): void {
    window.clearTimeout(this.#timer);
    this.#now = undefined;
  }

  get isOn(): boolean {
    return this.#now !== undefined;
  }

  /** Those of the findings that are to be shown. */
  shown(findings: readonly Finding[]): readonly Finding[] {
    const now = this.#now;
    if (!now) return findings;
    return findings.filter((finding) => now.known.has(keyOf(finding)) || !finding.cells.includes(now.address));
  }
}
