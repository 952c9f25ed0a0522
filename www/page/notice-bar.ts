/** What was said last, in a corner of the window, and the bars over the form: another window has the draft, or the core is gone. */
import { html, nothing, type TemplateResult } from "lit";
import { emit } from "../view/events";
import { messages } from "../view/messages";
import type { Notice } from "../view/notice";
import type { Stop } from "./rescue";

/** What was said last. `step`: the last step of the draft. */
export function noticeBar(host: HTMLElement, notice: Notice, step: string | null, close: () => void): TemplateResult {
  if (notice.quiet) return html``;
  const { text, lines, tone, undo, offers, fresh } = notice;
  return html`<div class=${`notice ${tone}`}><p>${text}</p>
    ${lines?.map((line) => html`<p>${line}</p>`)}
    ${undo && undo === step ? html`<button @click=${() => emit(host, "xxgk-undo", {})}>${messages.undo}</button>` : nothing}
    ${offers?.map(([label, act]) => html`<button @click=${act}>${label}</button>`)}
    ${fresh ? html`<button @click=${() => emit(host, "xxgk-new", {})}>${messages.newDraft}</button>` : nothing}
    <button @click=${close}>${messages.close}</button></div>`;
}

/** Another window goes on with the draft. */
export function elsewhereBar(host: HTMLElement, isHere: boolean): TemplateResult {
  return html`<div class="notice bad elsewhere" role="status"><p>${messages.elsewhere(isHere)}</p>
    <button @click=${() => emit(host, "xxgk-take-back", {})}>${messages.takeBack}</button></div>`;
}

/** Why nothing can be typed, or what the core has died of, and what can be done. */
export function stopBar({ text, lines, offers }: Stop): TemplateResult {
  return html`<div class="notice bad elsewhere" role="alert"><p>${text}</p>
    ${lines?.map((line) => html`<p>${line}</p>`)}
    ${offers.map(([label, act]) => html`<button @click=${act}>${label}</button>`)}</div>`;
}
