/** The way out for what was typed, when no core can keep it: onto the clipboard, or into a file. */
import type { LitElement } from "lit";
import type { Session } from "../draft/session";
import type { Typed } from "../draft/typed";
import { coreMessages } from "../view/core-messages";
import { messages } from "../view/messages";
import type { Notice } from "../view/notice";
import { say } from "../view/say";
import { copy, download, openWindow } from "./files";

export class WayOut {
  readonly #host: LitElement;
  readonly #session: Session;

  constructor(host: LitElement, session: Session) {
    this.#host = host;
    this.#session = session;
  }

  /** To copy what was typed, or to save the draft with it. */
  offers(typed: Typed): NonNullable<Notice["offers"]> {
    const { draft } = this.#session;
    const lines = () => typed.named(draft.form).map(([name, text]) => `${name}：${text}`);
    return [
      [coreMessages.copyTyped, () => this.#copy(lines().join("\n"))],
      [coreMessages.saveTyped, () => this.save(typed.within(draft.known, draft.form.edition), draft.title)],
    ];
  }

  /** Saves a draft as a file. Where that may be refused without a word, leaving the page still asks. */
  save(json: string, title: string): void {
    const name = coreMessages.fileName(title.replace(/[\\/:*?"<>|\p{Cc}]/gu, ""));
    if (download(new File([json], name, { type: "application/json" }))) {
      this.#session.kept.atRisk(false);
      return;
    }
    const offers = [
      [messages.copyDraft, () => this.#copy(json)],
      [messages.openWindow, () => openWindow(json)],
    ] as const;
    say(this.#host, { text: messages.handedOverDraft(name), tone: "bad", offers });
  }

  #copy(text: string): void {
    const isCopied = copy(text);
    say(this.#host, { text: isCopied ? messages.copied : messages.cannotCopy, tone: isCopied ? "good" : "bad" });
  }
}
