/** The sections of the form, each with how far it is. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { FieldKey, Finding, FormSection, View } from "../core/core";
import { emit } from "../view/events";
import { messages } from "../view/messages";

export class SectionNav extends LitElement {
  static override properties = {
    sections: { attribute: false },
    view: { attribute: false },
    texts: { attribute: false },
    findings: { attribute: false },
    savedText: { attribute: false },
    large: { attribute: false },
  };

  declare sections: readonly FormSection[];
  declare view: View;
  declare texts: ReadonlyMap<FieldKey, string>;
  declare findings: readonly Finding[];
  /** When the draft was kept last, in words. */
  declare savedText: string;
  /** Whether the type is large. */
  declare large: boolean;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<nav aria-label=${messages.sections}><ul>${this.sections.map((section) => this.#item(section))}</ul>
      <button class="link" @click=${() => emit(this, "xxgk-panel", { panel: "last-year" })}>${messages.lastYear}${this.view.hasLastYear ? html`<i title=${messages.lastYearKnown}>✓</i>` : nothing}</button>
      <button class="link" aria-pressed=${this.large ? "true" : "false"} @click=${() => emit(this, "xxgk-large", {})}>${messages.large}${this.large ? html`<i aria-hidden="true">✓</i>` : nothing}</button>
      <p class="quiet">${this.savedText}<br /> ${messages.local}</p>
    </nav>`;
  }

  #item(section: FormSection): TemplateResult {
    const { key, heading } = section;
    return html`<li><a href=${`#${key}`} @click=${(event: Event) => this.#jump(event, key)}>${heading}${this.#state(section)}</a></li>`;
  }

  #state({ key, table }: FormSection): TemplateResult | typeof nothing {
    const own = this.findings.filter(
      ({ accepted, primary }) => accepted === null && (primary === key || primary?.startsWith(`${key}.`)),
    );
    const count = (wanted: Finding["severity"]) => own.filter(({ severity }) => severity === wanted).length;
    const errors = count("error");
    if (errors > 0) return html`<b title=${messages.sectionErrors(errors)}>${errors}</b>`;
    const blank = this.view.blank[key] ?? 0;
    if (table && blank > 0) return html`<small title=${messages.sectionBlank(blank)}>${blank}</small>`;
    // A section with something to look at again is not done.
    const warnings = count("warning");
    if (warnings > 0) return html`<b class="warning" title=${messages.sectionWarnings(warnings)}>${warnings}</b>`;
    const isDone = table || (this.texts.get(key as FieldKey) ?? "").trim() !== "";
    return isDone ? html`<i title=${messages.sectionDone}>✓</i>` : nothing;
  }

  /** The page that holds the element may use its address for something else. */
  #jump(event: Event, section: string): void {
    event.preventDefault();
    emit(this, "xxgk-section", { section });
  }
}
