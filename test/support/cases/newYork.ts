/** Rows of a US share around the clock, for the cases of several formulas. */
import type { BarRow } from "./case";
import { moment, ts } from "./words";

/** The documents' own row of 2025-03-14, 09:18:41 in New York: its figures are the morning's, its blocks yesterday's. */
export const BEFORE_THE_BELL = {
  c: "US:AAPL",
  lp: "211.103",
  yp: "216.98",
  o: "210.71",
  h: "210.88",
  l: "209.6",
  ts: 1_741_958_321,
  v: "701504",
  t: "147479220.1710000038",
  s: 0,
  pq: {
    lp: "215.98",
    ts: 1_741_872_600,
    v: "370456",
    t: "80089373.5069999993",
    h: "216.98",
    l: "215.06",
    yp: "216.98",
  },
  aq: {
    lp: "210.35",
    ts: 1_741_910_230,
    v: "2975239",
    t: "624035747.6239999533",
    h: "210.88",
    l: "209.6",
    yp: "209.68",
  },
};

/** The same without its blocks. */
export const PRE_MARKET_ALONE = { ...BEFORE_THE_BELL, pq: undefined, aq: undefined };

/** The daily bars before that morning; the last is that of the 13th. */
export const NEW_YORK_DAYS: readonly BarRow[] = [
  { ts: ts("2025-03-11T00:00:00-04:00"), kt: 1001, o: "223.81", h: "225.84", l: "217.45", cl: "220.84", v: "76137400" },
  { ts: ts("2025-03-12T00:00:00-04:00"), kt: 1001, o: "220.14", h: "221.75", l: "214.91", cl: "216.98", v: "62547500" },
  { ts: ts("2025-03-13T00:00:00-04:00"), kt: 1001, o: "215.95", h: "216.84", l: "208.42", cl: "209.68", v: "61368330" },
];

/** An evening: regular figures at top level, after-hours in a block. */
export const EVENING = {
  c: "US:AAPL",
  lp: "225.87",
  yp: "224.23",
  o: "224.01",
  h: "226.65",
  l: "222.76",
  ts: ts("2024-11-13T15:59:59-05:00"),
  v: "48566217",
  t: "10917221345.5",
  s: 0,
  pq: {
    lp: "223.91",
    yp: "224.23",
    h: "224.77",
    l: "223.05",
    ts: ts("2024-11-13T09:29:57-05:00"),
    v: "812345",
    t: "181901234.5",
  },
  aq: {
    lp: "226.44",
    yp: "225.87",
    h: "226.93",
    l: "225.31",
    ts: ts("2024-11-13T17:29:33-05:00"),
    v: "3120045",
    t: "706512345.25",
  },
  nq: {
    lp: "222.18",
    yp: "224.23",
    h: "224.9",
    l: "221.75",
    ts: ts("2024-11-13T03:48:12-05:00"),
    v: "51234",
    t: "11432123.75",
  },
};

/** Later that night: the figures at top level are the night's, and `yp` has not rolled over. */
export const NIGHT = {
  c: "US:AAPL",
  lp: "227.31",
  yp: "224.23",
  o: "226.52",
  h: "227.77",
  l: "226.18",
  ts: ts("2024-11-13T20:59:44-05:00"),
  v: "41077",
  t: "9334417.5",
  s: 0,
  aq: { ...EVENING.aq, ts: ts("2024-11-13T19:59:51-05:00"), v: "4410022" },
};

/** The daily bars up to that night. */
export const NOVEMBER_DAYS: readonly BarRow[] = [
  { ts: ts("2024-11-11T00:00:00-05:00"), kt: 1001, o: "225.11", h: "225.71", l: "221.51", cl: "224.33", v: "42005602" },
  { ts: ts("2024-11-12T00:00:00-05:00"), kt: 1001, o: "224.55", h: "225.59", l: "223.36", cl: "224.23", v: "40398299" },
  { ts: ts("2024-11-13T00:00:00-05:00"), kt: 1001, o: "224.01", h: "226.65", l: "222.76", cl: "225.87", v: "48566217" },
];

/** What is to be said of that evening, field by field. */
export const EVENING_FIGURES = {
  pre: 223.91,
  prechange: -0.32,
  prechangepct: -0.32 / 224.23,
  prehigh: 224.77,
  prelow: 223.05,
  prevolume: 812_345,
  pretime: moment("2024-11-13 09:29:57"),
  post: 226.44,
  postchange: 0.57,
  postchangepct: 0.57 / 225.87,
  posthigh: 226.93,
  postlow: 225.31,
  postvolume: 3_120_045,
  posttime: moment("2024-11-13 17:29:33"),
  night: 222.18,
  nightchange: -2.05,
  nightchangepct: -2.05 / 224.23,
  nighthigh: 224.9,
  nightlow: 221.75,
  nightvolume: 51_234,
  nighttime: moment("2024-11-13 03:48:12"),
  latest: 226.44,
  latestchange: 0.57,
  latestchangepct: 0.57 / 225.87,
  latesttime: moment("2024-11-13 17:29:33"),
  latestsession: "post",
} as const;
