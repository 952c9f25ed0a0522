/**
 * How the page looks: paper white, everything else steps back, one loud thing at a time. One sheet
 * beside each part; adopted by the one shadow root as they are, so that a strict
 * Content-Security-Policy needs no exception. Later sheets win.
 */
import { unsafeCSS } from "lit";
import comparison from "../comparison/comparison.css";
import findings from "../findings/findings.css";
import panels from "../panels/panels.css";
import review from "../panels/review.css";
import prose from "../prose/prose.css";
import paste from "../table/paste.css";
import table from "../table/table.css";
import base from "../view/base.css";
import palette from "../view/palette.css";
import bar from "./bar.css";
import head from "./head.css";
import large from "./large.css";
import notice from "./notice.css";
import page from "./page.css";
import welcome from "./welcome.css";

export const style = [
  palette,
  base,
  page,
  bar,
  notice,
  panels,
  review,
  comparison,
  head,
  prose,
  table,
  paste,
  findings,
  welcome,
  large,
].map((sheet) => unsafeCSS(sheet));
