/**
 * `<xxgk-annual-report>`: the whole page as one element. What it is made of is in `page/`. Its attribute `edition`
 * (`2021`) says on which edition of the form a blank report begins; without it, on the newest.
 */
import "./view/lit-in-xml";
import { html, LitElement, type TemplateResult } from "lit";
import type { Claim, Finding } from "./core/core";
import { FirstScreen } from "./page/first-screen";
import { handleEvents, openFile, startNew } from "./page/handlers";
import { Page } from "./page/page";
import { defineParts } from "./page/parts";
import { style } from "./page/style";
import { PageTemplate } from "./page/template";
import { messages } from "./view/messages";
import { nextFrame } from "./view/next-frame";

export class XxgkAnnualReport extends LitElement {
  static override styles = style;
  static override properties = { failure: { state: true } };

  /** Why the page cannot work here. */
  declare private failure: string | undefined;
  /** What the offline file showed before the script ran. */
  readonly #first = this.shadowRoot ? new FirstScreen(this.shadowRoot) : undefined;
  readonly #page = new Page(this, this.#first !== undefined);
  readonly #template = new PageTemplate(this.#page);
  #isStarting = false;
  #isReady!: () => void;
  /** Fulfilled when the page has gone on with the draft that was open last, or has begun a blank one. */
  readonly ready: Promise<void> = new Promise((done) => (this.#isReady = done));

  constructor() {
    super();
    handleEvents(this.#page);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    defineParts();
    if (!this.#isStarting) void this.#start();
  }

  /** The draft as the text of the saved file. */
  get json(): string {
    return this.#page.session.draft.json;
  }

  /** What the checks find in the draft. */
  get findings(): readonly Finding[] {
    return this.#page.session.draft.view.findings;
  }

  /** The figures of the prose that were compared with the tables. */
  get claims(): readonly Claim[] {
    return this.#page.session.draft.view.claims;
  }

  /** Opens a saved file, or any that this tool wrote. The draft that was open stays among the kept ones. */
  async openFile(file: File): Promise<void> {
    await this.ready;
    await openFile(this.#page, file);
  }

  /** Starts a blank draft. The one that was open stays among the kept ones. */
  startNew(): void {
    startNew(this.#page);
  }

  /** Shows a cell or field and puts the focus into it. */
  goTo(place: string): void {
    this.#page.navigation.to(place);
  }

  async #start(): Promise<void> {
    this.#isStarting = true;
    if (this.#first) {
      await this.#drawn();
      this.#first.giveWayTo(this.renderRoot as ShadowRoot);
    } else await nextFrame();
    const { layout, session, focus, announcer } = this.#page;
    layout.begin();
    try {
      await session.start(this.getAttribute("edition") ?? undefined);
    } catch (error) {
      this.failure = messages.cannotStart;
      console.error(error);
    }
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
    if (this.failure) return html`<p class="failure" role="alert">${this.failure}</p>`;
    return this.#template.render();
  }
}
