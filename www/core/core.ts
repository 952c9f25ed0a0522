/** The only file that imports the wasm package: the page asks the core through here. */
import blankReport from "blank-report";
import type { Finding, News, OfficialForm, Pieces, PiecesNews, View } from "../../target/pkg/xxgk_annual_report.js";
import { coreModule } from "./arrival";
import { type FileRead, readBeside } from "./file-reading";
import { beginCore, type Core, type CoreDied } from "./living-core";

export type {
  CellHelp,
  CellSum,
  Claim,
  ComparisonView,
  CopiedReport,
  Draft,
  FieldKey,
  FigureGroup,
  Finding,
  FormSection,
  FormTable,
  LastYear,
  LiveFigure,
  Look,
  LookChoices,
  Moved,
  OfficialForm,
  Opened,
  PasteReading,
  Piece,
  Pieces,
  Preview,
  Printed,
  Prompt,
  ReceivedFinding,
  ReceivedReport,
  Review,
  RollUpChild,
  RollUpView,
  Steps,
  View,
} from "../../target/pkg/xxgk_annual_report.js";
export { forgetModule } from "./arrival";
export { CoreMissing, type Hindrance } from "./core-missing";
export type { RollUpChoice } from "./desk";
export { DeskDied, DeskLink } from "./desk-link";
export { type FileRead, FileTooMuch } from "./file-reading";
export { type Core, CoreDied } from "./living-core";

/** A blank report as the core shows it, from the build: it is there before the core is. */
export const blank: { schema: string; form: OfficialForm; view: View } = blankReport;

/** Begins a core, as soon as it has arrived. `died` is called once, before the verb that it has died of throws. Fails with `CoreMissing`. */
export async function newCore(died: (reason: CoreDied) => void): Promise<Core> {
  return beginCore(await coreModule(), died);
}

/** Has a file read for a core, beside it where that can be. Fails with a sentence when it is no report, and with `FileTooMuch`. */
export async function readFile(core: Core, file: File): Promise<FileRead> {
  const read = await readBeside(await coreModule(), file);
  if (!read) return core.readHere(file);
  if ("refused" in read) throw new Error(read.refused);
  return { ...read, opened: core.openText(read.json) };
}

/** The view after the one before and what is new since. What is as before stays the same object, so that it is not drawn again. */
export function viewAfter(before: View, news: News): View {
  const isSame =
    news.findings.length === before.findings.length && news.findings.every((finding, place) => finding === place);
  const known = (finding: Finding | number) =>
    typeof finding === "number" ? (before.findings[finding] as Finding) : finding;
  return {
    ...news,
    findings: isSame ? before.findings : news.findings.map(known),
    claims: news.claims ?? before.claims,
    words: news.words ?? before.words,
    live: news.live ?? before.live,
    // Mostly there is none, and none is the same as none.
    aside: news.aside && news.aside.length + before.aside.length > 0 ? news.aside : before.aside,
  };
}

/** The pieces of a preview, from those before and what is new since. */
export function piecesAfter(before: Pieces, { pieces, style }: PiecesNews): Pieces {
  const known = (html: string | number) => (typeof html === "number" ? (before.pieces[html]?.html ?? "") : html);
  return {
    pieces: pieces.map((piece) => ({ ...piece, html: known(piece.html) })),
    style: style ?? before.style,
  };
}

/** Today in the user's time zone; the core has no clock. */
export function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
