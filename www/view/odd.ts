/** Characters that no file can hold as they were typed: half of one, and those that documents leave out. */

/** Halves that stand alone, as where a text was cut within a character. In the draft each becomes U+FFFD. */
export function hasHalf(text: string): boolean {
  return /\p{Cs}/u.test(text);
}

/** What XML, and so Word, cannot hold: control characters besides tab and line ends, and two that are none. */
export function hasControl(text: string): boolean {
  return /(?![\t\n\r\x7f-\x9f])[\p{Cc}\ufffe\uffff]/u.test(text);
}

/** As a field of one line shows it: ends of lines, which it would swallow, as blanks. */
export function inOneLine(text: string): string {
  return text.replace(/[\r\n]+/g, " ");
}
