/** What the desk says above the list: how far the reading is, and what became of what was done last. */
import { html, nothing, type TemplateResult } from "lit";
import type { Batch } from "./batch";
import { words } from "./words";

/** Something that was said, and what takes back what it says. */
export interface Said {
  readonly text: string;
  readonly undo?: () => void;
}

/** How far the reading is; nothing when all is read. */
export function progressOf(batch: Batch): TemplateResult | typeof nothing {
  const { left, isPaused, entries } = batch;
  if (left === 0) return nothing;
  const done = entries.length - left;
  return html`<div class="progress">
      <progress max=${entries.length} value=${done} aria-label=${words.progress(done, entries.length)}></progress>
      <span>${isPaused ? words.paused(left) : words.progress(done, entries.length)}</span>
      <button @click=${() => (isPaused ? batch.goOn() : batch.pause())}>${isPaused ? words.goOn : words.pause}</button>
      <button @click=${() => batch.cancel()}>${words.cancel}</button>
    </div>`;
}

/** What was said last; `close` takes it away. */
export function noticeOf({ text, undo }: Said, close: () => void): TemplateResult {
  return html`<p class="good said" role="status">${text}
      ${
        undo
          ? html`<button @click=${() => {
              undo();
              close();
            }}>${words.takeBack}</button>`
          : nothing
      }
      <button @click=${close}>${words.close}</button></p>`;
}
