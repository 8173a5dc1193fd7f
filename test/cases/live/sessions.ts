import type { Case, ExpectedCell } from "../../support/cases/case";
import { BEFORE_THE_BELL, EVENING, EVENING_FIGURES, NEW_YORK_DAYS, NOVEMBER_DAYS } from "../../support/cases/newYork";
import { NONE, ts } from "../../support/cases/words";

const NOVEMBER = {
  "/snapshot": [EVENING],
  "/kline": [{ c: "US:AAPL", k: NOVEMBER_DAYS }],
  "/history": [{ c: "US:AAPL", k: NOVEMBER_DAYS }],
};
const MARCH = {
  "/snapshot": [BEFORE_THE_BELL],
  "/kline": [{ c: "US:AAPL", k: NEW_YORK_DAYS }],
  "/history": [{ c: "US:AAPL", k: NEW_YORK_DAYS }],
};

/** A trade after hours moves the row's price; the regular close before it stays where it was. */
const AFTER_HOURS = {
  tp: "S",
  c: "US:AAPL",
  lp: "226.71",
  yp: "224.23",
  o: "225.9",
  h: "226.98",
  l: "225.27",
  ts: ts("2024-11-13T17:30:10-05:00"),
  v: "3125566",
  t: "707763456.5",
  s: 0,
};

const evening = (field: string, first: ExpectedCell, then: ExpectedCell | "same"): Case => ({
  title: `in the evening, ${field}, and what trades after hours make of it`,
  now: "2024-11-13 22:30:00",
  answers: NOVEMBER,
  args: ["US:AAPL", field],
  shows: first,
  then: [
    { when: "a push names the after-hours", pushes: [{ ...AFTER_HOURS, tt: 4 }], shows: then },
    {
      when: "a push does not say where it belongs",
      pushes: [{ ...AFTER_HOURS, ts: AFTER_HOURS.ts + 5 }],
      shows: "same",
    },
  ],
});

const bell = (field: string, first: ExpectedCell, then: ExpectedCell | "same"): Case => ({
  title: `${field} over the opening bell`,
  now: "2025-03-14 13:29:50",
  answers: MARCH,
  args: ["US:AAPL", field],
  wait: 5_000,
  shows: first,
  then: [
    {
      when: "the first trade of the day is pushed",
      pushes: [
        {
          tp: "S",
          tt: 3,
          c: "US:AAPL",
          lp: "211.92",
          yp: "209.68",
          o: "211.25",
          h: "212.04",
          l: "211.18",
          ts: ts("2025-03-14T09:30:02-04:00"),
          v: "1204511",
          t: "254893211.75",
          s: 0,
        },
      ],
      wait: 8_000,
      shows: then,
    },
  ],
});

/** Live figures of a US share by the session they belong to. */
export const LIVE_SESSIONS: readonly Case[] = [
  ...Object.entries(EVENING_FIGURES).map(([field, shows]): Case => ({
    title: `${field} in the evening`,
    now: "2024-11-13 22:30:00",
    answers: NOVEMBER,
    args: ["US:AAPL", field],
    shows,
  })),
  evening("last", 225.87, "same"),
  evening("volume", 48_566_217, "same"),
  evening("latest", 226.44, 226.71),
  evening("post", 226.44, 226.71),
  evening("postchange", 0.57, 0.84),
  evening("postvolume", 3_120_045, 3_125_566),
  bell("last", 209.68, 211.92),
  bell("prevclose", 216.98, 209.68),
  bell("change", -7.3, 2.24),
  bell("open", 215.95, 211.25),
  bell("pre", 211.103, "same"),
  bell("latest", 211.103, 211.92),
  {
    title: "before the bell, the price of yesterday's session moves no more",
    now: "2025-03-14 13:18:45",
    answers: { ...MARCH, "/snapshot": [{ ...BEFORE_THE_BELL, tt: 2 }] },
    args: ["US:AAPL"],
    wait: 5_000,
    shows: 209.68,
    then: [
      {
        when: "a trade before the bell is pushed",
        pushes: [{ tp: "S", ...BEFORE_THE_BELL, pq: undefined, aq: undefined, tt: 2, lp: "211.2", ts: 1_741_958_330 }],
        shows: "same",
      },
    ],
  },
  {
    title: "before the bell, a price of a night that there was not",
    now: "2025-03-14 13:18:45",
    answers: MARCH,
    args: ["US:AAPL", "night"],
    wait: 5_000,
    shows: NONE,
  },
];
