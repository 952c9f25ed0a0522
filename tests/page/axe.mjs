// What axe-core finds on a page, by WCAG 2.2 AA and its own best practice.
import { readFile } from "node:fs/promises";
import { root } from "./form.mjs";

const axe = await readFile(new URL("node_modules/axe-core/axe.min.js", root), "utf8");

/** Each rule that is broken, with the first places. */
export async function violationsOn(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    const places = (nodes) => nodes.map(({ target }) => target.flat().join(" ")).slice(0, 3);
    return violations.map(({ id, nodes }) => `${id}: ${places(nodes).join(" | ")}`);
  });
}
