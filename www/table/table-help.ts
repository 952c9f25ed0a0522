/** The line above a table that says what belongs into the current row, and from which article it comes. */
import type { CellHelp } from "../core/core";
import { messages } from "../view/messages";

export class TableHelp {
  readonly element = document.createElement("div");
  readonly #words = document.createElement("p");
  readonly #zeros = document.createElement("button");

  /** `fillZeros` is called when somebody wants zeros in the blank cells of the current row. */
  constructor(fillZeros: () => void) {
    this.element.className = "help";
    this.#zeros.className = "link";
    this.#zeros.textContent = messages.zerosInRow;
    this.#zeros.title = messages.zerosInRowKeys;
    this.#zeros.dataset.act = "fill-zeros";
    // The cell keeps the focus.
    this.#zeros.addEventListener("mousedown", (event) => event.preventDefault());
    this.#zeros.addEventListener("click", fillZeros);
    this.element.append(this.#words, this.#zeros);
    this.show(null, false);
  }

  /** Shows the help of a cell; how the keys work, while none is current. */
  show(help: CellHelp | null, hasBlanks: boolean): void {
    if (help) {
      const name = document.createElement("b");
      name.textContent = help.name;
      this.#words.textContent = messages.helpOf(help.help, help.article);
      this.#words.prepend(name);
    } else this.#words.textContent = messages.tableKeys;
    this.offerZeros(hasBlanks);
  }

  /** Offers zeros for the blank cells of the current row, where there are any. */
  offerZeros(hasBlanks: boolean): void {
    this.#zeros.hidden = !hasBlanks;
  }
}
