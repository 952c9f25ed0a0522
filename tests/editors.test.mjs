// The fragment goes through what the editors of websites let pass, and is read back: all figures, and all prose. The
// editors themselves: hosts/real-editors.test.mjs.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import sanitize from "sanitize-html";
import { convert, read } from "../dist/core-node.js";
import { fixture } from "./fixtures.mjs";

const TEXT = ["p", "br", "strong", "em", "span", "h1", "h2", "h3", "h4", "section", "div"];
const TABLE = ["table", "tbody", "tr", "td", "th"];
const SPANS = { td: ["colspan", "rowspan"], th: ["colspan", "rowspan"] };

/** What each lets pass; what is not named, it strips. */
const editors = {
  "TinyMCE: nearly everything": {
    allowedTags: [...TEXT, ...TABLE, "thead", "caption", "colgroup", "col"],
    allowedAttributes: {
      "*": ["style", "class"],
      td: ["colspan", "rowspan", "style"],
      th: ["colspan", "rowspan", "scope", "style"],
    },
  },
  "UEditor: no id, no section, widths in place of styles": {
    allowedTags: [...TEXT.filter((tag) => tag !== "section"), ...TABLE, "thead", "caption"],
    allowedAttributes: { td: ["colspan", "rowspan", "width", "align"], th: ["colspan", "rowspan", "width", "align"] },
  },
  "CKEditor 4: its own styles alone": {
    allowedTags: [...TEXT.filter((tag) => !["section", "div"].includes(tag)), ...TABLE, "thead", "caption"],
    allowedAttributes: { ...SPANS, table: ["border", "cellspacing"], th: ["colspan", "rowspan", "scope"] },
  },
  "wangEditor 5: no caption, no head of a table": { allowedTags: [...TEXT, ...TABLE], allowedAttributes: SPANS },
  "CKEditor 5: no span, no style": {
    allowedTags: [
      ...TEXT.filter((tag) => !["span", "section", "div"].includes(tag)),
      ...TABLE,
      "thead",
      "figure",
      "figcaption",
    ],
    allowedAttributes: SPANS,
  },
  "Quill: a table of plain cells": {
    allowedTags: ["p", "strong", "h1", "h2", "h3", ...TABLE.filter((tag) => tag !== "th"), "th"],
    allowedAttributes: SPANS,
  },
  "one that knows paragraphs and tables alone": {
    allowedTags: ["p", ...TABLE],
    allowedAttributes: SPANS,
    transformTags: Object.fromEntries(["h1", "h2", "h3", "h4"].map((tag) => [tag, "p"])),
  },
};

describe("the fragment, after an editor", () => {
  for (const [name, allowed] of Object.entries(editors))
    it(`${name}: every figure and every text is read back`, async () => {
      for (const source of ["hangzhou-2025", "gangkou-2021"]) {
        const own = (await read(fixture(source))).report;
        const html = Buffer.from((await convert(own, "fragment.html")).bytes).toString();
        const kept = sanitize(html, allowed);
        assert.doesNotMatch(kept, /<script|\sid=/);
        const { report } = await read(kept, "发布的.html");
        assert.deepEqual(report.cells, (await read(html, "原来的.html")).report.cells, source);
        const filled = Object.entries(own.cells).filter(([, text]) => text !== "");
        assert.ok(filled.length > 150);
        for (const [address, text] of filled) assert.equal(report.cells[address], text, `${source} ${address}`);
        const words = (text) => (text ?? "").replace(/\s/g, "");
        for (const field of ["overview", "problems", "other_matters"])
          assert.equal(words(report[field]), words(own[field]), `${source} ${field}`);
      }
    });
});
