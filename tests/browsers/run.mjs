// `npm run test:browsers`: the whole flow in every browser that can be had on this machine. `BROWSERS=firefox,webkit`
// chooses; each says how long its parts took.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { build } from "../../www/build/build.mjs";
import { root } from "../../www/build/host.mjs";
import { ensureToolchain } from "../../www/build/toolchain.mjs";

await ensureToolchain();
await build();
const { status } = spawnSync(
  process.execPath,
  ["--test", "--test-reporter=spec", "--test-concurrency=1", join(root, "tests/browsers/flow.test.mjs")],
  { cwd: root, stdio: "inherit", env: { BROWSERS: "all", ...process.env } },
);
process.exit(status ?? 1);
