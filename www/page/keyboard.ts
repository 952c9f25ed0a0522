/** The keys of the whole page: F8 to the next finding, F6 to the next region, Escape out of a panel, Ctrl+S, Ctrl+Z and Ctrl+Y. */
import type { LitElement, ReactiveController } from "lit";
import { pageSource } from "../core/page-source";
import { emit } from "../view/events";
import type { FindingsWalk } from "./findings-walk";
import type { Focus } from "./focus";
import type { Panels } from "./panels";
import { onUndo } from "./undo-keys";

export class Keyboard implements ReactiveController {
  readonly #host: LitElement;
  readonly #focus: Focus;
  readonly #panels: Panels;
  readonly #walk: FindingsWalk;
  #connected: AbortController | undefined;

  constructor(host: LitElement, focus: Focus, panels: Panels, walk: FindingsWalk) {
    this.#host = host;
    this.#focus = focus;
    this.#panels = panels;
    this.#walk = walk;
    host.addController(this);
    host.addEventListener("keydown", (event) => this.#press(event));
  }

  hostConnected(): void {
    this.#connected = new AbortController();
    document.addEventListener("keydown", this.#save);
    onUndo(this.#host, this.#connected.signal, (isBack) => {
      // Who takes back what is being looked at means the file, and no figure behind it.
      if (this.#panels.open === "review") this.#panels.close();
      else emit(this.#host, "xxgk-go", { steps: isBack ? 1 : -1 });
    });
  }

  hostDisconnected(): void {
    document.removeEventListener("keydown", this.#save);
    this.#connected?.abort();
  }

  /** The draft as a file: the browser would save the page, without what was typed. In a page of others, where one is at work in the element. */
  readonly #save = (event: KeyboardEvent): void => {
    const isSave = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === "s";
    if (!isSave || (pageSource === undefined && !event.composedPath().includes(this.#host))) return;
    event.preventDefault();
    if (!event.repeat) emit(this.#host, "xxgk-download", { ending: "json" });
  };

  #press(event: KeyboardEvent): void {
    if (event.key === "F8") {
      event.preventDefault();
      this.#walk.go(event.shiftKey);
    }
    if (event.key === "F6" && this.#focus.toRegion(event.shiftKey)) event.preventDefault();
    const target = event.composedPath()[0];
    const isInCell = target instanceof HTMLElement && target.dataset.cell !== undefined;
    if (event.key === "Escape" && !event.defaultPrevented && !isInCell && this.#panels.close()) event.preventDefault();
  }
}
