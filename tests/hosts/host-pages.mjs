// Pages that hold the element, each as a test writes it: its markup, its headers, its scripts.
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after } from "node:test";
import { root } from "../../www/build/host.mjs";
import { apart, Form } from "../page/form.mjs";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

/** The element's script, as a page loads it. */
export const SCRIPT = '<script type="module" src="/dist/xxgk-annual-report.js"></script>';
export const ELEMENT = "<xxgk-annual-report></xxgk-annual-report>";

/** A page with something in its body. */
export function pageOf(body, { head = SCRIPT, title = "单位网站", html = 'lang="zh-CN"' } = {}) {
  return `<!doctype html><html ${html}><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;
}

/** A server for the pages of a test file. What lies in `dist/` is below `/dist/`. */
export async function useHostPages() {
  const pages = new Map();
  let number = 0;
  const server = createServer(async (request, response) => {
    const path = request.url.split("?")[0];
    if (path === "/favicon.ico") return response.writeHead(204).end();
    const own = pages.get(path);
    const content = own?.content ?? (await readFile(join(root, path)).catch(() => undefined));
    if (content === undefined || (!own && !path.startsWith("/dist/"))) return response.writeHead(404).end("404");
    if (own?.receive) own.receive(Buffer.concat(await request.toArray()).toString("latin1"));
    const cross = new URL(request.url, "http://site").searchParams.has("anyone");
    response.writeHead(200, {
      "Content-Type": own?.type ?? TYPES[extname(path)] ?? "text/plain",
      "Cache-Control": "no-store",
      ...(cross || own?.isForAnyone ? { "Access-Control-Allow-Origin": "*" } : {}),
      ...own?.headers,
    });
    return response.end(content);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = `http://127.0.0.1:${server.address().port}`;
  return {
    address,
    /** Serves something at a path of its own, and returns that; `receive` is given what is sent there. */
    at(path, content, { type = TYPES[extname(path)], headers = {}, receive } = {}) {
      pages.set(path, { content, type, headers, receive });
      return path;
    },
    /** Serves the package's folder below that path, as a site that has copied it. */
    async install(path, headers = {}) {
      for (const name of await readdir(join(root, "dist")))
        if (extname(name) in TYPES) this.at(`${path}/${name}`, await readFile(join(root, "dist", name)), { headers });
    },
    /** Serves a page, and returns its address. */
    page(content, options = {}) {
      number += 1;
      return address + this.at(`/page-${number}.html`, content, { type: TYPES[".html"], ...options });
    },
  };
}

/** Opens a page that may hold the element, in a window that knows nothing of the others; waits for nothing. */
export async function open(browser, url, before) {
  const form = new Form(await (await apart(browser)).newPage());
  form.violations = [];
  await form.page.evaluateOnNewDocument(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      const { violatedDirective, blockedURI, sourceFile, lineNumber, sample } = event;
      window.violations.push([violatedDirective, blockedURI, sourceFile, lineNumber, sample].join(" "));
    });
  });
  if (before) await form.page.evaluateOnNewDocument(before);
  await form.page.setViewport({ width: 1366, height: 768 });
  await form.page.goto(url);
  return form;
}

/** The same, and waits until the element takes input. */
export async function openForm(browser, url, before) {
  const form = await open(browser, url, before);
  await form.ready();
  return form;
}
