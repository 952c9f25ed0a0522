/** The sum of some numbers. Not by `reduce`, of which old libraries have one of their own that gives something else. */
export function total(numbers: readonly number[]): number {
  let sum = 0;
  for (const one of numbers) sum += one;
  return sum;
}
