import type { Case } from "../../support/cases/case";
import { date, noValue, NONE } from "../../support/cases/words";
import { BAR_HEADER, DAYS, DAY_ROWS, MONTH } from "./bars";

const HK = { "/kline": [{ c: "HK:700", k: [...DAYS, MONTH] }] };

/** Columns of bars. */
export const FIELDS_OF_BARS: readonly Case[] = [
  {
    title: "daily bars where nothing more is said: oldest first, under their names",
    answers: HK,
    args: ["HK:700"],
    shows: [BAR_HEADER, ...DAY_ROWS],
  },
  {
    title: "the names in the language of the pane, where the setting says so",
    settings: { headers: "pane", language: "zh" },
    answers: HK,
    args: ["HK:700"],
    shows: [["时间", "开盘价", "最高价", "最低价", "收盘价", "成交量"], ...DAY_ROWS],
  },
  {
    title: "the three latest, without names",
    answers: HK,
    args: ["HK:700", "1d", 3, null, null, false],
    shows: DAY_ROWS.slice(2),
  },
  {
    title: "columns in another order",
    answers: HK,
    args: ["HK:700", "1d", 1, null, "volume,low,close,high,time,open"],
    shows: [
      ["volume", "low", "close", "high", "time", "open"],
      [23_451_200, 402.4, 411.4, 412.8, date("2024-11-13"), 403.2],
    ],
  },
  {
    title: "columns by their Chinese names, and by their keys on the wire",
    answers: HK,
    args: [
      "HK:700",
      "1d",
      1,
      null,
      [
        ["收盘价", "开盘价", "最高价"],
        ["v", "l", "ts"],
      ],
      false,
    ],
    shows: [[411.4, 403.2, 412.8, 23_451_200, 402.4, date("2024-11-13")]],
  },
  {
    title: "one column has no name on top",
    answers: HK,
    args: ["HK:700", "1d", 2, null, "close"],
    shows: [[405.6], [411.4]],
  },
  {
    title: "what a bar says of the one before it",
    answers: HK,
    args: ["HK:700", "1d", 3, null, "close,prevclose,change,changepct,amplitude"],
    shows: [
      ["close", "prevclose", "change", "changepct", "amplitude"],
      [408.9, 414.8, -5.9, -5.9 / 414.8, 9.9 / 414.8],
      [405.6, 408.9, -3.3, -3.3 / 408.9, 8.9 / 408.9],
      [411.4, 405.6, 5.8, 5.8 / 405.6, 10.4 / 405.6],
    ],
  },
  {
    title: "the first bar of all has none before it",
    answers: { "/kline": [{ c: "HK:700", k: [...DAYS.slice(0, 2), MONTH] }] },
    args: ["HK:700", "1d", 5, null, "close,prevclose,change,changepct,amplitude", false],
    shows: [
      [417.3, NONE, NONE, NONE, NONE],
      [414.8, 417.3, -2.5, -2.5 / 417.3, 9.3 / 417.3],
    ],
  },
  {
    title: "a figure that the server leaves out of a bar is missing, and not 0",
    answers: { "/kline": [{ c: "HK:700", k: [{ ...DAYS[0], ts: DAYS[0]?.ts ?? 0, h: "", v: null }] }] },
    args: ["HK:700", "1d", 1, null, null, false],
    shows: [[date("2024-11-07"), 411.1, noValue("high", "HK:700"), 409.7, 417.3, noValue("volume", "HK:700")]],
  },
  {
    title: "a price of 0 in a bar is no price",
    answers: { "/kline": [{ c: "HK:700", k: [{ ...DAYS[0], ts: DAYS[0]?.ts ?? 0, o: "0", v: "0" }] }] },
    args: ["HK:700", "1d", 1, null, null, false],
    shows: [[date("2024-11-07"), NONE, 419.5, 409.7, 417.3, 0]],
  },
  {
    title: "a field that there is not",
    args: ["HK:700", "1d", 1, null, "last"],
    shows: { error: "#VALUE!" },
  },
];
