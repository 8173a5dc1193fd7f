import type { PlantedBug } from "../plantedBug";

/** Bugs in reading the wire. */
export const QOS_BUGS: readonly PlantedBug[] = [
  {
    shows: "the previous close shows the opening price, and every change is wrong with it",
    file: "qos/fields.ts",
    find: '{ name: "prevclose", wire: "yp"',
    replace: '{ name: "prevclose", wire: "o"',
  },
  {
    shows: "bars show the opening price as the close",
    file: "qos/bar.ts",
    find: 'row["cl"], path, "cl"',
    replace: 'row["o"], path, "cl"',
  },
  {
    shows: "the best bid is the lowest bid of the book",
    file: "qos/depth.ts",
    find: "(left, right) => right - left",
    replace: "(left, right) => left - right",
  },
  {
    shows: "INFO shows the shares in circulation as all shares",
    file: "qos/instrumentInfo.ts",
    find: '{ name: "shares", wire: "ts"',
    replace: '{ name: "shares", wire: "os"',
  },
  {
    shows: "buys show as sells",
    file: "qos/trade.ts",
    find: '["unknown", "buy", "sell"]',
    replace: '["unknown", "sell", "buy"]',
  },
  {
    shows: "figures of the after-hours stand where those before the bell belong",
    file: "qos/snapshot.ts",
    find: 'const pre = decodeBlock(row, path, "pq", notes);',
    replace: 'const pre = decodeBlock(row, path, "aq", notes);',
  },
  {
    shows: "HISTORY and KLINE forward-adjusted show unadjusted prices",
    file: "qos/bar.ts",
    find: "{ none: 0, forward: 1 }",
    replace: "{ none: 0, forward: 0 }",
  },
  {
    shows: "a half day of the calendar shows as full",
    file: "qos/endpoints/marketCalendar.ts",
    find: 'parts[2] === "H" ? "half" : "full"',
    replace: 'parts[2] === "H" ? "full" : "full"',
  },
  {
    shows: "bars adjusted and not adjusted are asked for in one request, and one gets the other's prices",
    file: "qos/endpoints/series.ts",
    find: '`${query.adjustment} ${query.end ?? "latest"}`',
    replace: '`${query.end ?? "latest"}`',
  },
  {
    shows: "where KLINE formulas of different lengths share a request, the long one is cut to the short",
    file: "qos/endpoints/series.ts",
    find: "co: Math.max(...queries.map(({ count }) => count))",
    replace: "co: Math.min(...queries.map(({ count }) => count))",
  },
  {
    shows: "TRADES shows the oldest trade on top where the server lists them forward in time",
    file: "qos/endpoints/trade.ts",
    find: "(right.time ?? 0) - (left.time ?? 0)",
    replace: "(left.time ?? 0) - (right.time ?? 0)",
  },
  {
    shows: "a code that the plan has no room for is left out of the request and shows as unknown",
    file: "qos/endpoints/rows.ts",
    find: "start += size",
    replace: "start += size + 1",
  },
  {
    shows: "live prices with decimals are ten times what they are",
    file: "qos/pushText/textCursor.ts",
    find: "POWERS[at - point - 1]",
    replace: "POWERS[at - point - 2]",
  },
  {
    shows: "a live order book shows its asks under the bids",
    file: "qos/pushText/depth.ts",
    find: "name === BIDS && bids",
    replace: "name === ASKS && bids",
  },
  {
    shows: "the bar that moves shows its high as the close",
    file: "qos/pushText/kline.ts",
    find: "[open, high, low, close, volume, seconds, kt]",
    replace: "[open, close, low, high, volume, seconds, kt]",
  },
  {
    shows: "a live price of 0 shows where there is none",
    file: "qos/plain.ts",
    find: "figure > 0 ? figure : undefined",
    replace: "figure >= 0 ? figure : undefined",
  },
  {
    shows: "a refusal for too many requests passes for one of too many codes, and questions are halved for ever",
    file: "qos/refusal.ts",
    find: 'sense: "tooFrequent",\n    words:',
    replace: 'sense: "productLimit",\n    words:',
  },
];
