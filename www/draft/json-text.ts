/**
 * Values as JSON. Not by `JSON.stringify`: that asks each text and list for a `toJSON`, and old libraries of the site have
 * given them one that writes something else.
 */

/** What cannot stand in a JSON string as it is: half a character does not outlive a file. */
const NOT_AS_IT_IS = /["\\\u2028\u2029\p{Cc}\p{Cs}]/gu;

/** A value as JSON, over several lines; what JSON has no words for is `null`. Fails when it goes round in a circle. */
export function jsonText(value: unknown, indent = ""): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) return String(value);
  if (typeof value !== "object" || value === null) return "null";
  const deeper = `${indent}  `;
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const parts = Array.isArray(value)
    ? value.map((one) => jsonText(one, deeper))
    : Object.keys(value).map((key) => `${quoted(key)}: ${jsonText((value as Record<string, unknown>)[key], deeper)}`);
  if (parts.length === 0) return `${open}${close}`;
  return `${open}\n${deeper}${parts.join(`,\n${deeper}`)}\n${indent}${close}`;
}

function quoted(text: string): string {
  return `"${text.replace(NOT_AS_IT_IS, escaped)}"`;
}

function escaped(character: string): string {
  if (character === '"' || character === "\\") return `\\${character}`;
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
