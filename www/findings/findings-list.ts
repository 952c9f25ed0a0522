/** The list of what the checks found: a card for each finding that leads to its place, can put it right, or let it stand for a reason. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Finding, OfficialForm } from "../core/core";
import { emit } from "../view/events";
import { countsOf, keyOf, type Summary } from "../view/findings";
import { messages } from "../view/messages";
import { sectionOf, walkOf } from "../view/places";

const GRAVITIES = ["error", "warning", "info"] as const;
/** More hints of one rule than this are one line with a number. */
const FEW = 3;

export class FindingsList extends LitElement {
  static override properties = {
    form: { attribute: false },
    summary: { attribute: false },
    findings: { attribute: false },
    blank: { attribute: false },
    manual: { attribute: false },
    opened: { state: true },
    accepting: { state: true },
  };

  declare form: OfficialForm;
  declare summary: Summary | undefined;
  declare findings: readonly Finding[];
  /** How many cells are still to be filled in. */
  declare blank: number;
  /** Returns the manual text of a rule. */
  declare manual: (rule: string) => string;
  /** What is unfolded: the keys of findings and of groups. */
  declare private opened: ReadonlySet<string>;
  /** The finding for which a reason is being written. */
  declare private accepting: string | undefined;

  constructor() {
    super();
    this.opened = new Set();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** If the focused card disappears, focus moves to the next one. */
  protected override update(changed: PropertyValues<this>): void {
    const root = this.getRootNode() as ShadowRoot;
    const cards = () => [...this.querySelectorAll("li[data-rule], li.many")];
    const focused = root.activeElement;
    const place = cards().findIndex((card) => card.contains(focused));
    super.update(changed);
    if (place < 0 || root.activeElement) return;
    const next = cards()[place] ?? cards().pop() ?? this;
    next.querySelector<HTMLElement>("button, .calm")?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    const open = this.findings.filter(({ accepted }) => accepted === null);
    const accepted = this.findings.filter((finding) => finding.accepted !== null);
    const [errors, warnings] = countsOf(open);
    return html`
      <div class="walk"><h2>${messages.findings}</h2>
        ${open.length > 0 ? this.#walk() : nothing}</div>
      ${this.summary ? this.#summary(this.summary, open, accepted.length) : nothing}
      ${errors + warnings === 0 && !this.summary ? this.#calm() : nothing}
      ${repeat(
        this.#groups(open),
        ([key]) => key,
        ([key, findings]) => this.#group(key, findings),
      )}
      ${accepted.length > 0 ? this.#accepted(accepted) : nothing}`;
  }

  #walk(): TemplateResult {
    const step = (isBack: boolean, name: string, arrow: string) =>
      html`<button aria-label=${name} title=${messages.walkKeys} @click=${() => emit(this, "xxgk-walk", { isBack })}><span aria-hidden="true">${arrow}</span></button>`;
    return html`${step(true, messages.previousFinding, "▲")}${step(false, messages.nextFinding, "▼")}`;
  }

  /** All there is to say before the report is given away. */
  #summary({ title }: Summary, open: readonly Finding[], accepted: number): TemplateResult {
    const [errors, warnings] = countsOf(open);
    const infos = open.length - errors - warnings;
    const lines = messages.summaryLines(errors, warnings, infos, this.blank, accepted);
    const grave = walkOf(this.form, open).filter(({ severity }) => severity === (errors > 0 ? "error" : "warning"));
    const entry = (finding: Finding) =>
      html`<li><button class="link" @click=${() => emit(this, "xxgk-goto", { finding })}>${finding.message}</button></li>`;
    return html`<div class="summary" tabindex="-1" role="group" aria-label=${title}><h3>${title}</h3>
      <p>${lines.filter(([number]) => number > 0).map(([number, what]) => html`<span><b>${number}</b> ${what}</span>`)}</p>
      <p class="quiet">${errors > 0 ? messages.summaryToFix : messages.summaryFine}</p>
      <ul>${grave.slice(0, FEW).map(entry)}</ul></div>`;
  }

  /** The findings by the sections of the form, those with errors first; many of one rule in several sections belong to the whole. */
  #groups(open: readonly Finding[]): [string, Finding[]][] {
    const keys = ["head", ...this.form.sections.map(({ key }) => key), "whole"];
    const groups = new Map(keys.map((key) => [key, [] as Finding[]]));
    for (const same of rulesOf(open)) {
      const sections = new Set(same.map(({ primary }) => sectionOf(this.form, primary)));
      const isEverywhere = sections.size > 1 && same.length > FEW && same.every(({ severity }) => severity !== "error");
      for (const finding of same)
        groups.get(isEverywhere ? "whole" : sectionOf(this.form, finding.primary))?.push(finding);
    }
    const hasError = ([, findings]: [string, Finding[]]) => findings.some(({ severity }) => severity === "error");
    const all = [...groups].filter(([, findings]) => findings.length > 0);
    return [...all.filter(hasError), ...all.filter((group) => !hasError(group))];
  }

  #calm(): TemplateResult {
    if (this.blank === 0) return html`<p class="calm" tabindex="-1">✓ ${messages.nothing}</p>`;
    return html`<p class="calm" tabindex="-1">${messages.nothingYet}<span class="quiet">${messages.stillBlank}</span></p>`;
  }

  /** A section, the gravest first. */
  #group(section: string, findings: readonly Finding[]): TemplateResult {
    const key = `folded ${section}`;
    const isFolded = this.opened.has(key);
    const heading =
      this.form.sections.find((one) => one.key === section)?.heading ??
      (section === "head" ? messages.head : messages.whole);
    const of = (severity: Finding["severity"]) => findings.filter((finding) => finding.severity === severity);
    const counts = GRAVITIES.filter((severity) => of(severity).length > 0);
    return html`<h3 class="group"><button class="unfold" aria-expanded=${isFolded ? "false" : "true"} @click=${() => this.#toggle(key)}>
        <span aria-hidden="true">${isFolded ? "▸" : "▾"}</span><span class="name">${heading}</span>
        <span class="counts">${counts.map((severity) => html`<span class=${severity}>${messages.groupOf(of(severity).length, severity)}</span> `)}</span></button></h3>
      ${isFolded ? nothing : html`<ul class="findings">${counts.map((severity) => rulesOf(of(severity)).map((same) => this.#sameRule(section, severity, same)))}</ul>`}`;
  }

  /** Findings of one rule: one by one, or as a line with a number where there are many. */
  #sameRule(section: string, severity: Finding["severity"], findings: readonly Finding[]): unknown {
    const [first] = findings;
    const cards = () => repeat(findings, keyOf, (finding) => this.#card(finding));
    if (findings.length <= FEW || !first || severity === "error") return cards();
    const key = `group ${section} ${first.rule}`;
    const correctable = findings.filter(({ correction }) => correction !== null);
    return html`<li class=${`many ${severity}`} data-group=${first.rule}>
        ${this.#unfold(key, html`${first.message}<span class="quiet">${messages.andMore(findings.length)}</span>`)}
        ${correctable.length > 1 ? html`<button @click=${() => this.#correct(correctable)}>${messages.correctAll(correctable.length)}</button>` : nothing}
      </li>${this.opened.has(key) ? cards() : nothing}`;
  }

  #card(finding: Finding): TemplateResult {
    const { primary, severity, rule } = finding;
    const key = keyOf(finding);
    const isOpen = this.opened.has(key);
    const why = html`<button aria-expanded=${isOpen ? "true" : "false"} @click=${() => this.#toggle(key)}>${messages.why}</button>`;
    const manual = isOpen
      ? html`<div class="manual">${manualText(this.manual(rule))}<p class="quiet">${messages.clause(finding.clause)}</p></div>`
      : nothing;
    const goTo = () => primary !== null && emit(this, "xxgk-goto", { finding });
    // A hint is a line, not a card: an empty form has many, and none of them is wrong.
    if (severity === "info") {
      return html`<li class="info" data-rule=${rule} data-primary=${primary ?? nothing}>
        <button class="message" @click=${goTo}>${finding.message}</button>
        ${isOpen || finding.correction === null ? nothing : this.#correction(finding)}${why}
        ${isOpen && finding.notMeant !== null ? html`<button @click=${() => this.#notMeant(finding)}>${finding.notMeant}</button>` : nothing}
        ${isOpen ? html`<p class="fix">${messages.fixLabel}${finding.fix}</p>${manual}${finding.correction === null ? nothing : this.#correction(finding)}<p class="id">${rule}</p>` : nothing}
      </li>`;
    }
    return html`<li class=${severity} data-rule=${rule} data-primary=${primary ?? nothing}>
      <p class="message">${finding.message}</p>
      <p class="fix">${messages.fixLabel}${finding.fix}</p>
      <div class="acts">
        ${primary === null ? nothing : html`<button @click=${goTo}>${messages.goThere}</button>`}
        ${finding.correction === null ? nothing : this.#correction(finding)}
        ${finding.canBeAccepted && this.accepting !== key ? html`<button @click=${() => this.#ask(key)}>${messages.accept}</button>` : nothing}
        ${finding.notMeant === null ? nothing : html`<button @click=${() => this.#notMeant(finding)}>${finding.notMeant}</button>`}
        ${why}
      </div>
      ${this.accepting === key ? this.#reason(finding) : nothing}
      ${manual}
      ${finding.explains.length > 0 ? this.#explains(key, finding.explains) : nothing}
      <p class="id">${rule}</p>
    </li>`;
  }

  #correction(finding: Finding): TemplateResult {
    return html`<button @click=${() => this.#correct([finding])}>${correctionLabel(finding)}</button>`;
  }

  /** Said once of a sentence, without a reason of its own. */
  #notMeant(finding: Finding): void {
    if (finding.notMeant !== null) emit(this, "xxgk-accept", { finding, reason: finding.notMeant });
  }

  /** The findings that go with this one. */
  #explains(of: string, findings: readonly Finding[]): TemplateResult {
    const key = `explains ${of}`;
    return html`<div class="explains">${this.#unfold(key, messages.explains(findings.length))}
      ${this.opened.has(key) ? html`<ul>${findings.map((finding) => html`<li>${finding.message}<span class="id">${finding.rule}</span></li>`)}</ul>` : nothing}</div>`;
  }

  #reason(finding: Finding): TemplateResult {
    const save = () => {
      const area = this.querySelector<HTMLTextAreaElement>(".reason textarea");
      if (!area?.reportValidity() || area.value.trim() === "") return;
      this.accepting = undefined;
      emit(this, "xxgk-accept", { finding, reason: area.value });
    };
    // No form element: in a frame without `allow-forms` that would do nothing.
    return html`<div class="reason"><label>${messages.reason}<textarea name="reason" rows="2" required></textarea></label>
      <div class="acts"><button class="main" @click=${save}>${messages.acceptNow}</button>
      <button @click=${() => (this.accepting = undefined)}>${messages.cancel}</button></div></div>`;
  }

  #accepted(findings: readonly Finding[]): TemplateResult {
    const cards = findings.map(
      (finding) => html`<li class="accepted" data-rule=${finding.rule} data-primary=${finding.primary ?? nothing}>
        <p>${finding.message}</p><p class="fix">${messages.reasonGiven(finding.accepted ?? "")}</p>
        <div class="acts"><button @click=${() => emit(this, "xxgk-withdraw", { finding })}>${messages.withdraw}</button></div>
        <p class="id">${finding.rule}</p></li>`,
    );
    return html`<h3>${messages.acceptedCount(findings.length)}</h3><ul class="findings">${cards}</ul>`;
  }

  #unfold(key: string, label: unknown): TemplateResult {
    const isOpen = this.opened.has(key);
    return html`<button class="unfold" aria-expanded=${isOpen ? "true" : "false"} @click=${() => this.#toggle(key)}>
      <span aria-hidden="true">${isOpen ? "▾" : "▸"}</span> ${label}</button>`;
  }

  #toggle(key: string): void {
    const opened = new Set(this.opened);
    if (!opened.delete(key)) opened.add(key);
    this.opened = opened;
  }

  async #ask(key: string): Promise<void> {
    this.accepting = key;
    await this.updateComplete;
    this.querySelector<HTMLElement>(".reason textarea")?.focus();
  }

  #correct(findings: readonly Finding[]): void {
    emit(this, "xxgk-correct", { findings });
  }

  /** Puts the focus on the first entry; where there is none, on what is said of them all. */
  focusFirst(): void {
    const first = [".summary button", ".summary", ".findings button", ".calm"];
    const found = first.map((one) => this.querySelector<HTMLElement>(one)).find(Boolean);
    found?.focus({ preventScroll: true });
    (found?.closest(".summary") ?? found)?.scrollIntoView({ block: "nearest" });
  }

  /** Puts the focus on a finding that has no place in the form. */
  async focusCard(finding: Finding): Promise<void> {
    const opened = new Set(this.opened);
    opened.delete(`folded ${sectionOf(this.form, finding.primary)}`);
    this.opened = opened;
    await this.updateComplete;
    this.querySelector<HTMLElement>(`[data-rule="${CSS.escape(finding.rule)}"] button`)?.focus();
  }
}

/** Findings of the same rule side by side, in the order in which each rule comes first. */
function rulesOf(findings: readonly Finding[]): Finding[][] {
  const rules = new Map<string, Finding[]>();
  for (const finding of findings) {
    const same = rules.get(finding.rule);
    if (same) same.push(finding);
    else rules.set(finding.rule, [finding]);
  }
  return [...rules.values()];
}

function correctionLabel({ correction, expected, primary, span, places, also }: Finding): string {
  if (places.length > 1) return messages.correctAll(places.length);
  if (also.length > 0) return messages.correctTogether;
  if (span !== null) return correction === "" ? messages.deleteWords : messages.correctWords(correction ?? "");
  if (correction !== "") return messages.correctTo(correction ?? "");
  return primary === "title" ? messages.backToUsualTitle : messages.backToComputed(expected ?? "");
}

/** The manual is Markdown of headings and paragraphs only. */
function manualText(manual: string): TemplateResult[] {
  const lines = manual.split("\n").map((line) => line.trim());
  const filled = lines.filter((line) => line !== "");
  return filled.map((line) => (line.startsWith("## ") ? html`<h4>${line.slice(3)}</h4>` : html`<p>${line}</p>`));
}
