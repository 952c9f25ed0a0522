/** The draft beside a file, which is only looked at: the page that was published, or a colleague's copy. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { ComparisonView } from "../core/core";
import { emit } from "../view/events";
import { comparisonOf } from "./comparison";
import { comparisonMessages as messages } from "./comparison-messages";

export class ComparisonPanel extends LitElement {
  static override properties = { view: { attribute: false }, name: { attribute: false } };

  declare view: ComparisonView | undefined;
  /** What the file is called. */
  declare name: string;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (!view) return nothing;
    const [draft, file] = view.titles;
    const titles: [string, string] = [
      `${messages.draft}${draft ? `《${draft}》` : ""}`,
      `“${this.name}”${file ? `《${file}》` : ""}`,
    ];
    return html`<div class="panel comparison" role="region" aria-label=${messages.title}>
      <h3>${messages.title}</h3>
      <div class="compared-with" tabindex="0" role="region" aria-label=${messages.differences}>${comparisonOf({ ...view, titles })}</div>
      <button class="close" @click=${() => emit(this, "xxgk-panel", { panel: undefined })}>${messages.close}</button>
    </div>`;
  }
}
