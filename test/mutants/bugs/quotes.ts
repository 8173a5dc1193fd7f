import type { PlantedBug } from "../plantedBug";

/** Bugs in what answers a formula, once and live. */
export const QUOTES_BUGS: readonly PlantedBug[] = [
  {
    shows: "a single value stands still while many tables move",
    file: "quotes/streams.ts",
    find: "[...single, ...this.#deferred, ...touched]",
    replace: "[...this.#deferred, ...touched]",
  },
  {
    shows: "of two live cells of an instrument the first stands still",
    file: "quotes/streamsByKey.ts",
    find: "new Set([found, stream])",
    replace: "new Set([stream])",
  },
  {
    shows: "an instrument's other cells stand still once one of them was deleted",
    file: "quotes/streamsByKey.ts",
    find: "if (found.size === 0) this.#byKey.delete(key);",
    replace: "this.#byKey.delete(key);",
  },
  {
    shows: "KLINE shows the oldest bars of a longer answer",
    file: "quotes/quoteSources.ts",
    find: "items.slice(items.length - count)",
    replace: "items.slice(0, count)",
  },
  {
    shows: "TRADES shows the oldest trades of a longer answer",
    file: "quotes/quoteSources.ts",
    find: "trades.slice(0, count)",
    replace: "trades.slice(trades.length - count)",
  },
  {
    shows: "adjusted and unadjusted bars are kept under one name: the second formula shows the first one's prices",
    file: "quotes/quoteSources.ts",
    find: "`${code} ${interval} ${adjustment}`",
    replace: "`${code} ${interval}`",
  },
  {
    shows: "a shorter series in the cache passes for a longer one",
    file: "quotes/countedSource.ts",
    find: "kept.asked < query.count",
    replace: "kept.asked < 1",
  },
  {
    shows: "a live table that differs in its last column alone is not shown again",
    file: "quotes/shown.ts",
    find: 'row.every((cell, column) => sameCell(cell, other[column] ?? ""))',
    replace: 'row.slice(0, -1).every((cell, column) => sameCell(cell, other[column] ?? ""))',
  },
  {
    shows: "a date as yyyymmdd is read a month late",
    file: "quotes/arguments/dateText.ts",
    find: "const days = daysFromCivil(y, m, d);",
    replace: "const days = daysFromCivil(y, m + 1, d);",
  },
  {
    shows: "times are shown on the exchange's clock although UTC was chosen",
    file: "quotes/zones.ts",
    find: 'choice.kind === "zone" ? choice.zone',
    replace: 'choice.kind !== "zone" ? "UTC"',
  },
  {
    shows: "the age of a value is told a thousand times too long",
    file: "quotes/live/liveFields.ts",
    find: "Math.round(now / SECOND - ",
    replace: "Math.round(now - ",
  },
  {
    shows: "after a split HISTORY shows kept adjusted prices of before it",
    file: "quotes/history/historySource.ts",
    find: 'if (isPast && (query.adjustment === "none" || this.#agreed.get(series) === true)) return kept.bars;',
    replace: "if (isPast) return kept.bars;",
  },
  {
    shows: "HISTORY from ytd begins with February",
    file: "quotes/arguments/relativeDate.ts",
    find: 'word === "ytd" ? 1 :',
    replace: 'word === "ytd" ? 2 :',
  },
];
