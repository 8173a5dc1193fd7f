import type { Case } from "../../support/cases/case";
import { moment, na, noValue, notFound, ts } from "../../support/cases/words";

const HEADER = ["time", "price", "volume", "side"] as const;
const NOW = "2024-11-13 06:57:02";

const FIRST = { c: "SZ:002594", p: "291.63", v: "42", ts: ts("2024-11-13T14:56:51+08:00"), d: 1 };
const SECOND = { c: "SZ:002594", p: "291.58", v: "17", ts: ts("2024-11-13T14:56:54+08:00"), d: 2 };
const FIRST_ROW = [moment("2024-11-13 14:56:51"), 291.63, 42, "buy"] as const;
const SECOND_ROW = [moment("2024-11-13 14:56:54"), 291.58, 17, "sell"] as const;

const PUSH = { tp: "T", c: "SZ:002594", p: 291.71, v: 105, ts: ts("2024-11-13T14:57:03+08:00"), d: 0 };
const PUSH_ROW = [moment("2024-11-13 14:57:03"), 291.71, 105, "unknown"] as const;

const LATE_ROW = [moment("2024-11-13 14:56:48"), 291.49, 29, "unknown"] as const;

export const LIVETRADES: readonly Case[] = [
  {
    title: "names in English until the pane's language is chosen for them",
    now: NOW,
    answers: { "/trade": [FIRST, SECOND] },
    args: ["SZ:002594"],
    shows: [HEADER, SECOND_ROW, FIRST_ROW],
    then: [
      {
        when: "the pane's language is chosen for the names",
        settings: { headers: "pane", language: "zh" },
        shows: [["时间", "成交价", "成交量", "买卖方向"], SECOND_ROW, FIRST_ROW],
      },
    ],
  },
  {
    title: "the tape under its names, the newest trade on top: time, price, volume and side",
    now: NOW,
    answers: { "/trade": [FIRST, { ...SECOND, c: "SZ:000001", p: "11.42" }, SECOND] },
    args: ["SZ:002594"],
    shows: [HEADER, SECOND_ROW, FIRST_ROW],
    then: [
      { when: "a trade is pushed", pushes: [PUSH], shows: [HEADER, PUSH_ROW, SECOND_ROW, FIRST_ROW] },
      {
        when: "an older one comes late: it stands where it belongs",
        pushes: [{ ...PUSH, p: "291.49", v: 29, ts: FIRST.ts - 3 }],
        shows: [HEADER, PUSH_ROW, SECOND_ROW, FIRST_ROW, LATE_ROW],
      },
      { when: "one of another share comes", pushes: [{ ...PUSH, c: "SZ:000001", ts: PUSH.ts + 1 }], shows: "same" },
      {
        when: "two come in one second",
        pushes: [
          { ...PUSH, p: "291.75", v: "8", ts: PUSH.ts + 2, d: 1 },
          { ...PUSH, p: "291.74", v: "63", ts: PUSH.ts + 2, d: 2 },
        ],
        shows: [
          HEADER,
          [moment("2024-11-13 14:57:05"), 291.74, 63, "sell"],
          [moment("2024-11-13 14:57:05"), 291.75, 8, "buy"],
          PUSH_ROW,
          SECOND_ROW,
          FIRST_ROW,
          LATE_ROW,
        ],
      },
    ],
  },
  {
    title: "two rows without names: the oldest leaves at the bottom",
    now: NOW,
    answers: { "/trade": [FIRST, SECOND] },
    args: ["SZ:002594", 2, false],
    shows: [SECOND_ROW, FIRST_ROW],
    then: [{ when: "a trade is pushed", pushes: [PUSH], shows: [PUSH_ROW, SECOND_ROW] }],
  },
  {
    title: "a trade pushed without a price",
    now: NOW,
    answers: { "/trade": [FIRST] },
    args: ["SZ:002594", 1, false],
    shows: [FIRST_ROW],
    then: [
      {
        when: "it is pushed",
        pushes: [{ ...PUSH, p: null }],
        shows: [[moment("2024-11-13 14:57:03"), noValue("price", "SZ:002594"), 105, "unknown"]],
      },
    ],
  },
  {
    title: "times in UTC",
    now: NOW,
    settings: { timeZone: "utc" },
    answers: { "/trade": [SECOND] },
    args: ["SZ:002594", 1, false],
    shows: [[moment("2024-11-13 06:56:54"), 291.58, 17, "sell"]],
  },
  {
    title: "one trade with a time a day ahead does not stop the tape",
    now: NOW,
    answers: { "/trade": [SECOND] },
    args: ["SZ:002594", 1, false],
    shows: [SECOND_ROW],
    then: [
      {
        when: "it comes, and a right one after it",
        pushes: [{ ...PUSH, p: "280.11", v: "3", ts: PUSH.ts + 86_400 }, PUSH],
        shows: [PUSH_ROW],
      },
      {
        when: "the next right one comes",
        pushes: [{ ...PUSH, p: "291.79", v: "44", ts: PUSH.ts + 4, d: 1 }],
        shows: [[moment("2024-11-13 14:57:07"), 291.79, 44, "buy"]],
      },
    ],
  },
  {
    title: "a code that the server has no trades of",
    now: NOW,
    answers: { "/trade": [FIRST] },
    args: ["HK:700"],
    shows: notFound("HK:700"),
    then: [
      {
        when: "the first of all is pushed",
        pushes: [{ ...PUSH, c: "HK:700" }],
        shows: [HEADER, PUSH_ROW],
      },
    ],
  },
  {
    title: "without a key",
    key: false,
    args: ["SZ:002594"],
    shows: na("Open the QOS pane and enter your API key"),
  },
];
