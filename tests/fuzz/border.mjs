// The border to the page called with every kind of wrong value: no engine, but calls drawn from seeds.
import { build } from "../../www/build/build.mjs";
import { tryWrongValues } from "../wasm/wrong-values.mjs";

const MOST_SECONDS = 2;
const MOST_MEMORY = 256 * 2 ** 20;

/** So many calls, or for so many seconds; the result is as of every other target. */
export async function fuzzBorder({ runs = Number.POSITIVE_INFINITY, seconds }) {
  await build();
  const seed = Date.now() % 1_000_000_000;
  const start = Date.now();
  const { calls, failures, slowest, memory } = await tryWrongValues({ seed, calls: runs, seconds });
  return {
    target: "border",
    runs: calls,
    kept: 0,
    panics: failures.length,
    slow: slowest > MOST_SECONDS ? 1 : 0,
    large: memory > MOST_MEMORY ? 1 : 0,
    slowest,
    memory: memory / 2 ** 20,
    second: Math.round(calls / Math.max(0.001, (Date.now() - start) / 1000)),
    failures: failures.map(({ seed: own, why }) => ({ input: `seed ${own}`, why })),
  };
}
