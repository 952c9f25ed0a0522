/** That the core is not there, by its cause. */

/** Why the core is not there. */
export type Hindrance =
  /** The browser has no WebAssembly, or has it switched off. */
  | "unknown"
  /** The policy of the site, or of the browser, forbids it. */
  | "policy"
  /** The computer has no network. */
  | "offline"
  /** There was no answer: the network, something in between, or a page to log in that this one may not read. */
  | "network"
  /** The server does not have the file. */
  | "missing"
  /** The server refuses it. */
  | "refused"
  /** The server sent another page in its place. */
  | "page"
  /** It is not whole; of a fetched one also: it was changed, or is more than the browser can. */
  | "cut"
  /** It is not what was built. */
  | "changed"
  /** It is whole, and more than the browser can. */
  | "old"
  /** It is of another version than the page. */
  | "version"
  /** There is not enough memory to begin it. */
  | "memory";

export class CoreMissing extends Error {
  override readonly name = "CoreMissing";
  readonly why: Hindrance;
  /** What the server answered. */
  readonly status: number | undefined;

  constructor(why: Hindrance, { status, cause }: { status?: number; cause?: unknown } = {}) {
    super(`the core is not there: ${why}${status ? ` (${status})` : ""}${cause ? `, ${cause}` : ""}`);
    this.why = why;
    this.status = status;
  }
}
