/** Whether two saved files say the same, however they are spelled: databases put keys into another order. */

/** A short sum of what a saved file says; of a text that is none, of the text. */
export function sumOf(text: string): string {
  let spelled = text;
  try {
    spelled = JSON.stringify(inOrder(JSON.parse(text)));
  } catch {
    // It is told when it is opened.
  }
  let sum = 0;
  let other = 7;
  for (let at = 0; at < spelled.length; at += 1) {
    const code = spelled.charCodeAt(at);
    sum = (Math.imul(sum, 31) + code) | 0;
    other = (Math.imul(other, 131) ^ code) | 0;
  }
  return `${spelled.length}.${sum}.${other}`;
}

/** The same with its keys in order, and without what is blank: a key without words says as much as none. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const all = Object.entries(value as Record<string, unknown>).filter(([, one]) => one !== "" && one !== null);
  return Object.fromEntries(
    all.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, one]) => [key, inOrder(one)]),
  );
}
