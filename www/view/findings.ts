/** What several parts ask of findings. */
import type { Finding } from "../core/core";

/** A finding stays the same one as long as its rule speaks of the same place. */
export function keyOf({ rule, primary, span }: Finding): string {
  return `${rule} ${primary} ${span?.[0] ?? ""}`;
}

/** How many errors and warnings there are. */
export function countsOf(open: readonly Finding[]): [errors: number, warnings: number] {
  const count = (severity: Finding["severity"]) => open.filter((finding) => finding.severity === severity).length;
  return [count("error"), count("warning")];
}

/** Said above the list after a check or a download. */
export interface Summary {
  title: string;
}
