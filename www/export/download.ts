/** Gives the report away: as a file, or on the clipboard. Then all of it is checked. */
import { type Look, sha256 } from "../core/core";
import type { Session } from "../draft/session";
import { messages } from "../view/messages";
import type { Notice } from "../view/notice";
import { copy, download } from "./files";

/** Who wants it. */
export interface Receiver {
  /** How printed files look. */
  look(): Look | undefined;
  /** Says something; of its lines, those that are worth hearing. */
  say(notice: Notice, heard?: readonly string[]): void;
  /** It was given away as a file of that name, with so many errors. */
  given(name: string, errors: number): void;
}

export class Giving {
  readonly #session: Session;
  readonly #receiver: Receiver;

  constructor(session: Session, receiver: Receiver) {
    this.#session = session;
    this.#receiver = receiver;
  }

  /** Downloads the report as a file of that ending. A draft is no report yet, and is not judged. */
  file(ending: string): void {
    if (ending === "json" || ending === "page") this.#draft(ending);
    else this.#report(ending);
  }

  #draft(ending: "json" | "page"): void {
    const session = this.#session;
    const { papers } = session;
    const file = ending === "page" ? session.page() : papers.file(ending, papers.bytes(ending, undefined));
    if (!file) return;
    download(file);
    session.kept.filed();
    const asPage = [messages.savePage, () => this.#draft("page")] as const;
    const offers = ending === "json" && session.canBePage ? [asPage] : [];
    this.#receiver.say({ text: messages.savedFile(file.name), tone: "good", offers });
  }

  #report(ending: string): void {
    const [session, receiver] = [this.#session, this.#receiver];
    session.finish();
    const bytes = session.papers.bytes(ending, receiver.look());
    const file = session.papers.file(ending, bytes);
    download(file);
    const [losses, errors] = [session.papers.losses(ending), session.view.errors];
    receiver.say(
      {
        text: messages.downloaded(file.name, errors),
        lines: [...losses, messages.fingerprint(sha256(bytes))],
        tone: errors + losses.length > 0 ? "bad" : "good",
      },
      losses,
    );
    receiver.given(file.name, errors);
  }

  /** Puts the report on the clipboard, in the format of that ending. */
  copy(ending: string): void {
    this.#session.finish();
    const text = this.#session.papers.text(ending, this.#receiver.look());
    const isCopied = copy(text, ending.endsWith("html") ? text : undefined);
    this.#receiver.say({ text: isCopied ? messages.copied : messages.cannotCopy, tone: isCopied ? "good" : "bad" });
  }
}
