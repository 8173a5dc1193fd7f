import type { Case } from "../../support/cases/case";
import { na, noValue, notFound, ts, wrong } from "../../support/cases/words";

const HEADER = ["bidvolume", "bid", "ask", "askvolume"] as const;
const NOW = "2024-11-13 06:56:20";

const CHIPS = {
  c: "SH:688981",
  b: [
    { p: "96.66", v: "21" },
    { p: "96.65", v: "16" },
    { p: "96.63", v: "13" },
  ],
  a: [
    { p: "96.67", v: "221" },
    { p: "96.7", v: "10" },
    { p: "96.71", v: "1542" },
  ],
  ts: ts("2024-11-13T14:56:18+08:00"),
};

const BOOK = [
  [21, 96.66, 96.67, 221],
  [16, 96.65, 96.7, 10],
  [13, 96.63, 96.71, 1542],
] as const;

/** Three seconds later, and the levels in no order. */
const NEXT = {
  tp: "D",
  c: "SH:688981",
  b: [
    { p: "96.61", v: "6" },
    { p: "96.64", v: 47 },
    { p: 96.6, v: "34" },
  ],
  a: [
    { p: "96.69", v: "915" },
    { p: "96.66", v: "62" },
    { p: "96.68", v: "308" },
  ],
  ts: ts("2024-11-13T14:56:21+08:00"),
};

const NEXT_BOOK = [
  [47, 96.64, 96.66, 62],
  [6, 96.61, 96.68, 308],
  [34, 96.6, 96.69, 915],
] as const;

export const LIVEDEPTH: readonly Case[] = [
  {
    title: "names in English until the pane's language is chosen for them",
    now: NOW,
    answers: { "/depth": [CHIPS] },
    args: ["SH:688981"],
    shows: [HEADER, ...BOOK],
    then: [
      {
        when: "the pane's language is chosen for the names",
        settings: { headers: "pane", language: "zh" },
        shows: [["买量", "买价", "卖价", "卖量"], ...BOOK],
      },
    ],
  },
  {
    title: "the book under its names: what is bid on the left, what is asked on the right, and the next one pushed",
    now: NOW,
    answers: { "/depth": [CHIPS] },
    args: ["SH:688981"],
    shows: [HEADER, ...BOOK],
    then: [
      { when: "another book is pushed", pushes: [NEXT], shows: [HEADER, ...NEXT_BOOK] },
      { when: "the same is pushed once more", pushes: [{ ...NEXT, ts: NEXT.ts + 1 }], shows: "same" },
      { when: "an older one comes late", pushes: [{ tp: "D", ...CHIPS }], shows: "same" },
      { when: "that of another share comes", pushes: [{ ...NEXT, c: "SH:600519", ts: NEXT.ts + 2 }], shows: "same" },
      {
        when: "all who sell are gone",
        pushes: [{ ...NEXT, a: [], ts: NEXT.ts + 3 }],
        shows: [
          HEADER,
          [47, 96.64, noValue("ask", "SH:688981"), noValue("askvolume", "SH:688981")],
          [6, 96.61, noValue("ask", "SH:688981"), noValue("askvolume", "SH:688981")],
          [34, 96.6, noValue("ask", "SH:688981"), noValue("askvolume", "SH:688981")],
        ],
      },
      {
        when: "one buys, two sell",
        pushes: [{ ...NEXT, b: NEXT.b.slice(0, 1), a: NEXT.a.slice(0, 2), ts: NEXT.ts + 4 }],
        shows: [
          HEADER,
          [6, 96.61, 96.66, 62],
          [noValue("bidvolume", "SH:688981"), noValue("bid", "SH:688981"), 96.69, 915],
        ],
      },
    ],
  },
  {
    title: "two levels without names",
    now: NOW,
    answers: { "/depth": [CHIPS] },
    args: ["SH:688981", 2, false],
    shows: [BOOK[0], BOOK[1]],
    then: [{ when: "another book is pushed", pushes: [NEXT], shows: [NEXT_BOOK[0], NEXT_BOOK[1]] }],
  },
  {
    title: "a price of 0 is no price",
    now: NOW,
    answers: { "/depth": [CHIPS] },
    args: ["SH:688981", 1, false],
    shows: [BOOK[0]],
    then: [
      {
        when: "an empty level is pushed",
        pushes: [{ ...NEXT, b: [{ p: "0", v: "9" }], a: [{ p: "96.69", v: "915" }] }],
        shows: [[9, noValue("bid", "SH:688981"), 96.69, 915]],
      },
    ],
  },
  {
    title: "one book dated five minutes ahead is not shown, and the right ones go on",
    now: NOW,
    answers: { "/depth": [CHIPS] },
    args: ["SH:688981", 1, false],
    shows: [BOOK[0]],
    then: [
      { when: "it is pushed", pushes: [{ ...NEXT, b: [{ p: "1", v: "1" }], ts: NEXT.ts + 300 }], shows: "same" },
      { when: "a right one is pushed", pushes: [NEXT], shows: [NEXT_BOOK[0]] },
    ],
  },
  {
    title: "where this computer's clock is five minutes behind, books go on from the second on",
    fresh: true,
    now: "2024-11-13 06:51:20",
    answers: { "/depth": [CHIPS] },
    args: ["SH:688981", 1, false],
    shows: [BOOK[0]],
    then: [
      { when: "one is pushed", pushes: [{ tp: "D", ...CHIPS, ts: NEXT.ts - 1 }], shows: "same" },
      { when: "the next is pushed", pushes: [NEXT], shows: [NEXT_BOOK[0]] },
    ],
  },
  {
    title: "a code that the server has no book of",
    now: NOW,
    answers: { "/depth": [CHIPS] },
    args: ["HK:700"],
    shows: notFound("HK:700"),
  },
  {
    title: "without a key",
    key: false,
    args: ["SH:688981"],
    shows: na("Open the QOS pane and enter your API key"),
  },
  {
    title: "half a level is none",
    args: ["SH:688981", 2.5],
    shows: wrong('levels: "2.5" is not accepted. Accepted: a whole number from 1 to 50'),
  },
];
