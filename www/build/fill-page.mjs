// `www/index.html` filled: with the policy, a draft, and what runs. The build makes the
// offline file by this, and the offline file itself, when a draft is saved in it.

export const SCRIPT = /<script type="module" src="\.\/define\.ts"><\/script>/;

/** What the page shows and runs, in the order in which the browser comes to it: it shows `screen` with `begin` and only
 *  then reads on to `code`, the script, and `core`, the packed wasm. `policy` is said to the browser, which enforces it. */
export function fillPage(template, { policy, screen, begin, code, core }, draft = "") {
  const text = (id, content) => `<script type="text/plain" id="${id}">${content}</script>`;
  const filling = [
    text("first-screen", screen),
    `<script id="begin">${begin}</script>`,
    draft,
    text("code", code),
    text("core", core),
  ];
  return template
    .replace(
      /(<meta charset="utf-8" ?\/?>)/,
      (meta) => `${meta}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    )
    .replace(SCRIPT, () => filling.filter(Boolean).join("\n    "));
}
