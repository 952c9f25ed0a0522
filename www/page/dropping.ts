/** Files dropped anywhere on the page are opened: a browser by itself opens them in the page's place. */
import type { LitElement, ReactiveController } from "lit";
import { pageSource } from "../core/page-source";
import { emit } from "../view/events";
import { messages } from "../view/messages";
import { say } from "../view/say";

const EVENTS = ["dragover", "dragleave", "drop"];

export class Dropping implements ReactiveController {
  /** Whether a file is held over the page. */
  isOver = false;
  readonly #host: LitElement;
  /** Where files are caught. */
  #held: EventTarget | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // A page of others keeps what is dropped beside the element.
    this.#held = pageSource === undefined ? this.#host : document;
    for (const name of EVENTS) this.#held.addEventListener(name, this.#see, true);
  }

  hostDisconnected(): void {
    for (const name of EVENTS) this.#held?.removeEventListener(name, this.#see, true);
    this.isOver = false;
  }

  readonly #see = (event: Event): void => {
    const { dataTransfer, relatedTarget, type } = event as DragEvent;
    if (!dataTransfer || ![...dataTransfer.types].includes("Files")) return;
    if (type === "dragleave") {
      // Between two parts of the page, the next one is named.
      if (relatedTarget === null) this.#over(false);
      return;
    }
    event.preventDefault();
    this.#over(type === "dragover");
    if (type === "dragover") dataTransfer.dropEffect = "copy";
    else {
      event.stopPropagation();
      this.#open([...dataTransfer.files]);
    }
  };

  #over(isOver: boolean): void {
    if (isOver === this.isOver) return;
    this.isOver = isOver;
    this.#host.requestUpdate();
  }

  #open([file, ...others]: File[]): void {
    if (!file) return;
    if (others.length > 0) say(this.#host, { text: messages.onlyOneFile(file.name), tone: "bad" });
    emit(this.#host, "xxgk-open-file", { file });
  }
}
