// Builds the pages of the peers, each into one offline file, in the way a production build is made: minified, unused
// code dropped. Handsontable is 6.2.2, the last one under a free licence: later ones may not be used by public offices
// without paying, nor for longer than 45 days to try them out.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build } from "esbuild";

const require = createRequire(import.meta.url);

const SURVEY_BODY = `<p><button id="word">下载 Word</button> <button id="excel">下载 Excel</button> <input id="open" type="file"></p>
<div id="form"></div>`;
const GRID_BODY = `<ul id="findings"></ul>
<div id="form"></div>`;

/** What each peer is made of. */
const peers = {
  surveyjs: {
    packages: { "survey-core": "SurveyJS", docx: "docx.js", xlsx: "SheetJS" },
    script: "survey.mjs",
    // SurveyJS's stock stylesheet up to version 2 fetches a web font from Google; an offline page takes the one without.
    styles: () => [join(dirname(require.resolve("survey-core")), "survey-core.fontless.min.css")],
    body: SURVEY_BODY,
  },
  handsontable: {
    packages: { handsontable: "Handsontable" },
    script: "handsontable.mjs",
    styles: () => [join(folderOf("handsontable"), "dist/handsontable.full.css")],
    body: GRID_BODY,
  },
  jspreadsheet: {
    packages: { "jspreadsheet-ce": "jspreadsheet CE" },
    script: "jspreadsheet.mjs",
    styles: () => [
      join(folderOf("jsuites"), "dist/jsuites.css"),
      join(folderOf("jspreadsheet-ce"), "dist/jspreadsheet.css"),
    ],
    body: GRID_BODY,
  },
};

/** Builds the page of a peer, and gives its packages with their versions. */
export async function buildPeer(name, file) {
  const { packages, script, styles, body } = peers[name];
  if (name === "surveyjs") checkSurvey();
  const code = await bundle(join(import.meta.dirname, script));
  const style = (await Promise.all(styles().map(bundle))).join("");
  const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>政府信息公开工作年度报告</title>
<style>${style}</style>
</head>
<body>
${body}
<script>${code.replaceAll("</script", "<\\/script")}</script>
</body>
</html>
`;
  writeFileSync(file, html);
  const named = Object.entries(packages).map(([one, title]) => `${title} ${versionOf(one)}`);
  return named.join(", ");
}

/** The core's next major version is out before its user interface for plain JavaScript; the two only work as a pair. */
function checkSurvey() {
  const [core, ui] = ["survey-core", "survey-js-ui"].map(versionOf);
  if (core !== ui)
    throw new Error(`survey-core ${core} does not fit survey-js-ui ${ui}: npm install --save-dev survey-core@${ui}`);
}

async function bundle(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    charset: "utf8",
    legalComments: "none",
    target: "chrome80",
    loader: { ".svg": "dataurl", ".png": "dataurl", ".woff2": "dataurl" }, // of the styles; an offline page fetches none
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  return outputFiles[0].text;
}

function folderOf(name) {
  const main = require.resolve(name);
  const inside = join("node_modules", name);
  return main.slice(0, main.lastIndexOf(inside) + inside.length);
}

/** Read from the file: not every package lets its package.json be imported. */
export function versionOf(name) {
  return JSON.parse(readFileSync(join(folderOf(name), "package.json"), "utf8")).version;
}
