// The measured figures as rows, and the rows as a table.

/** One line of the table: of each side all the measured values, by the side's name. `judged` says which of their
 *  figures is held against the goal, if there is one. */
export function row(what, unit, goal, values, judged = "median") {
  const sides = Object.fromEntries(
    Object.entries(values)
      .filter(([, all]) => all.length > 0)
      .map(([name, all]) => [name, { median: percentile(all, 50), p95: percentile(all, 95), runs: all.length, all }]),
  );
  return {
    what,
    unit,
    goal,
    judged,
    met: sides.ours && goal !== undefined ? sides.ours[judged] <= goal : undefined,
    sides,
  };
}

/** The smallest value that at least `share` percent of all values do not exceed. */
function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil((share / 100) * sorted.length) - 1];
}

/** The rows as a table of Markdown, with a column for each side. */
export function table(rows, sides) {
  const lines = rows.map(({ what, unit, goal, judged, met, sides: measured }) => [
    goal === undefined ? `${what}, ${unit}` : what,
    goalOf(goal, unit, judged),
    met === undefined ? "–" : met ? "met" : "**missed**",
    ...sides.map(({ name }) => figures(measured[name])),
    `${Math.max(...Object.values(measured).map(({ runs }) => runs))}`,
  ]);
  const heads = ["what", "goal", "ours is", ...sides.map(({ name }) => name), "runs each"];
  return markdown(heads, lines);
}

/** A table of Markdown. */
export function markdown(heads, lines) {
  return [heads, heads.map(() => "---"), ...lines].map((line) => `| ${line.join(" | ")} |`).join("\n");
}

function goalOf(goal, unit, judged) {
  if (goal === undefined) return "–";
  return goal === 0 ? "0" : `${judged} ≤ ${goal}${unit && ` ${unit}`}`;
}

/** Median and, where there are several values, the 95th percentile. */
export function figures(side) {
  if (!side) return "–";
  const short = (value) => Number(value.toPrecision(3)).toString();
  return side.runs === 1 ? short(side.median) : `${short(side.median)} / ${short(side.p95)}`;
}
