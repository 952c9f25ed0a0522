/**
 * `<xxgk-annual-report>`: the whole page as one element. The only file that knows all
 * parts: it holds the draft, gives each part what it shows, and hears their events.
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import {
  type Claim,
  Draft,
  type FieldKey,
  type Finding,
  type FormSection,
  type Look,
  type OfficialForm,
  type Opened,
  openFile,
  openText,
  sha256,
  startCore,
  today,
  type View,
} from "./core";
import type { StoredDraft } from "./drafts";
import { copy, download } from "./files";
import { Keeper } from "./keeper";
import { blankOf, cellsOf, keyOf, marksOf } from "./marks";
import { messages } from "./messages";
import { defineParts } from "./parts/define";
import { emit, hear, type Panel, type PartEvents } from "./parts/events";
import type { FindingsList } from "./parts/findings-list";
import { timeOf } from "./parts/open-panel";
import type { ProseField } from "./parts/prose-field";
import { ReportPreview } from "./parts/report-preview";
import type { CellMarks, CellState, ReportTable } from "./parts/report-table";
import { style } from "./style";

/** How long a person may pause within a number before it counts as typed. */
const PAUSE = 700;
const FIELDS: readonly FieldKey[] = [
  "organ.name",
  "organ.kind",
  "year",
  "title",
  "published",
  "preface",
  "overview",
  "problems",
  "other_matters",
];

/** A sentence shown under the bar, until the next one. */
interface Notice {
  text: string;
  lines?: readonly string[];
  tone: "good" | "bad";
  /** Whether the step can be taken back here. */
  undo?: boolean;
  /** Whether a blank draft can be started here. */
  fresh?: boolean;
}

export class XxgkAnnualReport extends LitElement {
  static override styles = style;
  static override properties = {
    view: { state: true },
    notice: { state: true },
    saved: { state: true },
    panel: { state: true },
    stored: { state: true },
    look: { state: true },
    failure: { state: true },
    isSlow: { state: true },
  };

  declare private view: View | undefined;
  declare private notice: Notice | undefined;
  /** When the draft was kept last. */
  declare private saved: "never" | "failed" | number;
  /** The panel that is open. */
  declare private panel: Panel | undefined;
  /** The kept drafts, while the panel that lists them is open. */
  declare private stored: readonly StoredDraft[];
  /** How printed files look. */
  declare private look: Look | undefined;
  declare private failure: string | undefined;
  /** Whether opening takes so long that something has to be said. */
  declare private isSlow: boolean | undefined;

  #draft!: Draft;
  #form!: OfficialForm;
  readonly #keeper = new Keeper(
    () => ({ title: this.view?.title ?? "", json: this.json }),
    (state) => this.#kept(state),
  );
  #texts = new Map<FieldKey, string>();
  #cells: ReadonlyMap<string, CellState> = new Map();
  #marked: { findings: readonly Finding[]; marks: ReadonlyMap<string, CellMarks> } | undefined;
  /** The cell being typed into, and the findings that were there before. */
  #typing: { address: string; known: ReadonlySet<string>; timer: number } | undefined;
  readonly #manual = (rule: string) => this.#draft.manual(rule);

  constructor() {
    super();
    this.saved = "never";
    this.stored = [];
    hear(this, "xxgk-cell", (typed) => this.#typeCell(typed));
    hear(this, "xxgk-left", () => this.#settle());
    hear(this, "xxgk-paste", (pasted) => this.#paste(pasted));
    hear(this, "xxgk-totals", ({ table, entered }) => {
      this.#draft.setTotals(table, entered);
      this.#step(messages.totalsChanged);
    });
    hear(this, "xxgk-text", (typed) => this.#typeText(typed));
    hear(this, "xxgk-section", ({ section }) => this.#jump(section));
    hear(this, "xxgk-goto", ({ finding }) => this.#goToFinding(finding));
    hear(this, "xxgk-correct", ({ findings }) => this.#correct(findings));
    hear(this, "xxgk-accept", ({ finding, reason }) => {
      this.#draft.accept(this.#place(finding), reason);
      this.#step(messages.acceptedOne);
    });
    hear(this, "xxgk-withdraw", ({ finding }) => {
      this.#draft.withdraw(this.#place(finding));
      this.#step(messages.withdrawn);
    });
    hear(this, "xxgk-undo", () => this.#undo());
    hear(this, "xxgk-check", () => this.#check());
    hear(this, "xxgk-panel", ({ panel }) => void this.#openPanel(panel));
    hear(this, "xxgk-download", ({ ending }) => void this.#download(ending));
    hear(this, "xxgk-copy", ({ ending }) => this.#copy(ending));
    hear(this, "xxgk-preview", () => ReportPreview.open(this.#draft.preview(this.look)));
    hear(this, "xxgk-look", ({ look }) => this.#chooseLook(look));
    hear(this, "xxgk-last-year-file", ({ file }) => void this.#openLastYear(file));
    hear(this, "xxgk-last-year-cell", ({ address, text }) => {
      this.#draft.setLastYearCell(address, text);
      this.#show();
      this.#changed();
    });
    hear(this, "xxgk-last-year-forget", () => {
      this.#draft.forgetLastYear();
      this.#step(messages.lastYearForgotten);
    });
    hear(this, "xxgk-open-file", ({ file }) => void this.openFile(file));
    hear(this, "xxgk-open-stored", ({ draft }) => void this.#openStored(draft));
    hear(this, "xxgk-remove-stored", ({ draft }) => void this.#removeStored(draft));
    hear(this, "xxgk-new", () => this.startNew());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    defineParts();
    if (!this.view) void this.#start();
  }

  /** The draft as the text of the saved file. */
  get json(): string {
    return this.#draft.json();
  }

  /** What the checks find in the draft. */
  get findings(): readonly Finding[] {
    return this.view?.findings ?? [];
  }

  /** The figures of the prose that were held against the tables. */
  get claims(): readonly Claim[] {
    return this.view?.claims ?? [];
  }

  /** Opens a saved file, or any that this tool wrote. The draft that was open stays among the kept ones. */
  async openFile(file: File): Promise<void> {
    try {
      this.#replace(await openFile(file));
    } catch (error) {
      this.notice = { text: sentence(error), tone: "bad" };
    }
  }

  /** Starts a blank draft. The one that was open stays among the kept ones. */
  startNew(): void {
    this.#keeper.leave();
    this.#draft.free();
    this.#draft = new Draft(today());
    this.panel = undefined;
    this.saved = "never";
    this.notice = undefined;
    this.#readTexts();
    this.#show();
  }

  /** Shows a cell or field and puts the focus into it. */
  goTo(place: string): void {
    for (const table of this.renderRoot.querySelectorAll<ReportTable>("xxgk-table")) {
      if (table.focusCell(place)) return;
    }
    const field = this.renderRoot.querySelector<HTMLElement>(`[data-field="${place}"]`);
    field?.scrollIntoView({ block: "center" });
    field?.focus();
  }

  #goToFinding({ primary, span }: Finding): void {
    if (primary === null) return;
    const fields = [...this.renderRoot.querySelectorAll<ProseField>("xxgk-prose")];
    const field = fields.find((one) => one.field === primary);
    if (span && field) field.select(span[0], span[1]);
    else this.goTo(primary);
  }

  #jump(section: string): void {
    this.renderRoot.querySelector(`#section-${section}`)?.scrollIntoView({ block: "start" });
    this.renderRoot
      .querySelector<HTMLElement>(`#section-${section} input, #section-${section} textarea`)
      ?.focus({ preventScroll: true });
  }

  // ── Starting and keeping ──────────────────────────────────────────────────

  async #start(): Promise<void> {
    // Mostly the page is there sooner; laying out a line of text first would only delay it.
    window.setTimeout(() => {
      this.isSlow = !this.view;
    }, 400);
    try {
      await startCore();
    } catch (error) {
      this.failure = messages.cannotStart;
      console.error(error);
      return;
    }
    this.#draft = new Draft(today());
    this.#form = this.#draft.form();
    this.#readTexts();
    this.#show();
    await this.#restore();
  }

  /** Goes on with the draft that was open last, after a crash as after an evening. */
  async #restore(): Promise<void> {
    const draft = await this.#keeper.find();
    if (!draft || !(await this.#goOn(draft))) return;
    const text = messages.restored(draft.title || messages.untitled, timeOf(draft.time));
    this.notice = { text, tone: "good", fresh: true };
  }

  /** Goes on with a kept draft. One that cannot be read is left as it is, for a newer version of the page. */
  async #goOn(draft: StoredDraft): Promise<boolean> {
    try {
      const opened = openText(draft.json);
      if (!(await this.#keeper.take(draft.id))) {
        this.notice = { text: messages.openElsewhere(draft.title || messages.untitled), tone: "good" };
        return false;
      }
      this.#draft.replace(opened);
    } catch (error) {
      this.notice = { text: sentence(error), tone: "bad" };
      return false;
    }
    this.saved = draft.time;
    this.#readTexts();
    this.#show();
    return true;
  }

  #kept(state: number | "failed"): void {
    // The page shows minutes; no need to draw it anew for less.
    const isShown = typeof this.saved === "number" && typeof state === "number" && timeOf(this.saved) === timeOf(state);
    if (!isShown) this.saved = state;
  }

  #changed(): void {
    this.dispatchEvent(new CustomEvent("xxgk-change", { bubbles: true, composed: true }));
    this.#keeper.keep();
  }

  #replace(opened: Opened): void {
    const notes = opened.notes();
    this.#keeper.leave();
    this.#draft.replace(opened);
    this.panel = undefined;
    this.#readTexts();
    this.#show();
    this.notice = {
      text: messages.opened(this.view?.title ?? ""),
      lines: notes,
      tone: notes.length > 0 ? "bad" : "good",
    };
    this.#changed();
  }

  /** Opens a panel, or closes it when it is open. */
  async #openPanel(panel: Panel | undefined): Promise<void> {
    if (panel === this.panel) {
      this.panel = undefined;
      return;
    }
    if (panel === "open") this.stored = await this.#keeper.others();
    this.look ??= this.#draft.look("official");
    this.panel = panel;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(".panel input, .panel select, .panel button")?.focus();
  }

  async #openStored(draft: StoredDraft): Promise<void> {
    if (!(await this.#goOn(draft))) return;
    this.panel = undefined;
    this.notice = { text: messages.opened(draft.title || messages.untitled), tone: "good" };
  }

  async #removeStored(draft: StoredDraft): Promise<void> {
    await this.#keeper.remove(draft.id);
    this.stored = await this.#keeper.others();
  }

  async #openLastYear(file: File): Promise<void> {
    try {
      const opened = await openFile(file);
      const notes = opened.notes();
      this.#draft.setLastYear(opened);
      this.#step(messages.lastYearOpened);
      if (notes.length > 0) this.notice = { text: messages.lastYearOpened, lines: notes, tone: "bad", undo: true };
    } catch (error) {
      this.notice = { text: sentence(error), tone: "bad" };
    }
  }

  // ── What the parts report ─────────────────────────────────────────────────

  #typeCell({ address, text }: PartEvents["xxgk-cell"]): void {
    if (this.#typing?.address !== address) {
      this.#typing = { address, known: new Set(this.findings.map(keyOf)), timer: 0 };
    }
    window.clearTimeout(this.#typing.timer);
    this.#typing.timer = window.setTimeout(() => this.#settle(), PAUSE);
    this.#draft.setCell(address, text);
    this.#show();
    this.#changed();
  }

  /** The cell was left, or the person has paused: what was typed counts. */
  #settle(): void {
    window.clearTimeout(this.#typing?.timer);
    this.#typing = undefined;
    this.requestUpdate();
  }

  #typeText({ field, text }: PartEvents["xxgk-text"]): void {
    this.#draft.setText(field, text);
    this.#texts = new Map(this.#texts).set(field, text);
    this.#show();
    this.#changed();
  }

  #paste({ address, text }: PartEvents["xxgk-paste"]): void {
    try {
      const count = this.#draft.paste(address, text);
      this.#step(messages.pasted(count));
    } catch (error) {
      this.notice = { text: sentence(error), tone: "bad" };
    }
  }

  #correct(findings: readonly Finding[]): void {
    this.#draft.correct(Uint32Array.from(findings, (finding) => this.#place(finding)));
    this.#step(messages.corrected(findings.length));
  }

  /** Where a finding stands among those of the draft, which knows them by that. */
  #place(finding: Finding): number {
    return this.findings.indexOf(finding);
  }

  #undo(): void {
    this.#draft.undo();
    this.#step(messages.undone, false);
  }

  /** After a step that changed more than one cell: says so, and offers to take it back. */
  #step(text: string, undo = true): void {
    this.#readTexts();
    this.#show();
    this.notice = { text, tone: "good", undo };
    this.#changed();
  }

  // ── Files ─────────────────────────────────────────────────────────────────

  #check(): void {
    this.#finish();
    void this.updateComplete.then(() => this.renderRoot.querySelector<FindingsList>("xxgk-findings")?.focusFirst());
  }

  /** Before the report is given away: what is missing in it is a fault from now on. */
  #finish(): void {
    this.#draft.setFinished(true);
    this.#show();
  }

  async #download(ending: string): Promise<void> {
    if (ending !== "json") this.#finish();
    const file = this.#draft.write(ending, this.look);
    download(file);
    if (ending === "json") {
      this.notice = { text: messages.savedFile(file.name), tone: "good" };
      return;
    }
    const [losses, errors] = [this.#draft.losses(ending), this.view?.errors ?? 0];
    const fingerprint = sha256(new Uint8Array(await file.arrayBuffer()));
    this.notice = {
      text: messages.downloaded(file.name, errors),
      lines: [...losses, messages.fingerprint(fingerprint)],
      tone: errors + losses.length > 0 ? "bad" : "good",
    };
  }

  #copy(ending: string): void {
    this.#finish();
    const text = this.#draft.writeText(ending, this.look);
    const isHtml = ending.endsWith("html");
    const isCopied = copy(text, isHtml ? text : undefined);
    this.notice = { text: isCopied ? messages.copied : messages.cannotCopy, tone: isCopied ? "good" : "bad" };
  }

  #chooseLook(look: Look): void {
    // Another kind of document begins with the margins and lines that are usual for it.
    this.look = look.kind === this.look?.kind ? look : this.#draft.look(look.kind ?? "official");
  }

  // ── Showing ───────────────────────────────────────────────────────────────

  #show(): void {
    this.view = this.#draft.view();
    this.#cells = cellsOf(this.#form, this.view);
  }

  #readTexts(): void {
    this.#texts = new Map(FIELDS.map((field) => [field, this.#draft.text(field)]));
  }

  /** While a number is being typed, what it breaks for the moment is not held against it. */
  #shownFindings(view: View): readonly Finding[] {
    const typing = this.#typing;
    if (!typing) return view.findings;
    return view.findings.filter(
      (finding) => typing.known.has(keyOf(finding)) || !finding.cells.includes(typing.address),
    );
  }

  protected override render(): TemplateResult {
    if (this.failure) return html`<p class="failure" role="alert">${this.failure}</p>`;
    const { view } = this;
    if (!view) return this.isSlow ? html`<p class="starting">${messages.starting}</p>` : html``;
    const findings = this.#shownFindings(view);
    // The tables are drawn anew only when their figures or marks are other ones.
    if (this.#marked?.findings !== findings) this.#marked = { findings, marks: marksOf(findings) };
    const { marks } = this.#marked;
    const open = findings.filter(({ accepted }) => accepted === null);
    const count = (severity: Finding["severity"]) => open.filter((finding) => finding.severity === severity).length;
    const blank = blankOf(view);
    const year = this.#texts.get("year");
    const whose = [this.#texts.get("organ.name"), year && `${year} 年`].filter(Boolean).join(" · ");
    return html`
      <xxgk-bar .whose=${whose} .counts=${{ errors: count("error"), warnings: count("warning"), blank }} .canUndo=${view.canUndo} .panel=${this.panel}></xxgk-bar>
      ${this.notice ? this.#noticeBar(this.notice, view) : nothing}
      ${this.#panel(view)}
      <div class="columns">
        <xxgk-nav .sections=${this.#form.sections} .view=${view} .texts=${this.#texts} .findings=${findings} .savedText=${this.#savedText()}></xxgk-nav>
        <div class="paper">
          <section>
            <xxgk-head .kinds=${this.#form.organKinds} .texts=${this.#texts} .findings=${findings.filter(({ severity }) => severity !== "info")}></xxgk-head>
            ${this.#title(view)}
            ${this.#prose("preface", messages.preface, messages.prefaceHint, view, findings)}
          </section>
          ${this.#form.sections.map((section) => this.#section(section, view, marks, findings))}
        </div>
        <aside aria-label=${messages.findings}>
          <xxgk-findings .findings=${findings} .blank=${blank} .manual=${this.#manual}></xxgk-findings>
        </aside>
      </div>`;
  }

  #panel(view: View): TemplateResult | typeof nothing {
    switch (this.panel) {
      case "open":
        return html`<xxgk-open-panel .drafts=${this.stored}></xxgk-open-panel>`;
      case "download":
        return html`<xxgk-download-panel .choices=${this.#form.looks} .look=${this.look}></xxgk-download-panel>`;
      case "last-year":
        return html`<xxgk-last-year .lastYear=${this.#draft.lastYear()} .year=${view.year === null ? "" : `${view.year - 1}`}></xxgk-last-year>`;
      default:
        return nothing;
    }
  }

  /** The title as it will be printed; a pattern of it while its parts are missing. */
  #title(view: View): TemplateResult {
    const isWhole =
      ["organ.name", "year"].every((field) => this.#texts.get(field as FieldKey)?.trim()) ||
      this.#texts.get("title")?.trim();
    return isWhole ? html`<h1>${view.title}</h1>` : html`<h1 class="quiet">${messages.titleToCome}</h1>`;
  }

  #noticeBar(notice: Notice, view: View): TemplateResult {
    return html`<div class=${`notice ${notice.tone}`} role="status"><p>${notice.text}</p>
      ${notice.lines?.map((line) => html`<p>${line}</p>`)}
      ${notice.undo && view.canUndo ? html`<button @click=${() => emit(this, "xxgk-undo", {})}>${messages.undo}</button>` : nothing}
      ${notice.fresh ? html`<button @click=${() => this.startNew()}>${messages.newDraft}</button>` : nothing}
      <button @click=${() => (this.notice = undefined)}>${messages.close}</button></div>`;
  }

  #section(
    section: FormSection,
    view: View,
    marks: ReadonlyMap<string, CellMarks>,
    findings: readonly Finding[],
  ): TemplateResult {
    const { key, heading, table, hint, aspects } = section;
    const body = table
      ? html`<xxgk-table .table=${table} .name=${heading} .cells=${this.#cells} .marks=${marks} .entered=${view.totals[key] === "entered"}></xxgk-table>`
      : this.#prose(
          key as FieldKey,
          heading,
          aspects.length > 0 ? `${hint}${messages.aspects(aspects)}` : `${hint}`,
          view,
          findings,
        );
    return html`<section id=${`section-${key}`}><h2>${heading}</h2>${body}</section>`;
  }

  #prose(field: FieldKey, name: string, hint: string, view: View, findings: readonly Finding[]): TemplateResult {
    return html`<xxgk-prose .field=${field} .name=${name} .hint=${hint} .text=${this.#texts.get(field) ?? ""}
      .findings=${findings.filter(({ primary, accepted }) => primary === field && accepted === null)}
      .claims=${view.claims.filter(({ section }) => section === field)}></xxgk-prose>`;
  }

  #savedText(): string {
    const { saved } = this;
    if (saved === "never") return messages.neverSaved;
    if (saved === "failed") return messages.cannotSave;
    return messages.saved(timeOf(saved).split(" ")[1] ?? "");
  }
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
