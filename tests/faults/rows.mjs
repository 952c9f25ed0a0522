// The table that `npm run faults` prints: what was done, what came of it, and whether that is the goal.

/** What was not run has no row, but one that says so: a table without it would look whole. */
export function faultsRows({ kills, traps, fuzz, moment }) {
  return [...killRows(kills, moment), ...trapRows(traps), ...fuzzRows(fuzz)];
}

function killRows(kills, moment) {
  if (!kills) return [notRun("kills")];
  const all = [...kills.values()];
  const sum = (key) => all.reduce((before, one) => before + one[key], 0);
  const kinds = [...kills].filter(([, { kills: count }]) => count > 0);
  return [
    ...kinds.map(([kind, { kills: count, lost, silent, oldest }]) => ({
      what: `  after ${kind}`,
      found: `${count} kills, ${lost} lost, ${silent} silent, oldest ${oldest} ms`,
      isMet: lost + silent === 0,
    })),
    {
      what: `kills, figures lost that were left ${moment} ms before`,
      found: `${sum("kills")} kills, ${sum("lost")} lost`,
      isMet: sum("lost") === 0,
    },
    { what: "kills that were not told", found: `${sum("silent")}`, isMet: sum("silent") === 0 },
  ];
}

function trapRows(traps) {
  if (!traps) return [notRun("injected traps")];
  const isMet = traps.all > 0 && traps.survived === traps.all;
  return [{ what: "injected traps survived, by ways to die", found: `${traps.survived} of ${traps.all}`, isMet }];
}

function fuzzRows(fuzz) {
  if (!fuzz) return [notRun("fuzz runs")];
  const { runs, panics, slow, large } = fuzz;
  const found = `${runs} runs: ${panics} panics, ${slow} over 2 s, ${large} over 256 MB`;
  return [{ what: "fuzz runs", found, isMet: runs > 0 && panics + slow + large === 0 }];
}

function notRun(what) {
  return { what, found: "not run", isMet: true, isRun: false };
}

/** The rows as text, one a line. */
export function table(rows) {
  const width = Math.max(...rows.map(({ what }) => what.length));
  const mark = ({ isMet, isRun = true }) => (isRun ? (isMet ? "✔" : "✖") : "–");
  return rows.map((row) => `${mark(row)} ${row.what.padEnd(width)}  ${row.found}`).join("\n");
}
