/** Where the person is: which place of the form, which region of the page. Restores focus when the focused button is removed. */
import type { LitElement, ReactiveController } from "lit";
import type { Session } from "../draft/session";
import type { SidePreview } from "../preview/side-preview";
import type { Here } from "../view/places";

/** From top to bottom. */
const REGIONS = ["header", "nav", ".paper", "aside"];

export class Focus implements ReactiveController {
  /** Where the person was last in the form. */
  here: Here | undefined;

  readonly #host: LitElement;
  readonly #session: Session;
  #focused: HTMLElement | undefined;
  /** The field of the form that had the focus last. */
  #field: HTMLElement | undefined;
  /** Whether the person works with keys. */
  #isByKeys = false;

  constructor(host: LitElement, session: Session) {
    this.#host = host;
    this.#session = session;
    host.addController(this);
    host.addEventListener("keydown", () => (this.#isByKeys = true));
    host.addEventListener("pointerdown", () => (this.#isByKeys = false));
    for (const name of ["keyup", "click"]) host.addEventListener(name, (event) => this.#see(event));
  }

  begin(): void {
    // Moves of the focus within the root are not seen outside it.
    this.#root.addEventListener("focusin", (event) => this.#focus(event as FocusEvent));
  }

  hostUpdated(): void {
    if (this.#session.draft.isStarted) window.setTimeout(() => this.#restore());
  }

  /** Goes to the next region, or the one before; returns whether there is one. At the ends the browser has its own. */
  toRegion(isBack: boolean): boolean {
    const regions = REGIONS.map((one) => this.#root.querySelector<HTMLElement>(one));
    const at = regions.findIndex((region) => region?.contains(this.#root.activeElement));
    const next = regions[at + (isBack ? -1 : 1)];
    if (!next) return false;
    const field = this.#field?.isConnected && next.contains(this.#field) ? this.#field : undefined;
    (field ?? [...next.querySelectorAll<HTMLElement>("button, a, input, textarea, [tabindex]")].find(isShown))?.focus();
    return true;
  }

  get #root(): ShadowRoot {
    return this.#host.renderRoot as ShadowRoot;
  }

  #focus(event: FocusEvent): void {
    const target = event.composedPath()[0] as HTMLElement;
    this.#focused = target;
    if (target.closest(".paper")) this.#field = target;
    this.#see(event);
  }

  #see(event: Event): void {
    const target = event.composedPath()[0] as HTMLElement;
    const place = target.dataset?.cell ?? target.dataset?.field;
    if (place === undefined) return;
    const offset = target instanceof HTMLTextAreaElement ? target.selectionStart : 0;
    if (this.here?.place === place && this.here.offset === offset) return;
    this.here = { place, offset };
    const preview = this.#root.querySelector<SidePreview>("xxgk-side-preview");
    if (preview) preview.here = this.here;
  }

  /** Restores focus when the focused button was removed: else the next Tab would begin at the top. */
  #restore(): void {
    if (!this.#isByKeys || !this.#focused || this.#focused.isConnected) return;
    this.#focused = undefined;
    const root = this.#root;
    if (root.activeElement || (document.activeElement && document.activeElement !== document.body)) return;
    const field = this.#field?.isConnected ? this.#field : root.querySelector<HTMLElement>("header button");
    field?.focus({ preventScroll: true });
  }
}

function isShown(element: HTMLElement): boolean {
  return element.offsetWidth > 0 && !element.hasAttribute("disabled");
}
