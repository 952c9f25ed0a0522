/** The key of a field: `organ.name`, `year`, `preface`, or that of a section of prose. Which there are says `OfficialForm.fields`. */
export type FieldKey = string;
export type LookChoices = LookChoice[];
/** Everything that the page shows of a draft: its news, where nothing is left out. */
export interface View extends Omit<News, "findings" | "claims" | "words" | "live" | "aside"> {
  findings: Finding[];
  claims: NonNullable<News["claims"]>; words: NonNullable<News["words"]>; live: NonNullable<News["live"]>; aside: NonNullable<News["aside"]>;
}
/** A block of the preview, and all of them, where nothing is left out. */
export interface Piece extends Omit<PieceNews, "html"> { html: string }
export interface Pieces { pieces: readonly Piece[]; style: NonNullable<PiecesNews["style"]> }
