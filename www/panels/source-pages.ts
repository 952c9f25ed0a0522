/** The pages of a file as they are drawn there: texts and lines, and each cell that was read linked with the form's. */
import { html, svg, type TemplateResult } from "lit";
import type { Review } from "../core/core";
import { messages } from "../view/messages";

type Page = Review["pages"][number];
type Edges = Page["cells"][number][1];

/** The pages, each a picture in its own size as far as there is room; `kindOf` says how the cell of an address is marked. */
export const sourcePages = (pages: readonly Page[], kindOf: (address: string) => string): TemplateResult[] =>
  pages.map(
    (
      { width, height, rules, texts, cells },
      place,
    ) => html`<svg width=${width / 15} viewBox="0 0 ${width} ${height}" role="img" aria-label=${messages.reviewPage(place + 1)}>
      ${cells.map(([address, [left, top, right, bottom]]) => svg`<rect class=${kindOf(address)} data-source=${address} x=${left} y=${top} width=${right - left} height=${bottom - top}></rect>`)}
      <path d=${rules.map(line).join("")}></path>
      ${texts.map(([text, [left, top, right, bottom]]) => svg`<text x=${left} y=${bottom} font-size=${bottom - top} textLength=${Math.max(right - left, 1)} lengthAdjust="spacingAndGlyphs">${text}</text>`)}
    </svg>`,
  );

const line = ([left, top, right, bottom]: Edges): string => `M${left} ${top}L${right} ${bottom}`;
