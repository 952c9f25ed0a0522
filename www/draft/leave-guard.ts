/** Asks back before the page is left, while there is unsaved input, and only then. */
export class LeaveGuard {
  #isOn = false;
  #isAtRisk = false;

  readonly #askBack = (event: BeforeUnloadEvent) => {
    event.preventDefault();
    event.returnValue = "";
  };

  /** The draft is not kept as it is. */
  set isOn(isUnsafe: boolean) {
    this.#isOn = isUnsafe;
    this.#listen();
  }

  /** Something is not in the draft either: it is nowhere but on the screen. */
  set isAtRisk(isAtRisk: boolean) {
    this.#isAtRisk = isAtRisk;
    this.#listen();
  }

  #listen(): void {
    if (this.#isOn || this.#isAtRisk) window.addEventListener("beforeunload", this.#askBack);
    else window.removeEventListener("beforeunload", this.#askBack);
  }
}
