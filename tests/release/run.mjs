// `npm run test:release`: builds the release in two clones, in folders of other names, with the crates in a cache of another
// name, and compares every file. Takes some minutes.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cargoHome, root } from "../../www/build/host.mjs";

const work = mkdtempSync(join(tmpdir(), "xxgk-release-"));
const run = (command, words, options) =>
  execFileSync(command, words, { encoding: "utf8", maxBuffer: 2 ** 27, ...options });

/** Both are of the same commit, whatever is committed meanwhile. */
const commit = run("git", ["rev-parse", "HEAD"], { cwd: root }).trim();

/** Builds a clone of what is committed; `cargo`: where its crates lie. Gives the sums of the release. */
function sumsIn(name, cargo) {
  const clone = join(work, name);
  run("git", ["clone", "--quiet", root, clone]);
  run("git", ["checkout", "--quiet", commit], { cwd: clone });
  symlinkSync(join(root, "node_modules"), join(clone, "node_modules"));
  run(process.execPath, ["www/build/release.mjs"], {
    cwd: clone,
    env: { ...process.env, CARGO_HOME: cargo },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const zip = readdirSync(join(clone, "release"))[0];
  return run("unzip", ["-p", join(clone, "release", zip), "*/SHA256SUMS"]);
}

/** The same crates, fetched into a cache of another name from what is there. */
function otherCargo() {
  const home = join(work, "crates of another machine");
  // A mirror in the place of crates.io, as intranets have one: the crates that are here. The folder is named after it.
  const mirror = join(work, "mirror");
  mkdirSync(home);
  const vendored = run("cargo", ["vendor", "--quiet", "--locked", mirror], { cwd: root });
  writeFileSync(join(home, "config.toml"), vendored);
  return home;
}

try {
  const one = sumsIn("one", cargoHome);
  const other = sumsIn("a/very/different/place", otherCargo());
  if (one !== other) throw new Error(`two machines, two releases:\n${one}\n${other}`);
  console.log(`✔ the same ${one.trim().split("\n").length} files from both`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
