/** What differs between two reports: cell by cell, and paragraph by paragraph with the words that changed. */
import { html, nothing, type TemplateResult } from "lit";
import type { ComparisonView } from "../core/core";
import { comparisonMessages as messages } from "./comparison-messages";

type Line = ComparisonView["cells"][number];
type Text = ComparisonView["text"][number];

export function comparisonOf({ titles, cells, rates, head, text, carried }: ComparisonView): TemplateResult {
  const isSame = cells.length + head.length + text.length === 0;
  return html`<dl class="sides"><dt>${messages.first}</dt><dd>${titles[0]}</dd><dt>${messages.second}</dt><dd>${titles[1]}</dd></dl>
    <p class="quiet">${isSame ? messages.same : messages.counts(cells.length, text.length)}</p>
    ${carried.length > 0 ? html`<h3>${messages.carried}</h3><ul class="notes">${carried.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}
    ${table(messages.cells, messages.cellColumns, cells, "numbers")}
    ${table(messages.head, messages.headColumns, head)}
    ${text.length > 0 ? html`<h3>${messages.text}</h3>${text.map(paragraph)}` : nothing}
    ${table(messages.rates, messages.rateColumns, rates, "numbers")}`;
}

function table(
  title: string,
  [name, first, second, more]: readonly string[],
  lines: readonly Line[],
  kind = "",
): TemplateResult | typeof nothing {
  if (lines.length === 0) return nothing;
  return html`<h3>${title}</h3><table class="compared ${kind}">
    <thead><tr><th scope="col">${name}</th><th scope="col">${first}</th><th scope="col">${second}</th>${more ? html`<th scope="col">${more}</th>` : nothing}</tr></thead>
    <tbody>${lines.map(
      (
        line,
      ) => html`<tr><th scope="row">${line.name}</th><td>${line.first || messages.blank}</td><td>${line.second || messages.blank}</td>
        ${more ? html`<td class="more">${line.more}</td>` : nothing}</tr>`,
    )}</tbody></table>`;
}

/** A paragraph; what was lost is struck out, what is new underlined, and both are said to whoever hears it. */
function paragraph({ name, pieces }: Text): TemplateResult {
  return html`<p class="quiet">${name}</p><p class="words">${pieces.map(({ kind, text }) => {
    if (kind === "same") return text;
    return kind === "lost"
      ? html`<del><span class="unseen">${messages.lost}</span>${text}</del>`
      : html`<ins><span class="unseen">${messages.new}</span>${text}</ins>`;
  })}</p>`;
}
