/**
 * What is pasted and is for no field: a report as a whole, which is offered as one wherever it is pasted; anything where
 * no field has the focus; a clipboard without text, whose file is opened, and of whose picture is said that it is one.
 */
import type { LitElement, ReactiveController } from "lit";
import type { CopiedReport } from "../core/core";
import { pageSource } from "../core/page-source";
import type { CoreDraft } from "../draft/core-draft";
import { ProseField } from "../prose/prose-field";
import { emit } from "../view/events";
import { messages } from "../view/messages";
import { hasText } from "../view/pasted";
import { say } from "../view/say";

/** No report is shorter, in characters: what people paste all day need not be read for one. */
const SHORTEST = 200;

/** What every report says somewhere, and no block of figures: a sentence; or how a draft begins. */
const SPOKEN = /[。；]|^\s*[{<]/;

/** Longer texts are not read for a report before anybody waits for one: with what Word adds to it, one has less. */
const LONGEST = { html: 1_000_000, text: 250_000 };

/** Where something is typed. The box for reports is made for them. */
const FIELD = "input, textarea:not(.paste-box), [contenteditable]";

export class Pasting implements ReactiveController {
  readonly #host: LitElement;
  readonly #draft: CoreDraft;

  constructor(host: LitElement, draft: CoreDraft) {
    this.#host = host;
    this.#draft = draft;
    host.addController(this);
  }

  hostConnected(): void {
    // Before any part hears of it. Where nothing has the focus, it comes past no part at all.
    document.addEventListener("paste", this.#see, true);
  }

  hostDisconnected(): void {
    document.removeEventListener("paste", this.#see, true);
  }

  readonly #see = (event: ClipboardEvent): void => {
    const { clipboardData: data, defaultPrevented } = event;
    if (defaultPrevented || !data || !this.#isOwn(event)) return;
    if (this.#isTaken(data, event.composedPath())) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  /** Whether it is pasted here: into the element, or into nothing, on a page that has no other element. */
  #isOwn(event: ClipboardEvent): boolean {
    if (event.composedPath().includes(this.#host)) return true;
    const isNowhere = event.target === document.body || event.target === document.documentElement;
    return isNowhere && (pageSource !== undefined || document.querySelectorAll(this.#host.localName).length === 1);
  }

  /** Deals with what is for no field; whether it is dealt with. */
  #isTaken(data: DataTransfer, path: readonly EventTarget[]): boolean {
    const [file] = data.files;
    if (!hasText(data)) {
      if (file) this.#takeFile(file);
      return file !== undefined;
    }
    const [html, text] = [data.getData("text/html"), data.getData("text/plain")];
    const [target] = path;
    const isInField = target instanceof Element && target.matches(FIELD);
    if (isInField && (Math.max(html.length, text.length) < SHORTEST || !SPOKEN.test(text || html))) return false;
    const isTooLong = html.length > LONGEST.html || text.length > LONGEST.text;
    if (isTooLong && isInField) return false;
    const copied: CopiedReport | undefined = isTooLong
      ? { amount: "part", isHtml: html !== "" }
      : this.#draft.copiedReport(html, text);
    // As long as there is no core to tell, it is for the field.
    if (isInField && (!copied || copied.amount === "part")) return false;
    if (!copied) {
      say(this.#host, { text: messages.pastedNowhere, tone: "bad" });
      return true;
    }
    const field = path.find((one) => one instanceof ProseField);
    this.#offer(new File([copied.isHtml ? html : text], messages.pastedFile), copied.amount, {
      isAwaited: target instanceof Element && target.matches(".paste-box"),
      asText: field && text ? () => field.paste(text) : undefined,
    });
    return true;
  }

  /** A report of others is looked at first, as any file; one of ours would be opened at once. */
  #offer(
    file: File,
    amount: CopiedReport["amount"],
    { isAwaited, asText }: { isAwaited: boolean; asText: (() => void) | undefined },
  ): void {
    const open = () => emit(this.#host, "xxgk-open-file", { file });
    const offers: [string, () => void][] = asText ? [[messages.pasteAsText, asText]] : [];
    const isAsked = amount === "draft" && !isAwaited;
    if (isAsked) offers.unshift([messages.openPasted, open]);
    else open();
    if (offers.length > 0) say(this.#host, { text: messages.pastedReport, tone: "good", offers });
  }

  #takeFile(file: File): void {
    if (file.type.startsWith("image/")) say(this.#host, { text: messages.pastedPicture, tone: "bad" });
    else emit(this.#host, "xxgk-open-file", { file });
  }
}
