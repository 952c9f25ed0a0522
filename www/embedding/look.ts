/** What a site may give another look: every colour of the palette by a variable, and the parts by name. */
import { type CSSResult, unsafeCSS } from "lit";
import palette from "../view/palette.css";

/**
 * The palette, with every colour to be had from the site: `--xxgk-paper` for `--paper`. What is blue here may be red
 * there: `--xxgk-accent` for `--blue`, `--xxgk-dark-accent`, `--xxgk-accent-1`…
 */
export const siteColours: CSSResult = unsafeCSS(
  palette.replace(
    /--([\w-]+):\s*([^;}]+)/g,
    (_, name: string, colour: string) => `--${name}:var(--xxgk-${name.replace("blue", "accent")},${colour.trim()})`,
  ),
);

/** The parts, by what they are called outside: `::part(bar)`. */
const PARTS: Readonly<Record<string, string>> = {
  bar: "xxgk-bar",
  nav: "xxgk-nav",
  paper: ".paper",
  findings: "aside",
  panel: ".opened",
  notice: ".notice",
  table: "xxgk-table",
};

/** Names the parts that are drawn. */
export function nameParts(root: ParentNode): void {
  for (const [name, selector] of Object.entries(PARTS))
    for (const part of root.querySelectorAll(selector))
      if (part.getAttribute("part") !== name) part.setAttribute("part", name);
}
