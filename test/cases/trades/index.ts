import type { Case } from "../../support/cases/case";
import { moment, na, noValue, notFound, ts, wrong } from "../../support/cases/words";

const HEADER = ["time", "price", "volume", "side"] as const;

const FIRST = { c: "SZ:002594", p: "291.63", v: "42", ts: ts("2024-11-13T14:56:51+08:00"), d: 1 };
const SECOND = { c: "SZ:002594", p: "291.58", v: "17", ts: ts("2024-11-13T14:56:54+08:00"), d: 2 };
const THIRD = { c: "SZ:002594", p: "291.71", v: "105", ts: ts("2024-11-13T14:57:00+08:00"), d: 0 };

const FIRST_ROW = [moment("2024-11-13 14:56:51"), 291.63, 42, "buy"] as const;
const SECOND_ROW = [moment("2024-11-13 14:56:54"), 291.58, 17, "sell"] as const;
const THIRD_ROW = [moment("2024-11-13 14:57:00"), 291.71, 105, "unknown"] as const;

export const TRADES: readonly Case[] = [
  {
    title: "the newest trade on top: its time, price, volume and side",
    answers: { "/trade": [FIRST, SECOND, THIRD] },
    args: ["SZ:002594"],
    shows: [HEADER, THIRD_ROW, SECOND_ROW, FIRST_ROW],
  },
  {
    title: "the newest trade on top also where the server begins with it",
    answers: { "/trade": [THIRD, SECOND, FIRST] },
    args: ["SZ:002594", 3],
    shows: [HEADER, THIRD_ROW, SECOND_ROW, FIRST_ROW],
  },
  {
    title: "two trades asked for, without names: the two newest",
    answers: { "/trade": [FIRST, SECOND, THIRD] },
    args: ["SZ:002594", 2, false],
    shows: [THIRD_ROW, SECOND_ROW],
  },
  {
    title: "its own trades among those of others",
    answers: {
      "/trade": [
        { ...FIRST, c: "SH:600519", p: "1470.11" },
        FIRST,
        { ...THIRD, c: "SZ:000001", p: "11.42" },
        SECOND,
        { ...SECOND, c: "SH:600519", p: "1470.2" },
      ],
    },
    args: ["SZ:002594", 20],
    shows: [HEADER, SECOND_ROW, FIRST_ROW],
  },
  {
    title: "figures that come as numbers",
    answers: { "/trade": [{ ...FIRST, p: 291.63, v: 42 }] },
    args: ["SZ:002594", 1, false],
    shows: [FIRST_ROW],
  },
  {
    title: "a part of a coin",
    answers: { "/trade": [{ c: "CF:BTCUSDT", p: 84_135, v: 0.005, ts: ts("2024-11-13T11:58:07Z"), d: 1 }] },
    args: ["CF:BTCUSDT", 1, false],
    shows: [[moment("2024-11-13 11:58:07"), 84_135, 0.005, "buy"]],
  },
  {
    title: "a trade without a volume, and one without a time",
    answers: { "/trade": [{ ...SECOND, v: null }] },
    args: ["SZ:002594", 1, false],
    shows: [[moment("2024-11-13 14:56:54"), 291.58, noValue("volume", "SZ:002594"), "sell"]],
  },
  {
    title: "the names in the language of the pane, where the setting says so",
    settings: { headers: "pane", language: "zh" },
    answers: { "/trade": [SECOND] },
    args: ["SZ:002594", 1],
    shows: [
      ["时间", "成交价", "成交量", "买卖方向"],
      [moment("2024-11-13 14:56:54"), 291.58, 17, "sell"],
    ],
  },
  {
    title: "a price of 0 is no price",
    answers: { "/trade": [{ ...SECOND, p: "0" }] },
    args: ["SZ:002594", 1, false],
    shows: [[moment("2024-11-13 14:56:54"), noValue("price", "SZ:002594"), 17, "sell"]],
  },
  {
    title: "times in UTC",
    settings: { timeZone: "utc" },
    answers: { "/trade": [SECOND] },
    args: ["SZ:002594", 1, false],
    shows: [[moment("2024-11-13 06:56:54"), 291.58, 17, "sell"]],
  },
  {
    title: "a code that the server has no trades of",
    answers: { "/trade": [FIRST] },
    args: ["HK:700"],
    shows: notFound("HK:700"),
  },
  {
    title: "more trades than can be had at once",
    args: ["SZ:002594", 51],
    shows: wrong('count: "51" is not accepted. Accepted: a whole number from 1 to 50'),
  },
  {
    title: "without a key",
    key: false,
    args: ["SZ:002594"],
    shows: na("Open the QOS pane and enter your API key"),
  },
];
