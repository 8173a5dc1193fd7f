import { all, before, type Change } from "./change";

const ROW = `  {
    market: "SG",
    zone: "Asia/Singapore",
    nameEn: "Singapore stocks",
    nameZh: "新加坡股票",
    symbol: LETTERS_AND_DIGITS,
    leadingZeros: "kept",
    volumeUnit: 1,
    depthLevels: 1,
    currency: "SGD",
  },
`;

const HOURS = `  {
    market: "SG",
    zone: "Asia/Singapore",
    keepsHolidays: true,
    blocks: [{ session: "regular", days: MONDAY_TO_FRIDAY, start: at(9), end: at(17) }],
  },
`;

const CHOICE = `      {
        "value": "SG",
        "en": { "name": "SG", "tooltip": "Singapore stocks" },
        "zh": { "name": "新加坡", "tooltip": "新加坡股票" }
      },
`;

/** A market with hours of its own. */
export const A_MARKET: Change = {
  row: "a market",
  edits: {
    "src/market/markets.ts": all(before(' | "CM";', ' | "SG"'), before('  {\n    market: "CM",', ROW)),
    "src/simulator/market/exchanges.ts": all(
      before(' | "TOKYO"', ' | "SG"'),
      before(
        "  TOKYO: {",
        '  SG: { zone: "Asia/Singapore", regular: weekdays([at(9), at(17)]), keepsHolidays: true },\n',
      ),
    ),
    "src/functions/_choices.json": before('      {\n        "value": "CM",', CHOICE),
    "src/simulator/market/days.ts": before('  "Asia/Tokyo":', '  "Asia/Singapore": { hours: 8 },\n'),
    "src/simulator/market/calendar.ts": before(
      "  TOKYO: tokyoExceptions,",
      "  SG: (year) => exceptions([], [dayOf(year, 1, 1)]),\n",
    ),
    "src/market/hours.ts": before('  {\n    market: "US",', HOURS),
  },
};
