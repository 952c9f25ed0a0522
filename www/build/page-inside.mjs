// Page code, for the offline file only: takes the place of www/core/page-source.ts.
// The page is put together from its parts again as the build does it: what a browser's
// extensions have put into the document must not go along.
import template from "page-template";
import { fillPage } from "./fill-page.mjs";

/** The same id as in a web page that the core writes: its reader opens both. */
const ID = "xxgk-annual-report";
const data = document.getElementById(ID);

export const pageSource = {
  draft: data?.type === "application/json" ? { id: idOf(data), json: data.text } : undefined,
  withDraft(id, json) {
    // ASCII, so that it outlives an editor with another encoding, and without “<”, so that nothing in it ends the element.
    const safe = json.replace(
      /[^ -;=-~\n]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
    const draft = `<script type="application/json" id="${ID}" data-draft="${id}">${safe}</script>`;
    const { content: policy } = document.querySelector("meta[http-equiv=Content-Security-Policy]");
    const [screen, begin, code, core] = ["first-screen", "begin", "code", "core"].map(textOf);
    return fillPage(template, { policy, screen, begin, code, core }, draft);
  },
};

function textOf(id) {
  return document.getElementById(id).text;
}

function idOf({ dataset: { draft = "" } }) {
  return /^[\w-]+$/.test(draft) ? draft : "";
}
