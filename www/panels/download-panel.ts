/** The files that a report can become, and how the printed ones look. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Look, LookChoices } from "../core/core";
import { pageSource } from "../core/page-source";
import { emit } from "../view/events";
import { messages } from "../view/messages";

export class DownloadPanel extends LitElement {
  static override properties = {
    choices: { attribute: false },
    look: { attribute: false },
  };

  /** What can be chosen. */
  declare choices: LookChoices;
  /** What is chosen. */
  declare look: Look;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<div class="panel downloads" role="region" aria-label=${messages.otherFormats}>
      <div class="looks">${this.choices.map((choice) => this.#choice(choice))}</div>
      <table><tbody>${messages.formats.map((format) => this.#row(format))}</tbody></table>
      <button class="close" @click=${() => emit(this, "xxgk-panel", { panel: undefined })}>${messages.close}</button>
    </div>`;
  }

  #choice({ key, name, options }: LookChoices[number]): TemplateResult {
    const id = `look-${key}`;
    return html`<div class="field"><label for=${id}>${name}</label>
      <select id=${id} @change=${(event: Event) => this.#choose(key, event)}>
        ${options.map((option) => html`<option value=${option.key} ?selected=${this.look[key] === option.key}>${option.name}</option>`)}
      </select></div>`;
  }

  #choose(key: string, event: Event): void {
    emit(this, "xxgk-look", { look: { ...this.look, [key]: (event.target as HTMLSelectElement).value } });
  }

  #row({ name, what, files, copy }: (typeof messages.formats)[number]): TemplateResult {
    return html`<tr><th scope="row">${name}</th><td>${what}</td><td class="acts">
      ${copy ? html`<button aria-label=${messages.copyOf(name)} @click=${() => emit(this, "xxgk-copy", { ending: copy })}>${messages.copy}</button>` : nothing}
      ${files.filter(([ending]) => ending !== "page" || pageSource).map(([ending, label]) => html`<button aria-label=${messages.downloadOf(name, label)} @click=${() => emit(this, "xxgk-download", { ending })}>${label}</button>`)}
    </td></tr>`;
  }
}
