/** What a prose field can ask for besides typing. */
import type { FieldKey, FigureGroup, Prompt } from "../core/core";

/** The tools of a prose field. Those that change the text return the caret's place afterwards. */
export interface ProseTools {
  figures(): FigureGroup[];
  prompts(field: FieldKey): Prompt[];
  insertFigure(field: FieldKey, start: number, end: number, cell: string): number;
  releaseFigure(field: FieldKey, at: number): number;
  insertSkeleton(field: FieldKey, part?: string): number;
  toggleHeading(field: FieldKey, at: number): number;
  paste(field: FieldKey, start: number, end: number, text: string): number;
  /** Whether the field may hold this text: a file that is too large would not open again. */
  hasRoom(field: FieldKey, text: string): boolean;
}
