/** What the element tells the site that holds it. All of it bubbles and crosses shadow roots. */
import type { LitElement } from "lit";
import type { Finding } from "../core/core";
import type { Page } from "../page/page";
import { words } from "./words";

/** The events, each with its `detail`. */
export interface SiteEvents {
  /** The draft is open, or the person was told why not. */
  ready: { isOpen: boolean };
  /** The draft has changed; `value` has what it is now. */
  change: { errors: number; warnings: number };
  /** Something else was found than before. */
  findings: { findings: readonly Finding[]; errors: number; warnings: number };
  /** The person saves the draft as a file. Cancelled, the site keeps it, and no file is made. */
  save: { file: File; ending: string };
  /** The person downloads the report. Cancelled, the site has the file, and it is not downloaded. */
  download: { file: File; ending: string; errors: number };
  /** Something could not be done; the person was told the same. */
  error: { message: string };
}

/** Tells the site; whether it lets that go on. */
export function tellSite<Name extends keyof SiteEvents>(
  host: HTMLElement,
  name: Name,
  detail: SiteEvents[Name],
): boolean {
  const cancelable = name === "save" || name === "download";
  return host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
}

export class Teller {
  readonly #host: LitElement;
  readonly #page: Page;
  #findings: readonly Finding[] | undefined;
  #stop: string | undefined;

  constructor(host: LitElement, page: Page) {
    this.#host = host;
    this.#page = page;
    host.addEventListener("xxgk-change", () => tellSite(host, "change", this.#counts()));
    host.addController({ hostUpdated: () => this.#tellNew() });
    page.download.handTo = (file, ending) => {
      const isDraft = ending === "json" || ending === "page";
      const { errors } = this.#counts();
      const goesOn = isDraft
        ? tellSite(host, "save", { file, ending })
        : tellSite(host, "download", { file, ending, errors });
      return goesOn ? undefined : words.handedToSite(file.name);
    };
  }

  #counts(): { errors: number; warnings: number } {
    const { errors, warnings } = this.#page.session.draft.view;
    return { errors, warnings };
  }

  /** What is new since the last drawing. */
  #tellNew(): void {
    const { session, rescue } = this.#page;
    const { findings } = session.draft.view;
    if (session.draft.isStarted && findings !== this.#findings) {
      this.#findings = findings;
      tellSite(this.#host, "findings", { findings, ...this.#counts() });
    }
    const stop = rescue.stop?.isLocked ? rescue.stop.text : undefined;
    if (stop !== undefined && stop !== this.#stop) tellSite(this.#host, "error", { message: stop });
    this.#stop = stop;
  }
}
