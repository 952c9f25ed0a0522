/**
 * Markup as text, made into nodes: the one place where the page does that. Pages in XML would read the text as XML,
 * which it is not.
 */

import { trustedMarkup } from "../core/trusted";

/** Writes markup into an element, in place of what is there. It is written as it stands: who calls this has escaped it. */
export function write(box: Element, markup: string): void {
  if (isHtml()) box.innerHTML = trustedMarkup(markup);
  else {
    box.textContent = "";
    box.append(document.importNode(templateOf(markup).content, true));
  }
}

/** Whether the browser reads markup in this page as HTML. */
export function isHtml(): boolean {
  return document.contentType === "text/html";
}

/** Markup in a template of a document of its own, which is HTML in any page. */
export function templateOf(markup: string): HTMLTemplateElement {
  const template = document.implementation.createHTMLDocument("").createElement("template");
  template.innerHTML = trustedMarkup(markup);
  return template;
}
