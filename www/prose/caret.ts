/**
 * Keeps the caret of a long text in sight. The browser scrolls it to the edge of the window, where it would lie under
 * the bar and the tools that stay there. No browser says where a caret is drawn; the same text below the field does.
 */

/** What has to be known of a text on the screen. */
export interface Sheet {
  area: HTMLTextAreaElement;
  /** The same text, in the same lines. */
  under: Element;
  /** What stays above and below. */
  above: Element;
  below: Element;
}

/** Scrolls as far as is needed for the caret's line to be seen. */
export function unveilCaret({ area, under, above, below }: Sheet): void {
  // Of a selection that grows backwards, the end that moves is its start.
  const line = lineAt(under, area.selectionDirection === "backward" ? area.selectionStart : area.selectionEnd);
  if (!line) return;
  const top = Math.max(above.getBoundingClientRect().bottom, 0);
  const bottom = Math.min(below.getBoundingClientRect().top, window.innerHeight);
  if (line.top < top) window.scrollBy(0, line.top - top - line.height);
  else if (line.bottom > bottom) window.scrollBy(0, line.bottom - bottom + line.height);
}

/** Where the character after a place of the text is drawn. */
function lineAt(text: Element, place: number): DOMRect | undefined {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let left = place;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (left < node.length) {
      const range = document.createRange();
      range.setStart(node, left);
      range.setEnd(node, left + 1);
      return range.getClientRects()[0];
    }
    left -= node.length;
  }
  return undefined;
}
