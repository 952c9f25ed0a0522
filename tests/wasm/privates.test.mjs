// What the build makes of private names.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parse } from "acorn";
import { withoutPrivates } from "../../www/build/privates.mjs";

const made = (code) => withoutPrivates(code, parse);

describe("private names", () => {
  it("become ordinary ones, wherever they stand", () => {
    assert.equal(
      made("class Draft { #year = 1; static #count; get #next() { return this.#year + 1; } }"),
      "class Draft { _private_year = 1; static _private_count; get _private_next() { return this._private_year + 1; } }",
    );
    assert.equal(
      made("class A { #b; c() { return `#b $" + "{this.#b}`; } }"),
      "class A { _private_b; c() { return `#b $" + "{this._private_b}`; } }",
    );
  });

  it("are not what only looks like them", () => {
    for (const code of ['const colour = "#fff";', "const part = `a .#b #c`;", "const found = /x.#y/.test(z);"]) {
      assert.equal(made(code), code);
    }
  });
});
