/** Markup as text, written into the page. */
import { render } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { isTrusted, trustedMarkup } from "../core/trusted";
import { isHtml, templateOf } from "../view/markup";

/** Writes markup into an element, in place of what is there. It is written as it stands: who calls this has escaped it. */
export function write(box: Element, markup: string): void {
  if (isTrusted() && isHtml()) {
    box.innerHTML = trustedMarkup(markup);
    return;
  }
  box.textContent = "";
  box.append(isTrusted() ? document.importNode(templateOf(markup).content, true) : ofLit(markup));
}

/** The nodes of markup, made by Lit: pages that enforce Trusted Types may allow its policy alone. */
function ofLit(markup: string): DocumentFragment {
  const drawn = document.createDocumentFragment();
  render(unsafeHTML(markup), drawn);
  // Lit marks the places where it draws; here nothing is drawn again.
  for (const node of [...drawn.childNodes]) if (node.nodeType === Node.COMMENT_NODE) drawn.removeChild(node);
  return drawn;
}
