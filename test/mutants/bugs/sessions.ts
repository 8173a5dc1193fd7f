import type { PlantedBug } from "../plantedBug";

/** Bugs in which session and day a figure is put. */
export const SESSION_BUGS: readonly PlantedBug[] = [
  {
    shows: "latest shows the oldest price of all sessions",
    file: "quotes/sessions/sessionView.ts",
    find: "(price.time ?? 0) >= (latest.time ?? 0)",
    replace: "(price.time ?? 0) <= (latest.time ?? 0)",
  },
  {
    shows: "the change after hours is measured against the close of the day before",
    file: "quotes/sessions/sessionView.ts",
    find: "if (followed.tradingDay === present.tradingDay) return regular.last;",
    replace: "if (followed.tradingDay === present.tradingDay) return regular.prevclose;",
  },
  {
    shows: "before the bell prevclose is the close of the day itself, and every change 0",
    file: "quotes/sessions/regularDay.ts",
    find: "const before = isOwn ? bars.at(-2) : newest;",
    replace: "const before = newest;",
  },
  {
    shows: "after the bell a price of the afternoon stands as the close",
    file: "quotes/sessions/regularDay.ts",
    find: "if (toldAt === undefined || toldAt < end) return false;",
    replace: "if (toldAt === undefined) return false;",
  },
  {
    shows: "a price of before the bell is that of the regular day",
    file: "quotes/sessions/sessionQuotes.ts",
    find: "if (regular !== undefined && time <= regular.end) return regular;",
    replace: "if (regular !== undefined) return regular;",
  },
  {
    shows: "a day-old block of pre-market prices takes the place of the price of this morning",
    file: "quotes/sessions/sessionQuotes.ts",
    find: "block.figures.time > time;",
    replace: "block.figures.time < time;",
  },
  {
    shows: "a percentage over a close below zero has the wrong sign",
    file: "quotes/arithmetic.ts",
    find: "base === undefined || base <= 0",
    replace: "base === undefined || base === 0",
  },
];
