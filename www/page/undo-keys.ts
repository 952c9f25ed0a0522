/**
 * Undo and redo by key and by the browser's menu: over everything that is done to the
 * draft, instead of the browser's own, which knows one field at a time.
 */

/** The elements of the page, and the one that somebody worked in last. */
const holders = new Set<HTMLElement>();
let used: HTMLElement | undefined;

/** Calls `go` on them until the signal ends it; `isBack` is undo. */
export function onUndo(holder: HTMLElement, signal: AbortSignal, go: (isBack: boolean) => void): void {
  const take = (event: Event, back: boolean | undefined) => {
    const [target] = event.composedPath();
    if (back === undefined || !isOfDraft(target, holder, event)) return;
    event.preventDefault();
    go(back);
  };
  const onKey = (event: KeyboardEvent) => take(event, directionOf(event));
  const onInput = ({ inputType }: InputEvent) =>
    inputType === "historyUndo" ? true : inputType === "historyRedo" ? false : undefined;
  const onMenu = (event: Event) => take(event, onInput(event as InputEvent));
  const use = () => {
    used = holder;
  };
  holders.add(holder);
  for (const name of ["pointerdown", "focusin"]) holder.addEventListener(name, use);
  // At the document: after a click on the empty paper nothing has the focus.
  document.addEventListener("keydown", onKey);
  holder.addEventListener("beforeinput", onMenu);
  signal.addEventListener("abort", () => {
    document.removeEventListener("keydown", onKey);
    holder.removeEventListener("beforeinput", onMenu);
    for (const name of ["pointerdown", "focusin"]) holder.removeEventListener(name, use);
    holders.delete(holder);
    if (used === holder) used = undefined;
  });
}

/** Ctrl+Z is back, Ctrl+Y and Ctrl+Shift+Z are forward; ⌘ on a Mac. While a word is being composed they are its own. */
function directionOf(event: KeyboardEvent): boolean | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return undefined;
  const key = event.key.toLowerCase();
  if (key === "z") return !event.shiftKey;
  return key === "y" && !event.shiftKey ? false : undefined;
}

/** Whether the draft's steps are meant: not in a field that is no part of it, such as a reason being written. */
function isOfDraft(target: EventTarget | undefined, holder: HTMLElement, event: Event): boolean {
  // Of several, the one that was used last.
  if (target === document.body) return holders.size < 2 || used === holder;
  if (!event.composedPath().includes(holder) || !(target instanceof HTMLElement)) return false;
  const isText = target.matches("textarea, input:not([type=radio]):not([type=checkbox]):not([type=file])");
  return !isText || target.matches("[data-cell], [data-field], [data-last-year]");
}
