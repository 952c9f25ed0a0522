/** What a screen reader has already said of the findings, and what is new since then. */
import type { Finding } from "../core/core";
import { countsOf } from "../view/findings";
import { messages } from "../view/messages";

export class FindingChanges {
  #known = new Map<string, number>();

  /** What is new or gone since the last time, as a sentence; nothing where all is as before. */
  next(findings: readonly Finding[]): string {
    const open = findings.filter(({ severity, accepted }) => severity !== "info" && accepted === null);
    const now = new Map<string, number>();
    const fresh = open.filter((finding) => {
      // Not its place in the words: typing before it moves that.
      const key = `${finding.rule} ${finding.primary}`;
      now.set(key, (now.get(key) ?? 0) + 1);
      return (now.get(key) ?? 0) > (this.#known.get(key) ?? 0);
    });
    let gone = 0;
    for (const [key, count] of this.#known) gone += Math.max(0, count - (now.get(key) ?? 0));
    this.#known = now;
    const left = messages.summary(...countsOf(open), 0);
    return [
      fresh.length > 0 ? messages.newFindings(fresh) : "",
      gone > 0 ? messages.goneFindings(gone, left) : "",
    ].join("");
  }
}
