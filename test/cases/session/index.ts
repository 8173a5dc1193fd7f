import type { Case } from "../../support/cases/case";
import { date, moment, NONE, ts } from "../../support/cases/words";

/** As the server tells it on 2026-11-20; Thanksgiving is the 26th, half a day the 27th. */
const CALENDAR = {
  US: ["20261120,F", "20261123,F", "20261124,F", "20261125,F", "20261127,H", "20261130,F"],
  HK: ["20261120,F", "20261123,F", "20261224,H", "20261228,F"],
  SH: ["20261120,F", "20261123,F"],
  SZ: ["20261120,F", "20261123,F"],
};

/** Daily bars around Thanksgiving, at midnight in New York. */
const LAST_WEEK = ["24", "25", "27"].map((day, index) => ({
  ts: ts(`2026-11-${day}T00:00:00-05:00`),
  kt: 1001,
  o: 301 + index,
  h: 311 + index,
  l: 291 + index,
  cl: 305 + index,
  v: 5_001 + index,
}));

const at = (what: string, time: string, shows: string): Case => ({
  title: `${what} at ${time}`,
  now: "2026-11-20 18:00:00",
  answers: { "/market-calendar": CALENDAR },
  args: [what, time],
  shows,
});

const now = (what: string, utc: string, shows: string): Case => ({
  title: `${what} when it is ${utc} in UTC`,
  now: utc,
  answers: { "/market-calendar": { US: ["20240715,F", "20241113,F"], HK: ["20241113,F"] } },
  args: [what],
  shows,
});

/** Days of an index of Tokyo; Monday the 23rd was a holiday there, and it is Wednesday. */
const TOKYO_DAYS = ["20", "24", "25"].map((day, index) => ({
  ts: ts(`2026-11-${day}T00:00:00+09:00`),
  kt: 1001,
  o: 39_001 + index,
  h: 39_011 + index,
  l: 38_991 + index,
  cl: 39_005 + index,
  v: 0,
}));

const tokyo = (title: string, time: string | null, shows: Case["shows"]): Case => ({
  title: `an index of Tokyo: ${title}`,
  now: "2026-11-25 01:30:00",
  answers: {
    "/history": [{ c: "IX:JPN225", k: TOKYO_DAYS }],
    "/kline": [{ c: "IX:JPN225", k: TOKYO_DAYS }],
  },
  args: ["IX:JPN225", time],
  shows,
});

export const SESSION: readonly Case[] = [
  tokyo("now, in the morning", null, "regular"),
  tokyo("before the opening", "2026-11-25 08:59", "closed"),
  tokyo("at noon", "2026-11-25 11:30", "break"),
  tokyo("in the afternoon", "2026-11-25 15:29", "regular"),
  tokyo("after the close", "2026-11-25 15:30", "closed"),
  tokyo("a holiday", "2026-11-23 10:00", "closed"),
  tokyo("the trading day before", "2026-11-20 10:00", "regular"),
  tokyo("a Sunday", "2026-11-22 10:00", "closed"),
  tokyo("tomorrow may be a holiday", "2026-11-26 10:00", {
    error: "#N/A",
    message:
      "Whether the exchange of IX:JPN225 trades on 2026-11-26 is not known yet: QOS has no calendar of it, and no bar of that day",
  }),
  {
    title: "an index of Tokyo: a morning without a bar may be that of a holiday",
    now: "2026-11-25 01:30:00",
    answers: {
      "/history": [{ c: "IX:JPN225", k: TOKYO_DAYS.slice(0, 2) }],
      "/kline": [{ c: "IX:JPN225", k: TOKYO_DAYS.slice(0, 2) }],
    },
    args: ["IX:JPN225"],
    shows: NONE,
  },
  at("IX:HSI", "2026-12-24 11:59", "regular"),
  at("IX:HSI", "2026-12-24 13:30", "closed"),
  at("IX:HSI", "2026-11-23 12:00", "break"),
  at("IX:SPX", "2026-11-23 09:00", "closed"),
  at("IX:SPX", "2026-11-23 09:30", "regular"),
  at("IX:SPX", "2026-11-23 16:00", "closed"),
  at("IX:SPX", "2026-11-26 11:00", "closed"),
  at("IX:SPX", "2026-11-27 12:59", "regular"),
  at("IX:SPX", "2026-11-27 13:00", "closed"),
  {
    title: "an index of an exchange that nobody knows",
    args: ["IX:WHATEVER"],
    shows: { error: "#N/A", message: "The trading hours of IX instruments depend on the exchange and are not known" },
  },
  at("US", "2026-11-23 03:59", "closed"),
  at("US", "2026-11-23 04:00", "pre"),
  at("US", "2026-11-23 09:29", "pre"),
  at("US", "2026-11-23 09:30", "regular"),
  at("US", "2026-11-23 15:59", "regular"),
  at("US", "2026-11-23 16:00", "post"),
  at("US", "2026-11-23 19:59", "post"),
  at("US", "2026-11-23 20:00", "night"),
  at("US", "2026-11-24 03:49", "night"),
  at("US", "2026-11-24 03:50", "closed"),
  at("US", "2026-11-22 12:00", "closed"),
  at("US", "2026-11-22 20:30", "night"),
  at("US", "2026-11-26 11:00", "closed"),
  at("US", "2026-11-27 12:59", "regular"),
  at("US", "2026-11-27 13:30", "post"),
  at("US", "2026-11-27 16:59", "post"),
  at("US", "2026-11-27 17:00", "closed"),
  at("US:AAPL", "2026-11-23 09:30", "regular"),
  at("HK", "2026-11-23 09:29", "closed"),
  at("HK", "2026-11-23 09:30", "regular"),
  at("HK:700", "2026-11-23 11:59", "regular"),
  at("HK:700", "2026-11-23 12:00", "break"),
  at("HK:700", "2026-11-23 13:00", "regular"),
  at("HK:700", "2026-11-23 16:00", "closed"),
  at("HK", "2026-12-24 11:59", "regular"),
  at("HK", "2026-12-24 13:30", "closed"),
  at("SH:600519", "2026-11-23 11:29", "regular"),
  at("SH:600519", "2026-11-23 11:30", "break"),
  at("SH:600519", "2026-11-23 13:00", "regular"),
  at("SH:600519", "2026-11-23 15:00", "closed"),
  at("SZ", "2026-11-23 14:59", "regular"),
  at("CF:BTCUSDT", "2026-11-22 03:00", "regular"),
  now("US", "2024-11-13 14:29:59", "pre"),
  now("US", "2024-11-13 14:30:00", "regular"),
  now("US", "2024-07-15 13:30:00", "regular"),
  now("HK", "2024-11-13 01:29:59", "closed"),
  now("HK", "2024-11-13 01:30:00", "regular"),
  now("FX:EURUSD", "2024-11-13 12:00:00", "regular"),
  now("FX:EURUSD", "2024-11-16 12:00:00", "closed"),
  now("CM:XAUUSD", "2024-11-17 22:00:00", "regular"),
  {
    title: "a holiday of last week, by the bars of a share that trades every day",
    now: "2026-11-30 18:00:00",
    answers: {
      "/market-calendar": { US: ["20261130,F", "20261201,F"] },
      "/history": [{ c: "US:AAPL", k: LAST_WEEK }],
      "/kline": [{ c: "US:AAPL", k: LAST_WEEK }],
    },
    args: ["US", "2026-11-26 11:00"],
    shows: "closed",
  },
  {
    title: "the day before that holiday, by the same bars",
    now: "2026-11-30 18:00:00",
    answers: {
      "/market-calendar": { US: ["20261130,F", "20261201,F"] },
      "/history": [{ c: "US:AAPL", k: LAST_WEEK }],
      "/kline": [{ c: "US:AAPL", k: LAST_WEEK }],
    },
    args: ["US", "2026-11-25 11:00"],
    shows: "regular",
  },
  {
    title: "a day that no calendar knows yet is not guessed",
    now: "2026-11-20 18:00:00",
    answers: { "/market-calendar": CALENDAR },
    args: ["US", "2027-07-05 11:00"],
    shows: NONE,
  },
  {
    title: "a date and time as Excel's own number",
    now: "2026-11-20 18:00:00",
    answers: { "/market-calendar": CALENDAR },
    args: ["HK", moment("2026-11-23 12:30:00").serial],
    shows: "break",
  },
  {
    title: "a date alone is its midnight",
    now: "2026-11-20 18:00:00",
    answers: { "/market-calendar": CALENDAR },
    args: ["US", date("2026-11-24").serial],
    shows: "night",
  },
  {
    title: "a time that cannot be read",
    args: ["US", "at lunch"],
    shows: { error: "#VALUE!" },
  },
  {
    title: "a market that there is not",
    args: ["Mars"],
    shows: { error: "#VALUE!" },
  },
  {
    title: "nothing given",
    args: [null],
    shows: { error: "#VALUE!" },
  },
];
