// What page tests need before they begin, and what is closed after them.
import { after, before, beforeEach } from "node:test";
import { serve } from "../../www/build/serve.mjs";
import { launch } from "./browsers.mjs";
import { Form, offlineFile } from "./form.mjs";

/** Gives the tests of this file or `describe` one browser. */
export function useBrowser(take, start = launch) {
  let browser;
  before(async () => {
    browser = await start();
    await take(browser);
  });
  after(() => browser?.close());
}

/** A browser for one test alone, with a profile of its own. */
export async function launchFor(test, start = launch) {
  const browser = await start();
  test.after(() => browser.close());
  return browser;
}

/** Gives each test of this `describe` a blank page of its own, in which nothing of the others is kept. */
export function useFreshForm(take) {
  let browser;
  let form;
  useBrowser((one) => (browser = one));
  beforeEach(async () => {
    await form?.page.browserContext().close();
    form = await Form.alone(browser, offlineFile);
    await take(form);
  });
}

/** The page on a server, as long as the tests of this file run. */
export async function useServer() {
  const server = await serve(0);
  after(() => server.close());
  return server;
}
