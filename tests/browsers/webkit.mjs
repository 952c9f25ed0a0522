// WebKitGTK, by its own WebDriver, with as much of a puppeteer page as the flow needs. A handle is the words by which its
// element is found.
import { EventEmitter, once } from "node:events";
import { mkdir } from "node:fs/promises";
import { createServer } from "node:net";
import { pause } from "../page/killed.mjs";

const KEYS = { Tab: "\ue004", Enter: "\ue007", Delete: "\ue017", Escape: "\ue00c", Control: "\ue009", F8: "\ue038" };

/** A port that nothing listens to. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

export async function launchWebKit(profile, spawn) {
  await mkdir(profile, { recursive: true });
  // It looks for a free display itself, and says which as soon as it is there.
  const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1366x900x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [display] = await once(screen.stdio[3], "data");
  // Its data lies below the home folder: the profile is one.
  const env = {
    ...process.env,
    HOME: profile,
    XDG_DATA_HOME: `${profile}/data`,
    XDG_CACHE_HOME: `${profile}/cache`,
    DISPLAY: `:${String(display).trim()}`,
  };
  const port = await freePort();
  // A group of its own, so that it can be killed with all its processes.
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], { env, stdio: "ignore", detached: true });
  const ask = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (let attempt = 0; ; attempt += 1) {
    await pause(200);
    if (await ask("GET", "/status").catch(() => undefined)) break;
    if (attempt > 50) throw new Error("WebKitWebDriver does not answer");
  }
  const { sessionId } = await ask("POST", "/session", { capabilities: { alwaysMatch: {} } });
  const session = (method, path, body) => ask(method, `/session/${sessionId}${path}`, body);
  await session("POST", "/timeouts", { script: 60_000 });
  const browser = new EventEmitter();
  driver.once("exit", () => {
    screen.kill();
    browser.emit("disconnected");
  });
  return Object.assign(browser, {
    newPage: async () => pageOf(session),
    process: () => driver,
    close: async () => {
      await session("DELETE", "").catch(() => {});
      const gone = once(driver, "exit");
      driver.kill();
      await gone;
    },
  });
}

function pageOf(session) {
  const evaluate = async (question, ...words) => {
    const asked = typeof question === "string" ? question : `(${question})(...${JSON.stringify(words)})`;
    const script = `const done = arguments[0]; (async () => (${asked}))().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = await session("POST", "/execute/async", { script, args: [] });
    if (error) throw new Error(error);
    return value;
  };
  const handle = (words) => ({
    asElement: () => ({
      evaluate: (act, ...more) => evaluate(`(${act})(${words}, ...${JSON.stringify(more)})`),
      focus: () => evaluate(`${words}.focus()`),
      select: (value) =>
        evaluate(
          `((one) => { one.value = ${JSON.stringify(value)}; one.dispatchEvent(new Event("change", { bubbles: true })); })(${words})`,
        ),
    }),
  });
  const act = (actions) => session("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  return {
    evaluate,
    evaluateHandle: async (words) => handle(words),
    async waitForFunction(question) {
      const words = typeof question === "string" ? question : `(${question})()`;
      for (let attempt = 0; attempt < 600; attempt += 1) {
        if (await evaluate(`!!(${words})`)) return handle(words);
        await pause(50);
      }
      throw new Error(`waited in vain: ${words}`);
    },
    keyboard: {
      type: (text) =>
        act(
          [...text].flatMap((value) => [
            { type: "keyDown", value },
            { type: "keyUp", value },
          ]),
        ),
      press: (key) => act(["keyDown", "keyUp"].map((type) => ({ type, value: KEYS[key] ?? key }))),
    },
    goto: (url) => session("POST", "/url", { url }),
    // It has no such word: a blank report begins on the newest edition.
    evaluateOnNewDocument: async () => {},
    createCDPSession: () => Promise.reject(new Error("none")),
    setViewport: async () => {},
    on: () => {},
    close: async () => {},
  };
}
