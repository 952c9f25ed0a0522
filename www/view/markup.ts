/**
 * Markup as text, made into nodes: the one place where the page does that. Pages that enforce Trusted Types ask for a
 * policy, whose name they have to allow; pages in XML would read the text as XML, which it is not.
 */

/** The name of the policy. Lit has one of its own, `lit-html`. */
const POLICY = "xxgk-annual-report";

export interface Policy {
  createHTML(markup: string): unknown;
}

let policy: Policy | undefined;

/** Goes on with the policy that the offline file has made before this script. */
export function takePolicy(made: Policy | undefined): void {
  policy ??= made;
}

/** Writes markup into an element, in place of what is there. It is written as it stands: who calls this has escaped it. */
export function write(box: Element, markup: string): void {
  if (isHtml()) box.innerHTML = trusted(markup);
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
  template.innerHTML = trusted(markup);
  return template;
}

/** Most pages enforce nothing, and the browser takes the text itself. */
function trusted(markup: string): string {
  policy ??= window.trustedTypes?.createPolicy(POLICY, { createHTML: (text: string) => text });
  return (policy ? policy.createHTML(markup) : markup) as string;
}
