/**
 * `<xxgk-reports>`: many reports at once, for whoever reviews them. Files and folders are read and checked beside the
 * page; the list is kept in the browser. What it is made of is in `reports/`.
 */
import "./view/lit-in-xml";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { copy, download } from "./export/files";
import { Batch } from "./reports/batch";
import { batchText } from "./reports/batch-file";
import { hear } from "./reports/desk-events";
import { filesChosen, filesDropped, type NamedFile } from "./reports/files-of";
import { findingsTable } from "./reports/findings-table";
import { ReportDetail, titleOf } from "./reports/report-detail";
import { ReportList } from "./reports/report-list";
import { type Column, type Filter, type Row, rowsOf, wantedRows } from "./reports/rows";
import { style } from "./reports/style";
import { SumView } from "./reports/sum-view";
import { letter, words } from "./reports/words";
import { Memo } from "./view/memo";

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
  /** What was said last, and what takes it back. */
  declare private said: { text: string; undo?: () => void } | undefined;
  readonly #batch = new Batch(this);
  readonly #memo = new Memo();
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
    root.addEventListener("xxgk-open-report", (event) => event.stopPropagation());
    hear(root, "xxgk-sort", ({ column }) => this.#sort(column));
    hear(root, "xxgk-choose-report", ({ key }) => {
      this.chosen = key;
    });
    hear(root, "xxgk-open-report", ({ key }) => this.#open(key));
    hear(root, "xxgk-copy-letter", ({ key }) => this.#copyLetter(key));
    hear(root, "xxgk-save-letter", ({ key }) => this.#saveLetter(key));
    hear(root, "xxgk-leave-out", ({ key, reason }) => this.#batch.leaveOut(key, reason));
    hear(root, "xxgk-choose-sum", ({ choice }) => this.#batch.choose(choice));
    hear(root, "xxgk-open-sum", () => this.#openSum());
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
              <button @click=${this.#saveFindings}>${words.saveFindings}</button>
              <button @click=${this.#save}>${words.save}</button>`
            : nothing
        }
        <button @click=${() => this.#up("xxgk-back", {})}>${words.back}</button>
      </header>
      ${this.#progress()}
      ${trouble ? html`<p class="bad said" role="alert">${trouble}</p>` : nothing}
      ${this.said ? this.#notice(this.said) : nothing}
      ${this.isOver ? html`<div class="drop">${words.dropHere}</div>` : nothing}
      ${entries.length === 0 ? html`<p class="nothing">${words.empty}</p>` : this.isSum ? this.#sum() : this.#columns(shown as readonly Row[])}`;
  }

  #sum(): TemplateResult {
    const { rolled, choice, entries } = this.#batch;
    return html`<xxgk-sum .rolled=${rolled} .choice=${choice} .entries=${entries}></xxgk-sum>`;
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
      <aside tabindex="0" aria-label=${words.details}><xxgk-report-detail .entry=${entry} .isLeftOut=${this.#batch.choice.leftOut.some(([key]) => key === this.chosen)} .child=${this.#batch.rolled?.children.find(({ key }) => key === this.chosen)}></xxgk-report-detail></aside>
    </div>`;
  }

  #counts(rows: readonly Row[]): string {
    const wrong = rows.filter(({ errors }) => errors > 0).length;
    const refused = rows.filter(({ entry }) => entry?.state === "refused").length;
    const absent = rows.filter(({ entry }) => !entry).length;
    return rows.length > 0 ? words.counts(rows.length - absent, wrong, refused, absent) : "";
  }

  #progress(): TemplateResult | typeof nothing {
    const batch = this.#batch;
    const { left, isPaused, entries } = batch;
    if (left === 0) return nothing;
    const done = entries.length - left;
    return html`<div class="progress">
      <progress max=${entries.length} value=${done} aria-label=${words.progress(done, entries.length)}></progress>
      <span>${isPaused ? words.paused(left) : words.progress(done, entries.length)}</span>
      <button @click=${() => (isPaused ? batch.goOn() : batch.pause())}>${isPaused ? words.goOn : words.pause}</button>
      <button @click=${() => batch.cancel()}>${words.cancel}</button>
    </div>`;
  }

  #notice({ text, undo }: { text: string; undo?: () => void }): TemplateResult {
    const close = () => {
      this.said = undefined;
    };
    return html`<p class="good said" role="status">${text}
      ${
        undo
          ? html`<button @click=${() => {
              undo();
              close();
            }}>${words.takeBack}</button>`
          : nothing
      }
      <button @click=${close}>${words.close}</button></p>`;
  }

  #sort(column: Column): void {
    // Of what is counted, the most first.
    const first = column === "errors" || column === "warnings";
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

  readonly #save = (): void => {
    const file = new File([batchText(this.#batch.entries)], words.batchFile, { type: "application/json" });
    if (download(file)) this.said = { text: words.savedBatch(file.name) };
  };

  readonly #saveFindings = (): void => {
    const file = new File([findingsTable(this.#batch.entries)], words.findingsFile, { type: "text/csv" });
    if (download(file)) this.said = { text: words.findingsSaved(file.name) };
  };

  async #saveLetter(key: string): Promise<void> {
    const entry = this.#batch.find(key);
    if (!entry?.report) return;
    const file = await this.#batch.letter(entry.report, words.letterFile(titleOf(entry)));
    if (download(file)) this.said = { text: words.letterSaved(file.name) };
  }

  #copyLetter(key: string): void {
    const entry = this.#batch.find(key);
    if (!entry?.report) return;
    const isCopied = copy(letter(titleOf(entry), entry.report.findings));
    this.said = { text: isCopied ? words.letterCopied : words.cannotCopy };
  }

  #open(key: string): void {
    const entry = this.#batch.find(key);
    if (!entry?.report) return;
    const file = new File([entry.report.json], `${titleOf(entry)}.json`, { type: "application/json" });
    this.#up("xxgk-open-report", { key, file });
  }

  async #openSum(): Promise<void> {
    const json = await this.#batch.sum();
    const file = new File([json], words.sumFile, { type: "application/json" });
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
];

function defineParts(): void {
  for (const [name, part] of PARTS) if (!customElements.get(name)) customElements.define(name, part);
}
