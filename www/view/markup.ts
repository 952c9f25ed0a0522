/**
 * Markup as text, made into nodes: with `preview/write-markup` the one place where the page does that. Pages in XML would read
 * the text as XML, which it is not.
 */

import { trustedMarkup } from "../core/trusted";

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
