/**
 * The whole page as one element: what the offline file has of `<xxgk-annual-report>`. What it is made of is in `page/`;
 * what a site is offered besides is in `element.ts`.
 *
 * Everything that it offers can be asked and called at every time of its life: before it is in a document, before its
 * core is there or when that never comes, after the core has died, and when the element was taken out again.
 */
import "./view/lit-in-xml";
import { LitElement, type TemplateResult } from "lit";
import type { Claim, Finding } from "./core/core";
import { FirstScreen } from "./page/first-screen";
import { handleEvents, openFile, startNew } from "./page/handlers";
import { Page } from "./page/page";
import { defineParts } from "./page/parts";
import { style } from "./page/style";
import { PageTemplate } from "./page/template";
import { nextFrame } from "./view/next-frame";
import { mendRemove } from "./view/old-remove";

export class PageElement extends LitElement {
  static override styles = style;
  /** What the element offers, and whether it can be set: a property of that name, set before the element was defined, would hide it. */
  static offered: Readonly<Record<string, boolean>> = {
    json: false,
    findings: false,
    claims: false,
    edition: true,
    openFile: false,
    startNew: false,
    goTo: false,
  };
  /** What the offline file showed before the script ran. */
  readonly #first = this.shadowRoot ? new FirstScreen(this.shadowRoot) : undefined;
  /** What it is made of. */
  protected readonly page = new Page(this, this.#first !== undefined);
  readonly #template = new PageTemplate(this.page);
  #isStarting = false;
  /** What was set as properties before the element was defined. */
  readonly #early: Record<string, unknown>;
  #isReady!: () => void;
  /**
   * Fulfilled when the page has gone on with the draft that was open last, or has begun a blank one; or when it has told
   * the person why it cannot (no WebAssembly, no answer for 20 seconds). It never fails, and begins when the element is
   * in a document.
   */
  readonly ready: Promise<void> = new Promise((done) => (this.#isReady = done));

  constructor() {
    super();
    this.#early = takeEarly(this, new.target.offered);
    handleEvents(this.page);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    mendRemove();
    defineParts();
    // For fonts and voices, in a page of another language.
    if (!this.lang) this.lang = "zh-CN";
    // Not in the constructor: an element that a parser makes must not get attributes there.
    for (const [name, value] of Object.entries(this.#early)) {
      delete this.#early[name];
      Reflect.set(this, name, value);
    }
    if (!this.#isStarting) void this.#start();
  }

  /**
   * The edition of the form (`2021`) on which a blank report begins; without it, the newest. The same as the attribute.
   * One that there is not counts as none; what is open stays on its own edition.
   */
  get edition(): string | undefined {
    return this.getAttribute("edition") ?? undefined;
  }

  set edition(edition: string | null | undefined) {
    if (edition === null || edition === undefined) this.removeAttribute("edition");
    else this.setAttribute("edition", edition);
  }

  /**
   * The draft as the text of the saved file, with all that was typed until now: before the core is there, too, and after
   * it has died. Only to be read: setting it is a `TypeError`; `openFile` opens a draft.
   */
  get json(): string {
    return this.page.session.draft.json;
  }

  /** What the checks find in the draft; empty as long as nothing was checked. */
  get findings(): readonly Finding[] {
    return this.page.session.draft.view.findings;
  }

  /** The figures of the prose that were compared with the tables; empty as long as nothing was checked. */
  get claims(): readonly Claim[] {
    return this.page.session.draft.view.claims;
  }

  /**
   * Opens a saved file, or any that this tool wrote, as soon as the element is `ready`. The draft that was open stays
   * among the kept ones. A file that cannot be opened is told to the person, and changes nothing.
   *
   * Returns whether it was `opened`, is shown to the person, who may take it (`incoming`), or was `refused`. Fails with a
   * `TypeError` when it is given no file, and with an `Error` when the core is not there.
   */
  async openFile(file: File): ReturnType<typeof openFile> {
    if (typeof file?.arrayBuffer !== "function") throw new TypeError("openFile(file): a File is needed");
    await this.ready;
    await this.page.rescue.settled();
    if (!this.page.session.draft.isStarted) throw new Error(this.page.rescue.stop?.text);
    return openFile(this.page, file);
  }

  /** The id of the draft that is open, as it is kept in this browser. */
  get draftId(): string {
    return this.page.session.kept.id;
  }

  /**
   * Takes over what has changed in the sum of many reports that the draft was begun from, in one step; `before` and `now`
   * are that sum as saved files. Cells in which the draft has something of its own stay, and are named.
   */
  async followSum(before: string, now: string): Promise<void> {
    await this.ready;
    await this.page.session.followSum(before, now);
  }

  /** Starts a blank draft, as soon as the element is `ready`. The one that was open stays among the kept ones. */
  startNew(): void {
    if (this.page.session.draft.isStarted) startNew(this.page);
    else void this.ready.then(() => startNew(this.page));
  }

  /**
   * Shows a cell (`t3.granted.natural`) or a field (`problems`) and puts the focus into it, as soon as the form is drawn.
   * A place that the form does not have changes nothing.
   */
  goTo(place: string): void {
    if (this.hasUpdated) this.page.navigation.to(place);
    else void this.updateComplete.then(() => this.page.navigation.to(place));
  }

  async #start(): Promise<void> {
    this.#isStarting = true;
    if (this.#first) {
      await this.#drawn();
      this.#first.giveWayTo(this.renderRoot as ShadowRoot);
    } else await nextFrame();
    const { layout, rescue, focus, announcer } = this.page;
    layout.begin();
    await rescue.start(this.edition);
    focus.begin();
    announcer.begin();
    this.#isReady();
  }

  /** Waits until the parts are drawn, too: before the next frame. */
  async #drawn(): Promise<void> {
    await this.updateComplete;
    const all = [...this.renderRoot.querySelectorAll("*")];
    await Promise.all(all.map((one) => one instanceof LitElement && one.updateComplete));
  }

  protected override render(): TemplateResult {
    return this.#template.render();
  }
}

/** What was set on the element before it was defined, out of the way of what it offers. */
function takeEarly(element: PageElement, offered: Readonly<Record<string, boolean>>): Record<string, unknown> {
  const early: Record<string, unknown> = {};
  for (const [name, canBeSet] of Object.entries(offered)) {
    const set = Object.getOwnPropertyDescriptor(element, name);
    if (!set) continue;
    Reflect.deleteProperty(element, name);
    if (canBeSet) early[name] = set.value;
    else console.warn(`<xxgk-annual-report>: “${name}” cannot be set`);
  }
  return early;
}
