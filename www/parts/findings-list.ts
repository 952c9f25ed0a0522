/** The list of what the checks found: a count, and a card for each finding that leads to its place. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Finding } from "../core";
import { keyOf } from "../marks";
import { messages } from "../messages";
import { emit } from "./events";

const GROUPS = ["error", "warning", "info"] as const;

export class FindingsList extends LitElement {
  static override properties = {
    findings: { attribute: false },
    blank: { attribute: false },
    manual: { attribute: false },
    opened: { state: true },
  };

  declare findings: readonly Finding[];
  /** How many cells are still to be filled in. */
  declare blank: number;
  /** Gives the manual text of a rule. */
  declare manual: (rule: string) => string;
  /** The finding whose manual text is open. */
  declare private opened: string | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const of = (severity: Finding["severity"]) => this.findings.filter((finding) => finding.severity === severity);
    const summary = messages.summary(of("error").length, of("warning").length, this.blank);
    return html`
      <h2 class="unseen">${messages.findings}</h2>
      <p class="unseen" role="status">${summary}</p>
      ${of("error").length + of("warning").length === 0 ? this.#calm() : nothing}
      ${GROUPS.map((severity) => this.#group(severity, of(severity)))}`;
  }

  #calm(): TemplateResult {
    if (this.blank === 0) return html`<p class="calm">✓ ${messages.nothing}</p>`;
    return html`<p class="calm">${messages.nothingYet}<span class="quiet">${messages.stillBlank}</span></p>`;
  }

  #group(severity: Finding["severity"], findings: Finding[]): TemplateResult | typeof nothing {
    if (findings.length === 0) return nothing;
    return html`<h3>${findings.length} 处${messages.groups[severity]}</h3>
      <ul class="findings">${repeat(findings, keyOf, (finding) => this.#card(finding))}</ul>`;
  }

  #card(finding: Finding): TemplateResult {
    const { primary, severity } = finding;
    const key = keyOf(finding);
    const isOpen = this.opened === key;
    const why = html`<button aria-expanded=${isOpen ? "true" : "false"} @click=${() => this.#toggle(key)}>${messages.why}</button>`;
    const manual = isOpen
      ? html`<div class="manual">${manualText(this.manual(finding.rule))}<p class="quiet">${messages.clause(finding.clause)}</p></div>`
      : nothing;
    const goTo = () => primary !== null && emit(this, "xxgk-goto", { place: primary });
    // A hint is a line, not a card: an empty form has many, and none of them is wrong.
    if (severity === "info") {
      return html`<li class="info" data-rule=${finding.rule} data-primary=${primary ?? nothing}>
        <button class="message" @click=${goTo}>${finding.message}</button>${why}
        ${isOpen ? html`<p class="fix">${messages.fixLabel}${finding.fix}</p>${manual}<p class="id">${finding.rule}</p>` : nothing}
      </li>`;
    }
    return html`<li class=${severity} data-rule=${finding.rule} data-primary=${primary ?? nothing}>
      <p class="message">${finding.message}</p>
      <p class="fix">${messages.fixLabel}${finding.fix}</p>
      <div class="acts">
        ${primary === null ? nothing : html`<button @click=${goTo}>${messages.goThere}</button>`}
        ${finding.correction === null ? nothing : html`<button @click=${() => emit(this, "xxgk-correct", { finding })}>${correctionLabel(finding)}</button>`}
        ${why}
      </div>
      ${manual}
      <p class="id">${finding.rule}</p>
    </li>`;
  }

  #toggle(key: string): void {
    this.opened = this.opened === key ? undefined : key;
  }

  /** Puts the focus on the first finding. */
  focusFirst(): void {
    this.querySelector<HTMLElement>(".findings button")?.focus();
  }
}

function correctionLabel({ correction, expected, primary }: Finding): string {
  if (correction !== "") return messages.correctTo(correction ?? "");
  return primary === "title" ? messages.backToUsualTitle : messages.backToComputed(expected ?? "");
}

/** The manual is Markdown of headings and paragraphs only. */
function manualText(manual: string): TemplateResult[] {
  const lines = manual.split("\n").map((line) => line.trim());
  const spelled = lines.filter((line) => line !== "");
  return spelled.map((line) => (line.startsWith("## ") ? html`<h4>${line.slice(3)}</h4>` : html`<p>${line}</p>`));
}
