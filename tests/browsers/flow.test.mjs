// The whole flow in the browsers of `BROWSERS` (`npm run test:browsers`: all), from a website and from the disk.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ELEMENT, pageOf, useHostPages } from "../hosts/host-pages.mjs";
import { offlineFile } from "../page/form.mjs";
import { chosen, engines } from "./engines.mjs";
import { flow } from "./flow.mjs";

const hosts = await useHostPages();
const under = (words) => {
  const policy = `default-src 'none'; script-src 'self' ${words}; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self'`;
  return hosts.page(pageOf(ELEMENT), { headers: { "Content-Security-Policy": policy } });
};
/** A strict site. WebAssembly has a word of its own since Chromium 97; before, it needs the wider one. */
const site = (name) =>
  under(Number(/^chromium-(\d+)$/.exec(name)?.[1] ?? 97) < 97 ? "'unsafe-eval'" : "'wasm-unsafe-eval'");

/** Which core a site's page has fetched. */
const cores = (files) => files.filter((name) => /\.(wasm|core\.js)$/.test(name)).map((name) => name.split(".").pop());
/** Firefox says so when it is asked, to the page's console. */
const isForbidden = (message) => /blocked WebAssembly/.test(message);

for (const name of chosen()) {
  const engine = engines[name];
  const isThere = await engine.has();
  describe(name, { skip: isThere ? false : "not to be had on this machine" }, () => {
    for (const [place, address, core, isSaid] of [
      ["a website", site(name), ["wasm"]],
      ["a website that forbids WebAssembly", under(""), ["js"], isForbidden],
      ["the disk", offlineFile, []],
    ])
      it(`from ${place}: all that a clerk does`, async (test) => {
        const { times, files } = await flow(test, engine.start, address, !engine.forgets, isSaid);
        assert.deepEqual(cores(files), core);
        test.diagnostic(
          Object.entries(times)
            .map(([part, seconds]) => `${part} ${seconds.toFixed(1)} s`)
            .join(", "),
        );
      });
  });
}
