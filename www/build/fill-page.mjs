// `www/index.html` filled: with the policy, a draft, and the script. The build makes the
// offline file by this, and the offline file itself, when a draft is saved in it.

export const SCRIPT = /<script type="module" src="\.\/define\.ts"><\/script>/;

/**
 * `draft` comes before the script: whoever looks for it in the file finds it first. `core`, the
 * packed wasm, comes last, where the browser gets to when the page is drawn.
 */
export function fillPage(template, policy, code, core, draft = "") {
  return (
    template
      // Said to the browser, which then enforces it: this page connects to nothing.
      .replace(
        /(<meta charset="utf-8" ?\/?>)/,
        (meta) => `${meta}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
      )
      // Before the script, in which there is a template, too.
      .replace("</body>", () => `  <script type="text/plain" id="core">${core}</script>\n  </body>`)
      // At once: a module would else wait for the end of the page, which is far.
      .replace(SCRIPT, () => `${draft}<script type="module" async>${code}</script>`)
  );
}
