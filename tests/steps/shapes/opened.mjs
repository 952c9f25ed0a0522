// A file that somebody opens, as a shape of input.

/** A text of so many characters, or a little more. */
export const repeat = (unit, n) => unit.repeat(Math.ceil(n / unit.length));

/** So many pieces, each with its number in it. */
export const many = (n, unit) => Array.from({ length: n }, (_, place) => unit(place)).join("");

/** What opening comes to: a report, or a sentence. */
export async function open(core, parts) {
  try {
    return (await core.openFile(new File(parts, "file"))).notes();
  } catch (sentence) {
    // Only a core that has died has none.
    if (sentence instanceof WebAssembly.RuntimeError) throw sentence;
    return [];
  }
}

/** A file of so many bytes or parts, opened. */
export const file = (name, size, contentOf) => ({ name, size, of: (core, n) => open.bind(null, core, [contentOf(n)]) });
