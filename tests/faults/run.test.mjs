// `npm run faults` itself, once through and short: it runs for hours, so that nobody would see soon that it is broken.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("run.mjs", import.meta.url));

// With what this test is told by, one that it starts would be no test of its own.
const { NODE_TEST_CONTEXT: _, ...env } = process.env;

/** The rows that it prints, and how it ends. */
function faults(...words) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, ...words], { encoding: "utf8", env });
  return { rows: stdout.split("\n").filter((line) => /^[✔✖–] /.test(line)), status, all: stdout + stderr };
}

describe("npm run faults", () => {
  it("kills, traps and fuzzes, and says how many of each", () => {
    const short = ["--kills", "1", "--only", "typing a figure", "--traps", "another element", "--fuzz", "500"];
    const { rows, status, all } = faults(...short, "--seed", "7", "--targets", "border");
    assert.equal(status, 0, all);
    assert.deepEqual(
      rows.map((row) =>
        row
          .replace(/ {2,}/g, " ")
          .replace(/oldest \d+/, "oldest 0")
          .replace(/ 5\d\d runs/, " 500 runs"),
      ),
      [
        "✔ after typing a figure 1 kills, 0 lost, 0 silent, oldest 0 ms",
        "✔ kills, figures lost that were left 50 ms before 1 kills, 0 lost",
        "✔ kills that were not told 0",
        "✔ injected traps survived, by ways to die 1 of 1",
        "✔ fuzz runs 500 runs: 0 panics, 0 over 2 s, 0 over 256 MB",
      ],
    );
  });

  it("says of what was left out that it was not run", () => {
    const { rows, status } = faults("--kills", "0", "--traps", "0", "--fuzz", "0");
    assert.equal(status, 0);
    assert.deepEqual(
      rows.map((row) => row.replace(/ {2,}/g, " ")),
      ["– kills not run", "– injected traps not run", "– fuzz runs not run"],
    );
  });
});
