// Style sheets as the page's scripts import them: as text, minified, with the breakpoints of `view/breakpoints.json` in
// the place of their names: `@media (--phone)`.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./host.mjs";

/** The plugin of esbuild that does so. */
export const stylesInside = {
  name: "styles-inside",
  setup(build) {
    build.onLoad({ filter: /[\\/]www[\\/].*\.css$/ }, async ({ path }) => {
      // Only now: before the npm packages are installed, this module must load without it.
      const { transform } = await import("esbuild");
      const style = withBreakpoints(readFileSync(path, "utf8"), path);
      const { code } = await transform(style, { loader: "css", minify: true, charset: "utf8", target: "chrome80" });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

/** A style sheet with the sizes of its breakpoints. */
export function withBreakpoints(style, path) {
  const breakpoints = JSON.parse(readFileSync(join(root, "www/view/breakpoints.json"), "utf8"));
  return style.replace(/@media[^{]*/g, (query) =>
    query.replace(/\(--([\w-]+)\)/g, (_, name) => {
      if (!breakpoints[name]) throw new Error(`${path}: www/view/breakpoints.json has no “${name}”`);
      return breakpoints[name];
    }),
  );
}
