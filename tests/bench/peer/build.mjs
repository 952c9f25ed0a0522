// Builds the peer page into one offline file, in the way a production build is made: minified, unused code dropped.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build } from "esbuild";

const require = createRequire(import.meta.url);

export async function buildPeer(file) {
  // The core's next major version is out before its user interface for plain JavaScript; the two only work as a pair.
  const [core, ui] = ["survey-core", "survey-js-ui"].map(versionOf);
  if (core !== ui)
    throw new Error(`survey-core ${core} does not fit survey-js-ui ${ui}: npm install --save-dev survey-core@${ui}`);
  const script = await bundle(join(import.meta.dirname, "main.mjs"));
  const style = await bundle(stylesheet());
  const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>政府信息公开工作年度报告</title>
<style>${style}</style>
</head>
<body>
<p><button id="word">下载 Word</button> <button id="excel">下载 Excel</button> <input id="open" type="file"></p>
<div id="form"></div>
<script>${script.replaceAll("</script", "<\\/script")}</script>
</body>
</html>
`;
  writeFileSync(file, html);
}

async function bundle(entry) {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    charset: "utf8",
    legalComments: "none",
    target: "chrome80",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  return result.outputFiles[0].text;
}

/** SurveyJS's stock stylesheet up to version 2 fetches a web font from Google; an offline page takes the one without. */
function stylesheet() {
  return join(dirname(require.resolve("survey-core")), "survey-core.fontless.min.css");
}

export function peerVersions() {
  const [survey, docx, xlsx] = ["survey-core", "docx", "xlsx"].map(versionOf);
  return `SurveyJS ${survey}, docx.js ${docx}, SheetJS ${xlsx}`;
}

/** Read from the file: not every package lets its package.json be imported. */
export function versionOf(name) {
  const main = require.resolve(name);
  const folder = main.slice(0, main.lastIndexOf(join("node_modules", name)) + join("node_modules", name).length);
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version;
}
