/** The quiet row above a text: put in a figure, number a heading, see what to write, how long it is. */
import { html, nothing, type TemplateResult } from "lit";
import type { Prompt } from "../core/core";
import { messages } from "../view/messages";

/** What is unfolded below the row; one at a time. */
export type Unfolded = "figures" | "prompts" | undefined;

/** The row itself. `parts`: whether the field has parts that have to be written about. */
export function toolRow(row: {
  name: string;
  unfolded: Unfolded;
  parts: boolean;
  isBlank: boolean;
  words: number;
  unfold: (what: Unfolded) => void;
  heading: () => void;
  begin: () => void;
}): TemplateResult {
  const unfolding = (what: Unfolded, label: string) =>
    html`<button data-tool=${what} tabindex=${what === "figures" ? 0 : -1} aria-expanded=${row.unfolded === what ? "true" : "false"}
      @click=${() => row.unfold(row.unfolded === what ? undefined : what)}>${label}<span aria-hidden="true"> ${row.unfolded === what ? "▴" : "▾"}</span></button>`;
  return html`<div class="tools" role="toolbar" aria-label=${messages.toolsOf(row.name)} @keydown=${along}>
    ${unfolding("figures", messages.insertFigure)}
    ${row.parts ? html`<button data-tool="heading" tabindex="-1" title=${messages.headingWhy} @click=${row.heading}>${messages.heading}</button>${unfolding("prompts", messages.prompts)}` : nothing}
    ${row.parts && row.isBlank ? html`<button data-tool="begin" tabindex="-1" @click=${row.begin}>${messages.begin}</button>` : nothing}
    <span class="length">${messages.words(row.words)}</span></div>`;
}

/** One stop for Tab; the arrows go along the row. */
function along(event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll("button")];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
}

/** What to say in each part, and a text to begin with. */
export function promptList(prompts: readonly Prompt[], insert: (part: string) => void): TemplateResult {
  return html`<ul class="prompts" aria-label=${messages.prompts}>${prompts.map(
    ({ key, name, prompts, isThere }) => html`<li><div><strong>${name}</strong>
      <button data-part=${key} aria-label=${`${name}：${messages.insertSkeleton}`} aria-disabled=${isThere ? "true" : "false"} @click=${() => isThere || insert(key)}>${isThere ? messages.isThere : messages.insertSkeleton}</button></div>
      <ul>${prompts.map((one) => html`<li>${one}</li>`)}</ul></li>`,
  )}</ul>`;
}
