import type { Case, ExpectedCell } from "../../support/cases/case";
import { moment, noValue, ts } from "../../support/cases/words";

export const TENCENT = {
  c: "HK:700",
  lp: "411.4",
  yp: "405.6",
  o: "403.2",
  h: "412.8",
  l: "402.4",
  ts: ts("2024-11-13T10:15:31+08:00"),
  v: "23451200",
  t: "9573214880",
  s: 0,
};

/** The same share twelve seconds later, every figure another. */
export const LATER = {
  tp: "S",
  c: "HK:700",
  lp: "413.6",
  yp: "405.2",
  o: "403.4",
  h: "413.8",
  l: "402.2",
  ts: ts("2024-11-13T10:15:43+08:00"),
  v: "23460100",
  t: "9576889765",
  s: 1,
};

const field = (name: string, first: ExpectedCell, then: ExpectedCell): Case => ({
  title: `${name}, and what a push makes of it`,
  now: "2024-11-13 02:15:34",
  answers: { "/snapshot": [TENCENT] },
  args: ["HK:700", name],
  shows: first,
  then: [{ when: "the server pushes the next quote", pushes: [LATER], shows: then }],
});

/** Every field of the snapshot in a live cell. */
export const SNAPSHOT_FIELDS: readonly Case[] = [
  field("last", 411.4, 413.6),
  field("prevclose", 405.6, 405.2),
  field("open", 403.2, 403.4),
  field("high", 412.8, 413.8),
  field("low", 402.4, 402.2),
  field("volume", 23_451_200, 23_460_100),
  field("turnover", 9_573_214_880, 9_576_889_765),
  field("time", moment("2024-11-13 10:15:31"), moment("2024-11-13 10:15:43")),
  field("suspended", false, true),
  field("change", 5.8, 8.4),
  field("changepct", 5.8 / 405.6, 8.4 / 405.2),
  field("amplitude", 10.4 / 405.6, 11.6 / 405.2),
  field("avgprice", 9_573_214_880 / 23_451_200, 9_576_889_765 / 23_460_100),
  {
    title: "code, which no push changes",
    now: "2024-11-13 02:15:34",
    answers: { "/snapshot": [TENCENT] },
    args: ["hk00700", "code"],
    shows: "HK:700",
  },
  field("最新价", 411.4, 413.6),
  field("yp", 405.6, 405.2),
  {
    title: "the last price, where no field is named",
    now: "2024-11-13 02:15:34",
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700"],
    shows: 411.4,
    then: [
      { when: "the same price is pushed once more", pushes: [{ ...LATER, lp: "411.40" }], shows: "same" },
      { when: "another is pushed", pushes: [{ ...LATER, lp: 411.6, ts: LATER.ts + 1 }], shows: 411.6 },
      { when: "an older one comes late", pushes: [{ ...LATER, lp: "409.2", ts: LATER.ts - 5 }], shows: "same" },
      { when: "that of another share comes", pushes: [{ ...LATER, c: "HK:9988", lp: "88.3" }], shows: "same" },
      {
        when: "one comes whose price nobody can read",
        pushes: [{ ...LATER, lp: "much", ts: LATER.ts + 2 }],
        shows: noValue("last", "HK:700"),
      },
      {
        when: "one comes whose time nobody can read",
        pushes: [{ ...LATER, lp: "415", ts: "soon" }],
        shows: "same",
      },
      {
        when: "three come at once",
        pushes: ["412", "412.2", "412.4"].map((lp, at) => ({ ...LATER, lp, ts: LATER.ts + 3 + at })),
        shows: 412.4,
      },
    ],
  },
];
