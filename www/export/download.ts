/** Hands out the report: as a file, or on the clipboard. Then all of it is checked. */
import type { LitElement } from "lit";
import type { Session } from "../draft/session";
import { textOf } from "../draft/stored-record";
import { emit } from "../view/events";
import { messages } from "../view/messages";
import type { Notice } from "../view/notice";
import { say } from "../view/say";
import { copy, download, openWindow } from "./files";
import type { Looks } from "./looks";
import { painted } from "./painted";

/** The ending of the pictures as PNG, which the page paints itself. */
const PNG = "pictures.png";

export class Download {
  readonly #host: LitElement;
  readonly #session: Session;
  readonly #looks: Looks;
  /** Gives a file to somebody else than the browser; returns what is said of it. Nothing: nobody takes it. */
  handTo: (file: File, ending: string) => string | undefined = () => undefined;

  constructor(host: LitElement, session: Session, looks: Looks) {
    this.#host = host;
    this.#session = session;
    this.#looks = looks;
  }

  /** Downloads the report as a file with this ending. A draft is no report yet, and is not checked. */
  file(ending: string): void {
    if (ending === "json" || ending === "page") this.#draft(ending);
    else if (ending === PNG) void this.#picture();
    else this.#report(ending);
  }

  #draft(ending: "json" | "page"): void {
    const session = this.#session;
    const { documents } = session;
    const file = ending === "page" ? session.page() : documents.file(ending, documents.bytes(ending, undefined));
    if (!file) return;
    const taken = this.handTo(file, ending);
    if (taken !== undefined) {
      session.kept.filed();
      say(this.#host, { text: taken, tone: "good" });
      return;
    }
    const asPage = [messages.savePage, () => this.#draft("page")] as const;
    const offers = ending === "json" && session.canBePage ? [asPage] : [];
    if (!download(file)) {
      this.#sayHandedOver(file.name, [...this.#otherWays(session.draft.json), ...offers]);
      return;
    }
    session.kept.filed();
    say(this.#host, { text: messages.savedFile(file.name), tone: "good", offers });
  }

  /** Hands out what lies in the browser and cannot be read, to the letter. */
  asItIs(record: unknown): void {
    const text = textOf(record);
    const file = new File([text], messages.unreadableFile, { type: "application/json" });
    if (download(file)) say(this.#host, { text: messages.downloaded(file.name, 0), tone: "good" });
    else this.#sayHandedOver(file.name, this.#waysToSee(text));
  }

  /** Whether the file is there, only the person can see. */
  #sayHandedOver(name: string, offers: NonNullable<Notice["offers"]>): void {
    say(this.#host, { text: messages.handedOverDraft(name), tone: "bad", offers });
  }

  /** How to get at the draft where nothing can be downloaded; and that it is there after all. */
  #otherWays(json: string): NonNullable<Notice["offers"]> {
    const confirm = () => {
      this.#session.kept.filed();
      say(this.#host, undefined);
    };
    return [...this.#waysToSee(json), [messages.fileIsThere, confirm]];
  }

  #waysToSee(text: string): NonNullable<Notice["offers"]> {
    const told = (isDone: boolean, done: string, not: string) =>
      say(this.#host, { text: isDone ? done : not, tone: isDone ? "good" : "bad", offers: this.#waysToSee(text) });
    return [
      [messages.copyDraft, () => told(copy(text), messages.draftCopied, messages.cannotCopyDraft)],
      [messages.openWindow, () => told(openWindow(text), messages.windowOpened, messages.cannotOpenWindow)],
    ];
  }

  #report(ending: string): void {
    const session = this.#session;
    session.finish();
    const bytes = session.documents.bytes(ending, this.#looks.chosen);
    const losses = session.documents.losses(ending);
    const sum = messages.fingerprint(session.draft.sha256(bytes));
    this.#give(session.documents.file(ending, bytes), ending, losses, [...losses, sum]);
  }

  /** All pictures on one sheet, as PNG. */
  async #picture(): Promise<void> {
    const { documents } = this.#session;
    this.#session.finish();
    const file = await painted(documents.text("pictures.svg", undefined), documents.fileName(PNG));
    if (file) this.#give(file, PNG, [], []);
    else say(this.#host, { text: messages.cannotPaint, tone: "bad" });
  }

  #give(file: File, ending: string, losses: readonly string[], lines: readonly string[]): void {
    const { errors } = this.#session.draft.view;
    const taken = this.handTo(file, ending);
    if (taken !== undefined) {
      say(this.#host, { text: taken, lines, tone: errors + losses.length === 0 ? "good" : "bad" }, losses);
      return;
    }
    const isSure = download(file);
    const text = (isSure ? messages.downloaded : messages.handedOver)(file.name, errors);
    say(this.#host, { text, lines, tone: isSure && errors + losses.length === 0 ? "good" : "bad" }, losses);
    emit(this.#host, "xxgk-downloaded", { name: file.name, errors, isSure });
  }

  /** Puts the report on the clipboard, in the format of this ending. */
  copy(ending: string): void {
    this.#session.finish();
    const text = this.#session.documents.text(ending, this.#looks.chosen);
    const isCopied = copy(text, ending.endsWith("html") ? text : undefined);
    say(this.#host, { text: isCopied ? messages.copied : messages.cannotCopy, tone: isCopied ? "good" : "bad" });
  }
}
