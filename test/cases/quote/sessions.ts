import type { Answers, Case, ExpectedCell } from "../../support/cases/case";
import { moment, NONE } from "../../support/cases/words";
import {
  BEFORE_THE_BELL,
  EVENING,
  EVENING_FIGURES,
  NEW_YORK_DAYS,
  NIGHT,
  NOVEMBER_DAYS,
  PRE_MARKET_ALONE,
} from "../../support/cases/newYork";

const BELL = "2025-03-14 13:18:45";

const quote = (
  title: string,
  answers: Answers,
  cells: Readonly<Record<string, ExpectedCell>>,
  now = BELL,
  code = "US:AAPL",
): Case => ({
  title,
  now,
  answers,
  args: [code, Object.keys(cells).join(",")],
  wait: 5_000,
  shows: [Object.keys(cells), Object.values(cells)],
});

const REGULAR = {
  last: 209.68,
  prevclose: 216.98,
  change: -7.3,
  changepct: -7.3 / 216.98,
  open: 215.95,
  high: 216.84,
  low: 208.42,
  volume: 61_368_330,
  turnover: NONE,
} as const;

/** The row's high lies below its price: it is yesterday's, as is its low. */
const PRE = {
  pre: 211.103,
  prechange: 1.423,
  prechangepct: 1.423 / 209.68,
  prehigh: NONE,
  prelow: NONE,
  prevolume: 701_504,
  pretime: moment("2025-03-14 09:18:41"),
} as const;

const POST = {
  post: 210.35,
  postchange: 0.67,
  postchangepct: 0.67 / 209.68,
  posthigh: 210.88,
  postlow: 209.6,
  postvolume: 2_975_239,
  posttime: moment("2025-03-13 19:57:10"),
} as const;

const LATEST = {
  latest: 211.103,
  latestchange: 1.423,
  latestchangepct: 1.423 / 209.68,
  latesttime: moment("2025-03-14 09:18:41"),
  latestsession: "pre",
} as const;

const BARS = { "/kline": [{ c: "US:AAPL", k: NEW_YORK_DAYS }], "/history": [{ c: "US:AAPL", k: NEW_YORK_DAYS }] };

const NOVEMBER = { "/kline": [{ c: "US:AAPL", k: NOVEMBER_DAYS }], "/history": [{ c: "US:AAPL", k: NOVEMBER_DAYS }] };

/** The documents' row of a morning before the bell, and what may lack of it. */
export const SESSIONS: readonly Case[] = [
  quote("before the bell, the regular session is yesterday's", { "/snapshot": [BEFORE_THE_BELL], ...BARS }, REGULAR),
  quote(
    "before the bell, the morning's price over yesterday's close",
    { "/snapshot": [BEFORE_THE_BELL], ...BARS },
    PRE,
  ),
  quote(
    "before the bell, yesterday's after-hours over the same close",
    { "/snapshot": [BEFORE_THE_BELL], ...BARS },
    POST,
  ),
  quote("before the bell, the newest price of all", { "/snapshot": [BEFORE_THE_BELL], ...BARS }, LATEST),
  quote(
    "before the bell where the server names the session itself",
    { "/snapshot": [{ ...BEFORE_THE_BELL, tt: 2 }], ...BARS },
    { ...REGULAR, ...PRE, ...LATEST },
  ),
  quote(
    "before the bell without any block: the bars tell",
    { "/snapshot": [PRE_MARKET_ALONE], ...BARS },
    { ...REGULAR, ...PRE, ...LATEST },
  ),
  quote(
    "before the bell, of a share without a price of the night",
    { "/snapshot": [BEFORE_THE_BELL], ...BARS },
    {
      last: 209.68,
      night: NONE,
      nightchange: NONE,
      nightchangepct: NONE,
      nighthigh: NONE,
      nightlow: NONE,
      nightvolume: NONE,
      nighttime: NONE,
    },
  ),
  quote(
    "in the evening, every session with its own figures",
    { "/snapshot": [EVENING], ...NOVEMBER },
    {
      last: 225.87,
      prevclose: 224.23,
      change: 1.64,
      volume: 48_566_217,
      turnover: 10_917_221_345.5,
      time: moment("2024-11-13 15:59:59"),
      ...EVENING_FIGURES,
    },
    "2024-11-13 22:30:00",
  ),
  quote(
    "at night, the close of the day and the figures of the night",
    { "/snapshot": [NIGHT], ...NOVEMBER },
    {
      last: 225.87,
      prevclose: 224.23,
      change: 1.64,
      open: 224.01,
      high: 226.65,
      low: 222.76,
      volume: 48_566_217,
      turnover: NONE,
      post: 226.44,
      postvolume: 4_410_022,
      night: 227.31,
      nightchange: 1.44,
      nightchangepct: 1.44 / 225.87,
      nighthigh: 227.77,
      nightlow: 226.18,
      nightvolume: 41_077,
      nighttime: moment("2024-11-13 20:59:44"),
      latestsession: "night",
    },
    "2024-11-14 02:00:00",
  ),
  quote(
    "a share without extended hours: the newest price is the last",
    { "/snapshot": [{ ...EVENING, c: "HK:700", pq: undefined, aq: undefined, nq: undefined, ts: 1_731_484_799 }] },
    {
      last: 225.87,
      latest: 225.87,
      latestchange: 1.64,
      latesttime: moment("2024-11-13 15:59:59"),
      latestsession: "regular",
    },
    "2024-11-13 12:00:00",
    "HK:700",
  ),
];
