/**
 * `<xxgk-annual-report>` as a site holds it: the page, and what a site says to it and hears of it. The offline file has
 * the page alone (`build/element-inside.mjs`). Every name is described in `custom-elements.json`.
 */
import "./view/lit-in-xml";
import type { PropertyValues } from "lit";
import type { Finding } from "./core/core";
import { FormControl } from "./embedding/form-control";
import { Locks } from "./embedding/locks";
import { nameParts, siteColours } from "./embedding/look";
import { PRESETS, Presets } from "./embedding/presets";
import { type SiteEvents, Teller, tellSite } from "./embedding/site-events";
import { SiteValue } from "./embedding/site-value";
import type { openFile } from "./page/handlers";
import { PageElement } from "./page-element";

export type { SiteEvents } from "./embedding/site-events";

/** The events that a site can listen to. */
export type XxgkAnnualReportEventMap = { [Name in keyof SiteEvents]: CustomEvent<SiteEvents[Name]> };

/** The endings of the files that a report becomes. */
export type ReportFormat =
  | "docx"
  | "xlsx"
  | "html"
  | "fragment.html"
  | "txt"
  | "md"
  | "json"
  | "proof.docx"
  | "proof.html"
  | "pictures.fragment.html"
  | "pictures.svg";

/** Attributes that say what may be changed. */
const LOCKS = ["readonly", "locked"];

export class XxgkAnnualReport extends PageElement {
  static readonly formAssociated = true;
  static override styles = [...PageElement.styles, siteColours];
  static override readonly offered = {
    ...PageElement.offered,
    organ: true,
    kind: true,
    year: true,
    value: true,
    readonly: true,
    locked: true,
    name: true,
    open: false,
    check: false,
    export: false,
  };

  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: Lit makes the class ready that is asked.
    return [...super.observedAttributes, ...PRESETS, ...LOCKS];
  }

  readonly #locks = new Locks(this, this.page);
  readonly #presets = new Presets(this.page, this.#locks);
  readonly #value = new SiteValue(this.page, this.#locks);
  readonly #control = new FormControl(this, this.page, this.#value, this.#presets);
  #isDisabled = false;
  #isBegun = false;

  constructor() {
    super();
    new Teller(this, this.page);
    void this.ready.then(() => this.#begin());
  }

  async #begin(): Promise<void> {
    const { draft } = this.page.session;
    this.#isBegun = true;
    this.#lock();
    if (draft.isStarted) {
      const isGiven = await this.#value.begin(this.getAttribute("value") ?? undefined);
      if (isGiven) this.#presets.fill();
      else this.#presets.begin();
      this.#locks.look();
      this.#control.judge();
    }
    tellSite(this, "ready", { isOpen: draft.isStarted });
  }

  // ── What a site sets ──────────────────────────────────────────────────────

  /**
   * Whose report it is: 单位名称. A new draft begins with it, and it fills the blank field of an open one; what stands
   * there is never written over. The same as the attribute; so are `kind`, `year`, `readonly`, `locked` and `name`.
   */
  get organ(): string {
    return this.getAttribute("organ") ?? "";
  }

  set organ(name: string | null | undefined) {
    this.#reflect("organ", name);
  }

  /** The kind of office: its key or its name in the form (单位类别). One that there is not counts as none. */
  get kind(): string {
    return this.getAttribute("kind") ?? "";
  }

  set kind(kind: string | null | undefined) {
    this.#reflect("kind", kind);
  }

  /** The year of the report. */
  get year(): string {
    return this.getAttribute("year") ?? "";
  }

  set year(year: string | number | null | undefined) {
    this.#reflect("year", year);
  }

  /** Whether people can only read: look, check, download. */
  get readonly(): boolean {
    return this.hasAttribute("readonly");
  }

  set readonly(isReadonly: boolean) {
    this.toggleAttribute("readonly", Boolean(isReadonly));
  }

  /**
   * What people cannot change, places with blanks between: cells (`t3.granted.natural`), rows and tables (`t3.granted`,
   * `t3`), fields (`organ.name`, `organ.kind`, `year`, `overview`), and `edition`.
   */
  get locked(): string {
    return this.getAttribute("locked") ?? "";
  }

  set locked(places: string | null | undefined) {
    this.#reflect("locked", places);
  }

  /** The name under which a form sends the report. */
  get name(): string {
    return this.getAttribute("name") ?? "";
  }

  set name(name: string | null | undefined) {
    this.#reflect("name", name);
  }

  /**
   * The report as the text of the saved file. One that is set is opened once the element is ready, as a step that can be
   * undone; as soon as the person has changed something it is offered instead (`open` opens at once). A value that was
   * read here, or set, since then changes nothing. The attribute is what it begins with.
   */
  get value(): string {
    return this.#value.get();
  }

  set value(value: string | null | undefined) {
    if (value === null || value === undefined || typeof value === "string") this.#value.set(value ?? "");
    else {
      console.warn("<xxgk-annual-report>: “value” is the text of a saved file");
      tellSite(this, "error", { message: "value: a string is needed" });
    }
  }

  #reflect(name: string, value: unknown): void {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }

  // ── What a site asks for ──────────────────────────────────────────────────

  /** The same as `openFile`. */
  open(file: File): ReturnType<typeof openFile> {
    return this.openFile(file);
  }

  override async openFile(file: File): ReturnType<typeof openFile> {
    // `#locks`: a site may open what people cannot change.
    const outcome = await this.#locks.asSite(() => super.openFile(file));
    if (outcome === "refused") tellSite(this, "error", { message: this.page.notices.last?.text ?? "" });
    else if (outcome === "opened") this.#presets.look();
    return outcome;
  }

  /** Has the finished report checked: what is missing is a fault from now on. Returns what was found; the focus stays. */
  async check(): Promise<readonly Finding[]> {
    await this.#core();
    this.page.session.finish();
    this.#control.judge();
    return this.findings;
  }

  /** The report as a file. Fails with a `RangeError` for a format that there is not. Nothing is checked, asked or said. */
  async export(format: ReportFormat): Promise<File> {
    await this.#core();
    const { documents } = this.page.session;
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = documents.bytes(format, this.page.looks.chosen);
    } catch (cause) {
      throw Object.assign(new RangeError(`export("${format}"): there is no such format`), { cause });
    }
    return documents.file(format, bytes);
  }

  async #core(): Promise<void> {
    await this.ready;
    await this.page.rescue.settled();
    if (!this.page.session.draft.isStarted) throw new Error(this.page.rescue.stop?.text);
  }

  // ── A field of a form ─────────────────────────────────────────────────────

  get form(): HTMLFormElement | null {
    return this.#control.internals?.form ?? null;
  }

  get type(): string {
    return "xxgk-annual-report";
  }

  get validity(): ValidityState | undefined {
    return this.#control.internals?.validity;
  }

  get validationMessage(): string {
    return this.#control.internals?.validationMessage ?? "";
  }

  get willValidate(): boolean {
    return this.#control.internals?.willValidate ?? false;
  }

  checkValidity(): boolean {
    return this.#control.internals?.checkValidity() ?? true;
  }

  reportValidity(): boolean {
    return this.#control.internals?.reportValidity() ?? true;
  }

  setCustomValidity(message: string): void {
    this.#control.setCustomValidity(message);
  }

  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.#control.belongTo(form);
  }

  formDisabledCallback(isDisabled: boolean): void {
    this.#isDisabled = isDisabled;
    this.#lock();
  }

  formResetCallback(): void {
    void this.ready.then(() => this.#value.reset(this.getAttribute("value") ?? ""));
  }

  // ── Its life ──────────────────────────────────────────────────────────────

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    super.attributeChangedCallback(name, before, now);
    if (!this.#isBegun || before === now) return;
    if (LOCKS.includes(name)) this.#lock();
    else if (PRESETS.some((one) => one === name)) this.#presets.fill();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    nameParts(this.renderRoot);
  }

  #lock(): void {
    if (!this.#isBegun) return;
    const places = (this.getAttribute("locked") ?? "").split(/\s+/).filter((place) => place !== "");
    this.#locks.set(this.#isDisabled || this.hasAttribute("readonly"), places);
    this.#control.judge();
  }

  override addEventListener<Name extends keyof XxgkAnnualReportEventMap>(
    name: Name,
    hear: (this: XxgkAnnualReport, event: XxgkAnnualReportEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    name: string,
    hear: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** As of every element; here with the types of its events. */
  override addEventListener(name: string, hear: unknown, options?: boolean | AddEventListenerOptions): void {
    super.addEventListener(name, hear as EventListener, options);
  }
}
