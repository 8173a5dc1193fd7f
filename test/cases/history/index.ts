import type { BarRow, Case } from "../../support/cases/case";
import { date, moment, na, NONE, ts } from "../../support/cases/words";
import { ok } from "../../support/scriptedHttp";
import { ADJUSTED, BAR_HEADER, DAYS, DAY_ROWS, MINUTES, MINUTE_ROWS } from "../kline/bars";

const HK = { "/history": [{ c: "HK:700", k: DAYS }], "/kline": [{ c: "HK:700", k: DAYS }] };
const FIRST_TO_LAST = DAY_ROWS.slice(1, 4);

/** 2,300 minutes of a coin, the last of which begins at 12:19 on the 13th; minute n closes at 80,000 + n. */
const LONG: readonly BarRow[] = Array.from({ length: 2_300 }, (_, at) => ({
  ts: ts("2024-11-11T22:00:00Z") + 60 * at,
  kt: 1,
  o: 70_000 + at,
  h: 90_000 + at,
  l: 60_000 + at,
  cl: 80_000 + at,
  v: 10_000 + at,
}));

/** Its days: it is older than the minutes that the server gives. */
const LONG_DAYS: readonly BarRow[] = ["11", "12", "13"].map((day) => ({
  ts: ts(`2024-11-${day}T00:00:00Z`),
  kt: 1001,
  o: 1,
  h: 2,
  l: 1,
  cl: 2,
  v: 1,
}));

const between = (title: string, start: string | number, end: string | number): Case => ({
  title: `from the first day to the last, both included: ${title}`,
  answers: HK,
  args: ["HK:700", start, end, null, null, null, false],
  shows: FIRST_TO_LAST,
});

export const HISTORY: readonly Case[] = [
  {
    title: "the bars from one day to another under their names, none before and none after",
    answers: HK,
    args: ["HK:700", "2024-11-08", "2024-11-12"],
    shows: [BAR_HEADER, ...FIRST_TO_LAST],
  },
  {
    title: "the names in the language of the pane, where the setting says so",
    settings: { headers: "pane", language: "zh" },
    answers: HK,
    args: ["HK:700", "2024-11-08", "2024-11-12"],
    shows: [["时间", "开盘价", "最高价", "最低价", "收盘价", "成交量"], ...FIRST_TO_LAST],
  },
  between("days as Excel's numbers", 45_604, 45_608),
  between("days as yyyymmdd", 20_241_108, "20241112"),
  between("days as texts", "2024-11-08", "2024/11/12"),
  {
    title: "a weekend at either end belongs to nobody",
    answers: HK,
    args: ["HK:700", "2024-11-09", "2024-11-10"],
    shows: na("QOS has no bars of HK:700 between these dates"),
  },
  {
    title: "one day alone",
    answers: HK,
    args: ["HK:700", "2024-11-11", "2024-11-11", "1d", "none", null, false],
    shows: [DAY_ROWS[2] ?? []],
  },
  {
    title: "up to today where no end is given",
    answers: HK,
    args: ["HK:700", "2024-11-12", null, null, null, null, false],
    shows: DAY_ROWS.slice(3),
  },
  {
    title: "columns in another order",
    answers: HK,
    args: ["HK:700", "2024-11-13", "2024-11-13", null, null, "volume,close,low,high,open,time"],
    shows: [
      ["volume", "close", "low", "high", "open", "time"],
      [23_451_200, 411.4, 402.4, 412.8, 403.2, date("2024-11-13")],
    ],
  },
  {
    title: "one column has no name on top",
    answers: HK,
    args: ["HK:700", "2024-11-08", "2024-11-12", "day", null, "收盘价"],
    shows: [[414.8], [408.9], [405.6]],
  },
  {
    title: "what a bar says of the one before it",
    answers: HK,
    args: ["HK:700", "2024-11-11", "2024-11-12", null, null, "prevclose,change,changepct,amplitude"],
    shows: [
      ["prevclose", "change", "changepct", "amplitude"],
      [414.8, -5.9, -5.9 / 414.8, 9.9 / 414.8],
      [408.9, -3.3, -3.3 / 408.9, 8.9 / 408.9],
    ],
  },
  {
    title: "the first bar of all has none before it, the others have",
    answers: HK,
    args: ["HK:700", "2024-11-01", "2024-11-08", null, null, "close,prevclose,change", false],
    shows: [
      [417.3, NONE, NONE],
      [414.8, 417.3, -2.5],
    ],
  },
  {
    title: "a server that gives nothing before the first day: its base alone is missing",
    now: "2024-11-13 12:20:30",
    answers: {
      "/history": () => ok([{ c: "CF:BTCUSDT", k: LONG.slice(-1_000).map((of) => ({ c: "CF:BTCUSDT", ...of })) }]),
      "/kline": [{ c: "CF:BTCUSDT", k: [...LONG.slice(-1_000), ...LONG_DAYS] }],
    },
    args: ["CF:BTCUSDT", "2024-11-12 19:40", "2024-11-12 19:41", "1m", null, "close,prevclose,change", false],
    wait: 10_000,
    shows: [
      [81_300, NONE, NONE],
      [81_301, 81_300, 1],
    ],
  },
  {
    title: "minutes after a break are read against the last one before it",
    answers: { "/history": [{ c: "HK:700", k: MINUTES }], "/kline": [{ c: "HK:700", k: MINUTES }] },
    args: ["HK:700", "2024-11-13 13:00", "2024-11-13 13:00", "1m", null, "close,prevclose", false],
    shows: [[408.3, 406.9]],
  },
  {
    title: "adjusted for dividends",
    answers: {
      "/history": [
        { c: "HK:700", a: 0, k: DAYS },
        { c: "HK:700", a: 1, k: ADJUSTED },
      ],
      "/kline": [{ c: "HK:700", a: 1, k: ADJUSTED }],
    },
    args: ["HK:700", "2024-11-12", "2024-11-12", "1d", "前复权", null, false],
    shows: [[date("2024-11-12"), 404.3, 406.8, 397.9, 402.2, 28_123_401]],
  },
  {
    title: "the minutes of a day, the last of them included",
    answers: { "/history": [{ c: "HK:700", k: MINUTES }], "/kline": [{ c: "HK:700", k: MINUTES }] },
    args: ["HK:700", "2024-11-13", "2024-11-13", "1m"],
    shows: [BAR_HEADER, ...MINUTE_ROWS],
  },
  {
    title: "from one minute to another",
    answers: { "/history": [{ c: "HK:700", k: MINUTES }], "/kline": [{ c: "HK:700", k: MINUTES }] },
    args: ["HK:700", "2024-11-13 11:59", "2024-11-13 12:30", "1m", null, "time,close", false],
    shows: [[moment("2024-11-13 11:59:00"), 406.9]],
  },
  {
    title: "a day in New York begins and ends there",
    now: "2024-11-14 22:00:00",
    answers: {
      "/history": [
        {
          c: "US:AAPL",
          k: [
            { ts: ts("2024-11-12T00:00:00-05:00"), o: "224.55", h: "225.59", l: "223.36", cl: "224.23", v: "40398299" },
            { ts: ts("2024-11-13T00:00:00-05:00"), o: "224.01", h: "226.65", l: "222.76", cl: "225.12", v: "48566217" },
            { ts: ts("2024-11-14T00:00:00-05:00"), o: "225.02", h: "228.87", l: "224.9", cl: "228.22", v: "44923941" },
          ],
        },
      ],
    },
    args: ["US:AAPL", "2024-11-13", "2024-11-13", null, null, null, false],
    shows: [[date("2024-11-13"), 224.01, 226.65, 222.76, 225.12, 48_566_217]],
  },
  {
    title: "a day in Tokyo, where the index is at home",
    now: "2024-11-14 22:00:00",
    answers: {
      "/history": [
        {
          c: "IX:JPN225",
          k: [
            {
              ts: ts("2024-11-12T00:00:00+09:00"),
              o: "39500.1",
              h: "39866.7",
              l: "39137.8",
              cl: "39376.09",
              v: "1001",
            },
            {
              ts: ts("2024-11-13T00:00:00+09:00"),
              o: "39317.3",
              h: "39377.6",
              l: "38600.2",
              cl: "38721.66",
              v: "1002",
            },
            { ts: ts("2024-11-14T00:00:00+09:00"), o: "38751.4", h: "39014.5", l: "38456.3", cl: "38535.7", v: "1003" },
          ],
        },
      ],
    },
    args: ["IX:JPN225", "2024-11-13", "2024-11-13", null, null, null, false],
    shows: [[date("2024-11-13"), 39_317.3, 39_377.6, 38_600.2, 38_721.66, 1_002]],
  },
  {
    title: "more bars than come at once: every one, once, in order",
    now: "2024-11-13 12:20:30",
    settings: { timeZone: "utc" },
    answers: { "/history": [{ c: "CF:BTCUSDT", k: LONG }], "/kline": [{ c: "CF:BTCUSDT", k: LONG }] },
    args: ["CF:BTCUSDT", "2024-11-11 22:10", "2024-11-13 12:09", "1m", null, "time,close,volume", false],
    wait: 10_000,
    shows: Array.from({ length: 2_280 }, (_, at) => [
      moment(new Date((ts("2024-11-11T22:10:00Z") + 60 * at) * 1_000).toISOString().slice(0, 19).replace("T", " ")),
      80_010 + at,
      10_010 + at,
    ]),
  },
  {
    title: "a server that gives the latest thousand bars only, and ignores the end: said, and no shorter table",
    now: "2024-11-13 12:20:30",
    answers: {
      "/history": () => ok([{ c: "CF:BTCUSDT", k: LONG.slice(-1_000).map((of) => ({ c: "CF:BTCUSDT", ...of })) }]),
      "/kline": [{ c: "CF:BTCUSDT", k: LONG.slice(-1_000) }],
    },
    args: ["CF:BTCUSDT", "2024-11-11 22:10", "2024-11-13 12:09", "1m", null, "time,close", false],
    wait: 10_000,
    shows: NONE,
  },
  {
    title: "a bar in the middle that cannot be read: the series is not whole, and that is said",
    answers: {
      "/history": () =>
        ok([
          { c: "HK:700", k: DAYS.map((of, index) => ({ c: "HK:700", ...of, ...(index === 2 ? { kt: "x" } : {}) })) },
        ]),
    },
    args: ["HK:700", "2024-11-07", "2024-11-13"],
    wait: 10_000,
    shows: NONE,
  },
  {
    title: "a code that the server does not know",
    answers: HK,
    args: ["HK:99999", "2024-11-08", "2024-11-12"],
    shows: NONE,
  },
  {
    title: "an end before the start",
    answers: HK,
    args: ["HK:700", "2024-11-12", "2024-11-08"],
    shows: { error: "#VALUE!" },
  },
  {
    title: "a day that there is not",
    answers: HK,
    args: ["HK:700", "2024-02-30"],
    shows: { error: "#VALUE!" },
  },
  {
    title: "a date with two readings",
    answers: HK,
    args: ["HK:700", "11/12/2024", "2024-11-13"],
    shows: { error: "#VALUE!" },
  },
];
