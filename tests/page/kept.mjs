// What lies in the browser's database, and how a test gets at it.

/** Waits for the notice that says this, and gives it. */
export async function said(form, words) {
  await form.page.waitForFunction(
    `(document.querySelector("xxgk-annual-report").shadowRoot.querySelector(".notice")?.textContent ?? "").includes(${JSON.stringify(words)})`,
  );
  return form.notice();
}

/** Opens the panel and gives what it lists: the other drafts, the removed ones, the states. */
export async function listed(form) {
  await form.press("打开", "header");
  await form.has("xxgk-open-panel");
  return form.ask((shadow) =>
    Object.fromEntries(
      ["drafts", "removed", "states"].map((list) => [
        list,
        [...shadow.querySelectorAll(`xxgk-open-panel .${list} li span`)].map((line) =>
          [...line.childNodes]
            .map((one) => one.textContent.trim())
            .filter(Boolean)
            .join("\n"),
        ),
      ]),
    ),
  );
}

/** All records of a store. */
export function records(page, store) {
  return page.evaluate(
    (name) =>
      new Promise((resolve) => {
        indexedDB.open("xxgk-annual-report").onsuccess = ({ target: { result: database } }) => {
          database.transaction(name).objectStore(name).getAll().onsuccess = ({ target }) => {
            database.close();
            resolve(target.result);
          };
        };
      }),
    store,
  );
}

/** Puts records into a store. */
export function putRecords(page, store, all) {
  return page.evaluate(
    (name, values) =>
      new Promise((resolve) => {
        indexedDB.open("xxgk-annual-report").onsuccess = ({ target: { result: database } }) => {
          const transaction = database.transaction(name, "readwrite");
          for (const value of values) transaction.objectStore(name).put(value);
          transaction.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
    store,
    all,
  );
}
