// The fragment goes through the real editors of websites, in a real browser, and is read back: all 200 figures, all
// prose. The editors are fetched once into the user's cache, so that nobody's install is heavier for them; without a
// network, an editor that is not there yet is skipped, and the test says so.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, describe, it } from "node:test";
import { convert, read } from "../../dist/core-node.js";
import { cache, run } from "../../www/build/host.mjs";
import { fixture } from "../fixtures.mjs";
import { useBrowser } from "../page/setup.mjs";

/**
 * Each with its package, the files that its page needs, and how it is begun: `edit` is given a place and the fragment, as
 * its source view would be, and gives back what the editor saves.
 */
const EDITORS = {
  "CKEditor 4": {
    package: "ckeditor4@4.22.1",
    scripts: ["ckeditor.js"],
    edit: (place, html) =>
      new Promise((resolve) => {
        const editor = window.CKEDITOR.replace(place, { versionCheck: false });
        editor.on("instanceReady", () => editor.setData(html, { callback: () => resolve(editor.getData()) }));
      }),
  },
  UEditor: {
    package: "ueditor@1.2.3",
    folder: "example/public/ueditor",
    before: "window.UEDITOR_HOME_URL = '/';",
    scripts: ["ueditor.config.js", "ueditor.all.min.js", "lang/zh-cn/zh-cn.js"],
    edit: (place, html) =>
      new Promise((resolve) => {
        const editor = window.UE.getEditor(place, { serverUrl: "" });
        editor.ready(() => {
          editor.setContent(html);
          resolve(editor.getContent());
        });
      }),
  },
  "TinyMCE 8": {
    package: "tinymce@8.9.2",
    scripts: ["tinymce.min.js"],
    edit: async (place, html) => {
      const plugins = "table code lists";
      const [editor] = await window.tinymce.init({
        selector: `#${place}`,
        license_key: "gpl",
        promotion: false,
        plugins,
      });
      editor.setContent(html);
      return editor.getContent();
    },
  },
  "CKEditor 5": {
    package: "ckeditor5@48.5.2",
    scripts: ["dist/browser/ckeditor5.umd.js"],
    edit: async (place, html) => {
      const all = window.CKEDITOR;
      const names = [
        "Essentials",
        "Paragraph",
        "Bold",
        "Italic",
        "Heading",
        "Table",
        "TableCaption",
        "TableProperties",
        "TableCellProperties",
      ];
      const plugins = names.map((name) => all[name]);
      const editor = await all.ClassicEditor.create(document.querySelector(`#${place}`), {
        licenseKey: "GPL",
        plugins,
      });
      editor.setData(html);
      return editor.getData();
    },
  },
  "wangEditor 5": {
    package: "@wangeditor/editor@5.1.23",
    scripts: ["dist/index.js"],
    edit: (place, html) => {
      const holder = document.querySelector(`#${place}`).parentElement.appendChild(document.createElement("div"));
      return window.wangEditor.createEditor({ selector: holder, html }).getHtml();
    },
  },
  "Quill 2": {
    package: "quill@2.0.3",
    scripts: ["dist/quill.js"],
    edit: (place, html) => {
      const holder = document.querySelector(`#${place}`).parentElement.appendChild(document.createElement("div"));
      const quill = new window.Quill(holder, { modules: { table: true } });
      quill.setContents(quill.clipboard.convert({ html }));
      return quill.getSemanticHTML();
    },
  },
};

/** Where an editor's package lies, fetched where it is not there yet; undefined where that cannot be. */
async function packageOf(name) {
  const folder = join(cache, "editors", name.replace(/[@/]/g, "-"));
  if (existsSync(folder)) return join(folder, "package");
  const fresh = `${folder}.${process.pid}`;
  try {
    await mkdir(fresh, { recursive: true });
    const named = await run("npm", ["pack", name, "--pack-destination", fresh, "--silent"], { timeout: 60 });
    const file = join(fresh, named.trim().split("\n").pop());
    await run("tar", ["-xzf", file, "-C", fresh]);
    await rm(file);
    await rename(fresh, folder);
    return join(folder, "package");
  } catch {
    await rm(fresh, { recursive: true, force: true });
    return undefined;
  }
}

const TYPES = { ".js": "text/javascript; charset=utf-8", ".css": "text/css", ".html": "text/html; charset=utf-8" };

/** A server for one editor's folder, with a page that has its scripts. */
async function serve(folder, { scripts, before = "" }) {
  const tags = scripts.map((name) => `<script src="/${name}"></script>`).join("");
  const page = `<!doctype html><html><head><meta charset="utf-8"><script>${before}</script>${tags}</head><body><main><textarea id="place"></textarea></main></body></html>`;
  const server = createServer(async (request, response) => {
    const path = normalize(request.url.split("?")[0]);
    const content = path === "/" ? page : await readFile(join(folder, path)).catch(() => undefined);
    response.writeHead(content ? 200 : 404, { "Content-Type": TYPES[extname(path) || ".html"] ?? "image/gif" });
    response.end(content);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${server.address().port}/`;
}

/** A report whose 200 cells are all filled in. */
const source = fixture("hangzhou-2025");

describe("the fragment, through a real editor", () => {
  let browser;
  useBrowser((one) => (browser = one));

  for (const [name, editor] of Object.entries(EDITORS))
    it(`${name}: every figure and every text is read back`, async (test) => {
      const folder = await packageOf(editor.package);
      if (!folder) return test.skip(`${editor.package} could not be fetched`);
      const own = (await read(source)).report;
      const html = Buffer.from((await convert(own, "fragment.html")).bytes).toString();
      const page = await browser.newPage();
      await page.goto(await serve(join(folder, editor.folder ?? ""), editor));
      const kept = await page.evaluate(
        `Promise.resolve((${editor.edit})("place", ${JSON.stringify(html)})).then(String)`,
      );
      await page.close();
      assert.notEqual(kept, html, "an editor writes its own HTML");
      const [{ report }, { report: whole }] = [await read(kept, "发布的.html"), await read(html, "原来的.html")];
      assert.deepEqual(report.cells, whole.cells);
      const figures = Object.values(report.cells).filter((text) => text !== "");
      test.diagnostic(`${figures.length} figures, ${kept.length} characters of ${html.length}`);
      assert.equal(figures.length, 200);
      const words = (text) => (text ?? "").replace(/\s/g, "");
      for (const field of ["overview", "problems", "other_matters"])
        assert.equal(words(report[field]), words(own[field]), field);
    });
});
