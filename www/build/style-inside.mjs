// Page code, for the offline file only: takes the place of www/page/style.ts. The style is in the file's
// first screen already.
import { unsafeCSS } from "lit";

const [, text] = /<style>(.*?)<\/style>/s.exec(document.getElementById("first-screen").text);

export const style = unsafeCSS(text);
