// Apache itself, with the section that the documentation tells a site to copy: the headers that it sends, the types, the
// compression, and the folder working under them. Where there is no Apache, nothing of this is tested, and the test says so.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { onPath, root } from "../../www/build/host.mjs";
import { fixture, folder } from "../fixtures.mjs";
import { useBrowser } from "../page/setup.mjs";
import { openForm } from "./host-pages.mjs";

const apache = ["apache2", "httpd", "/usr/sbin/apache2", "/usr/sbin/httpd"]
  .map((name) => (name.startsWith("/") ? existsSync(name) && name : onPath(name)))
  .find(Boolean);
/** Where its modules lie: Debian's, Red Hat's, Arch's, Homebrew's. */
const modules = [
  "/usr/lib/apache2/modules",
  "/usr/lib64/httpd/modules",
  "/usr/lib/httpd/modules",
  "/opt/homebrew/lib/httpd/modules",
].find((path) => existsSync(path));
const isThere = apache && modules;

/** The modules that the documentation names, and what any Apache needs. */
const NEEDED = ["mpm_event", "unixd", "authz_core", "filter", "headers", "mime", "alias", "deflate"];

/** What a server's main file has, around the section of the documentation. */
async function configuration(place, port) {
  const section = await readFile(join(root, "examples/apache.conf"), "utf8");
  assert.ok(section.includes("/srv/xxgk-annual-report"));
  // Some are built in.
  const loaded = NEEDED.filter((name) => existsSync(join(modules, `mod_${name}.so`)));
  const group = (await readFile("/etc/group", "utf8").catch(() => "")).match(/^(www-data|apache|http):/m)?.[1];
  return [
    `ServerRoot "${place}"`,
    "ServerName localhost",
    `Listen 127.0.0.1:${port}`,
    `PidFile "${place}/pid"`,
    `ErrorLog "${place}/errors"`,
    ...loaded.map((name) => `LoadModule ${name}_module "${join(modules, `mod_${name}.so`)}"`),
    // It refuses to work as root.
    ...(process.getuid?.() === 0 && group ? [`User ${group}`, `Group ${group}`] : []),
    'TypesConfig "types"',
    "<Directory />\n  Require all denied\n</Directory>",
    section.replaceAll("/srv/xxgk-annual-report", `${place}/site`),
  ].join("\n");
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

describe("Apache", { skip: isThere ? false : "there is no Apache on this machine" }, () => {
  let browser;
  let address;
  const cleanings = [];
  after(async () => {
    for (const clean of cleanings.reverse()) await clean();
  });
  useBrowser((one) => (browser = one));

  before(async () => {
    const place = await folder({ after: (clean) => cleanings.push(clean) });
    // Its workers are another user.
    await chmod(place, 0o755);
    await mkdir(join(place, "site"));
    for (const name of await readdir(join(root, "dist")))
      if (/\.(js|css|wasm|html|json)$/.test(name)) await cp(join(root, "dist", name), join(place, "site", name));
    const port = await freePort();
    await writeFile(join(place, "types"), "text/html html\ntext/css css\napplication/json json\n");
    await writeFile(join(place, "apache.conf"), await configuration(place, port));
    const server = spawn(apache, ["-D", "FOREGROUND", "-f", join(place, "apache.conf")], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let printed = "";
    for (const stream of [server.stdout, server.stderr])
      stream.on("data", (part) => {
        printed += part;
      });
    cleanings.push(async () => {
      if (server.exitCode !== null) return;
      server.kill("SIGTERM");
      await once(server, "exit");
    });
    address = `http://127.0.0.1:${port}/xxgk-annual-report`;
    for (let attempt = 0; ; attempt += 1) {
      const isUp = await fetch(`${address}/frame.html`).then(
        () => true,
        () => false,
      );
      if (isUp) break;
      const errors = await readFile(join(place, "errors"), "utf8").catch(() => "");
      if (server.exitCode !== null || attempt > 100) assert.fail(`Apache does not begin: ${printed}${errors}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });

  it("sends the headers, types and compression that the section asks for, for every file and for what is not there", async () => {
    const section = await readFile(join(root, "examples/apache.conf"), "utf8");
    const headers = [...section.matchAll(/Header always set\s+(\S+)\s+"([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]);
    assert.equal(headers.length, 4);
    const types = {
      js: "text/javascript; charset=utf-8",
      wasm: "application/wasm",
      html: "text/html; charset=utf-8",
      css: "text/css; charset=utf-8",
    };
    const names = (await readdir(join(root, "dist"))).filter((name) => name.split(".").pop() in types);
    assert.ok(names.some((name) => name.endsWith(".wasm")) && names.some((name) => name.endsWith(".core.js")));
    for (const name of [...names, "no-such-file.js"]) {
      const response = await fetch(`${address}/${name}`);
      const isMissing = name.startsWith("no-");
      assert.equal(response.status, isMissing ? 404 : 200, name);
      for (const [header, value] of headers) assert.equal(response.headers.get(header), value, `${name}: ${header}`);
      const { byteLength } = await response.arrayBuffer();
      if (isMissing) continue;
      assert.equal(response.headers.get("Content-Type"), types[name.split(".").pop()], name);
      // What is smaller than its packing stays as it is.
      if (byteLength > 500) assert.equal(response.headers.get("Content-Encoding"), "gzip", name);
    }
  });

  it("has the folder work: nothing is reported, and nothing asked for elsewhere", async () => {
    const form = await openForm(browser, `${address}/frame.html`);
    await form.hold(fixture("gangkou-2021"));
    await form.type("t3.new_received.natural", "7");
    await form.kept();
    // What was kept is there again, and the service worker has its files.
    await form.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await form.page.reload();
    await form.ready();
    assert.equal(await form.shown("t3.new_received.natural"), "7");
    assert.deepEqual(await form.page.evaluate(() => window.violations), []);
    assert.ok(
      form.requests.every((url) => url.startsWith(address)),
      form.requests.join("\n"),
    );
    assert.deepEqual(form.problems, []);
  });
});
