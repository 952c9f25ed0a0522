/** Where drafts come from: a file, or what this browser has kept. */
import { html, LitElement, type TemplateResult } from "lit";
import type { StoredDraft } from "../drafts";
import { messages } from "../messages";
import { emit } from "./events";

export class OpenPanel extends LitElement {
  static override properties = {
    drafts: { attribute: false },
    doubted: { state: true },
  };

  declare drafts: readonly StoredDraft[];
  /** The draft whose removal has to be confirmed. */
  declare private doubted: string | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<div class="panel" role="region" aria-label=${messages.open}>
      <label class="file">${messages.openFile}
        <input type="file" accept=".json,.docx,.html,.htm,application/json" @change=${this.#choose} /></label>
      <button @click=${() => emit(this, "xxgk-new", {})}>${messages.newDraft}</button>
      <h3>${messages.storedDrafts}</h3>
      ${this.drafts.length === 0 ? html`<p class="quiet">${messages.noStoredDrafts}</p>` : ""}
      <ul>${this.drafts.map((draft) => this.#draft(draft))}</ul>
      <button class="close" @click=${() => emit(this, "xxgk-panel", { panel: undefined })}>${messages.close}</button>
    </div>`;
  }

  #draft(draft: StoredDraft): TemplateResult {
    const doubted = this.doubted === draft.id;
    return html`<li><span>${draft.title || messages.untitled}</span><span class="quiet">${timeOf(draft.time)}</span>
      <button @click=${() => emit(this, "xxgk-open-stored", { draft })}>${messages.openStored}</button>
      <button class=${doubted ? "danger" : ""} @click=${() => this.#remove(draft)}>${doubted ? messages.confirmRemove : messages.removeStored}</button></li>`;
  }

  #remove(draft: StoredDraft): void {
    if (this.doubted === draft.id) emit(this, "xxgk-remove-stored", { draft });
    else this.doubted = draft.id;
  }

  #choose(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) emit(this, "xxgk-open-file", { file });
    // The same file may be chosen again.
    input.value = "";
  }
}

/** “11月23日 14:03”. */
export function timeOf(time: number): string {
  const date = new Date(time);
  const minutes = String(date.getMinutes()).padStart(2, "0");
  return `${date.getMonth() + 1}月${date.getDate()}日 ${date.getHours()}:${minutes}`;
}
