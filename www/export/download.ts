/** Hands out the report: as a file, or on the clipboard. Then all of it is checked. */
import type { LitElement } from "lit";
import type { Session } from "../draft/session";
import { emit } from "../view/events";
import { messages } from "../view/messages";
import { say } from "../view/say";
import { copy, download } from "./files";
import type { Looks } from "./looks";

export class Download {
  readonly #host: LitElement;
  readonly #session: Session;
  readonly #looks: Looks;

  constructor(host: LitElement, session: Session, looks: Looks) {
    this.#host = host;
    this.#session = session;
    this.#looks = looks;
  }

  /** Downloads the report as a file with this ending. A draft is no report yet, and is not checked. */
  file(ending: string): void {
    if (ending === "json" || ending === "page") this.#draft(ending);
    else this.#report(ending);
  }

  #draft(ending: "json" | "page"): void {
    const session = this.#session;
    const { documents } = session;
    const file = ending === "page" ? session.page() : documents.file(ending, documents.bytes(ending, undefined));
    if (!file) return;
    download(file);
    session.kept.filed();
    const asPage = [messages.savePage, () => this.#draft("page")] as const;
    const offers = ending === "json" && session.canBePage ? [asPage] : [];
    say(this.#host, { text: messages.savedFile(file.name), tone: "good", offers });
  }

  #report(ending: string): void {
    const session = this.#session;
    session.finish();
    const bytes = session.documents.bytes(ending, this.#looks.chosen);
    const file = session.documents.file(ending, bytes);
    download(file);
    const [losses, errors] = [session.documents.losses(ending), session.draft.view.errors];
    const text = messages.downloaded(file.name, errors);
    const lines = [...losses, messages.fingerprint(session.draft.sha256(bytes))];
    say(this.#host, { text, lines, tone: errors + losses.length > 0 ? "bad" : "good" }, losses);
    emit(this.#host, "xxgk-downloaded", { name: file.name, errors });
  }

  /** Puts the report on the clipboard, in the format of this ending. */
  copy(ending: string): void {
    this.#session.finish();
    const text = this.#session.documents.text(ending, this.#looks.chosen);
    const isCopied = copy(text, ending.endsWith("html") ? text : undefined);
    say(this.#host, { text: isCopied ? messages.copied : messages.cannotCopy, tone: isCopied ? "good" : "bad" });
  }
}
