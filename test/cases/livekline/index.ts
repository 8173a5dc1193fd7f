import type { BarRow, Case } from "../../support/cases/case";
import { date, moment, na, notFound, ts } from "../../support/cases/words";
import { BAR_HEADER, DAYS, DAY_ROWS, MINUTES, MINUTE_ROWS } from "../kline/bars";

const HK_DAYS = { "/kline": [{ c: "HK:700", k: DAYS }] };
const HK_MINUTES = { "/kline": [{ c: "HK:700", k: MINUTES }] };
const NOW = "2024-11-13 05:00:40";

const TODAY = {
  tp: "K",
  c: "HK:700",
  o: "403.3",
  h: "413.6",
  l: "402.2",
  cl: "413.1",
  v: "23460100",
  ts: ts("2024-11-13T00:00:00+08:00"),
  kt: 1001,
};

const MINUTE = {
  tp: "K",
  c: "HK:700",
  o: "407.4",
  h: "409.2",
  l: "406.8",
  cl: "409.1",
  v: "131900",
  ts: ts("2024-11-13T13:00:00+08:00"),
  kt: 1,
};

const TRADE = { tp: "T", c: "HK:700", p: "409.5", v: "300", ts: ts("2024-11-13T13:00:44+08:00"), d: 1 };

/** Hours of Shanghai: the morning's two, from 9:30 on. */
const MORNING: readonly BarRow[] = [
  { ts: ts("2024-11-13T09:30:00+08:00"), kt: 60, o: "1476.02", h: "1488.88", l: "1474.1", cl: "1480.3", v: "9034" },
  { ts: ts("2024-11-13T10:30:00+08:00"), kt: 60, o: "1480.4", h: "1483.2", l: "1478.7", cl: "1479.6", v: "4120" },
];

export const LIVEKLINE: readonly Case[] = [
  {
    title: "daily bars under their names, the last of which moves",
    now: NOW,
    answers: HK_DAYS,
    args: ["HK:700", "1d", 3],
    shows: [BAR_HEADER, ...DAY_ROWS.slice(2)],
    then: [
      {
        when: "today's bar is pushed",
        pushes: [TODAY],
        shows: [BAR_HEADER, ...DAY_ROWS.slice(2, 4), [date("2024-11-13"), 403.3, 413.6, 402.2, 413.1, 23_460_100]],
      },
      { when: "an earlier state of it comes late", pushes: [{ ...TODAY, cl: "1", v: "23460099" }], shows: "same" },
      { when: "that of another share comes", pushes: [{ ...TODAY, c: "HK:9988", v: "23460200" }], shows: "same" },
      { when: "that of another period comes", pushes: [{ ...TODAY, kt: 1007, v: "23460200" }], shows: "same" },
    ],
  },
  {
    title: "names in English until the pane's language is chosen for them",
    now: NOW,
    answers: HK_DAYS,
    args: ["HK:700", "1d", 3],
    shows: [BAR_HEADER, ...DAY_ROWS.slice(2)],
    then: [
      {
        when: "the pane's language is chosen for the names",
        settings: { headers: "pane", language: "zh" },
        shows: [["时间", "开盘价", "最高价", "最低价", "收盘价", "成交量"], ...DAY_ROWS.slice(2)],
      },
    ],
  },
  {
    title: "minutes: one that is pushed for the first time follows, and the first leaves",
    now: NOW,
    answers: HK_MINUTES,
    args: ["HK:700", "1m", 3, null, false],
    shows: MINUTE_ROWS,
    then: [
      {
        when: "the minute under way is pushed",
        pushes: [MINUTE],
        shows: [...MINUTE_ROWS.slice(0, 2), [moment("2024-11-13 13:00:00"), 407.4, 409.2, 406.8, 409.1, 131_900]],
      },
      {
        when: "the next one is pushed",
        pushes: [{ ...MINUTE, ts: MINUTE.ts + 60, o: "409.3", h: "409.7", l: "408.2", cl: "408.6", v: "2100" }],
        shows: [
          ...MINUTE_ROWS.slice(1, 2),
          [moment("2024-11-13 13:00:00"), 407.4, 409.2, 406.8, 409.1, 131_900],
          [moment("2024-11-13 13:01:00"), 409.3, 409.7, 408.2, 408.6, 2_100],
        ],
      },
    ],
  },
  {
    title: "one bar dated an hour ahead is no bar, and the right ones go on",
    now: NOW,
    answers: HK_MINUTES,
    args: ["HK:700", "1m", 2, null, false],
    shows: MINUTE_ROWS.slice(1),
    then: [
      { when: "it is pushed", pushes: [{ ...MINUTE, ts: MINUTE.ts + 3_600, cl: "999" }], shows: "same" },
      {
        when: "the minute under way is pushed",
        pushes: [MINUTE],
        shows: [...MINUTE_ROWS.slice(1, 2), [moment("2024-11-13 13:00:00"), 407.4, 409.2, 406.8, 409.1, 131_900]],
      },
    ],
  },
  {
    title: "columns in another order",
    now: NOW,
    answers: HK_DAYS,
    args: ["HK:700", "1d", 1, "volume,close,low,high,open,time"],
    shows: [
      ["volume", "close", "low", "high", "open", "time"],
      [23_451_200, 411.4, 402.4, 412.8, 403.2, date("2024-11-13")],
    ],
    then: [
      {
        when: "today's bar is pushed",
        pushes: [TODAY],
        shows: [
          ["volume", "close", "low", "high", "open", "time"],
          [23_460_100, 413.1, 402.2, 413.6, 403.3, date("2024-11-13")],
        ],
      },
    ],
  },
  {
    title: "what a bar says of the one before it, as it moves",
    // Half a minute before the next day begins in Hong Kong.
    now: "2024-11-13 15:59:30",
    answers: HK_DAYS,
    args: ["HK:700", "1d", 2, "close,prevclose,change,changepct,amplitude"],
    shows: [
      ["close", "prevclose", "change", "changepct", "amplitude"],
      [405.6, 408.9, -3.3, -3.3 / 408.9, 8.9 / 408.9],
      [411.4, 405.6, 5.8, 5.8 / 405.6, 10.4 / 405.6],
    ],
    then: [
      {
        when: "today's bar is pushed",
        pushes: [TODAY],
        shows: [
          ["close", "prevclose", "change", "changepct", "amplitude"],
          [405.6, 408.9, -3.3, -3.3 / 408.9, 8.9 / 408.9],
          [413.1, 405.6, 7.5, 7.5 / 405.6, 11.4 / 405.6],
        ],
      },
      {
        when: "the next day begins",
        pushes: [{ ...TODAY, ts: TODAY.ts + 86_400, o: "414", h: "415.2", l: "411.6", cl: "412.7", v: "81200" }],
        shows: [
          ["close", "prevclose", "change", "changepct", "amplitude"],
          [413.1, 405.6, 7.5, 7.5 / 405.6, 11.4 / 405.6],
          [412.7, 413.1, -0.4, -0.4 / 413.1, 3.6 / 413.1],
        ],
      },
    ],
  },
  {
    title: "a server that pushes no bars: they are made from trades",
    wait: 10_000,
    now: NOW,
    topics: "STD",
    answers: HK_MINUTES,
    args: ["HK:700", "1m", 2, null, false],
    shows: MINUTE_ROWS.slice(1),
    then: [
      {
        when: "somebody buys at a new high",
        pushes: [TRADE],
        shows: [...MINUTE_ROWS.slice(1, 2), [moment("2024-11-13 13:00:00"), 407.4, 409.5, 407.1, 409.5, 121_000]],
      },
      {
        when: "somebody sells at a new low",
        pushes: [{ ...TRADE, p: "406.6", v: "1200", ts: TRADE.ts + 3, d: 2 }],
        shows: [...MINUTE_ROWS.slice(1, 2), [moment("2024-11-13 13:00:00"), 407.4, 409.5, 406.6, 406.6, 122_200]],
      },
      {
        when: "the next minute has begun",
        pushes: [{ ...TRADE, p: "406.9", v: "500", ts: TRADE.ts + 17, d: 1 }],
        shows: [
          [moment("2024-11-13 13:00:00"), 407.4, 409.5, 406.6, 406.6, 122_200],
          [moment("2024-11-13 13:01:00"), 406.9, 406.9, 406.9, 406.9, 500],
        ],
      },
    ],
  },
  {
    title: "an hour made from trades begins with the afternoon, not half an hour before it",
    now: "2024-11-13 04:59:50",
    topics: "STD",
    answers: { "/kline": [{ c: "SH:600519", k: MORNING }] },
    args: ["SH:600519", "1h", 2, "time,close,volume", false],
    shows: [
      [moment("2024-11-13 09:30:00"), 1480.3, 9_034],
      [moment("2024-11-13 10:30:00"), 1479.6, 4_120],
    ],
    then: [
      {
        when: "the first trade of the afternoon is pushed",
        pushes: [{ tp: "T", c: "SH:600519", p: "1481.5", v: "12", ts: ts("2024-11-13T13:00:04+08:00"), d: 1 }],
        shows: [
          [moment("2024-11-13 10:30:00"), 1479.6, 4_120],
          [moment("2024-11-13 13:00:00"), 1481.5, 12],
        ],
      },
    ],
  },
  {
    title: "minutes in UTC",
    now: NOW,
    settings: { timeZone: "utc" },
    answers: HK_MINUTES,
    args: ["HK:700", "1m", 1, "time,volume", false],
    shows: [[moment("2024-11-13 05:00:00"), 120_700]],
  },
  {
    title: "a code that the server has no bars of",
    now: NOW,
    answers: HK_DAYS,
    args: ["HK:99999"],
    shows: notFound("HK:99999"),
  },
  {
    title: "without a key",
    key: false,
    args: ["HK:700"],
    shows: na("Open the QOS pane and enter your API key"),
  },
];
