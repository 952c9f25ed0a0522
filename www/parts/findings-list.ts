/** The list of what the checks found: a count, and a card for each finding that leads to its place. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Finding } from "../core";
import { messages } from "../messages";
import { emit } from "./events";

const GROUPS = ["error", "warning", "info"] as const;

export class FindingsList extends LitElement {
  static override properties = {
    findings: { attribute: false },
    manual: { attribute: false },
    opened: { state: true },
  };

  declare findings: readonly Finding[];
  /** Gives the manual text of a rule. */
  declare manual: (rule: string) => string;
  /** The finding whose manual text is open. */
  declare private opened: string | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const of = (severity: Finding["severity"]) => this.findings.filter((finding) => finding.severity === severity);
    const summary = messages.summary(of("error").length, of("warning").length);
    return html`
      <h2 class="unseen">${messages.findings}</h2>
      <p class="unseen" role="status">${summary}</p>
      ${of("error").length + of("warning").length === 0 ? html`<p class="calm">✓ ${messages.nothing}<span class="quiet">${messages.stillBlank}</span></p>` : nothing}
      ${GROUPS.map((severity) => this.#group(severity, of(severity)))}`;
  }

  #group(severity: Finding["severity"], findings: Finding[]): TemplateResult | typeof nothing {
    if (findings.length === 0) return nothing;
    return html`<h3>${findings.length} 处${messages.groups[severity]}</h3>
      <ul class="findings">${repeat(findings, keyOf, (finding) => this.#card(finding))}</ul>`;
  }

  #card(finding: Finding): TemplateResult {
    const { primary } = finding;
    const key = keyOf(finding);
    const isOpen = this.opened === key;
    return html`<li class=${finding.severity} data-rule=${finding.rule} data-primary=${primary ?? nothing}>
      <p class="message">${finding.message}</p>
      <p class="fix">${messages.fixLabel}${finding.fix}</p>
      <div class="acts">
        ${finding.correction === null ? nothing : html`<button class="main" @click=${() => emit(this, "xxgk-correct", { finding })}>${correctionLabel(finding)}</button>`}
        ${primary === null ? nothing : html`<button @click=${() => emit(this, "xxgk-goto", { place: primary })}>${messages.goThere}</button>`}
        <button aria-expanded=${isOpen ? "true" : "false"} @click=${() => this.#toggle(key)}>${messages.why}</button>
      </div>
      ${isOpen ? html`<div class="manual">${manualText(this.manual(finding.rule))}<p class="quiet">依据：${finding.clause}</p></div>` : nothing}
      <p class="id">${finding.rule}</p>
    </li>`;
  }

  #toggle(key: string): void {
    this.opened = this.opened === key ? undefined : key;
  }

  /** Puts the focus on the first finding. */
  focusFirst(): void {
    this.querySelector<HTMLElement>(".acts button")?.focus();
  }
}

function keyOf(finding: Finding): string {
  return `${finding.rule} ${finding.primary}`;
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
