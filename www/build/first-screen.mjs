// The first screen as HTML, as the element itself draws it: Lit's own renderer for servers runs the templates.
// The offline file shows it before its script is read (`begin-inside.js`).
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./host.mjs";

/** Style, minified, and markup. `plugins`: how esbuild reads what the page's modules import and is no TypeScript. */
export async function firstScreen(plugins) {
  // Only now: before the npm packages are installed, this module must load without it.
  const { build } = await import("esbuild");
  const outfile = join(root, "target/first-screen.mjs");
  await build({
    absWorkingDir: root,
    stdin: {
      contents: `
        import { render } from "@lit-labs/ssr";
        import { collectResultSync } from "@lit-labs/ssr/lib/render-result.js";
        import { html } from "lit";
        import { PageElement } from "./page-element";
        import { defineParts } from "./page/parts";
        customElements.define("xxgk-annual-report", PageElement);
        defineParts();
        export const drawn = collectResultSync(render(html\`<xxgk-annual-report desk></xxgk-annual-report>\`));
        export const style = PageElement.styles.map(({ cssText }) => cssText).join("");`,
      resolveDir: join(root, "www"),
    },
    bundle: true,
    format: "esm",
    platform: "node",
    // One Lit for the renderer and for the element.
    packages: "external",
    charset: "utf8",
    logLevel: "warning",
    plugins,
    outfile,
  });
  // A build may follow another in one process.
  const { drawn, style } = await import(`${pathToFileURL(outfile)}?${Date.now()}`);
  return { style, markup: withoutTraces(drawn.replace(/<style>.*?<\/style>/s, "")) };
}

/** Without what the renderer leaves for others: marks, the element itself, shadow roots of parts that have none, and
 *  properties that are no attributes. */
function withoutTraces(drawn) {
  return drawn
    .replace(/<!--.*?-->|<\?>|<\/?(?:template|xxgk-annual-report)\b[^>]*>/gs, "")
    .replace(/<[a-z][^>]*>/g, (tag) =>
      tag
        .replace(/\sdefer-hydration\b|\sselected="\w+"|(?<=^<input\b.*)\svalue=""/gs, "")
        .replace(/\s+/g, " ")
        .replace(/ \/?>$/, ">"),
    )
    .trim();
}
