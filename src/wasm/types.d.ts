/** A rectangle of a printed table: a label, or the place of a cell. */
export interface Printed { text: string; cell: string | null; label: string; column: number; columns: number; rows: number; sum: boolean; money: boolean }
/** One official table, line by line; widths in twips. */
export interface FormTable { key: string; widths: number[]; headerLines: number; hasSums: boolean; lines: Printed[][] }
/** One of the six sections: prose with the template's hint, or a table. */
export interface FormSection { key: string; heading: string; hint: string | null; aspects: string[]; table: FormTable | null }
export interface OfficialForm {
  edition: string; name: string; documentNumber: string;
  looks: LookChoices; sections: FormSection[]; cells: string[]; organKinds: { key: string; name: string }[];
  /** All that is no cell, in the order of the form. */
  fields: { key: FieldKey; name: string; isProse: boolean }[];
  /** The editions that can be chosen, the newest first: 2021 年版, 2021 年度起. */
  editions: { edition: string; name: string; years: string }[];
}
export interface Finding {
  rule: string; name: string; severity: "error" | "warning" | "info";
  cells: string[]; primary: string | null; span: [number, number] | null; places: [number, number][]; message: string; fix: string;
  expected: string | null; found: string | null; correction: string | null; also: [string, string][]; clause: string;
  /** The findings that go when this one is put right. */
  explains: Finding[];
  canBeAccepted: boolean; accepted: string | null;
}
/** Everything that the page shows of a draft. */
export interface View {
  title: string;
  /** The edition of the form that the draft fills in. */
  edition: string;
  /** The edition that the year of the report calls for, where it is another one. */
  offered: string | null;
  /** What was typed on another edition and has no place on this one: the draft keeps it. */
  aside: { edition: string; name: string; text: string }[];
  /** What each cell shows that shows anything: the number as understood, else the text as typed. */
  shown: Record<string, string>;
  /** The sums that were worked out because nobody typed one. */
  computed: string[];
  /** What was typed where something else is shown. */
  tidied: Record<string, string>;
  findings: Finding[];
  errors: number; warnings: number; infos: number;
  totals: Record<string, "computed" | "entered">;
  /** How many cells of each table are still to be filled in. */
  blank: Record<string, number>;
  /** The name of the step that can be taken back, and of the one that can be done again. */
  undo: string | null; redo: string | null;
  claims: Claim[];
  /** How long each field of prose is, as WPS counts. */
  words: Partial<Record<FieldKey, number>>;
  /** The figures in the prose that follow a cell. */
  live: LiveFigure[];
  /** The year that the report is on. */
  year: number | null;
  hasLastYear: boolean;
}
/** A step that was undone or redone: the first place that changed, and the words that stand in it now; `null` where there is none on the page. */
export interface Moved { name: string; place: string | null; span: [number, number] | null; opensAnother: boolean }
/** The names of all steps: of those done the latest first, of those undone the next one first. */
export interface Steps { done: string[]; undone: string[] }
/** What is new in a view since the one before: `null` where something is as it was, and in the place of a finding that was shown before its place among those. */
export interface News extends Omit<View, "findings" | "claims" | "words" | "live"> {
  findings: (Finding | number)[];
  claims: View["claims"] | null; words: View["words"] | null; live: View["live"] | null;
}
/** The report as it will be printed: its HTML, and the style sheets for the root that it stands in and for the document. */
export interface Preview { body: string; style: string; sheet: string }
/** The same block by block: its HTML, the key of the field or table that it comes from, a paragraph's place in the text of its field, and the blanks in it that are not printed. */
export interface Piece { html: string; key: string; span: [number, number]; gap: [number, number] }
export interface Pieces { pieces: readonly Piece[]; style: string }
/** What is new in them since they were asked for last: in the place of HTML that was there before its place among those, `null` for a style that is as it was. */
export interface PiecesNews { pieces: (Omit<Piece, "html"> & { html: string | number })[]; style: string | null }
/** What is known of last year; the cells that the checks compare with. */
export interface LastYear { title: string; isKnown: boolean; cells: { address: string; name: string; text: string }[] }
/** A number that the prose states, where it stands, and what it was held against, in words; `holds` is null while that is not known. */
export interface Claim { section: FieldKey; quote: string; span: [number, number]; cells: string[]; holds: boolean | null; said: string }
/** A figure in the prose that follows a cell: where it stands, brackets and all, and what the cell is called. It is printed without its brackets once the cell's number is known. */
export interface LiveFigure { section: FieldKey; span: [number, number]; cell: string; name: string; isKnown: boolean }
/** The figures of a table, to choose one for a text; `label` has all headings of the cell, by which it can be looked for. */
export interface FigureGroup { table: string; heading: string; figures: { cell: string; name: string; label: string; text: string }[] }
/** What to say in a part of a field, and whether the field has a paragraph on it. */
export interface Prompt { key: string; name: string; prompts: string[]; isThere: boolean }
/** Where the caret stands after a paste, and whether something went from it that could be seen. */
export interface PastedText { caret: number; isLess: boolean }
/** How printed files look: what is chosen, by the keys of `LookChoices`. */
export type Look = Record<string, string>;
export type LookChoices = { key: string; name: string; options: { key: string; name: string }[] }[];
/** The key of a field: `organ.name`, `year`, `preface`, or that of a section of prose. Which there are says `OfficialForm.fields`. */
export type FieldKey = string;
/** What belongs into a cell; `article` is empty where none names it. */
export interface CellHelp { name: string; help: string; article: string }
/** A plain check: all its cells, and the one that is the sum of the others, if one is. */
export interface CellSum { cells: string[]; total: string | null; words: string }
/** One reading of a pasted block: where its figures would go, and what goes nowhere. */
export interface PasteReading { isPlain: boolean; words: string; cells: { address: string; row: string; column: string; before: string; after: string }[]; leftOut: string[] }
