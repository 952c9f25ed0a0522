// The page as a person meets it: what the tests look for, press and type, in one place.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

export const root = new URL("../../", import.meta.url);
export const offlineFile = new URL("dist/xxgk-annual-report.html", root).href;

/** Windows that know nothing of the others. Chromium 80 is driven by a puppeteer that had another word for it. */
export function apart(browser) {
  return (browser.createBrowserContext ?? browser.createIncognitoBrowserContext).call(browser);
}

/** One open page with the element in it. */
export class Form {
  constructor(page) {
    this.page = page;
    // By the clock, not by frames: a browser draws none for a window behind another.
    const wait = page.waitForFunction.bind(page);
    page.waitForFunction = (question) => wait(question, { polling: 50 });
    this.requests = [];
    this.problems = [];
    page.on("request", (request) => {
      if (/^https?:/.test(request.url())) this.requests.push(request.url());
    });
    page.on("pageerror", (error) => this.problems.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") this.problems.push(message.text());
    });
  }

  /** A blank report begins on that edition: tests go on to be about it when there is a newer one. */
  async beginOn(edition) {
    await this.page.evaluateOnNewDocument((wanted) => {
      const tell = (_, observer) => {
        const element = document.querySelector("xxgk-annual-report");
        element?.setAttribute("edition", wanted);
        if (element) observer.disconnect();
      };
      new MutationObserver(tell).observe(document, { childList: true, subtree: true });
    }, edition);
  }

  /** Opens an address and waits for the table to take input. */
  static async open(browser, address, edition = "2021") {
    const form = new Form(await browser.newPage());
    if (edition) await form.beginOn(edition);
    await form.page.setViewport({ width: 1366, height: 768 });
    await form.page.goto(address);
    await form.ready();
    return form;
  }

  /** The same in a window that knows nothing of the others: no draft is kept there. */
  static async alone(browser, address, edition) {
    return Form.open(await apart(browser), address, edition);
  }

  /** Goes on with a report, as if its file had been chosen. */
  async hold(report) {
    await this.page.evaluate(
      (text) => document.querySelector("xxgk-annual-report").openFile(new File([text], "draft.json")),
      JSON.stringify(report),
    );
    await this.has(".notice");
  }

  /** The draft as it would be saved. */
  async saved() {
    return JSON.parse(await this.page.evaluate(() => document.querySelector("xxgk-annual-report").json));
  }

  /** Waits until there is such an element. */
  has(selector) {
    return this.page.waitForFunction(
      `!!document.querySelector("xxgk-annual-report").shadowRoot.querySelector(${JSON.stringify(selector)})`,
    );
  }

  async ready() {
    await this.page.waitForFunction(() =>
      document.querySelector("xxgk-annual-report")?.shadowRoot?.querySelector("[data-cell]"),
    );
    // Until the kept draft is there: what is typed sooner keeps it away.
    await this.page.evaluate(() => document.querySelector("xxgk-annual-report").ready);
  }

  /** What a function of the element's shadow root gives. */
  ask(question, ...words) {
    return this.page.evaluate(
      `(${question})(document.querySelector("xxgk-annual-report").shadowRoot, ...${JSON.stringify(words)})`,
    );
  }

  async find(selector) {
    const handle = await this.page.evaluateHandle(
      `document.querySelector("xxgk-annual-report").shadowRoot.querySelector(${JSON.stringify(selector)})`,
    );
    const element = handle.asElement();
    if (!element) throw new Error(`not on the page: ${selector}`);
    return element;
  }

  cell(address) {
    return this.find(`[data-cell="${address}"]`);
  }

  /** Types into a cell with real keys and leaves it with Tab. */
  async type(address, text) {
    const cell = await this.cell(address);
    await cell.focus();
    // Focus selects what stands there, so that typing takes its place.
    if (text === "") await this.page.keyboard.press("Delete");
    else await this.page.keyboard.type(text);
    await this.page.keyboard.press("Tab");
  }

  /** Fills a field of the head or a section of prose, as a paste would. */
  async write(field, text) {
    const element = await this.find(`[data-field="${field}"]`);
    if (field === "organ.kind") await element.select(text);
    else {
      await element.focus();
      // One event for a whole text, like a paste; a key each would only test the browser.
      await element.evaluate((input, words) => {
        input.select();
        document.execCommand("insertText", false, words);
      }, text);
    }
  }

  /** Types a whole saved report: every field, and every cell that is not a total. */
  async fill(report, { withTotals = false } = {}) {
    await this.write("organ.name", report.organ.name);
    await this.write("organ.kind", report.organ.kind);
    await this.write("year", String(report.year));
    for (const field of ["preface", "overview", "problems", "other_matters"]) {
      if (report[field]) await this.write(field, report[field]);
    }
    for (const [address, text] of Object.entries(report.cells)) {
      if (withTotals || !isTotal(address)) await this.type(address, text);
    }
  }

  /** What a cell shows. */
  shown(address) {
    return this.ask((shadow, one) => shadow.querySelector(`[data-cell="${one}"]`).value, address);
  }

  /** What all cells show, by address. */
  allShown() {
    return this.ask((shadow) =>
      Object.fromEntries([...shadow.querySelectorAll("[data-cell]")].map((cell) => [cell.dataset.cell, cell.value])),
    );
  }

  /** The findings of the list: rule, place, words, gravity. */
  async findings(severity) {
    const all = await this.ask((shadow) =>
      [...shadow.querySelectorAll("[data-rule]")].map((card) => ({
        rule: card.dataset.rule,
        place: card.dataset.primary,
        severity: card.className,
        message: card.querySelector(".message").textContent,
      })),
    );
    return severity ? all.filter((finding) => finding.severity === severity) : all;
  }

  async errors() {
    return (await this.findings("error")).map(({ rule, place }) => `${rule} ${place}`);
  }

  /** The button with that name, the one that is said or the one that is written on it, as soon as it is there. */
  async button(label, within = "") {
    const found = await this.page.waitForFunction(buttonNamed(label, within)).catch((reason) => {
      throw new Error(`no button “${label}” ${within}`, { cause: reason });
    });
    return found.asElement();
  }

  /** Whether there is a button with that name now. */
  hasButton(label, within = "") {
    return this.page.evaluate(`!!${buttonNamed(label, within)}`);
  }

  /** Presses the button with that name. */
  async press(label, within = "") {
    await (await this.button(label, within)).evaluate((one) => one.click());
  }

  /** Presses the button with that name if there is one now. */
  async pressIfThere(label, within = "") {
    if (await this.hasButton(label, within)) await this.press(label, within);
  }

  /** Presses a download button and gives the file's name and bytes. */
  async download(label, into, within = "header") {
    const client = await (this.page.createCDPSession?.() ?? this.page.target().createCDPSession()).catch(
      () => undefined,
    );
    // Firefox takes no orders where to put a download: the page is asked what it hands over.
    if (!client) return this.#handedOver(label, into, within);
    await client.send("Page.setDownloadBehavior", { behavior: "allow", downloadPath: into });
    const before = new Set(await readdir(into));
    await this.press(label, within);
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const name = (await readdir(into)).find((one) => !before.has(one) && !one.endsWith(".crdownload"));
      if (name) {
        const bytes = await readFile(join(into, name));
        if (bytes.length > 0) return { name, bytes };
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`nothing was downloaded by “${label}”`);
  }

  async #handedOver(label, into, within) {
    await this.page.evaluate(() => {
      window.handedOver = undefined;
      URL.createObjectURL = (file) => {
        window.handedOver = file;
        return "#";
      };
    });
    await this.press(label, within);
    // What is painted comes a little later.
    await this.page.waitForFunction(() => window.handedOver);
    const { name, bytes } = await this.page.evaluate(async () => ({
      name: window.handedOver.name,
      bytes: [...new Uint8Array(await window.handedOver.arrayBuffer())],
    }));
    await writeFile(join(into, name), Buffer.from(bytes));
    return { name, bytes: Buffer.from(bytes) };
  }

  /** Chooses a file in the open panel. */
  async openFile(path) {
    await this.press("打开", "header");
    await this.page.waitForFunction(() =>
      document.querySelector("xxgk-annual-report").shadowRoot.querySelector("xxgk-open-panel input[type=file]"),
    );
    await (await this.find("xxgk-open-panel input[type=file]")).uploadFile(path);
    await this.page.waitForFunction(
      () => !document.querySelector("xxgk-annual-report").shadowRoot.querySelector("xxgk-open-panel"),
    );
  }

  /** Waits until all that was typed is kept: “已暂存” may be of an earlier key, so leaving must ask nothing, too. */
  async kept() {
    await this.page.waitForFunction(() => {
      // Old libraries have another `Event`.
      const leaving = document.createEvent("Event");
      leaving.initEvent("beforeunload", false, true);
      return (
        /已暂存/.test(document.querySelector("xxgk-annual-report").shadowRoot.querySelector("nav").textContent) &&
        window.dispatchEvent(leaving)
      );
    });
  }

  notice() {
    return this.ask((shadow) => shadow.querySelector(".notice")?.textContent.trim() ?? "");
  }
}

/** Whether a cell is one of the 34 sums. */
export function isTotal(address) {
  const [table, row, column] = address.split(".");
  return (table !== "t2" && column === "total") || row === "total_processed";
}

/** An expression of the page: the button with that name, without the tick of one that was pressed. */
function buttonNamed(label, within) {
  return `[...document.querySelector("xxgk-annual-report").shadowRoot.querySelectorAll(${JSON.stringify(`${within} button`)})]
    .find((button) => (button.getAttribute("aria-label") ?? button.textContent).replace("✓", "").trim() === ${JSON.stringify(label)})`;
}
