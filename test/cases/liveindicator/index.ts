import type { Case } from "../../support/cases/case";
import { date, na, ts, wrong } from "../../support/cases/words";
import { DAYS, MONTH } from "../kline/bars";

const NOW = "2024-11-13 05:00:40";

const today = (cl: string, v: string) => ({
  tp: "K",
  c: "HK:700",
  o: "403.2",
  h: "413.6",
  l: "402.2",
  cl,
  v,
  ts: ts("2024-11-13T00:00:00+08:00"),
  kt: 1001,
});

const HK = { "/kline": [{ c: "HK:700", k: DAYS }] };

export const LIVEINDICATOR: readonly Case[] = [
  {
    title: "a mean whose last row moves with the day's price",
    now: NOW,
    answers: HK,
    args: ["HK:700", "sma(2)", "1d", 2],
    shows: [
      ["time", "sma"],
      [date("2024-11-12"), (408.9 + 405.6) / 2],
      [date("2024-11-13"), (405.6 + 411.4) / 2],
    ],
    then: [
      {
        when: "today's bar is pushed",
        pushes: [today("413.1", "23460100")],
        shows: [
          ["time", "sma"],
          [date("2024-11-12"), (408.9 + 405.6) / 2],
          [date("2024-11-13"), (405.6 + 413.1) / 2],
        ],
      },
      { when: "an earlier state of it comes late", pushes: [today("1", "23460099")], shows: "same" },
    ],
  },
  {
    title: "a day that begins is a row of its own",
    now: NOW,
    answers: { "/kline": [{ c: "HK:700", k: DAYS.slice(0, 4) }] },
    args: ["HK:700", "sma(2)", "1d", 2, false],
    shows: [
      [date("2024-11-11"), (414.8 + 408.9) / 2],
      [date("2024-11-12"), (408.9 + 405.6) / 2],
    ],
    then: [
      {
        when: "today's bar is pushed",
        pushes: [today("413.1", "23460100")],
        shows: [
          [date("2024-11-12"), (408.9 + 405.6) / 2],
          [date("2024-11-13"), (405.6 + 413.1) / 2],
        ],
      },
    ],
  },
  {
    title: "of a young share from its first close on",
    now: NOW,
    answers: { "/kline": [{ c: "HK:700", k: [...DAYS, MONTH] }] },
    args: ["HK:700", "ema(3)", "1d", 1, false],
    shows: [[date("2024-11-13"), ((((417.3 + 414.8) / 2 + 408.9) / 2 + 405.6) / 2 + 411.4) / 2]],
    then: [
      {
        when: "today's bar is pushed",
        pushes: [today("413.1", "23460100")],
        shows: [[date("2024-11-13"), ((((417.3 + 414.8) / 2 + 408.9) / 2 + 405.6) / 2 + 413.1) / 2]],
      },
    ],
  },
  {
    title: "a bar that is pushed without a volume is none to what counts volumes, and one again with it",
    now: NOW,
    answers: HK,
    args: ["HK:700", "obv", "1d", 1, false],
    shows: [[date("2024-11-13"), 23_451_200]],
    then: [
      {
        when: "no volume comes",
        pushes: [today("413.1", "-")],
        shows: [
          [
            date("2024-11-13"),
            na(
              "obv of HK:700 has no value here: there are too few bars before, a bar lacks a figure, or nothing has moved",
            ),
          ],
        ],
      },
      { when: "it does", pushes: [today("401.1", "23460100")], shows: [[date("2024-11-13"), -23_460_100]] },
    ],
  },
  {
    title: "a name that there is not",
    now: NOW,
    answers: HK,
    args: ["HK:700", "macdd"],
    shows: wrong(
      'indicator: "macdd" is not accepted. Nearest: macd. Accepted: sma, ema, wma, dema, tema, boll, bias, rsi, stochrsi, stoch, kdj, cci, roc, mom, willr, psy, trix, macd, atr, dmi, adx, sar, obv, mfi, vwap',
    ),
  },
];
