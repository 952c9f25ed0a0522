/** Asks back before the page is left, while there is unsaved input, and only then. */
export class LeaveGuard {
  readonly #askBack = (event: BeforeUnloadEvent) => {
    event.preventDefault();
    event.returnValue = "";
  };

  set isOn(isUnsafe: boolean) {
    if (isUnsafe) window.addEventListener("beforeunload", this.#askBack);
    else window.removeEventListener("beforeunload", this.#askBack);
  }
}
