// `www/index.html` made into pages: one file that works offline, with all that it
// needs inside, and one for a web server, with nothing inline.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fillPage, SCRIPT } from "./fill-page.mjs";
import { root } from "./host.mjs";

const STYLE = /[ \t]*<style>([\s\S]*?)<\/style>\n?/g;

async function template() {
  const html = await readFile(join(root, "www/index.html"), "utf8");
  if (!SCRIPT.test(html)) throw new Error(`www/index.html: no ${SCRIPT.source}`);
  return html;
}

/** The page with everything inside. */
export async function offlinePage({ screen, begin, script, wasm }) {
  const code = inside(script);
  const beginning = inside(begin.replace("CODE_LENGTH", String(code.length)));
  const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const policy = [
    "default-src 'none'",
    // For WebAssembly; the narrower 'wasm-unsafe-eval' is unknown to Chromium before 97.
    `script-src ${hash(beginning)} ${hash(code)} 'unsafe-eval'`,
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const first = inside(`<style>${screen.style}</style>${screen.markup}`);
  return fillPage(await template(), { policy, screen: first, begin: beginning, code, core: wasm.toString("base64") });
}

/** A text that can stand in a script element. */
function inside(text) {
  // The one sequence by which text inside a script could keep it from ending. It
  // stands in strings, templates and patterns only, and means the same there.
  // (`</script` itself esbuild has already split.)
  const safe = text.trim().replaceAll("<!--", "\\x3C!--");
  if (/<\/script/i.test(safe)) throw new Error("</script within the script");
  return `\n${safe}\n`;
}

/** The page for a server with a strict Content-Security-Policy: its HTML and its style sheet. */
export async function servedPage() {
  const html = await template();
  return {
    html: html
      .replace(STYLE, "")
      .replace("</head>", '  <link rel="stylesheet" href="page.css" />\n  </head>')
      .replace(SCRIPT, '<script type="module" src="xxgk-annual-report.js"></script>'),
    style: [...html.matchAll(STYLE)].map(([, style]) => style).join("\n"),
  };
}
