// The words that the benchmark is called with.

export const quick = process.argv.includes("--quick");
export const isWriting = process.argv.includes("--write");

/** The names after `--<option>=`, or undefined where it is not there. */
export function chosen(option) {
  const start = `--${option}=`;
  return process.argv
    .find((word) => word.startsWith(start))
    ?.slice(start.length)
    .split(",");
}

if (isWriting && (quick || chosen("before"))) {
  console.error("--write takes whole measurements of today: neither --quick nor --before");
  process.exit(2);
}
