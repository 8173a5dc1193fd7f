import type { Case, ExpectedCell } from "../../support/cases/case";
import { noValue, ts } from "../../support/cases/words";

const BOOK = {
  c: "HK:700",
  b: [
    { p: "411.2", v: "1500" },
    { p: "411", v: "2600" },
  ],
  a: [
    { p: "411.6", v: "300" },
    { p: "411.8", v: "4700" },
  ],
  ts: ts("2024-11-13T10:15:31+08:00"),
};

/** Three seconds later; the better prices come last. */
const NEXT_BOOK = {
  tp: "D",
  c: "HK:700",
  b: [
    { p: "412.2", v: "800" },
    { p: "412.4", v: "900" },
  ],
  a: [
    { p: "413.4", v: "5100" },
    { p: "413", v: "200" },
  ],
  ts: ts("2024-11-13T10:15:34+08:00"),
};

const ofOrderBook = (name: string, first: ExpectedCell, then: ExpectedCell): Case => ({
  title: `${name} of the book`,
  now: "2024-11-13 02:15:34",
  answers: { "/depth": [BOOK] },
  args: ["HK:700", name],
  shows: first,
  then: [{ when: "another book is pushed", pushes: [NEXT_BOOK], shows: then }],
});

const TRADE = { c: "HK:700", p: "411.4", v: "700", ts: ts("2024-11-13T10:15:30+08:00"), d: 1 };

const ofTrade = (name: string, first: ExpectedCell, then: ExpectedCell, unknown: ExpectedCell | "same"): Case => ({
  title: `${name} of the last trade`,
  now: "2024-11-13 02:15:34",
  answers: { "/trade": [{ ...TRADE, p: "411.2", v: "1300", ts: TRADE.ts - 2, d: 2 }, TRADE] },
  args: ["HK:700", name],
  shows: first,
  then: [
    {
      when: "somebody sells",
      pushes: [{ tp: "T", c: "HK:700", p: 411.8, v: 2100, ts: TRADE.ts + 4, d: 2 }],
      shows: then,
    },
    {
      when: "a trade has no direction",
      pushes: [{ tp: "T", c: "HK:700", p: "412.6", v: "900", ts: TRADE.ts + 5, d: 0 }],
      shows: unknown,
    },
    {
      when: "an older one comes late",
      pushes: [{ tp: "T", c: "HK:700", p: "1", v: "2", ts: TRADE.ts - 9, d: 1 }],
      shows: "same",
    },
  ],
});

/** Every field of a live cell that comes from the order book or the tape. */
export const BOOK_AND_TAPE: readonly Case[] = [
  ofOrderBook("bid", 411.2, 412.4),
  ofOrderBook("ask", 411.6, 413),
  ofOrderBook("bidsize", 1500, 900),
  ofOrderBook("asksize", 300, 200),
  ofOrderBook("spread", 0.4, 0.6),
  ofOrderBook("mid", 411.4, 412.7),
  ofTrade("tradeprice", 411.4, 411.8, 412.6),
  ofTrade("tradesize", 700, 2100, 900),
  ofTrade("side", "buy", "sell", "unknown"),
  {
    title: "tradeprice goes on after one trade with a time a day ahead",
    now: "2024-11-13 02:15:34",
    answers: { "/trade": [TRADE] },
    args: ["HK:700", "tradeprice"],
    shows: 411.4,
    then: [
      {
        when: "it comes, and a right one after it",
        pushes: [
          { tp: "T", c: "HK:700", p: "9.9", v: "3", ts: TRADE.ts + 86_400, d: 1 },
          { tp: "T", c: "HK:700", p: "411.8", v: "2100", ts: TRADE.ts + 4, d: 2 },
        ],
        shows: 411.8,
      },
      {
        when: "the next right one comes",
        pushes: [{ tp: "T", c: "HK:700", p: "412.6", v: "900", ts: TRADE.ts + 5, d: 1 }],
        shows: 412.6,
      },
    ],
  },
  ...(["ask", "asksize", "spread", "mid"] as const).map((name): Case => ({
    title: `${name} where nobody sells`,
    now: "2024-11-13 02:15:34",
    answers: { "/depth": [{ ...BOOK, a: [] }] },
    args: ["HK:700", name],
    shows: noValue(name, "HK:700"),
    then: [
      {
        when: "somebody sells again",
        pushes: [NEXT_BOOK],
        shows: { ask: 413, asksize: 200, spread: 0.6, mid: 412.7 }[name],
      },
    ],
  })),
  ...(["bid", "bidsize", "spread", "mid"] as const).map((name): Case => ({
    title: `${name} where nobody buys`,
    now: "2024-11-13 02:15:34",
    answers: { "/depth": [{ ...BOOK, b: null }] },
    args: ["HK:700", name],
    shows: noValue(name, "HK:700"),
  })),
];
