/** The look of the desk: the colours and buttons of the page, and its own sheet. */
import { unsafeCSS } from "lit";
import comparison from "../comparison/comparison.css";
import base from "../view/base.css";
import palette from "../view/palette.css";
import reports from "./reports.css";

export const style = [palette, base, comparison, reports].map((sheet) => unsafeCSS(sheet));
