/** How printed files look. */
import type { LitElement } from "lit";
import type { Look } from "../core/core";
import type { Documents } from "../draft/documents";

export class Looks {
  /** What was chosen; undefined: nothing yet. */
  chosen: Look | undefined;
  readonly #host: LitElement;
  readonly #documents: Documents;

  constructor(host: LitElement, documents: Documents) {
    this.#host = host;
    this.#documents = documents;
  }

  /** What was chosen, or else the usual look. */
  get shown(): Look {
    return this.chosen ?? this.#documents.usualLook("official");
  }

  choose(look: Look): void {
    // Another kind of document begins with the margins and lines that are usual for it; what is annexed stays.
    const { kind = "official", annex = "" } = look;
    this.chosen = kind === this.shown.kind ? look : { ...this.#documents.usualLook(kind), annex };
    this.#host.requestUpdate();
  }
}
