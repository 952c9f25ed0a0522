/**
 * How the page looks: paper white, everything else steps back, one loud thing at a time.
 * Adopted by the one shadow root as they are, so that a strict Content-Security-Policy
 * needs no exception; later sheets win.
 */
import { bar } from "./bar";
import { findings } from "./findings";
import { head } from "./head";
import { large } from "./large";
import { page } from "./page";
import { prose } from "./prose";
import { table } from "./table";

export const style = [page, bar, head, prose, table, findings, large];
