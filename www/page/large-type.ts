/** Whether somebody wants large type: the browser keeps it for the next time. */
const LARGE = "xxgk-large";

export function isLargeKept(): boolean {
  try {
    return localStorage.getItem(LARGE) === "1";
  } catch {
    return false;
  }
}

export function keepLarge(large: boolean): void {
  try {
    localStorage.setItem(LARGE, large ? "1" : "");
  } catch {
    // Where nothing may be stored, it has to be chosen each time.
  }
}
