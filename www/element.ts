/**
 * `<xxgk-annual-report>`: the whole page as one element. The only file that knows all
 * parts: it gives each what it shows, and takes what they report to the session.
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Claim, FieldKey, Finding, FormSection, Look, View } from "./core/core";
import { Session } from "./draft/session";
import { Giving } from "./export/download";
import type { Summary } from "./findings/findings-list";
import { FirstScreen } from "./page/first-screen";
import { Guide } from "./page/keyboard";
import { isLargeKept, keepLarge } from "./page/large-type";
import { Going } from "./page/navigation";
import { elsewhereBar, noticeBar } from "./page/notice-bar";
import { defineParts } from "./page/parts";
import { style } from "./page/style";
import { hearUndo } from "./page/undo-keys";
import { Panels } from "./panels/panels";
import { ReportPreview } from "./preview/report-preview";
import type { SidePreview } from "./preview/side-preview";
import type { CellMarks } from "./table/report-table";
import { emit, hear, type PartEvents } from "./view/events";
import { blankOf, marksOf } from "./view/marks";
import { Steady } from "./view/memo";
import { messages } from "./view/messages";
import { painted } from "./view/next-frame";
import type { Notice } from "./view/notice";

/** What is drawn first: what a common screen has room for. */
const FIRST_SECTIONS = 1;

export class XxgkAnnualReport extends LitElement {
  static override styles = style;
  static override properties = {
    notice: { state: true },
    look: { state: true },
    beside: { state: true },
    summary: { state: true },
    said: { state: true },
    large: { state: true },
    failure: { state: true },
    isWhole: { state: true },
  };

  declare private notice: Notice | undefined;
  /** How printed files look. */
  declare private look: Look | undefined;
  /** What stands in the right column while the preview is beside the form; nothing: it is not. */
  declare private beside: "preview" | "findings" | undefined;
  /** Said above the findings after a check or a download, until something changes. */
  declare private summary: Summary | undefined;
  /** The last thing told to who listens. */
  declare private said: string;
  /** Whether the type is large. */
  declare private large: boolean;
  declare private failure: string | undefined;
  /** Whether all sections are drawn. At first those are that a screen has room for: they are there, and take keys, in
   *  two thirds of the time. */
  declare private isWhole: boolean;

  /** What stood here before the script. */
  readonly #first = this.shadowRoot ? new FirstScreen(this.shadowRoot) : undefined;
  #isStarting = false;
  #isReady!: () => void;
  /** Fulfilled when the page has gone on with the draft that was open last, or has begun a blank one. */
  readonly ready: Promise<void> = new Promise((done) => (this.#isReady = done));
  readonly #session = new Session({
    show: () => this.requestUpdate(),
    say: (notice) => this.#say(notice),
    changed: () => {
      this.summary = undefined;
      this.dispatchEvent(new CustomEvent("xxgk-change", { bubbles: true, composed: true }));
    },
    showKept: () => void this.#panels.toggle("open"),
  });
  readonly #panels = new Panels({
    root: () => this.renderRoot as ShadowRoot,
    draw: () => {
      this.requestUpdate();
      return this.updateComplete;
    },
    kept: () => this.#session.kept.list(),
  });
  readonly #going = new Going({
    root: () => this.renderRoot as ShadowRoot,
    form: () => this.#session.form,
    whenWhole: (act) => this.#whenWhole(act),
    unveilList: () => {
      if (this.beside) this.beside = "findings";
      return this.updateComplete;
    },
  });
  readonly #guide = new Guide(this, {
    root: () => this.renderRoot as ShadowRoot,
    form: () => this.#session.form,
    findings: () => this.#session.shownFindings,
    isTyping: () => this.#session.isTyping,
    goTo: (finding) => this.#going.toFinding(finding),
    moved: (here) => {
      const preview = this.renderRoot.querySelector<SidePreview>("xxgk-side-preview");
      if (preview) preview.here = here;
    },
    closePanel: () => this.#panels.close(),
    say: (text) => (this.said = text),
  });
  readonly #giving = new Giving(this.#session, {
    look: () => this.look,
    say: (notice, heard) => this.#say(notice, heard),
    given: (name, errors) => {
      this.summary = { title: messages.downloaded(name, 0) };
      // Who has something left to put right is led there.
      if (errors > 0) this.#going.toFirstFinding();
    },
  });
  #connected: AbortController | undefined;
  /** What the parts are given. */
  readonly #steady = new Steady();
  #marked: { findings: readonly Finding[]; marks: ReadonlyMap<string, CellMarks> } | undefined;

  constructor() {
    super();
    this.said = "";
    this.large = false;
    this.isWhole = this.#first !== undefined;
    this.#hearTables();
    this.#hearFindings();
    this.#hearPanels();
  }

  #hearTables(): void {
    const session = this.#session;
    hear(this, "xxgk-cell", ({ address, text }) => {
      this.#goOn();
      session.typeCell(address, text);
    });
    hear(this, "xxgk-left", () => {
      session.whenStarted(() => session.settle());
      this.#guide.tell();
    });
    this.#heed("xxgk-paste", ({ address, text }) => session.paste(address, text));
    this.#heed("xxgk-paste-choose", ({ reading }) => session.choosePaste(reading));
    this.#heed("xxgk-paste-apply", () => this.#endPaste(() => session.applyPaste()));
    this.#heed("xxgk-paste-cancel", () => this.#endPaste(() => session.cancelPaste()));
    this.#heed("xxgk-clear", ({ addresses }) => session.clearCells(addresses));
    this.#heed("xxgk-totals", ({ table, entered }) => session.setTotals(table, entered));
    hear(this, "xxgk-text", ({ field, text, caret }) => {
      this.#goOn();
      session.typeText(field, text, caret);
    });
    hear(this, "xxgk-section", ({ section }) => this.#going.toSection(section));
    this.#heed("xxgk-fill-zeros", ({ place }) => session.fillZeros(place));
    this.#heed("xxgk-undo", () => void this.#go(1));
    this.#heed("xxgk-go", ({ steps }) => void this.#go(steps));
  }

  #hearFindings(): void {
    const session = this.#session;
    hear(this, "xxgk-goto", ({ finding }) => this.#going.toFinding(finding));
    this.#heed("xxgk-correct", ({ findings }) => session.correct(findings));
    this.#heed("xxgk-accept", ({ finding, reason }) => session.accept(finding, reason));
    this.#heed("xxgk-withdraw", ({ finding }) => session.withdraw(finding));
    this.#heed("xxgk-check", () => this.#check());
    this.#heed("xxgk-walk", ({ isBack }) => this.#guide.walk(isBack));
    hear(this, "xxgk-findings", () => this.#going.toFirstFinding());
    hear(this, "xxgk-place", ({ place, span }) => this.#going.toWords(place, span));
  }

  /** Hears an event that asks something of the core, which may not be there yet. */
  #heed<Name extends keyof PartEvents>(name: Name, act: (detail: PartEvents[Name]) => void): void {
    hear(this, name, (detail) => this.#session.whenStarted(() => act(detail)));
  }

  #hearPanels(): void {
    const session = this.#session;
    this.#heed("xxgk-panel", ({ panel }) => void this.#panels.toggle(panel));
    this.#heed("xxgk-download", ({ ending }) => this.#giving.file(ending));
    this.#heed("xxgk-copy", ({ ending }) => this.#giving.copy(ending));
    this.#heed("xxgk-preview", () => ReportPreview.open(session.papers.preview(this.look)));
    this.#heed("xxgk-beside", () => (this.beside = this.beside ? undefined : "preview"));
    hear(this, "xxgk-large", () => {
      this.#showLarge(!this.large);
      keepLarge(this.large);
    });
    this.#heed("xxgk-look", ({ look }) => this.#chooseLook(look));
    this.#heed("xxgk-last-year-file", ({ file }) => void session.openLastYear(file));
    this.#heed("xxgk-last-year-cell", ({ address, text }) => session.typeLastYear(address, text));
    this.#heed("xxgk-last-year-forget", () => session.forgetLastYear());
    this.#heed("xxgk-open-file", ({ file }) => void this.openFile(file));
    this.#hearKept();
    this.#heed("xxgk-new", () => this.startNew());
    this.#heed("xxgk-example", () => session.openExample());
  }

  #hearKept(): void {
    const { kept } = this.#session;
    this.#heed("xxgk-open-stored", async ({ draft }) => {
      if (await kept.open(draft)) this.#panels.leave();
    });
    this.#heed("xxgk-remove-stored", async ({ draft, how }) => {
      await (how === "forget" ? kept.forget(draft) : kept.remove(draft, how === "remove"));
      await this.#panels.list();
    });
    this.#heed("xxgk-go-back", ({ state }) => {
      this.#panels.leave();
      kept.goBack(state);
    });
    this.#heed("xxgk-take-back", () => void kept.takeBack());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    defineParts();
    this.#connected = new AbortController();
    hearUndo(this, this.#connected.signal, (back) => this.#session.whenStarted(() => void this.#go(back ? 1 : -1)));
    if (!this.#isStarting) void this.#start();
    window.addEventListener("beforeprint", this.#printReport);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("beforeprint", this.#printReport);
    this.#connected?.abort();
  }

  /** However printing is asked for, the report goes to the printer, not the tool. */
  readonly #printReport = (): void => {
    if (this.#session.isStarted) ReportPreview.forPrinter(() => this.#session.papers.preview(this.look));
  };

  protected override updated(): void {
    if (this.#session.isStarted) this.#guide.drawn();
  }

  /** The draft as the text of the saved file. */
  get json(): string {
    return this.#session.json;
  }

  /** What the checks find in the draft. */
  get findings(): readonly Finding[] {
    return this.#session.findings;
  }

  /** The figures of the prose that were held against the tables. */
  get claims(): readonly Claim[] {
    return this.#session.claims;
  }

  /** Opens a saved file, or any that this tool wrote. The draft that was open stays among the kept ones. */
  async openFile(file: File): Promise<void> {
    await this.ready;
    if (await this.#session.open(file)) this.#panels.leave();
  }

  /** Starts a blank draft. The one that was open stays among the kept ones. */
  startNew(): void {
    this.#session.whenStarted(() => this.#session.startNew());
    this.#panels.leave();
  }

  /** Shows a cell or field and puts the focus into it. */
  goTo(place: string): void {
    this.#going.to(place);
  }

  /** After a look at a pasted block the focus goes back to the cell where it was pasted. */
  #endPaste(end: () => void): void {
    const cell = this.#session.pasting?.address;
    end();
    if (cell) this.goTo(cell);
  }

  /** Goes so many steps back, forward where negative, and to the place that has changed. */
  async #go(steps: number): Promise<void> {
    const moved = this.#session.go(steps);
    await this.updateComplete;
    if (moved?.place) this.#going.toWords(moved.place, moved.span);
    // The button that was pressed may be gone.
    else if (!this.shadowRoot?.activeElement)
      this.renderRoot.querySelector<HTMLElement>(".turns button:not([disabled])")?.focus();
  }

  #showLarge(large: boolean): void {
    this.large = large;
    this.toggleAttribute("data-large", large);
  }

  async #start(): Promise<void> {
    this.#isStarting = true;
    if (this.#first) {
      await this.#drawn();
      this.#first.giveWayTo(this.renderRoot as ShadowRoot);
    } else await painted();
    // Asking takes some milliseconds, the first time.
    this.#showLarge(isLargeKept());
    this.isWhole = true;
    try {
      await this.#session.start();
    } catch (error) {
      this.failure = messages.cannotStart;
      console.error(error);
    }
    this.#guide.begin();
    this.#isReady();
  }

  /** Until the parts are drawn, too: after this, and before the next frame. */
  async #drawn(): Promise<void> {
    await this.updateComplete;
    const all = [...this.renderRoot.querySelectorAll("*")];
    await Promise.all(all.map((one) => one instanceof LitElement && one.updateComplete));
  }

  /** Draws the sections that are not there yet, then acts: at once where all of them are. */
  #whenWhole(act: () => void): void {
    if (this.isWhole) act();
    else {
      this.isWhole = true;
      void this.updateComplete.then(act);
    }
  }

  /** Shows a sentence under the bar, and tells it, with as many of its lines as are worth hearing. */
  #say(notice: Notice | undefined, heard = notice?.lines ?? []): void {
    this.notice = notice;
    if (notice) this.#guide.tell([notice.text, ...heard].join("。"));
  }

  /** Somebody types on: that something went well is no news any more. What has to be known or decided stays. */
  #goOn(): void {
    const { notice } = this;
    if (notice?.tone !== "good" || notice.offers?.length || notice.fresh || notice.stays) return;
    this.notice = undefined;
  }

  // ── Giving away ───────────────────────────────────────────────────────────

  #check(): void {
    this.#session.finish();
    this.summary = { title: messages.checked };
    this.#guide.tell(messages.checked);
    this.#going.toFirstFinding();
  }

  #chooseLook(look: Look): void {
    // Another kind of document begins with the margins and lines that are usual for it.
    this.look = look.kind === this.#shownLook.kind ? look : this.#session.papers.usualLook(look.kind ?? "official");
  }

  get #shownLook(): Look {
    return this.look ?? this.#session.papers.usualLook("official");
  }

  // ── Showing ───────────────────────────────────────────────────────────────

  protected override render(): TemplateResult {
    if (this.failure) return html`<p class="failure" role="alert">${this.failure}</p>`;
    const session = this.#session;
    const { view, form, texts } = session;
    const sections = this.isWhole ? form.sections : form.sections.slice(0, FIRST_SECTIONS);
    const findings = this.#steady.list("findings", session.shownFindings);
    // The tables are drawn anew only when their figures or marks are other ones.
    if (this.#marked?.findings !== findings) this.#marked = { findings, marks: marksOf(findings) };
    const { marks } = this.#marked;
    const open = findings.filter(({ accepted }) => accepted === null);
    const count = (severity: Finding["severity"]) => open.filter((finding) => finding.severity === severity).length;
    const blank = blankOf(view);
    const year = texts.get("year");
    const { isElsewhere } = session.kept;
    const whose = [texts.get("organ.name"), year && `${year} 年`].filter(Boolean).join(" · ");
    return html`
      <div class="skips"><button @click=${() => this.#going.toSection("t3")}>${messages.skipToTable}</button><button @click=${() => this.#going.toFirstFinding()}>${messages.skipToFindings}</button></div>
      <p class="unseen" role="status" aria-live="polite">${this.said}</p>
      <xxgk-bar .beside=${this.beside !== undefined} .whose=${whose} .counts=${{ errors: count("error"), warnings: count("warning"), blank }}
        .undo=${isElsewhere ? null : view.undo} .redo=${isElsewhere ? null : view.redo} .steps=${this.#panels.open === "steps" ? session.steps() : undefined} .panel=${this.#panels.open}></xxgk-bar>
      ${this.notice ? noticeBar(this, this.notice, view.undo, () => (this.notice = undefined)) : nothing}
      <div class="opened">${this.#panel(view)}</div>
      ${isElsewhere ? elsewhereBar(this) : nothing}
      <fieldset class="lock" role="none" ?disabled=${isElsewhere}><div class=${`columns ${this.beside ? `beside ${this.beside}` : ""}`}>
        <xxgk-nav .large=${this.large} .sections=${form.sections} .view=${view} .texts=${texts} .findings=${findings} .savedText=${this.#savedText()}></xxgk-nav>
        <div class="paper">
          <section>
            <xxgk-head .kinds=${form.organKinds} .texts=${texts} .findings=${this.#steady.list(
              "head",
              findings.filter(({ severity }) => severity !== "info"),
            )}></xxgk-head>
            ${this.#title(view)}
            ${this.#prose("preface", messages.preface, messages.prefaceHint, view, findings)}
          </section>
          ${sections.map((section) => this.#section(section, view, marks, findings))}
        </div>
        <aside aria-label=${messages.findings} tabindex=${isElsewhere ? 0 : nothing}>
          ${this.beside ? this.#tabs() : nothing}
          <div class="list">${session.isBlank ? html`<xxgk-welcome></xxgk-welcome>` : nothing}
          ${session.isStarted ? html`<xxgk-findings .form=${form} .summary=${this.summary} .findings=${findings} .blank=${blank} .manual=${session.manual}></xxgk-findings>` : nothing}</div>
          ${this.beside === "preview" ? html`<xxgk-side-preview .pieces=${this.#pieces} .view=${view} .look=${this.look} .findings=${findings} .here=${this.#guide.here}></xxgk-side-preview>` : nothing}
        </aside>
      </div></fieldset>`;
  }

  readonly #pieces = () => ({
    ...this.#session.papers.pieces(this.look),
    fonts: () => this.#session.papers.preview(this.look).sheet,
  });

  /** What the right column shows while the preview is beside the form. */
  #tabs(): TemplateResult {
    const tab = (
      name: "preview" | "findings",
      label: string,
    ) => html`<button aria-pressed=${this.beside === name ? "true" : "false"}
      @click=${() => (this.beside = name)}>${label}</button>`;
    return html`<div class="tabs" role="group" aria-label=${messages.besideTabs}>${tab("findings", messages.findings)}${tab("preview", messages.previewTab)}
      <button class="link" @click=${() => emit(this, "xxgk-preview", {})}>${messages.print}</button></div>`;
  }

  #panel(view: View): TemplateResult | typeof nothing {
    switch (this.#panels.open) {
      case "open":
        return html`<xxgk-open-panel .kept=${this.#panels.stored} .isLocked=${this.#session.kept.isElsewhere}></xxgk-open-panel>`;
      case "download":
        return html`<xxgk-download-panel .choices=${this.#session.form.looks} .look=${this.#shownLook}></xxgk-download-panel>`;
      case "last-year":
        return html`<xxgk-last-year .lastYear=${this.#session.lastYear()} .year=${view.year === null ? "" : `${view.year - 1}`}></xxgk-last-year>`;
      default:
        return nothing;
    }
  }

  /** The title as it will be printed; a pattern of it while its parts are missing. */
  #title(view: View): TemplateResult {
    const isWhole =
      ["organ.name", "year"].every((field) => this.#session.texts.get(field as FieldKey)?.trim()) ||
      this.#session.texts.get("title")?.trim();
    return isWhole ? html`<h1>${view.title}</h1>` : html`<h1 class="quiet">${messages.titleToCome}</h1>`;
  }

  #section(
    section: FormSection,
    view: View,
    marks: ReadonlyMap<string, CellMarks>,
    findings: readonly Finding[],
  ): TemplateResult {
    const { key, heading, table, hint, aspects } = section;
    const body = table
      ? html`${this.#paste(key)}<xxgk-table tabindex=${this.#session.kept.isElsewhere ? 0 : nothing} .facts=${this.#session.facts} .table=${table} .name=${heading} .cells=${this.#session.cells} .marks=${marks} .entered=${view.totals[key] === "entered"}></xxgk-table>`
      : this.#prose(
          key as FieldKey,
          heading,
          aspects.length > 0 ? `${hint}${messages.aspects(aspects)}` : `${hint}`,
          view,
          findings,
        );
    return html`<section id=${`section-${key}`}><h2>${heading}</h2>${body}</section>`;
  }

  /** The pasted block that somebody has to look at, above the table that it is for. */
  #paste(table: string): TemplateResult | typeof nothing {
    const { pasting } = this.#session;
    if (!pasting?.address.startsWith(`${table}.`)) return nothing;
    return html`<xxgk-paste .readings=${pasting.readings} .chosen=${pasting.chosen}></xxgk-paste>`;
  }

  #prose(field: FieldKey, name: string, hint: string, view: View, findings: readonly Finding[]): TemplateResult {
    const own = <Item>(what: string, items: readonly Item[]) => this.#steady.list(`${what} ${field}`, items);
    return html`<xxgk-prose .field=${field} .name=${name} .hint=${hint} .text=${this.#session.texts.get(field) ?? ""}
      .findings=${own(
        "findings",
        findings.filter(({ primary, accepted }) => primary === field && accepted === null),
      )}
      .claims=${own(
        "claims",
        view.claims.filter(({ section }) => section === field),
      )}
      .figures=${own(
        "figures",
        view.live.filter(({ section }) => section === field),
      )}
      .words=${view.words[field] ?? 0} .hasParts=${field !== "preface"} .tools=${this.#session.prose}></xxgk-prose>`;
  }

  #savedText(): string {
    const { saved } = this.#session.kept;
    if (saved === "never") return messages.neverSaved;
    if (typeof saved !== "number") return messages.cannotSave[saved];
    return messages.saved(messages.time(saved).split(" ")[1] ?? "");
  }
}
