/** The middle column: the report's head and title, and the sections of the form. */
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { FieldKey, Finding, FormSection } from "../core/core";
import type { CellMarks } from "../view/marks";
import type { Memo } from "../view/memo";
import { messages } from "../view/messages";
import type { Page } from "./page";

/** What is drawn first: what a common screen has room for. */
const FIRST_SECTIONS = 1;

/** What is shown of the findings, and where. */
export interface Shown {
  findings: readonly Finding[];
  marks: ReadonlyMap<string, CellMarks>;
  memo: Memo;
}

export function paper(page: Page, shown: Shown): TemplateResult {
  const { form, texts, view } = page.session.draft;
  const sections = page.layout.isWhole ? form.sections : form.sections.slice(0, FIRST_SECTIONS);
  return html`<div class="paper">
          <section>
            <xxgk-head .form=${form} .offered=${view.offered} .keptAside=${view.aside} .texts=${texts} .findings=${shown.memo.list(
              "head",
              shown.findings.filter(({ severity }) => severity !== "info"),
            )}></xxgk-head>
            ${title(page)}
            ${prose(page, shown, "preface", messages.preface, messages.prefaceHint)}
          </section>
          ${keyed(
            form.edition,
            sections.map((one) => section(page, shown, one)),
          )}
        </div>`;
}

/** The title as it will be printed; a pattern of it while its parts are missing. */
function title({ session: { draft } }: Page): TemplateResult {
  const text = (field: FieldKey) => draft.texts.get(field)?.trim();
  const [organ, year] = [text("organ.name"), text("year")];
  const isWhole = (organ && year) || text("title");
  return isWhole
    ? html`<h1>${draft.view.title}</h1>`
    : html`<h1 class="quiet">${messages.titleToCome(organ, year)}</h1>`;
}

function section(page: Page, shown: Shown, { key, heading, table, hint, aspects }: FormSection): TemplateResult {
  const { session } = page;
  const body = table
    ? html`${pasted(page, key)}<xxgk-table tabindex=${session.kept.isElsewhere ? 0 : nothing} .facts=${session.facts} .table=${table} .name=${heading} .cells=${session.draft.cells} .marks=${shown.marks} .entered=${session.draft.view.totals[key] === "entered"}></xxgk-table>`
    : prose(
        page,
        shown,
        key as FieldKey,
        heading,
        aspects.length > 0 ? `${hint}${messages.aspects(aspects)}` : `${hint}`,
      );
  return html`<section id=${`section-${key}`}><h2>${heading}</h2>${body}${table ? below(page, shown, key as FieldKey, heading) : nothing}</section>`;
}

/** What is said below a table: few offices do, so the field comes when somebody asks for it. */
function below(page: Page, shown: Shown, field: FieldKey, heading: string): TemplateResult {
  const { layout, session } = page;
  if (!layout.hasBelow(field, session.draft.texts.get(field) ?? "")) {
    const open = () => layout.openBelow(field);
    return html`<p class="below"><button class="link" data-below=${field} aria-label=${messages.belowOf(heading)} @click=${open}>${messages.below}</button></p>`;
  }
  return prose(page, shown, field, `${heading}（${messages.belowName}）`, messages.belowHint);
}

/** The pasted block that somebody has to look at, above the table that it is for. */
function pasted({ session: { pasting } }: Page, table: string): TemplateResult | typeof nothing {
  if (!pasting?.address.startsWith(`${table}.`)) return nothing;
  // Another block is looked at from its beginning.
  return html`${keyed(pasting, html`<xxgk-paste .readings=${pasting.readings} .chosen=${pasting.chosen}></xxgk-paste>`)}`;
}

function prose({ session }: Page, shown: Shown, field: FieldKey, name: string, hint: string): TemplateResult {
  const { view, texts, form } = session.draft;
  // What has to be written about, only the sections of prose have.
  const hasParts = form.sections.some(({ key, table }) => key === field && !table);
  const own = <Item>(what: string, items: readonly Item[]) => shown.memo.list(`${what} ${field}`, items);
  return html`<xxgk-prose .field=${field} .name=${name} .hint=${hint} .text=${texts.get(field) ?? ""}
      .findings=${own(
        "findings",
        shown.findings.filter(({ primary, accepted }) => primary === field && accepted === null),
      )}
      .claims=${own(
        "claims",
        view.claims.filter(({ section }) => section === field),
      )}
      .figures=${own(
        "figures",
        view.live.filter(({ section }) => section === field),
      )}
      .words=${view.words[field] ?? 0} .hasParts=${hasParts} .tools=${session.prose}></xxgk-prose>`;
}
