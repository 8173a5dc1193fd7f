import type { BarRow, Case } from "../../support/cases/case";
import { date, na, ts, wrong } from "../../support/cases/words";

/** As the server tells it on Friday 2026-11-20; Thanksgiving is the 26th, half a day the 27th. */
const CALENDAR = {
  US: ["20261120,F", "20261123,F", "20261124,F", "20261125,F", "20261127,H", "20261130,F"],
  HK: ["20261120,F", "20261123,F", "20261224,H", "20261228,F"],
};

/** A day bar of each of these days, at midnight of the offset from UTC. */
const dayBars = (days: readonly string[], midnight: string): readonly BarRow[] =>
  days.map((day, index) => ({
    ts: ts(`${day}T00:00:00${midnight}`),
    kt: 1001,
    o: 301 + index,
    h: 311 + index,
    l: 291 + index,
    cl: 305 + index,
    v: 5_001 + index,
  }));

/** Labor Day is Monday the 7th of September. */
const NEW_YORK = ["2026-09-03", "2026-09-04", "2026-09-08", "2026-09-09", "2026-11-18", "2026-11-19"];
/** The 18th and 19th were holidays of this case alone. */
const TOKYO = ["2026-11-16", "2026-11-17", "2026-11-20"];

const HISTORY = [
  { c: "US:AAPL", k: dayBars(NEW_YORK.slice(0, 4), "-04:00") },
  { c: "US:AAPL", k: dayBars(NEW_YORK.slice(4), "-05:00") },
  { c: "IX:JPN225", k: dayBars(TOKYO, "+09:00") },
];

const tday = (title: string, args: Case["args"], shows: Case["shows"], now = "2026-11-20 11:00:00"): Case => ({
  title,
  now,
  answers: { "/market-calendar": CALENDAR, "/history": HISTORY },
  args,
  wait: 6_000,
  shows,
});

export const TDAY: readonly Case[] = [
  tday("a trading day is itself", ["US", "2026-09-08"], date("2026-09-08")),
  tday("a holiday is the last trading day before it", ["US", "2026-09-07"], date("2026-09-04")),
  tday("a Sunday is Friday", ["US", "2026-09-06", 0], date("2026-09-04")),
  tday("the next trading day after a holiday", ["US", "2026-09-07", 1], date("2026-09-08")),
  tday("the trading day before a date", ["US", "2026-09-09", -1], date("2026-09-08")),
  tday("two back over a long weekend", ["US", 20_260_909, -2], date("2026-09-04")),
  tday("a date as Excel's number", ["美股", 46_272], date("2026-09-04")),
  tday("a day of the past and today between them", ["US", "2026-11-18", 2], date("2026-11-20")),
  tday("today before the bell, by the calendar", ["US", "today"], date("2026-11-20")),
  tday("the last day whose trading has begun", ["US", "last session"], date("2026-11-19")),
  tday("the half day after Thanksgiving is a trading day", ["US", "2026-11-27"], date("2026-11-27")),
  tday("Thanksgiving is Wednesday", ["US", "2026-11-26"], date("2026-11-25")),
  tday("three trading days on from today", ["US", "today", 3], date("2026-11-25")),
  tday("back from a day ahead to one that is over", ["US", "2026-11-24", -4], date("2026-11-18")),
  tday("the half day before Christmas in Hong Kong", ["HK", "2026-12-27"], date("2026-12-24")),
  tday("a share has the days of its exchange", ["US:MSFT", "2026-09-07"], date("2026-09-04")),
  tday("an index of Tokyo has its own days", ["IX:JPN225", "2026-11-19"], date("2026-11-17")),
  tday("an index of Tokyo, on to today", ["IX:JPN225", "2026-11-16", 2], date("2026-11-20")),
  tday(
    "an index of Tokyo tomorrow: nobody tells",
    ["IX:JPN225", "2026-11-20", 1],
    na(
      "Whether the exchange of IX:JPN225 trades on 2026-11-23 is not known yet: QOS has no calendar of it, and no bar of that day",
    ),
  ),
  tday("coins trade on Sundays", ["CF", "2026-11-22"], date("2026-11-22")),
  tday("currencies do not", ["FX", "2026-11-22", 1], date("2026-11-23")),
  tday(
    "beyond the calendar the day is not guessed",
    ["US", "2026-11-30", 1],
    na("Whether US trades on 2026-12-01 is not known: the server's calendar tells of 2026-11-20 to 2026-11-30"),
  ),
  tday(
    "before the first bar the day is not guessed",
    ["US", "2026-09-03", -1],
    na("The trading days of US are known by its daily bars, and QOS has none before 2026-09-03"),
  ),
  tday(
    "indices as such have no exchange",
    ["IX", "2026-11-20"],
    wrong('market: "IX" is not accepted. Accepted: US, HK, SH, SZ, CF, FX, CM, IX:HSI'),
  ),
  tday(
    "no date",
    ["US", null],
    wrong("date: nothing was given. Accepted: a date, text such as 2024-01-31, -5d, -3m or ytd"),
  ),
  tday("a date that there is not", ["US", "2026-02-30"], { error: "#VALUE!" }),
  tday("half a day away", ["US", "2026-11-20", 0.5], { error: "#VALUE!" }),
];
