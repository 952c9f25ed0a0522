/**
 * How the page looks: paper white, everything else steps back, one loud thing at a time.
 * Adopted by the one shadow root as they are, so that a strict Content-Security-Policy
 * needs no exception; later sheets win.
 */

import { findings } from "../findings/findings-style";
import { prose } from "../prose/prose-style";
import { table } from "../table/table-style";
import { bar } from "./bar-style";
import { head } from "./head-style";
import { large } from "./large-style";
import { page } from "./page-style";

export const style = [page, bar, head, prose, table, findings, large];
