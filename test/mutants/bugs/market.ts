import type { PlantedBug } from "../plantedBug";

/** Bugs in what a code, a period, a zone and a session are. */
export const MARKET_BUGS: readonly PlantedBug[] = [
  {
    shows: "KLINE of weeks shows months",
    file: "market/periods.ts",
    find: 'interval: "1w", kt: 1007',
    replace: 'interval: "1w", kt: 1030',
  },
  {
    shows: "times of US shares are those of Chicago, an hour early",
    file: "market/markets.ts",
    find: '    market: "US",\n    zone: "America/New_York",',
    replace: '    market: "US",\n    zone: "America/Chicago",',
  },
  {
    shows: "a start that lies on a clock change is read an hour off",
    file: "market/zone.ts",
    find: "const early = local - Math.max(before, after);",
    replace: "const early = local - Math.min(before, after);",
  },
  {
    shows: "times are half an hour off in the hour after a clock change: one offset serves too long",
    file: "market/zone.ts",
    find: "const OFFSET_GRAIN = 900;",
    replace: "const OFFSET_GRAIN = 86_400;",
  },
  {
    shows: "SESSION says regular for half an hour after the close in New York",
    file: "market/hours.ts",
    find: '{ session: "regular", days: MONDAY_TO_FRIDAY, start: at(9, 30), end: at(16) },',
    replace: '{ session: "regular", days: MONDAY_TO_FRIDAY, start: at(9, 30), end: at(16, 30) },',
  },
  {
    shows: "only the first instrument of each market is asked for, the others of a watch list are unknown",
    file: "market/codeList.ts",
    find: "else symbols.add(symbolOf(code));",
    replace: "else symbols.add([...symbols][0] ?? symbolOf(code));",
  },
];
