/**
 * The element as a field of a form (Chromium 77, Firefox 98, Safari 16.4; elsewhere it is none): its value is the saved
 * report, its validity what the checks find. The text is made when the form is sent, not at every key.
 */
import type { LitElement } from "lit";
import type { Page } from "../page/page";
import { say } from "../view/say";
import type { Presets } from "./presets";
import type { SiteValue } from "./site-value";
import { words } from "./words";

export class FormControl {
  readonly internals: ElementInternals | undefined;
  readonly #host: LitElement;
  readonly #page: Page;
  readonly #value: SiteValue;
  readonly #presets: Presets;
  #form: HTMLFormElement | null = null;
  #custom = "";

  constructor(host: LitElement, page: Page, value: SiteValue, presets: Presets) {
    this.#host = host;
    this.#page = page;
    this.#value = value;
    this.#presets = presets;
    // Old browsers have none.
    const { attachInternals } = host as { attachInternals?: () => ElementInternals };
    const internals = attachInternals?.call(host);
    this.internals = internals && "setValidity" in internals ? internals : undefined;
    host.addEventListener("xxgk-change", () => this.judge());
    host.addEventListener("invalid", (event) => {
      // The browser's own bubble would want the focus on the element as a whole.
      event.preventDefault();
      if (!page.session.draft.isStarted) return;
      say(host, { text: words.notSubmitted(this.internals?.validationMessage ?? ""), tone: "bad" });
      page.navigation.toFirstFinding();
    });
  }

  /** The element belongs to this form from now on, or to none. */
  belongTo(form: HTMLFormElement | null): void {
    this.#form?.removeEventListener("formdata", this.#sendAlong);
    this.#form = form;
    form?.addEventListener("formdata", this.#sendAlong);
  }

  readonly #sendAlong = ({ formData }: FormDataEvent): void => {
    const name = this.#host.getAttribute("name");
    if (!name || this.#host.matches(":disabled")) return;
    // Chromium 80 has put a blank there for the element.
    const others = formData.getAll(name).filter((other) => other !== "");
    formData.delete(name);
    for (const other of others) formData.append(name, other);
    formData.append(name, this.#value.get());
  };

  /** What the site itself says against it; nothing: that it has nothing against it. */
  setCustomValidity(message: string): void {
    this.#custom = message;
    this.judge();
  }

  /** Says whether it is valid: no error among what was found, and the report that the site wants. */
  judge(): void {
    const { errors } = this.#page.session.draft.view;
    const message =
      this.#custom || (this.#presets.isOther ? words.wrongReport : errors > 0 ? words.errors(errors) : "");
    this.internals?.setValidity(message === "" ? {} : { customError: true }, message);
  }
}
