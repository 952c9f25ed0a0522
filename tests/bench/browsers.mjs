// The whole flow of a clerk (`../browsers/flow.mjs`) in every browser that can be had on this machine, from a strict
// website, in turns: how long its parts take beside current Chromium. A hand that drives a browser takes its time at each
// step, and another one in each engine; so read a column, not a digit. `BROWSERS=firefox,webkit` chooses, as in the tests.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { root } from "../../www/build/host.mjs";
import { chosen, engines } from "../browsers/engines.mjs";
import { flow } from "../browsers/flow.mjs";
import { quick } from "./options.mjs";
import { writeTable } from "./readme.mjs";
import { markdown } from "./table.mjs";

const ROUNDS = quick ? 1 : 3;
/** The part that needs a browser that keeps its drafts. */
const KILL = "kill and go on";
/** Chromium before 97 knows only the wider word for WebAssembly. */
const POLICIES = { "/": "'wasm-unsafe-eval'", "/old": "'unsafe-eval'" };
const PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><script type="module" src="/xxgk-annual-report.js"></script></head><body><xxgk-annual-report></xxgk-annual-report></body></html>`;
const TYPES = { ".js": "text/javascript; charset=utf-8", ".wasm": "application/wasm" };

const server = createServer(async (request, response) => {
  const word = POLICIES[request.url];
  const type = TYPES[extname(request.url)];
  // The icon that browsers ask for.
  if (!word && !type) return response.writeHead(204).end();
  response.writeHead(200, {
    "Content-Type": type ?? "text/html; charset=utf-8",
    "Content-Security-Policy": `default-src 'none'; script-src 'self' ${word ?? POLICIES["/old"]}; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self'`,
  });
  return response.end(type ? await readFile(join(root, "dist", request.url)) : PAGE);
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const address = `http://127.0.0.1:${server.address().port}`;

/** Does the flow once, and what has to be done after it. */
async function once(name) {
  const cleanings = [];
  const { start, forgets } = engines[name];
  const isOld = Number(/^chromium-(\d+)$/.exec(name)?.[1] ?? 97) < 97;
  try {
    const test = { after: (clean) => cleanings.push(clean) };
    return (await flow(test, start, address + (isOld ? "/old" : "/"), !forgets)).times;
  } finally {
    for (const clean of cleanings.reverse()) await clean();
  }
}

const names = [];
for (const name of chosen(process.env.BROWSERS ?? "all")) {
  if (await engines[name].has()) names.push(name);
  else console.error(`${name} is not to be had on this machine`);
}
// The one that all are held against comes first.
names.sort((one, other) => Number(other === "chromium") - Number(one === "chromium"));
const times = Object.fromEntries(names.map((name) => [name, []]));
// The first of each round warms up the disk.
for (let round = quick ? 0 : -1; round < ROUNDS; round++)
  for (const name of names) {
    const all = await once(name);
    // A browser that keeps nothing does not go on, and its total could not stand beside the others.
    all["all but the kill"] = Object.entries(all).reduce((sum, [part, one]) => sum + (part === KILL ? 0 : one), 0);
    if (round >= 0) times[name].push(all);
  }
server.close();
server.closeAllConnections();

const median = (name, part) => {
  const sorted = times[name].map((one) => one[part]).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
};
const parts = Object.keys(times[names[0]][0]);
const lines = parts.map((part) => [
  part,
  ...names.map((name) => {
    if (part === KILL && engines[name].forgets) return "–";
    const seconds = median(name, part);
    const beside =
      name !== "chromium" && times.chromium ? ` (${(seconds / median("chromium", part)).toFixed(1)} ×)` : "";
    return `${seconds.toFixed(2)}${beside}`;
  }),
]);
const heads = ["seconds, median", ...names];
const how = `${ROUNDS} rounds in turns, each with a fresh profile; × beside current Chromium. “open” has the start of the browser in it, “kill and go on” another one. WebKit's driver keeps no profile.`;
console.log(`${markdown(heads, lines)}\n\n${how}`);
writeTable("browsers", markdown(heads, lines), how);
