/**
 * `<xxgk-annual-report>`: the whole page as one element. The only file that knows all
 * parts: it holds the draft, gives each part what it shows, and hears their events.
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import {
  Draft,
  type FieldKey,
  type Finding,
  type FormSection,
  type OfficialForm,
  type Opened,
  openFile,
  openText,
  startCore,
  today,
  type View,
} from "./core";
import type { StoredDraft } from "./drafts";
import { Keeper } from "./keeper";
import { blankOf, cellsOf, keyOf, marksOf } from "./marks";
import { messages } from "./messages";
import { defineParts } from "./parts/define";
import type { PartEvents } from "./parts/events";
import type { FindingsList } from "./parts/findings-list";
import { timeOf } from "./parts/open-panel";
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
    stored: { state: true },
    failure: { state: true },
    isSlow: { state: true },
  };

  declare private view: View | undefined;
  declare private notice: Notice | undefined;
  /** When the draft was kept last. */
  declare private saved: "never" | "failed" | number;
  /** The kept drafts, while the panel that lists them is open. */
  declare private stored: readonly StoredDraft[] | undefined;
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
    this.addEventListener("xxgk-cell", (event) =>
      this.#typeCell((event as CustomEvent<PartEvents["xxgk-cell"]>).detail),
    );
    this.addEventListener("xxgk-left", () => this.#settle());
    this.addEventListener("xxgk-paste", (event) =>
      this.#paste((event as CustomEvent<PartEvents["xxgk-paste"]>).detail),
    );
    this.addEventListener("xxgk-totals", (event) =>
      this.#setTotals((event as CustomEvent<PartEvents["xxgk-totals"]>).detail),
    );
    this.addEventListener("xxgk-text", (event) =>
      this.#typeText((event as CustomEvent<PartEvents["xxgk-text"]>).detail),
    );
    this.addEventListener("xxgk-goto", (event) =>
      this.goTo((event as CustomEvent<PartEvents["xxgk-goto"]>).detail.place),
    );
    this.addEventListener("xxgk-correct", (event) =>
      this.#correct((event as CustomEvent<PartEvents["xxgk-correct"]>).detail.finding),
    );
    this.addEventListener("xxgk-open-file", (event) => void this.openFile((event as CustomEvent<File>).detail));
    this.addEventListener(
      "xxgk-open-stored",
      (event) => void this.#openStored((event as CustomEvent<StoredDraft>).detail),
    );
    this.addEventListener(
      "xxgk-remove-stored",
      (event) => void this.#removeStored((event as CustomEvent<StoredDraft>).detail),
    );
    this.addEventListener("xxgk-new", () => this.startNew());
    this.addEventListener("xxgk-close", () => this.#closePanel());
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

  /** Opens a saved file. The draft that was open stays among the kept ones. */
  async openFile(file: File): Promise<void> {
    try {
      this.#show(await openFile(file));
    } catch (error) {
      this.notice = { text: sentence(error), tone: "bad" };
    }
  }

  /** Starts a blank draft. The one that was open stays among the kept ones. */
  startNew(): void {
    this.#keeper.leave();
    this.#draft.free();
    this.#draft = new Draft(today());
    this.#closePanel();
    this.saved = "never";
    this.notice = undefined;
    this.#readTexts();
    this.#look();
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
    this.#look();
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
    this.#look();
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

  #show(opened: Opened): void {
    const notes = opened.notes();
    this.#keeper.leave();
    this.#draft.replace(opened);
    this.#closePanel();
    this.#readTexts();
    this.#look();
    this.notice = {
      text: messages.opened(this.view?.title ?? ""),
      lines: notes,
      tone: notes.length > 0 ? "bad" : "good",
    };
    this.#changed();
  }

  async #openPanel(): Promise<void> {
    this.stored = await this.#keeper.others();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("xxgk-open-panel input")?.focus();
  }

  #closePanel(): void {
    this.stored = undefined;
  }

  async #openStored(draft: StoredDraft): Promise<void> {
    if (!(await this.#goOn(draft))) return;
    this.#closePanel();
    this.notice = { text: messages.opened(draft.title || messages.untitled), tone: "good" };
  }

  async #removeStored(draft: StoredDraft): Promise<void> {
    await this.#keeper.remove(draft.id);
    await this.#openPanel();
  }

  // ── What the parts report ─────────────────────────────────────────────────

  #typeCell({ address, text }: PartEvents["xxgk-cell"]): void {
    if (this.#typing?.address !== address) {
      this.#typing = { address, known: new Set(this.findings.map(keyOf)), timer: 0 };
    }
    window.clearTimeout(this.#typing.timer);
    this.#typing.timer = window.setTimeout(() => this.#settle(), PAUSE);
    this.#draft.setCell(address, text);
    this.#look();
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
    this.#look();
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

  #setTotals({ table, entered }: PartEvents["xxgk-totals"]): void {
    this.#draft.setTotals(table, entered);
    this.#step(messages.totalsChanged);
  }

  #correct({ primary, correction }: Finding): void {
    if (primary === null || correction === null) return;
    this.#draft.correct(primary, correction);
    this.#step(messages.corrected);
  }

  #undo(): void {
    this.#draft.undo();
    this.#step(messages.undone, false);
  }

  /** After a step that changed more than one cell: says so, and offers to take it back. */
  #step(text: string, undo = true): void {
    this.#readTexts();
    this.#look();
    this.notice = { text, tone: "good", undo };
    this.#changed();
  }

  // ── Files ─────────────────────────────────────────────────────────────────

  #check(): void {
    this.#draft.setFinished(true);
    this.#look();
    void this.updateComplete.then(() => this.renderRoot.querySelector<FindingsList>("xxgk-findings")?.focusFirst());
  }

  #download(ending: string): void {
    if (ending !== "json") {
      this.#draft.setFinished(true);
      this.#look();
    }
    const file = this.#draft.write(ending);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = file.name;
    link.click();
    // The browser reads the file after the click has returned.
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    const errors = this.view?.errors ?? 0;
    if (ending === "json") this.notice = { text: messages.savedFile(file.name), tone: "good" };
    else if (errors > 0)
      this.notice = {
        text: messages.downloadedWithErrors(file.name, errors),
        tone: "bad",
      };
    else this.notice = { text: messages.downloaded(file.name), tone: "good" };
  }

  // ── Showing ───────────────────────────────────────────────────────────────

  #look(): void {
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
    const cells = this.#cells;
    return html`
      ${this.#bar(view, findings)}
      ${this.stored ? html`<xxgk-open-panel .drafts=${this.stored}></xxgk-open-panel>` : nothing}
      ${this.notice ? this.#noticeBar(this.notice, view) : nothing}
      <div class="columns">
        <nav aria-label=${messages.sections}><ul>
          ${this.#form.sections.map((section) => this.#navItem(section, view, findings))}</ul>
          <p class="quiet">${this.#savedText()}<br />${messages.local}</p>
        </nav>
        <div class="paper">
          <section>
            <xxgk-head .kinds=${this.#form.organKinds} .texts=${this.#texts} .findings=${findings.filter((finding) => finding.severity !== "info")}></xxgk-head>
            ${this.#title(view)}
            ${this.#prose("preface", messages.preface, messages.prefaceHint, findings)}
          </section>
          ${this.#form.sections.map((section) => this.#section(section, view, cells, marks, findings))}
        </div>
        <aside aria-label=${messages.findings}>
          <xxgk-findings .findings=${findings} .blank=${blankOf(view)} .manual=${this.#manual}></xxgk-findings>
        </aside>
      </div>`;
  }

  /** The title as it will be printed; a pattern of it while its parts are missing. */
  #title(view: View): TemplateResult {
    const isWhole =
      ["organ.name", "year"].every((field) => this.#texts.get(field as FieldKey)?.trim()) ||
      this.#texts.get("title")?.trim();
    return isWhole ? html`<h1>${view.title}</h1>` : html`<h1 class="quiet">${messages.titleToCome}</h1>`;
  }

  #bar(view: View, findings: readonly Finding[]): TemplateResult {
    const errors = findings.filter((finding) => finding.severity === "error").length;
    const warnings = findings.filter((finding) => finding.severity === "warning").length;
    const blank = blankOf(view);
    const tone = errors > 0 ? "error" : warnings > 0 ? "warning" : blank > 0 ? "open" : "fine";
    const year = this.#texts.get("year");
    return html`<header>
      <strong>${messages.app}</strong>
      <span class="quiet whose">${[this.#texts.get("organ.name"), year && `${year} 年`].filter(Boolean).join(" · ")}</span>
      <span class=${`count ${tone}`}>${messages.summary(errors, warnings, blank)}</span>
      ${view.canUndo ? html`<button @click=${() => this.#undo()}>${messages.undo}</button>` : nothing}
      <button aria-expanded=${this.stored ? "true" : "false"} @click=${() => (this.stored ? this.#closePanel() : void this.#openPanel())}>${messages.open}</button>
      <button @click=${() => this.#download("json")}>${messages.save}</button>
      <button @click=${() => this.#check()}>${messages.check}</button>
      <button class="main" @click=${() => this.#download("docx")}>${messages.download}</button>
    </header>`;
  }

  #noticeBar(notice: Notice, view: View): TemplateResult {
    return html`<div class=${`notice ${notice.tone}`} role="status"><p>${notice.text}</p>
      ${notice.lines?.map((line) => html`<p>${line}</p>`)}
      ${notice.undo && view.canUndo ? html`<button @click=${() => this.#undo()}>${messages.undo}</button>` : nothing}
      ${notice.fresh ? html`<button @click=${() => this.startNew()}>${messages.newDraft}</button>` : nothing}
      <button @click=${() => (this.notice = undefined)}>${messages.close}</button></div>`;
  }

  #navItem({ key, heading, table }: FormSection, view: View, findings: readonly Finding[]): TemplateResult {
    const errors = findings.filter(
      (finding) => finding.severity === "error" && (finding.primary === key || finding.primary?.startsWith(`${key}.`)),
    ).length;
    const blank = view.blank[key] ?? 0;
    const isDone = table ? blank === 0 : (this.#texts.get(key as FieldKey) ?? "").trim() !== "";
    const state =
      errors > 0
        ? html`<b class="error" title=${messages.sectionErrors(errors)}>${errors}</b>`
        : isDone
          ? html`<i title=${messages.sectionDone}>✓</i>`
          : table
            ? html`<small title=${messages.sectionBlank(blank)}>${blank}</small>`
            : nothing;
    return html`<li><a href=${`#${key}`} @click=${(event: Event) => this.#jump(event, key)}>${heading}${state}</a></li>`;
  }

  /** The page that holds the element may use its address for something else. */
  #jump(event: Event, key: string): void {
    event.preventDefault();
    this.renderRoot.querySelector(`#section-${key}`)?.scrollIntoView({ block: "start" });
    this.renderRoot
      .querySelector<HTMLElement>(`#section-${key} input, #section-${key} textarea`)
      ?.focus({ preventScroll: true });
  }

  #section(
    section: FormSection,
    view: View,
    cells: ReadonlyMap<string, CellState>,
    marks: ReadonlyMap<string, CellMarks>,
    findings: readonly Finding[],
  ): TemplateResult {
    const { key, heading, table, hint, aspects } = section;
    const body = table
      ? html`<xxgk-table .table=${table} .name=${heading} .cells=${cells} .marks=${marks} .entered=${view.totals[key] === "entered"}></xxgk-table>`
      : this.#prose(
          key as FieldKey,
          heading,
          aspects.length > 0 ? `${hint}${messages.aspects(aspects)}` : `${hint}`,
          findings,
        );
    return html`<section id=${`section-${key}`}><h2>${heading}</h2>${body}</section>`;
  }

  #prose(field: FieldKey, name: string, hint: string, findings: readonly Finding[]): TemplateResult {
    return html`<xxgk-prose .field=${field} .name=${name} .hint=${hint} .text=${this.#texts.get(field) ?? ""}
      .findings=${findings.filter((finding) => finding.primary === field && finding.severity !== "info")}></xxgk-prose>`;
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
