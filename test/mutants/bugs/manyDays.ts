import type { PlantedBug } from "../plantedBug";

/** Bugs in the formulas that look over many days at once: wrong days, wrong closes, wrong columns. */
export const MANY_DAYS_BUGS: readonly PlantedBug[] = [
  {
    shows: "TDAY goes back where it is to go on",
    file: "quotes/dayWalk.ts",
    find: "found.day + Math.sign(offset), Math.sign(offset)",
    replace: "found.day - Math.sign(offset), -Math.sign(offset)",
  },
  {
    shows: "TDAY calls a holiday a trading day",
    file: "quotes/questions/tday.ts",
    find: 'day < seen.first ? "earlier" : "closed"',
    replace: 'day < seen.first ? "earlier" : "trading"',
  },
  {
    shows: "TDAY leaves out half days that lie ahead",
    file: "quotes/questions/tday.ts",
    find: 'kind === "closed" ? "closed" : "trading"',
    replace: 'kind !== "full" ? "closed" : "trading"',
  },
  {
    shows: "TDAY leaves out days on which one instrument was suspended",
    file: "quotes/seenDays.ts",
    find: "query.witnesses.map(",
    replace: "query.witnesses.slice(0, 1).map(",
  },
  {
    shows: "TDAY of an index knows no day since yesterday",
    file: "quotes/seenDays.ts",
    find: "kept?.today === today && ",
    replace: "kept !== undefined && ",
  },
  {
    shows: "CLOSE of today is the price of a day that still trades",
    file: "quotes/questions/close.ts",
    find: "hasClosed(context, code, today) ? today : today - 1",
    replace: "today",
  },
  {
    shows: "CLOSE of a Sunday is that of Monday",
    file: "quotes/questions/close.ts",
    find: "bars[lastIndexWhere(bars, ({ time }) => dayOfBar(time, code, learned) <= until)]",
    replace: "bars.find(({ time }) => dayOfBar(time, code, learned) >= until)",
  },
  {
    shows: "CLOSE of one day answers for another",
    file: "quotes/questions/close.ts",
    find: "`${code} ${adjustment} ${until}`",
    replace: "`${code} ${adjustment}`",
  },
  {
    shows: "CLOSE adjusted for dividends is the unadjusted one that was asked for before",
    file: "quotes/questions/close.ts",
    find: "`${code} ${adjustment} ${until}`;",
    replace: "`${code} ${until}`;",
  },
  {
    shows: "CLOSE on a half day is that of the day before until the usual close",
    file: "market/session.ts",
    find: "boundsOf(hours, block, kinds(day))?.end ?? []",
    replace: "block.end",
  },
  {
    shows: "CLOSE of a long suspended share is none",
    file: "quotes/history/historySource.ts",
    find: "const first = found < 0 ? bars.length : found;\n  return bars.slice(andBefore ? Math.max(0, first - 1) : first)",
    replace: "if (found < 0) return [];\n        return bars.slice(andBefore ? Math.max(0, found - 1) : found)",
  },
  {
    shows: "SERIES puts bars of the same date into two rows where clocks differ",
    file: "quotes/seriesTable.ts",
    find: "daily ? dayOfBar(bar.time, code, zone.learned) : bar.time",
    replace: "daily ? Math.floor(bar.time / 86_400) : bar.time",
  },
  {
    shows: "SERIES fills a holiday with the close before it",
    file: "quotes/seriesTable.ts",
    find: "column?.cells.get(time) ?? column?.none",
    replace: "column?.cells.get(time) ?? [...(column?.cells.values() ?? [])].at(-1)",
  },
  {
    shows: "SERIES reads changes against the bar after",
    file: "quotes/seriesTable.ts",
    find: "bars[at - 1]",
    replace: "bars[at + 1]",
  },
  {
    shows: "SERIES leaves the column of a blank cell out, so that all columns after it stand under the wrong name",
    file: "quotes/seriesTable.ts",
    find: "...rows.map((row) => cellOf(row, time, columns)),",
    replace: '...rows.filter(({ kind }) => kind !== "blank").map((row) => cellOf(row, time, columns)),',
  },
  {
    shows: "SERIES takes times of day by the clock of each instrument, and shows them by that of the first",
    file: "quotes/questions/series.ts",
    find: "code: daily ? code : first",
    replace: "code",
  },
  {
    shows: "SERIES shows unadjusted closes as adjusted ones",
    file: "quotes/questions/series.ts",
    find: "const adjustment = readAdjustment(rawAdjust);",
    replace: 'readAdjustment(rawAdjust);\n  const adjustment = "none";',
  },
];
