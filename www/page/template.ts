/** The page as HTML: the bar, what lies under it, and the columns. */
import { html, nothing, type TemplateResult } from "lit";
import type { Finding } from "../core/core";
import { blankOf } from "../view/cells";
import { coreMessages } from "../view/core-messages";
import { emit } from "../view/events";
import { countsOf } from "../view/findings";
import { type CellMarks, marksOf } from "../view/marks";
import { Memo } from "../view/memo";
import { messages } from "../view/messages";
import { mainSection } from "../view/places";
import type { Beside } from "./layout";
import { elsewhereBar, noticeBar, stopBar } from "./notice-bar";
import type { Page } from "./page";
import { paper } from "./paper";

export class PageTemplate {
  readonly #page: Page;
  /** What the parts are given. */
  readonly #memo = new Memo();
  #marked: { findings: readonly Finding[]; marks: ReadonlyMap<string, CellMarks> } | undefined;

  constructor(page: Page) {
    this.#page = page;
  }

  render(): TemplateResult {
    const page = this.#page;
    const { session, layout, panels, navigation } = page;
    const { view, form, texts } = session.draft;
    const findings = this.#memo.list("findings", session.edits.shownFindings);
    // The tables are drawn again only when their figures or marks have changed.
    if (this.#marked?.findings !== findings) this.#marked = { findings, marks: marksOf(findings) };
    const { marks } = this.#marked;
    const [errors, warnings] = countsOf(findings.filter(({ accepted }) => accepted === null));
    const blank = blankOf(view);
    const { isElsewhere } = session.kept;
    const { stop } = page.rescue;
    const year = texts.get("year");
    const whose = [texts.get("organ.name"), year && `${year} 年`].filter(Boolean).join(" · ");
    return html`
      <div class="skips"><button @click=${() => navigation.toSection(mainSection(form))}>${messages.skipToTable}</button><button @click=${() => navigation.toFirstFinding()}>${messages.skipToFindings}</button></div>
      <p class="unseen" role="status" aria-live="polite">${page.announcer.said}</p>
      <xxgk-bar ?inert=${stop?.isLocked} .hasDesk=${page.host.hasAttribute("desk")} .beside=${layout.beside !== undefined} .whose=${whose} .counts=${{ errors, warnings, blank }}
        .undo=${isElsewhere ? null : view.undo} .redo=${isElsewhere ? null : view.redo} .steps=${panels.open === "steps" ? session.steps() : undefined} .panel=${panels.open}></xxgk-bar>
      ${page.notices.last ? noticeBar(page.host, page.notices.last, view.undo, () => page.notices.close()) : nothing}
      <div class="opened">${this.#panel()}</div>
      ${page.dropping.isOver ? html`<div class="drop">${messages.dropHere}</div>` : nothing}
      ${isElsewhere ? elsewhereBar(page.host, session.kept.isHere) : nothing}
      ${stop ? stopBar(stop) : nothing}
      <fieldset class="lock" role="none" ?disabled=${isElsewhere || stop?.isLocked}><div class=${`columns ${layout.beside ? `beside ${layout.beside}` : ""}`}>
        <xxgk-nav .large=${layout.isLarge} .sections=${form.sections} .view=${view} .texts=${texts} .findings=${findings} .savedText=${this.#savedText()}></xxgk-nav>
        ${paper(page, { findings, marks, memo: this.#memo })}
        <aside aria-label=${messages.findings} tabindex=${isElsewhere ? 0 : nothing}>
          ${layout.beside ? this.#tabs() : nothing}
          <div class="list">${session.draft.isBlank ? html`<xxgk-welcome></xxgk-welcome>` : nothing}
          ${session.draft.isStarted ? html`<xxgk-findings .form=${form} .summary=${page.summary} .findings=${findings} .blank=${blank} .manual=${session.manual}></xxgk-findings>` : nothing}</div>
          ${layout.beside === "preview" && session.draft.isStarted ? html`<xxgk-side-preview .pieces=${this.#pieces} .view=${view} .look=${page.looks.chosen} .findings=${findings} .here=${page.focus.here}></xxgk-side-preview>` : nothing}
          ${layout.beside === "pictures" && session.draft.isStarted ? html`<xxgk-pictures .markup=${this.#pictures} .view=${view}></xxgk-pictures>` : nothing}
        </aside>
      </div></fieldset>`;
  }

  readonly #pieces = () => {
    const { session, looks } = this.#page;
    return {
      ...session.documents.pieces(looks.chosen),
      fonts: () => session.documents.preview(looks.chosen).sheet,
    };
  };

  readonly #pictures = () => this.#page.session.documents.text("pictures.fragment.html", undefined);

  /** What the right column has while the preview is beside the form. */
  #tabs(): TemplateResult {
    const { layout, host } = this.#page;
    const tab = (name: Beside, label: string) => html`<button aria-pressed=${layout.beside === name ? "true" : "false"}
      @click=${() => layout.show(name)}>${label}</button>`;
    return html`<div class="tabs" role="group" aria-label=${messages.besideTabs}>${tab("findings", messages.findings)}${tab("preview", messages.previewTab)}${tab("pictures", messages.pictures)}
      <button class="link" @click=${() => emit(host, "xxgk-preview", {})}>${messages.print}</button></div>`;
  }

  #panel(): TemplateResult | typeof nothing {
    const { panels, session, looks } = this.#page;
    switch (panels.open) {
      case "open":
        return html`<xxgk-open-panel .kept=${panels.stored} .isLocked=${session.kept.isElsewhere}></xxgk-open-panel>`;
      case "download":
        return html`<xxgk-download-panel .choices=${session.draft.form.looks} .look=${looks.shown}></xxgk-download-panel>`;
      case "review": {
        const { incoming, draft } = session;
        if (!incoming || !draft.isStarted || !incoming.isOf(draft.core)) return nothing;
        return html`<xxgk-review .incoming=${incoming} .year=${session.draft.view.year} .isBlank=${draft.isBlank}></xxgk-review>`;
      }
      case "comparison":
        return html`<xxgk-comparison .name=${session.compared?.name} .view=${session.compared?.view}></xxgk-comparison>`;
      case "last-year": {
        const { year } = session.draft.view;
        return html`<xxgk-last-year .lastYear=${session.lastYear()} .year=${year === null ? "" : `${year - 1}`}></xxgk-last-year>`;
      }
      default:
        return nothing;
    }
  }

  /** When the draft was kept last, in words. */
  #savedText(): string {
    if (this.#page.rescue.stop?.isLocked) return coreMessages.notKept;
    const { saved } = this.#page.session.kept;
    if (saved === "never") return messages.neverSaved;
    if (typeof saved !== "number") return messages.cannotSave[saved];
    return messages.saved(messages.time(saved).split(" ")[1] ?? "");
  }
}
