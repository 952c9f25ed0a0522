/** Limits of what never reaches the core, or only after the page has read it; those of the core are in `src/limits.rs`. */

/** Characters of pasted HTML. A whole report from Word has less than one million; pictures within it are what is larger. */
export const MOST_MARKUP = 4_000_000;
/** Tags in it. The tables and the prose of a report from Word have some 15 000; where tags are wrongly nested on purpose,
 *  browsers take quadratic time: half a second for so many. */
export const MOST_TAGS = 20_000;
/** Lines × columns of a pasted table, merged cells spread out. The tables of the form have 270; a few columns of a sheet
 *  some thousands. */
export const MOST_PLACES = 65_536;
/** Columns that one cell may cover. More are written by mistake, or for mischief. */
export const WIDEST = 64;
/** Characters of pasted text for a table. The 28 whole lines of a sheet that hold the form's have 460 000, nearly all of them tabs. */
export const MOST_TEXT = 1_000_000;
