/**
 * What lies in the browser's store, taken for what it is: other versions of the page write there, and disks, cleaners and
 * other pages of the site break things. A field that is not what it should be is as if it were missing; a record without a
 * text that could be a draft is unreadable, and stays as it is.
 */
import type { Content, State, StoredDraft, UnreadableRecord } from "../view/kept-drafts";
import { jsonText } from "./json-text";

/** A longer title is cut, in characters: it is shown in lists. */
const LONGEST_TITLE = 200;
/** The last moment that a clock can say, in milliseconds since 1970. */
const LAST_MOMENT = 8.64e15;

type Fields = Readonly<Record<string, unknown>>;

/** The draft that a record is; undefined when it is none. */
export function draftFrom(record: unknown): StoredDraft | undefined {
  const fields = fieldsOf(record);
  const content = contentFrom(fields);
  if (!content || typeof fields.id !== "string") return undefined;
  const { id } = fields;
  return {
    ...fields,
    ...content,
    ...momentsFrom(fields, ["order", "removed", "aged", "seen"]),
    id,
    left: fields.left === true,
  };
}

/** The state that a record is; undefined when it is none. */
export function stateFrom(record: unknown): State | undefined {
  const { key, draft, ...fields } = fieldsOf(record);
  const content = contentFrom(fields);
  if (!content || typeof key !== "number" || typeof draft !== "string") return undefined;
  return { ...content, ...momentsFrom(fields, ["order"]), key, draft };
}

/** The record as one that cannot be read. */
export function unreadable(store: UnreadableRecord["store"], key: IDBValidKey, record: unknown): UnreadableRecord {
  const { title, time } = fieldsOf(record);
  return { store, key, record, title: titleFrom(title), time: momentFrom(time) };
}

/** The record to the letter, as far as a file can hold it: the saved file in it, or else all of it. */
export function textOf(record: unknown): string {
  const { json } = fieldsOf(record);
  if (typeof json === "string") return json;
  try {
    return jsonText(record);
  } catch {
    return String(record); // Something goes round in a circle, or has no spelling.
  }
}

/** The saved file as an object; undefined when it is none. */
export function savedFrom(json: string): Fields | undefined {
  try {
    const saved: unknown = JSON.parse(json);
    return typeof saved === "object" && saved !== null && !Array.isArray(saved) ? (saved as Fields) : undefined;
  } catch {
    return undefined;
  }
}

/** Its place among all that was kept; what has none is placed by its time. */
export function orderOf({ order, time }: { order?: number; time: number }): number {
  return order ?? time;
}

function fieldsOf(record: unknown): Fields {
  return typeof record === "object" && record !== null ? (record as Fields) : {};
}

/** What drafts and states have in common; undefined without a text. */
function contentFrom({ title, json, filled, errors, time }: Fields): (Content & { time: number }) | undefined {
  if (typeof json !== "string") return undefined;
  return {
    title: titleFrom(title),
    json,
    filled: momentFrom(filled) ?? 0,
    errors: momentFrom(errors) ?? 0,
    time: momentFrom(time) ?? 0,
  };
}

/** Those of the fields that are what they should be; the others as if they were missing. */
function momentsFrom<Name extends string>(fields: Fields, names: readonly Name[]): { [One in Name]?: number } {
  const known: { [One in Name]?: number } = {};
  for (const name of names) {
    const moment = momentFrom(fields[name]);
    if (moment !== undefined) known[name] = moment;
  }
  return known;
}

function momentFrom(value: unknown): number | undefined {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= LAST_MOMENT
    ? (value as number)
    : undefined;
}

function titleFrom(title: unknown): string {
  return typeof title === "string" ? title.slice(0, LONGEST_TITLE) : "";
}
