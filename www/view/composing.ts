/**
 * The word that an input method is composing. Until it is done it is no text of the report: it is no step, nothing of
 * it is stored, and nobody writes into its field, for a field that is written anew loses the word.
 */
import { nextFrame } from "./next-frame";

/** What can be typed into. */
export type TextField = HTMLInputElement | HTMLTextAreaElement;

/** A word, and what was there before it. */
export interface Word {
  field: TextField;
  /** What stood in the field, and what of that was selected. */
  before: string;
  start: number;
  end: number;
  /** What the draft had for the field. */
  stored: string | undefined;
}

let word: Word | undefined;

/** A word begins. Some input methods say so twice. */
export function beginWord(field: TextField, stored: string | undefined): void {
  if (word?.field === field) return;
  const { value, selectionStart, selectionEnd } = field;
  word = { field, before: value, start: selectionStart ?? 0, end: selectionEnd ?? 0, stored };
}

/** It is done, or given up; returns it. */
export function endWord(): Word | undefined {
  const done = word;
  word = undefined;
  return done;
}

/** Whether a word is being composed in that field. One that was taken off the page is told by nobody that it ended. */
export function isComposedIn(field: unknown): boolean {
  return word !== undefined && word.field === field && word.field.isConnected;
}

/** What the field of that name is to show: its text, or what stands there while a word is composed in it. */
export function heldText(part: Element, name: string, text: string): string {
  const field = word?.field;
  if (!field || !isComposedIn(field) || !part.contains(field)) return text;
  const { field: key, lastYear } = field.dataset;
  return (key ?? lastYear) === name ? field.value : text;
}

/** Resolves when no word is being composed. */
export async function whenComposed(): Promise<void> {
  while (isComposedIn(word?.field)) await nextFrame();
}
