/**
 * Markup as text, made into nodes: the one place where the page does that. Pages that enforce Trusted Types ask for a
 * policy, whose name they have to allow; pages in XML would read the text as XML, which it is not.
 */

/** The name of the policy. Lit has one of its own, `lit-html`. */
const POLICY = "xxgk-annual-report";
/** What stands before the name of an attribute that a policy might refuse. */
const QUIET = "data-as-";

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

/**
 * A document with that markup, in which nothing is fetched or run, whoever wrote it. A strict policy would refuse its
 * styles and handlers even there, and report each of them: they are given other names first, and the styles are set by
 * script, which no policy forbids.
 */
export function inertPage(markup: string): Document {
  const quiet = markup
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/([\s/"'])(style|on[a-z]+)(\s*=)/gi, `$1${QUIET}$2$3`))
    .replace(/<(\/?)style\b/gi, "<$1title");
  const page = new DOMParser().parseFromString(trusted(quiet), "text/html");
  for (const styled of page.querySelectorAll<HTMLElement>(`[${QUIET}style]`))
    styled.style.cssText = styled.getAttribute(`${QUIET}style`) ?? "";
  return page;
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
