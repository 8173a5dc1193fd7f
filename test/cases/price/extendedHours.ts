import type { Case } from "../../support/cases/case";
import {
  BEFORE_THE_BELL,
  EVENING,
  NEW_YORK_DAYS,
  NIGHT,
  NOVEMBER_DAYS,
  PRE_MARKET_ALONE,
} from "../../support/cases/newYork";
import { na, NONE, ts } from "../../support/cases/words";

/** A US share at half past one in New York, with blocks of three other sessions. */
const MIDDAY = {
  c: "US:AAPL",
  lp: "225.12",
  yp: "224.23",
  o: "224.01",
  h: "226.65",
  l: "222.76",
  ts: ts("2024-11-13T13:29:58-05:00"),
  v: "30321145",
  t: "6817221345.5",
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
    lp: "224.64",
    yp: "224.23",
    h: "225.3",
    l: "223.8",
    ts: ts("2024-11-12T19:59:41-05:00"),
    v: "3120045",
    t: "700712345.25",
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

/** The documents' own row of 2025-03-04, 05:40 in New York: the close of the 3rd, and a block of the morning. */
const DOCUMENTED = {
  c: "US:AAPL",
  lp: "238.03",
  yp: "241.84",
  o: "241.79",
  h: "244.027",
  l: "236.112",
  ts: 1_741_035_600,
  v: "47183985",
  t: "11319574967",
  s: 0,
  pq: { lp: "238.06", ts: 1_741_084_832, v: "29673", t: "7076551.6299999999", h: "239.24", l: "237.76", yp: "238.03" },
  aq: {
    lp: "240.4",
    ts: 1_741_049_997,
    v: "4867814",
    t: "1158971205.635999918",
    h: "240.495",
    l: "237.659",
    yp: "238.03",
  },
};

const midday = (session: string, shows: number): Case => ({
  title: `at midday in New York, ${session}`,
  now: "2024-11-13 18:30:00",
  answers: { "/snapshot": [MIDDAY] },
  args: ["US:AAPL", session],
  shows,
});

const evening = (session: string, shows: number): Case => ({
  title: `in the evening in New York, ${session}`,
  now: "2024-11-13 22:30:00",
  answers: { "/snapshot": [EVENING] },
  args: ["US:AAPL", session],
  shows,
});

const documented = (session: string, shows: number): Case => ({
  title: `the documents' own row of an early morning, ${session}`,
  now: "2025-03-04 10:40:40",
  answers: { "/snapshot": [DOCUMENTED] },
  args: ["US:AAPL", session],
  shows,
});

const bars = (k: typeof NEW_YORK_DAYS): Case["answers"] => ({
  "/kline": [{ c: "US:AAPL", k }],
  "/history": [{ c: "US:AAPL", k }],
});

const bell = (how: string, row: object, session: string, shows: Case["shows"]): Case => ({
  title: `before the bell in New York${how}, ${session}`,
  now: "2025-03-14 13:18:45",
  answers: { "/snapshot": [row], ...bars(NEW_YORK_DAYS) },
  args: ["US:AAPL", session],
  wait: 5_000,
  shows,
});

const night = (session: string, shows: number): Case => ({
  title: `at night in New York, ${session}`,
  now: "2024-11-14 02:00:00",
  answers: { "/snapshot": [NIGHT], ...bars(NOVEMBER_DAYS) },
  args: ["US:AAPL", session],
  wait: 5_000,
  shows,
});

/** A US price belongs to a session by its own time. */
export const EXTENDED_HOURS: readonly Case[] = [
  midday("regular", 225.12),
  midday("pre", 223.91),
  midday("post", 224.64),
  midday("night", 222.18),
  midday("latest", 225.12),
  midday("盘前", 223.91),
  midday("盘后", 224.64),
  midday("夜盘", 222.18),
  midday("盘中", 225.12),
  midday("最新", 225.12),
  evening("regular", 225.87),
  evening("post", 226.44),
  evening("latest", 226.44),
  bell("", BEFORE_THE_BELL, "regular", 209.68),
  bell("", BEFORE_THE_BELL, "pre", 211.103),
  bell("", BEFORE_THE_BELL, "post", 210.35),
  bell("", BEFORE_THE_BELL, "latest", 211.103),
  bell(" where the server names the session", { ...BEFORE_THE_BELL, tt: 2 }, "regular", 209.68),
  bell(" where the server names the session", { ...BEFORE_THE_BELL, tt: 2 }, "pre", 211.103),
  bell(" without any block", PRE_MARKET_ALONE, "regular", 209.68),
  bell(" without any block", PRE_MARKET_ALONE, "pre", 211.103),
  {
    title: "before the bell, with neither block nor bar: no regular price is made up",
    now: "2025-03-14 13:18:45",
    answers: { "/snapshot": [PRE_MARKET_ALONE] },
    args: ["US:AAPL"],
    wait: 5_000,
    shows: NONE,
  },
  night("regular", 225.87),
  night("post", 226.44),
  night("night", 227.31),
  night("latest", 227.31),
  documented("regular", 238.03),
  documented("pre", 238.06),
  documented("post", 240.4),
  documented("latest", 238.06),
  {
    title: "no block of the night, no price of the night",
    now: "2025-03-04 10:40:40",
    answers: { "/snapshot": [DOCUMENTED] },
    args: ["US:AAPL", "night"],
    shows: na("QOS sent no last (night) for US:AAPL"),
  },
];
