import type { Case } from "../../support/cases/case";
import { date, moment, na, NONE, notFound, ts, wrong } from "../../support/cases/words";
import { ok } from "../../support/scriptedHttp";
import { ADJUSTED, DAYS, DAY_ROWS, MINUTES, MINUTE_ROWS, MONTH, MONTH_BEFORE } from "./bars";

const bar = (
  at: string,
  kt: number,
  cl: string,
): { ts: number; kt: number; cl: string; o: string; h: string; l: string; v: string } => ({
  ts: ts(at),
  kt,
  o: "1.5",
  h: "9.5",
  l: "0.5",
  cl,
  v: "77",
});

/** A close of each period that no other period has. */
const PERIODS: readonly (readonly [kt: number, cl: number, spellings: readonly (string | number)[]])[] = [
  [1, 11.25, ["1m", "min1", "1"]],
  [5, 12.25, ["5m", "min5", 5]],
  [15, 13.25, ["15m", "min15"]],
  [30, 14.25, ["30m", "min30"]],
  [60, 15.25, ["1h", "hour1", 60]],
  [120, 16.25, ["2h", "hour2"]],
  [240, 17.25, ["4h", "hour4"]],
  [1001, 18.25, ["1d", "day", "1D", 1001]],
  [1007, 19.25, ["1w", "week", "周线"]],
  [1030, 20.25, ["1mo", "month", "1M", "1030"]],
  [2001, 21.25, ["1y", "year"]],
];

const EVERY_PERIOD = {
  "/kline": [{ c: "HK:700", k: PERIODS.map(([kt, cl]) => bar("2024-01-01T00:00:00+08:00", kt, String(cl))) }],
};

const dated = (code: string, at: string, shows: string, notes = ""): Case => ({
  title: `a day of ${code} is the day of its exchange${notes}`,
  settings: { timeZone: "utc" },
  answers: { "/kline": [{ c: code, k: [bar(at, 1001, "38535.7")] }] },
  args: [code, "1d", 1, null, "time,close", false],
  shows: [[date(shows), 38_535.7]],
});

const broken = (what: string, kt: unknown): Case => ({
  title: `a bar ${what} in the middle: the series is not whole, and that is said`,
  answers: {
    "/kline": () =>
      ok([{ c: "HK:700", k: DAYS.map((of, index) => ({ c: "HK:700", ...of, ...(index === 2 ? { kt } : {}) })) }]),
  },
  args: ["HK:700", "1d", 5],
  shows: NONE,
});

/** Which bars, of which period, adjustment and instrument. */
export const SERIES_OF_BARS: readonly Case[] = [
  {
    title: "minutes, with the time of day of the exchange",
    answers: { "/kline": [{ c: "HK:700", k: MINUTES }] },
    args: ["HK:700", "1m", 3, null, null, false],
    shows: MINUTE_ROWS,
  },
  {
    title: "minutes in UTC",
    settings: { timeZone: "utc" },
    answers: { "/kline": [{ c: "HK:700", k: MINUTES }] },
    args: ["HK:700", "1m", 1, null, "time,volume", false],
    shows: [[moment("2024-11-13 05:00:00"), 120_700]],
  },
  {
    title: "minutes by this computer's clock",
    settings: { timeZone: "local" },
    zone: "America/Sao_Paulo",
    answers: { "/kline": [{ c: "HK:700", k: MINUTES }] },
    args: ["HK:700", "1m", 1, null, "time,volume", false],
    shows: [[moment("2024-11-13 02:00:00"), 120_700]],
  },
  ...PERIODS.flatMap(([, cl, spellings]) =>
    spellings.map((spelling): Case => ({
      title: `the period ${JSON.stringify(spelling)}`,
      answers: EVERY_PERIOD,
      args: ["HK:700", spelling, 1, null, "close"],
      shows: [[cl]],
    })),
  ),
  dated("HK:700", "2024-11-13T00:00:00+08:00", "2024-11-13"),
  dated("US:AAPL", "2024-11-13T00:00:00-05:00", "2024-11-13"),
  dated("US:AAPL", "2024-07-15T00:00:00-04:00", "2024-07-15", " in summer too"),
  dated("CF:BTCUSDT", "2024-11-13T00:00:00Z", "2024-11-13"),
  dated("IX:JPN225", "2024-11-13T00:00:00+09:00", "2024-11-13", ": in Tokyo"),
  {
    title: "adjusted for dividends: other prices, asked for as such",
    answers: {
      "/kline": [
        { c: "HK:700", a: 0, k: DAYS },
        { c: "HK:700", a: 1, k: ADJUSTED },
      ],
    },
    args: ["HK:700", "1d", 2, "forward", null, false],
    shows: [
      [date("2024-11-12"), 404.3, 406.8, 397.9, 402.2, 28_123_401],
      [date("2024-11-13"), 403.3, 412.9, 402.5, 411.5, 23_451_201],
    ],
  },
  {
    title: "not adjusted unless it is asked for",
    answers: {
      "/kline": [
        { c: "HK:700", a: 1, k: ADJUSTED },
        { c: "HK:700", a: 0, k: DAYS },
      ],
    },
    args: ["HK:700", "1d", 2, null, null, false],
    shows: DAY_ROWS.slice(3),
  },
  {
    title: "bars in another order on the wire: oldest first",
    answers: { "/kline": () => ok([{ c: "HK:700", k: [...DAYS].reverse().map((of) => ({ c: "HK:700", ...of })) }]) },
    args: ["HK:700", "1d", 5, null, null, false],
    shows: DAY_ROWS,
  },
  {
    title: "figures that come as numbers",
    answers: {
      "/kline": [
        {
          c: "HK:700",
          k: [
            { ts: ts("2024-11-13T00:00:00+08:00"), kt: 1001, o: 403.2, h: 412.8, l: 402.4, cl: 411.4, v: 23_451_200 },
          ],
        },
      ],
    },
    args: ["HK:700", "1d", 1, null, null, false],
    shows: DAY_ROWS.slice(4),
  },
  {
    title: "its own bars among those of others",
    answers: {
      "/kline": () =>
        ok([
          { c: "HK:9988", k: ADJUSTED.map((of) => ({ c: "HK:9988", ...of })) },
          { c: "HK:700", k: DAYS.map((of) => ({ c: "HK:700", ...of })) },
        ]),
    },
    args: ["HK:700", "1d", 2, null, null, false],
    shows: DAY_ROWS.slice(3),
  },
  {
    title: "a young share has fewer bars than were asked for",
    answers: { "/kline": [{ c: "HK:700", k: [...DAYS.slice(3), MONTH] }] },
    args: ["HK:700", "1d", 50, null, null, false],
    shows: DAY_ROWS.slice(3),
  },
  {
    title: "an older share of which the server gives fewer bars than were asked for: said, and no shorter table",
    answers: { "/kline": [{ c: "HK:700", k: [...DAYS.slice(3), MONTH_BEFORE, MONTH] }] },
    args: ["HK:700", "1d", 50, null, null, false],
    shows: na(
      "QOS gives the bars of HK:700 from 2024-11-12 on, not as far back as asked. Ask for a later start or fewer bars",
    ),
  },
  broken("of a kind that cannot be read", "x"),
  broken("of no kind", null),
  broken("of another kind", 1007),
  {
    title: "a code that the server has no bars of",
    answers: { "/kline": [{ c: "HK:700", k: DAYS }] },
    args: ["HK:99999"],
    shows: notFound("HK:99999"),
  },
  {
    title: "a period that there is not",
    args: ["HK:700", "3d"],
    shows: wrong('interval: QOS has no bars of "3d". Nearest: 1d, 1w, 1mo; as a date, -3d lies that far back'),
  },
  {
    title: "backward adjustment does not exist",
    args: ["HK:700", "1d", 5, "hfq"],
    shows: wrong('adjust: "hfq" (backward adjustment) does not exist at QOS. Accepted: none, forward'),
  },
  {
    title: "without a key",
    key: false,
    args: ["HK:700"],
    shows: na("Open the QOS pane and enter your API key"),
  },
];
