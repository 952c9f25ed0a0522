// `npm start`: sets up what is missing, builds `dist/`, and serves the page on this
// machine. With `--build-only` it ends after the build.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "./build.mjs";
import { root, script } from "./host.mjs";
import { serve } from "./serve.mjs";
import { ensureToolchain } from "./toolchain.mjs";

const PORT = 8080;

await script(async () => {
  await ensureToolchain();
  await build();
  const offline = pathToFileURL(join(root, "dist/xxgk-annual-report.html"));
  console.log(`\n离线文件，双击即可使用 / offline file: ${offline}`);
  if (process.argv.includes("--build-only")) return;
  const { address } = await serve(PORT);
  console.log(`网页 / page: ${address}\n按 Ctrl-C 结束 / Ctrl-C ends`);
});
