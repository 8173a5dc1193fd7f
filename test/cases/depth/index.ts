import type { Case } from "../../support/cases/case";
import { noValue, notFound, ts, wrong } from "../../support/cases/words";

const HEADER = ["bidvolume", "bid", "ask", "askvolume"] as const;

const MOUTAI = {
  c: "SH:600519",
  b: [
    { p: "1593.01", v: "11" },
    { p: "1593", v: "52" },
    { p: "1592.88", v: "7" },
    { p: "1592.5", v: "34" },
    { p: "1592.11", v: "3" },
  ],
  a: [
    { p: "1593.02", v: "16" },
    { p: "1594", v: "63" },
    { p: "1594.2", v: "9" },
    { p: "1594.75", v: "21" },
    { p: "1595", v: "148" },
  ],
  ts: ts("2024-11-13T14:56:18+08:00"),
};

const BOOK = [
  [11, 1593.01, 1593.02, 16],
  [52, 1593, 1594, 63],
  [7, 1592.88, 1594.2, 9],
  [34, 1592.5, 1594.75, 21],
  [3, 1592.11, 1595, 148],
] as const;

export const DEPTH: readonly Case[] = [
  {
    title: "five levels under their names: what is bid on the left, what is asked on the right",
    answers: { "/depth": [MOUTAI] },
    args: ["SH:600519"],
    shows: [HEADER, ...BOOK],
  },
  {
    title: "the names in the language of the pane, where the setting says so",
    settings: { headers: "pane", language: "zh" },
    answers: { "/depth": [MOUTAI] },
    args: ["SH:600519", 1],
    shows: [["买量", "买价", "卖价", "卖量"], BOOK[0]],
  },
  {
    title: "two levels without names",
    answers: { "/depth": [MOUTAI] },
    args: ["SH:600519", 2, false],
    shows: [BOOK[0], BOOK[1]],
  },
  {
    title: "0 for headers leaves the names out",
    answers: { "/depth": [MOUTAI] },
    args: ["SH:600519", 1, 0],
    shows: [BOOK[0]],
  },
  {
    title: "more levels than the server has: as many as it has",
    answers: { "/depth": [{ ...MOUTAI, b: MOUTAI.b.slice(0, 2), a: MOUTAI.a.slice(0, 2) }] },
    args: ["SH:600519", 10],
    shows: [HEADER, BOOK[0], BOOK[1]],
  },
  {
    title: "one level of a US share, in numbers instead of texts",
    answers: {
      "/depth": [
        { c: "US:AAPL", b: [{ p: 225.11, v: 300 }], a: [{ p: 225.14, v: 700 }], ts: ts("2024-11-13T06:59:00-05:00") },
      ],
    },
    args: ["US:AAPL"],
    shows: [HEADER, [300, 225.11, 225.14, 700]],
  },
  {
    title: "levels in another order on the wire: the best on top",
    answers: { "/depth": [{ ...MOUTAI, b: [...MOUTAI.b].reverse(), a: [...MOUTAI.a].reverse() }] },
    args: ["SH:600519", 5],
    shows: [HEADER, ...BOOK],
  },
  {
    title: "a book with fewer bids than asks: what is missing is told",
    answers: { "/depth": [{ ...MOUTAI, b: MOUTAI.b.slice(0, 1) }] },
    args: ["SH:600519", 2],
    shows: [HEADER, BOOK[0], [noValue("bidvolume", "SH:600519"), noValue("bid", "SH:600519"), 1594, 63]],
  },
  {
    title: "a book that nobody sells into, as at the upper limit of the day",
    answers: { "/depth": [{ ...MOUTAI, a: null }] },
    args: ["SH:600519", 1],
    shows: [HEADER, [11, 1593.01, noValue("ask", "SH:600519"), noValue("askvolume", "SH:600519")]],
  },
  {
    title: "a level with an empty price has no price, and not 0",
    answers: { "/depth": [{ ...MOUTAI, b: [{ p: "0", v: "11" }], a: [{ p: "1593.02", v: "" }] }] },
    args: ["SH:600519", 1, false],
    shows: [[11, noValue("bid", "SH:600519"), 1593.02, noValue("askvolume", "SH:600519")]],
  },
  {
    title: "its own book among those of others",
    answers: { "/depth": [{ ...MOUTAI, c: "SH:600520", b: [{ p: "9.11", v: "1" }], a: [] }, MOUTAI] },
    args: ["SH:600519", 1, false],
    shows: [BOOK[0]],
  },
  {
    title: "a code that the server has no book of",
    answers: { "/depth": [MOUTAI] },
    args: ["HK:700"],
    shows: notFound("HK:700"),
  },
  {
    title: "half a level is none",
    answers: { "/depth": [MOUTAI] },
    args: ["SH:600519", 2.5],
    shows: wrong('levels: "2.5" is not accepted. Accepted: a whole number from 1 to 50'),
  },
];
