// A small web server for looking at the page and for the tests: the files of
// `dist/`, and a page that embeds the element as a strict host would.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { root } from "./host.mjs";
import { servedPage } from "./page.mjs";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".ts": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/** Nothing from elsewhere, no inline script or style, no eval: what a strict intranet asks for. */
const CSP = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html xxgk-annual-report",
].join("; ");

/** Serves to this machine only, on `port` or the next free one; 0: any. */
export async function serve(port) {
  const server = createServer(async (request, response) => {
    const file = await find(request.url.split("?")[0]);
    response.writeHead(file ? 200 : 404, {
      "Content-Type": file?.type ?? "text/plain",
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      ...(file?.open ? {} : { "Content-Security-Policy": CSP }),
    });
    response.end(file?.content ?? "404");
  });
  const listen = (number) => new Promise((done, fail) => server.once("error", fail).listen(number, "127.0.0.1", done));
  for (let number = port; ; number += 1) {
    try {
      await listen(number);
      break;
    } catch (error) {
      if (error.code !== "EADDRINUSE" || number >= port + 100) throw error;
    }
  }
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The file behind a path: its bytes and media type. */
async function find(path) {
  const page = await servedPage();
  if (path === "/") return { content: page.html, type: TYPES[".html"] };
  if (path === "/page.css") return { content: page.style, type: TYPES[".css"] };
  // `normalize` of an absolute path never climbs above its root.
  const name = normalize(decode(path));
  const type = TYPES[extname(name)];
  if (!type) return undefined;
  try {
    const content = await readFile(join(root, "dist", name));
    // In the offline file all is inline; it brings a policy of its own.
    return { content, type, open: extname(name) === ".html" };
  } catch {
    return undefined;
  }
}

function decode(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
