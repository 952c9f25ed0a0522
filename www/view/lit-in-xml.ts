/**
 * In pages that are XML (XHTML that is served as such) Lit's templates would be read as XML and fail. To be imported
 * before Lit, which hands over its class of templates to whoever wants to change it.
 */
import { isHtml, templateOf } from "./markup";

interface LitTemplate {
  createElement(markup: string): HTMLTemplateElement;
}

const page = globalThis as { litHtmlPolyfillSupport?: ((template: LitTemplate) => void) | undefined };

// There is no document where a site draws its pages in advance.
if (typeof globalThis.document === "object" && !isHtml()) {
  page.litHtmlPolyfillSupport = (template) => {
    template.createElement = templateOf;
    // Another Lit of the page is none of ours.
    page.litHtmlPolyfillSupport = undefined;
  };
}
