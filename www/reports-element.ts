/**
 * `<xxgk-reports>`: many reports at once, for whoever reviews them. Files and folders are read and checked beside the
 * page; the list is kept in the browser. What it is made of is in `reports/`.
 */
import "./view/lit-in-xml";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { comparisonOf } from "./comparison/comparison";
import type { ComparisonView } from "./core/core";
import { ReportPreview } from "./preview/report-preview";
import { Batch } from "./reports/batch";
import { hear } from "./reports/desk-events";
import { noticeOf, progressOf, type Said } from "./reports/desk-notices";
import type { Entry } from "./reports/entry";
import { filesChosen, filesDropped, type NamedFile } from "./reports/files-of";
import { HandingOut } from "./reports/handing-out";
import { ReportDetail, saidOf, titleOf } from "./reports/report-detail";
import { ReportList } from "./reports/report-list";
import { type Column, type Filter, type Row, rowsOf, wantedRows } from "./reports/rows";
import { style } from "./reports/style";
import { SumView } from "./reports/sum-view";
import { words } from "./reports/words";
import { Memo } from "./view/memo";

export type { HandingEvents } from "./reports/handing-out";

export class XxgkReports extends LitElement {
  static override styles = style;
  static override properties = {
    chosen: { state: true },
    search: { state: true },
    filter: { state: true },
    column: { state: true },
    isDescending: { state: true },
    isOver: { state: true },
    said: { state: true },
    isSum: { state: true },
    compared: { state: true },
  };

  declare private chosen: string | undefined;
  declare private search: string;
  declare private filter: Filter;
  declare private column: Column | undefined;
  declare private isDescending: boolean;
  /** Whether files are held over it. */
  declare private isOver: boolean;
  /** Whether the sum is shown in place of the list. */
  declare private isSum: boolean;
  /** Two reports side by side, shown in place of the list. */
  declare private compared: ComparisonView | undefined;
  /** What was said last, and what takes it back. */
  declare private said: Said | undefined;
  readonly #batch = new Batch(this);
  readonly #handing = new HandingOut(this, this.#batch, (text) => {
    this.said = { text };
  });
  readonly #memo = new Memo();
  /** The sum as a draft was given it last: it may have changed until that is told. */
  #handedOut = "";
  #begun = false;

  constructor() {
    super();
    this.search = "";
    this.filter = "all";
    this.isDescending = false;
    this.isOver = false;
    this.isSum = false;
    for (const name of ["dragover", "dragleave", "drop"])
      this.addEventListener(name, (event) => this.#drag(event as DragEvent));
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot() as ShadowRoot;
    // From here it goes up with the report as a file.
    for (const name of ["xxgk-open-report", "xxgk-follow-sum"])
      root.addEventListener(name, (event) => event.stopPropagation());
    hear(root, "xxgk-sort", ({ column }) => this.#sort(column));
    hear(root, "xxgk-choose-report", ({ key }) => {
      this.chosen = key;
    });
    hear(root, "xxgk-open-report", ({ key }) => this.#open(key));
    hear(root, "xxgk-look-at", ({ key }) => this.#lookAt(key));
    hear(root, "xxgk-copy-letter", ({ key }) => this.#handing.copyLetter(key));
    hear(root, "xxgk-save-letter", ({ key }) => this.#handing.saveLetter(key));
    hear(root, "xxgk-leave-out", ({ key, reason }) => this.#batch.leaveOut(key, reason));
    hear(root, "xxgk-choose-sum", ({ choice }) => this.#batch.choose(choice));
    hear(root, "xxgk-open-sum", () => this.#openSum());
    hear(root, "xxgk-follow-sum", () => this.#followSum());
    hear(root, "xxgk-compare-with", ({ key, other }) => this.#compare(key, other));
    hear(root, "xxgk-remove-report", ({ key }) => this.#remove(key));
    return root;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    defineParts();
    if (!this.lang) this.lang = "zh-CN";
    if (!this.#begun) void this.#batch.begin();
    this.#begun = true;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    ReportPreview.closeOf(this);
    this.#batch.end();
  }

  /** Adds files, as if they had been dropped. */
  addFiles(files: Iterable<File>): void {
    this.#addAll([...files].map((file) => ({ name: file.name, file })));
  }

  /** Takes back a report that was opened from the list, if it is still the same office's of the same year, and was changed. */
  takeBack(key: string, json: string): void {
    this.#batch.takeBack(key, json);
  }

  /** The sum was opened as the draft with that id. */
  sumOpened(id: string): void {
    void this.#batch.follow(id, this.#handedOut);
  }

  /** The draft has taken over what had changed in the sum. */
  sumFollowed(): void {
    const { link } = this.#batch;
    if (link) void this.#batch.follow(link.id, this.#handedOut);
  }

  /** Another draft than that of the sum is open. */
  sumIsElsewhere(): void {
    this.said = { text: words.sumIsElsewhere };
  }

  /** Puts the focus on the first thing that can be done. */
  focusFirst(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("input, button")?.focus());
  }

  protected override render(): TemplateResult {
    const { entries, trouble, rolled } = this.#batch;
    const rows = rowsOf(entries, rolled);
    const { search, filter, column, isDescending } = this;
    const shown = this.#memo.list("rows", wantedRows(rows, { search, filter, column, isDescending }));
    return html`<header>
        <h1>${words.app}</h1>
        <span class="quiet whose" role="status">${this.#counts(rows)}</span>
        <label class="file main">${words.addFiles}<input type="file" multiple @change=${this.#chooseFiles} /></label>
        <label class="file">${words.addFolder}<input type="file" webkitdirectory @change=${this.#chooseFiles} /></label>
        ${
          entries.length > 0
            ? html`<button aria-pressed=${this.isSum ? "true" : "false"} @click=${() => {
                this.isSum = !this.isSum;
              }}>${this.isSum ? words.toList : words.toSum}</button>
              <button title=${words.saveBookWhy} @click=${() => this.#handing.saveBook()}>${words.saveBook}</button>
              <button title=${words.saveFactsWhy} @click=${() => this.#handing.saveFacts()}>${words.saveFacts}</button>
              <button @click=${() => this.#handing.save()}>${words.save}</button>`
            : nothing
        }
        <button @click=${() => this.#up("xxgk-back", {})}>${words.back}</button>
      </header>
      ${progressOf(this.#batch)}
      ${trouble ? html`<p class="bad said" role="alert">${trouble}</p>` : nothing}
      ${this.said ? noticeOf(this.said, this.#unsay) : nothing}
      ${this.isOver ? html`<div class="drop">${words.dropHere}</div>` : nothing}
      ${this.#main(shown as readonly Row[])}`;
  }

  #main(rows: readonly Row[]): TemplateResult {
    if (this.#batch.entries.length === 0) return html`<p class="nothing">${words.empty}</p>`;
    if (this.compared) return this.#beside(this.compared);
    return this.isSum ? this.#sum() : this.#columns(rows);
  }

  #beside(compared: ComparisonView): TemplateResult {
    const close = () => {
      this.compared = undefined;
    };
    return html`<div class="beside" tabindex="0" role="region" aria-label=${words.compared}>
      <div class="acts"><h2>${words.compared}</h2><button @click=${close}>${words.toList}</button></div>
      ${comparisonOf(compared)}</div>`;
  }

  #sum(): TemplateResult {
    const { rolled, choice, entries } = this.#batch;
    return html`<xxgk-sum .rolled=${rolled} .choice=${choice} .entries=${entries} .drift=${this.#batch.drift}></xxgk-sum>`;
  }

  #columns(rows: readonly Row[]): TemplateResult {
    const entry = this.#batch.find(this.chosen);
    const filters = Object.entries(words.filters) as [Filter, string][];
    return html`<div class="desk">
      <div class="listing">
        <div class="tools">
          <input type="search" placeholder=${words.search} aria-label=${words.search} .value=${this.search}
            @input=${(event: Event) => {
              this.search = (event.target as HTMLInputElement).value;
            }} />
          <label>${words.show} <select @change=${(event: Event) => {
            this.filter = (event.target as HTMLSelectElement).value as Filter;
          }}>${filters.map(([key, name]) => html`<option value=${key} ?selected=${key === this.filter}>${name}</option>`)}</select></label>
        </div>
        <xxgk-report-list .rows=${rows} .chosen=${this.chosen} .sorted=${this.column} .isDescending=${this.isDescending}></xxgk-report-list>
      </div>
      <aside tabindex="0" aria-label=${words.details}><xxgk-report-detail .entry=${entry} .others=${this.#memo.list("others", this.#others(entry))} .isLeftOut=${this.#batch.choice.leftOut.some(([key]) => key === this.chosen)} .child=${this.#batch.rolled?.children.find(({ key }) => key === this.chosen)}></xxgk-report-detail></aside>
    </div>`;
  }

  #counts(rows: readonly Row[]): string {
    const wrong = rows.filter(({ errors }) => errors > 0).length;
    const refused = rows.filter(({ entry }) => entry?.state === "refused").length;
    const absent = rows.filter(({ entry }) => !entry).length;
    return rows.length > 0 ? words.counts(rows.length - absent, wrong, refused, absent) : "";
  }

  readonly #unsay = (): void => {
    this.said = undefined;
  };

  #sort(column: Column): void {
    // Of what is counted, the most first.
    const first = column === "errors" || column === "warnings" || column === "received";
    this.isDescending = this.column === column ? !this.isDescending : first;
    this.column = column;
  }

  #addAll(files: readonly NamedFile[]): void {
    const [replaced, ...others] = this.#batch.add(files);
    if (replaced !== undefined) this.said = { text: words.replaced(replaced, others.length) };
  }

  readonly #chooseFiles = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.#addAll(filesChosen(input.files));
    // The same file may be chosen again.
    input.value = "";
  };

  async #drag(event: DragEvent): Promise<void> {
    const { dataTransfer, type, relatedTarget } = event;
    if (!dataTransfer || ![...dataTransfer.types].includes("Files")) return;
    if (type === "dragleave") {
      // Between two parts, the next one is named.
      if (relatedTarget === null) this.isOver = false;
      return;
    }
    event.preventDefault();
    this.isOver = type === "dragover";
    if (type === "drop") this.#addAll(await filesDropped(dataTransfer));
    else dataTransfer.dropEffect = "copy";
  }

  #open(key: string): void {
    const entry = this.#batch.find(key);
    if (!entry?.report) return;
    const file = new File([entry.report.json], `${titleOf(entry)}.json`, { type: "application/json" });
    this.#up("xxgk-open-report", { key, file });
  }

  async #lookAt(key: string): Promise<void> {
    const report = this.#batch.find(key)?.report;
    if (report) ReportPreview.open(this, await this.#batch.papers.preview(report), saidOf(report));
  }

  async #compare(key: string, other: string): Promise<void> {
    const [one, two] = [this.#batch.find(other)?.report, this.#batch.find(key)?.report];
    if (one && two) this.compared = await this.#batch.papers.compare(one, two);
  }

  /** The others, those of the same office first. */
  #others(entry: Entry | undefined): Entry[] {
    if (!entry?.report) return [];
    const { organ } = entry.report;
    const others = this.#batch.entries.filter((other) => other !== entry && other.report);
    const isSame = (other: Entry) => other.report?.organ === organ;
    return [...others.filter(isSame), ...others.filter((other) => !isSame(other))];
  }

  async #followSum(): Promise<void> {
    const { link } = this.#batch;
    if (!link) return;
    this.#handedOut = await this.#batch.sum();
    this.#up("xxgk-follow-sum", { id: link.id, before: link.json, now: this.#handedOut });
  }

  async #openSum(): Promise<void> {
    this.#handedOut = await this.#batch.sum();
    const file = new File([this.#handedOut], words.sumFile, { type: "application/json" });
    this.#up("xxgk-open-report", { key: undefined, file });
  }

  /** Tells whoever holds the element. */
  #up(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #remove(key: string): void {
    const entry = this.#batch.find(key);
    if (!entry) return;
    const undo = this.#batch.remove(new Set([key]));
    this.said = { text: words.removed(titleOf(entry)), undo };
    this.chosen = undefined;
  }
}

const PARTS: readonly (readonly [name: string, part: CustomElementConstructor])[] = [
  ["xxgk-report-list", ReportList],
  ["xxgk-report-detail", ReportDetail],
  ["xxgk-sum", SumView],
  ["xxgk-preview", ReportPreview],
];

function defineParts(): void {
  for (const [name, part] of PARTS) if (!customElements.get(name)) customElements.define(name, part);
}
