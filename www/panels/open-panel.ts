/** Where drafts come from: a file, or what this browser has kept. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { emit } from "../view/events";
import type { KeptDrafts, StoredDraft, UnreadableRecord } from "../view/kept-drafts";
import { messages } from "../view/messages";

export class OpenPanel extends LitElement {
  static override properties = {
    kept: { attribute: false },
    isLocked: { attribute: false },
    doubted: { state: true },
  };

  declare kept: KeptDrafts;
  /** Whether the draft that is open must not be changed here. */
  declare isLocked: boolean;
  /** The draft, by its id, or the record whose removal has to be confirmed. */
  declare private doubted: string | UnreadableRecord | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { drafts, removed, unreadable } = this.kept;
    return html`<div class="panel" role="region" aria-label=${messages.open}>
      ${this.#chooser(messages.openFile, this.#choose)}
      ${this.#chooser(messages.compareFile, this.#compare)}
      <button @click=${() => emit(this, "xxgk-new", {})}>${messages.newDraft}</button>
      <textarea class="paste-box" rows="1" aria-label=${messages.pasteBox} placeholder=${messages.pasteBox}></textarea>
      <div class="kept">
        <div><h3>${messages.storedDrafts}</h3>
          ${drafts.length === 0 ? html`<p class="quiet">${messages.noStoredDrafts}</p>` : nothing}
          <ul class="drafts">${drafts.map((draft) => this.#draft(draft))}</ul>
          ${removed.length === 0 ? nothing : html`<h3>${messages.removedDrafts}</h3><ul class="removed">${removed.map((draft) => this.#removed(draft))}</ul>`}
          ${
            unreadable.length === 0
              ? nothing
              : html`<h3>${messages.unreadableDrafts}</h3><p class="quiet">${messages.unreadableWhy}</p>
              <ul class="unreadable">${unreadable.map((record) => this.#unreadable(record))}</ul>`
          }
        </div>
        <div><h3>${messages.states}</h3>${this.#states()}</div>
      </div>
      <button class="close" @click=${() => emit(this, "xxgk-panel", { panel: undefined })}>${messages.close}</button>
    </div>`;
  }

  #chooser(label: string, chosen: (event: Event) => void): TemplateResult {
    return html`<label class="file">${label}
        <input type="file" accept=".json,.docx,.html,.htm,.doc,.wps,.rtf,.mht,.xlsx,.xls,.et,.pdf,.ofd,.zip,application/json" @change=${chosen} /></label>`;
  }

  #draft(draft: StoredDraft): TemplateResult {
    const doubted = this.doubted === draft.id;
    const remove = doubted ? messages.confirmRemove : messages.removeStored;
    return html`<li><span>${nameOf(draft)}<small class="quiet">${messages.time(draft.time)}${draft.filled === undefined ? nothing : html` · ${messages.draftState(draft.filled, draft.errors)}`}</small></span>
      ${this.#act(messages.openStored, draft, () => emit(this, "xxgk-open-stored", { draft }))}
      ${this.#act(remove, draft, () => this.#remove(draft), doubted)}</li>`;
  }

  #removed(draft: StoredDraft): TemplateResult {
    return html`<li><span>${nameOf(draft)}<small class="quiet">${messages.time(draft.time)}</small></span>
      ${this.#act(messages.takeRemovedBack, draft, () => emit(this, "xxgk-remove-stored", { draft, how: "back" }))}
      ${this.#act(messages.forgetRemoved, draft, () => emit(this, "xxgk-remove-stored", { draft, how: "forget" }))}</li>`;
  }

  #unreadable(record: UnreadableRecord): TemplateResult {
    const of = { title: record.title || messages.unreadableDrafts, time: record.time ?? 0 };
    const isDoubted = this.doubted === record;
    const forget = () => {
      this.doubted = isDoubted ? undefined : record;
      if (isDoubted) emit(this, "xxgk-forget-record", { record });
    };
    return html`<li><span>${of.title}<small class="quiet">${messages.time(of.time)}${record.store === "states" ? html` · ${messages.unreadableState}` : nothing}</small></span>
      ${this.#act(messages.saveAsItIs, of, () => emit(this, "xxgk-save-record", { record: record.record }))}
      ${this.#act(isDoubted ? messages.confirmRemove : messages.forgetRemoved, of, forget, isDoubted)}</li>`;
  }

  #states(): TemplateResult {
    const { states } = this.kept;
    if (states.length === 0) return html`<p class="quiet">${messages.noStates}</p>`;
    return html`<p class="quiet">${messages.statesWhy}</p>
      <ul class="states">${states.map(
        ({
          state,
          difference,
        }) => html`<li><span>${messages.time(state.time)}<small class="quiet">${difference}</small></span>
          ${
            difference === messages.sameAsNow || this.isLocked
              ? nothing
              : this.#act(messages.goBack, state, () => emit(this, "xxgk-go-back", { state }))
          }</li>`,
      )}</ul>`;
  }

  /** A button; its whole name says whose it is. */
  #act(label: string, of: { title: string; time: number }, act: () => void, danger = false): TemplateResult {
    const name = messages.ofDraft(label, nameOf(of), messages.time(of.time));
    return html`<button class=${danger ? "danger" : ""} aria-label=${name} @click=${act}>${label}</button>`;
  }

  #remove(draft: StoredDraft): void {
    if (this.doubted === draft.id) emit(this, "xxgk-remove-stored", { draft, how: "remove" });
    this.doubted = this.doubted === draft.id ? undefined : draft.id;
  }

  readonly #choose = (event: Event): void => {
    const file = chosenIn(event);
    if (file) emit(this, "xxgk-open-file", { file });
  };

  readonly #compare = (event: Event): void => {
    const file = chosenIn(event);
    if (file) emit(this, "xxgk-compare", { file });
  };
}

/** The file that was chosen; the same one may be chosen again. */
function chosenIn(event: Event): File | undefined {
  const input = event.target as HTMLInputElement;
  const file = input.files?.[0];
  input.value = "";
  return file;
}

function nameOf({ title }: { title: string }): string {
  return title || messages.untitled;
}
