import type { Case } from "../../support/cases/case";
import { date, moment, na, notFound, wrong } from "../../support/cases/words";
import { ADJUSTED, DAYS, MINUTES, MONTH, MONTH_BEFORE } from "../kline/bars";

const NOW = "2024-11-13 09:00:00";
const HK = { "/kline": [{ c: "HK:700", k: DAYS }] };
/** The share is no older than these five days. */
const YOUNG = { "/kline": [{ c: "HK:700", k: [...DAYS, MONTH] }] };
const OLDER = {
  "/kline": [{ c: "HK:700", k: [...DAYS, MONTH, MONTH_BEFORE] }],
  "/history": [{ c: "HK:700", k: DAYS }],
};

const none = (field: string) =>
  na(`${field} of HK:700 has no value here: there are too few bars before, a bar lacks a figure, or nothing has moved`);

const told = (title: string, args: Case["args"], shows: Case["shows"], more: Partial<Case> = {}): Case => ({
  title,
  now: NOW,
  answers: HK,
  args,
  shows,
  ...more,
});

export const INDICATOR: readonly Case[] = [
  told(
    "a mean of three closes, under its name",
    ["HK:700", "sma(3)", null, 2],
    [
      ["time", "sma"],
      [date("2024-11-12"), (414.8 + 408.9 + 405.6) / 3],
      [date("2024-11-13"), (408.9 + 405.6 + 411.4) / 3],
    ],
  ),
  told(
    "without headers, in Chinese and full width",
    ["HK:700", "均线（３）", "1d", 1, null, false],
    [[date("2024-11-13"), (408.9 + 405.6 + 411.4) / 3]],
  ),
  told(
    "two of one kind say which is which",
    ["HK:700", "ma(2);MA(3);mom(1)", "1d", 1],
    [
      ["time", "sma(2)", "sma(3)", "mom"],
      [date("2024-11-13"), (405.6 + 411.4) / 2, (408.9 + 405.6 + 411.4) / 3, 411.4 - 405.6],
    ],
  ),
  told(
    "names in Chinese if the pane is asked to",
    ["HK:700", "sma(2)", "1d", 1],
    [
      ["时间", "均线"],
      [date("2024-11-13"), (405.6 + 411.4) / 2],
    ],
    { settings: { headers: "pane", language: "zh" } },
  ),
  told(
    "rows of a young share before there are bars enough are #N/A, never 0",
    ["HK:700", "sma(4)", "1d", 100],
    [
      ["time", "sma"],
      [date("2024-11-07"), none("sma")],
      [date("2024-11-08"), none("sma")],
      [date("2024-11-11"), none("sma")],
      [date("2024-11-12"), (417.3 + 414.8 + 408.9 + 405.6) / 4],
      [date("2024-11-13"), (414.8 + 408.9 + 405.6 + 411.4) / 4],
    ],
    { answers: YOUNG },
  ),
  told(
    "volumes are counted from the first row on",
    ["HK:700", "obv", "1d", 3, null, false],
    [
      [date("2024-11-11"), -24_680_100],
      [date("2024-11-12"), -24_680_100 - 28_123_400],
      [date("2024-11-13"), -24_680_100 - 28_123_400 + 23_451_200],
    ],
  ),
  told(
    "a day without a volume is none to what counts volumes",
    ["HK:700", "obv", "1d", 2, null, false],
    [
      [date("2024-11-12"), none("obv")],
      [date("2024-11-13"), none("obv")],
    ],
    {
      answers: {
        "/kline": [{ c: "HK:700", k: DAYS.map((day, at) => (at === 3 ? { ...day, v: "-" } : day)) }],
      },
    },
  ),
  told(
    "an adjusted series is its own",
    ["HK:700", "sma(2)", "1d", 1, "forward", false],
    [[date("2024-11-13"), (402.2 + 411.5) / 2]],
    {
      answers: {
        "/kline": [
          { c: "HK:700", a: 0, k: DAYS },
          { c: "HK:700", a: 1, k: ADJUSTED },
        ],
      },
    },
  ),
  told(
    "minutes have the time of day",
    ["HK:700", "sma(2)", "1m", 1, null, false],
    [[moment("2024-11-13 13:00:00"), (406.9 + 408.3) / 2]],
    { answers: { "/kline": [{ c: "HK:700", k: MINUTES }] } },
  ),
  told(
    "an average that the server has not the past for is not guessed",
    ["HK:700", "ema(20)", "1d", 2],
    na(
      "ema(20) of HK:700 needs 256 bars for 2 rows to be right, and QOS gives 5. Ask for fewer rows, a longer interval, or write smaller numbers in the brackets",
    ),
    { answers: OLDER, wait: 10_000 },
  ),
  told(
    "of a young share it begins with the first close",
    ["HK:700", "ema(3)", "1d", 3, null, false],
    [
      [date("2024-11-11"), ((417.3 + 414.8) / 2 + 408.9) / 2],
      [date("2024-11-12"), (((417.3 + 414.8) / 2 + 408.9) / 2 + 405.6) / 2],
      [date("2024-11-13"), ((((417.3 + 414.8) / 2 + 408.9) / 2 + 405.6) / 2 + 411.4) / 2],
    ],
    { answers: YOUNG },
  ),
  told("an unknown share", ["HK:701", "sma(2)"], notFound("HK:701"), { answers: { "/kline": [] } }),
  told(
    "brackets that are missing",
    ["HK:700", "rsi14"],
    wrong(
      'indicator: "rsi14" is not accepted. Nearest: rsi(14). Accepted: sma, ema, wma, dema, tema, boll, bias, rsi, stochrsi, stoch, kdj, cci, roc, mom, willr, psy, trix, macd, atr, dmi, adx, sar, obv, mfi, vwap',
    ),
  ),
  told(
    "a number that is too large",
    ["HK:700", "rsi(1000)"],
    wrong('indicator: "1000" (n of rsi(n)) is not accepted. Accepted: a whole number from 2 to 500'),
  ),
  told(
    "backward adjustment does not exist",
    ["HK:700", "rsi", "1d", 1, "hfq"],
    wrong('adjust: "hfq" (backward adjustment) does not exist at QOS. Accepted: none, forward'),
  ),
];
