/** One file of a batch, and what came of it. */
import type { ReceivedReport } from "../core/core";

export interface Entry {
  /** It stays when another file of that name takes its place. */
  readonly key: string;
  /** The file's name, with the folders that it was dropped with. */
  readonly name: string;
  readonly state: "waiting" | "reading" | "read" | "refused";
  readonly report?: ReceivedReport;
  /** Why it is none. */
  readonly why?: string;
}
