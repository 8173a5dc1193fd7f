import type { Case, Cells, ExpectedCell } from "../../support/cases/case";
import { EVENING, EVENING_FIGURES, NOVEMBER_DAYS } from "../../support/cases/newYork";
import { EMPTY, moment, na, NONE, notFound, noValue, ts } from "../../support/cases/words";
import { fxRow } from "../fxrate/market";
import { PRICED } from "../fxrate/priced";
import { LATER, TENCENT } from "../live/snapshotFields";

const NOW = "2024-11-13 02:15:34";

const BITCOIN = {
  c: "CF:BTCUSDT",
  lp: 84_135.5,
  yp: 85_001.25,
  o: 84_990.75,
  h: 85_440,
  l: 83_910.5,
  ts: ts("2024-11-13T02:15:29Z"),
  v: 103_162.63,
  t: 8_712_345_678.5,
  s: 0,
};

const DEFAULT = [
  "last",
  "change",
  "changepct",
  "open",
  "high",
  "low",
  "prevclose",
  "volume",
  "turnover",
  "time",
] as const;
const TENCENT_ROW = [
  411.4,
  5.8,
  5.8 / 405.6,
  403.2,
  412.8,
  402.4,
  405.6,
  23_451_200,
  9_573_214_880,
  moment("2024-11-13 10:15:31"),
] as const;
const LATER_ROW = [
  413.6,
  8.4,
  8.4 / 405.2,
  403.4,
  413.8,
  402.2,
  405.2,
  23_460_100,
  9_576_889_765,
  moment("2024-11-13 10:15:43"),
] as const;
const BITCOIN_ROW = [
  84_135.5,
  -865.75,
  -865.75 / 85_001.25,
  84_990.75,
  85_440,
  83_910.5,
  85_001.25,
  103_162.63,
  8_712_345_678.5,
  moment("2024-11-13 02:15:29"),
] as const;

const OF_BOOK = ["bid", "ask", "bidsize", "asksize", "spread", "mid"] as const;
const OF_TAPE = ["tradeprice", "tradesize", "side"] as const;

/** The table of both, with their codes in front. */
const coded = (tencent: readonly ExpectedCell[], bitcoin: readonly ExpectedCell[]): Cells => [
  ["code", ...DEFAULT],
  ["HK:700", ...tencent],
  ["CF:BTCUSDT", ...bitcoin],
];

export const LIVEQUOTE: readonly Case[] = [
  {
    title: "the usual fields of two instruments under their names; a push moves its own row",
    now: NOW,
    answers: { "/snapshot": [BITCOIN, TENCENT] },
    args: ["HK:700;CF:BTCUSDT"],
    shows: coded(TENCENT_ROW, BITCOIN_ROW),
    then: [
      { when: "one of them is pushed", pushes: [LATER], shows: coded(LATER_ROW, BITCOIN_ROW) },
      { when: "nothing has changed", pushes: [{ ...LATER, v: 23_460_100 }], shows: "same" },
      { when: "another one is pushed that nobody watches", pushes: [{ ...LATER, c: "HK:9988" }], shows: "same" },
      {
        when: "both are pushed at once",
        pushes: [
          { ...BITCOIN, tp: "S", lp: "84200.5", ts: BITCOIN.ts + 20 },
          { ...LATER, lp: "414", ts: LATER.ts + 1 },
        ],
        shows: coded(
          [414, 8.8, 8.8 / 405.2, ...LATER_ROW.slice(3, 9), moment("2024-11-13 10:15:44")],
          [84_200.5, -800.75, -800.75 / 85_001.25, ...BITCOIN_ROW.slice(3, 9), moment("2024-11-13 02:15:49")],
        ),
      },
    ],
  },
  {
    title: "no code stands in front where the setting says so, from that moment on",
    now: NOW,
    answers: { "/snapshot": [BITCOIN, TENCENT] },
    args: ["HK:700;CF:BTCUSDT", "last", true],
    shows: [
      ["code", "last"],
      ["HK:700", TENCENT_ROW[0]],
      ["CF:BTCUSDT", BITCOIN_ROW[0]],
    ],
    then: [
      {
        when: "the setting is changed",
        settings: { codeColumn: "hidden" },
        shows: [["last"], [TENCENT_ROW[0]], [BITCOIN_ROW[0]]],
      },
    ],
  },
  {
    title: "names in English until the pane's language is chosen for them; one that is given stays as it is",
    now: NOW,
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700", [["", "Last"]], true],
    shows: [["Last"], [TENCENT_ROW[0]]],
    then: [
      {
        when: "the pane's language is chosen for the names",
        settings: { headers: "pane", language: "zh" },
        shows: "same",
      },
    ],
  },
  {
    title: "default fields have English names until the pane's language is chosen for them",
    now: NOW,
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700"],
    shows: [DEFAULT, TENCENT_ROW],
    then: [
      {
        when: "the pane's language is chosen for the names",
        settings: { headers: "pane", language: "zh" },
        shows: [
          ["最新价", "涨跌额", "涨跌幅", "开盘价", "最高价", "最低价", "昨收价", "成交量", "成交额", "时间"],
          TENCENT_ROW,
        ],
      },
    ],
  },
  {
    title: "the other fields",
    now: NOW,
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700", "code,suspended,amplitude,avgprice"],
    shows: [
      ["code", "suspended", "amplitude", "avgprice"],
      ["HK:700", false, 10.4 / 405.6, 9_573_214_880 / 23_451_200],
    ],
    then: [
      {
        when: "the next quote is pushed",
        pushes: [LATER],
        shows: [
          ["code", "suspended", "amplitude", "avgprice"],
          ["HK:700", true, 11.6 / 405.2, 9_576_889_765 / 23_460_100],
        ],
      },
    ],
  },
  {
    title: "top of book and last trade beside the price",
    now: NOW,
    answers: {
      "/snapshot": [{ ...TENCENT, lp: "411.5" }],
      "/depth": [
        {
          c: "HK:700",
          b: [{ p: "411.2", v: "1500" }],
          a: [{ p: "411.6", v: "300" }],
          ts: TENCENT.ts,
        },
      ],
      "/trade": [{ c: "HK:700", p: "410.8", v: "700", ts: TENCENT.ts, d: 2 }],
    },
    args: ["HK:700", [["last", ...OF_BOOK, ...OF_TAPE]], true],
    wait: 5_000,
    passing: "anything",
    shows: [
      ["last", ...OF_BOOK, ...OF_TAPE],
      [411.5, 411.2, 411.6, 1500, 300, 0.4, 411.4, 410.8, 700, "sell"],
    ],
  },
  {
    title: "the age of each row",
    fresh: true,
    now: NOW,
    answers: { "/snapshot": [TENCENT, BITCOIN] },
    args: ["HK:700;CF:BTCUSDT", "age"],
    wait: 2_900,
    shows: [[5], [7]],
    passing: "anything",
  },
  {
    title: "every session of a US share in the evening",
    now: "2024-11-13 22:30:00",
    answers: {
      "/snapshot": [EVENING],
      "/kline": [{ c: "US:AAPL", k: NOVEMBER_DAYS }],
      "/history": [{ c: "US:AAPL", k: NOVEMBER_DAYS }],
    },
    args: ["US:AAPL", Object.keys(EVENING_FIGURES).join(",")],
    wait: 5_000,
    shows: [Object.keys(EVENING_FIGURES), Object.values(EVENING_FIGURES)],
  },
  {
    title: "one field without a name on top, blanks, and a code twice",
    now: NOW,
    answers: { "/snapshot": [BITCOIN, TENCENT] },
    args: [[["CF:BTCUSDT"], [EMPTY], ["HK:700"], [""], ["HK:00700"]], "last"],
    shows: [[84_135.5], [""], [411.4], [""], [411.4]],
    then: [{ when: "the share is pushed", pushes: [LATER], shows: [[84_135.5], [""], [413.6], [""], [413.6]] }],
  },
  {
    title: "an unknown code and a missing figure fail their own cells only",
    now: NOW,
    answers: { "/snapshot": [{ ...TENCENT, t: undefined }] },
    args: [[["HK:99999"], ["HK:700"]], "low,turnover", false],
    shows: [
      [notFound("HK:99999"), notFound("HK:99999")],
      [402.4, noValue("turnover", "HK:700")],
    ],
    passing: [
      [
        [na("Waiting for the first value"), na("Waiting for the first value")],
        [402.4, noValue("turnover", "HK:700")],
      ],
    ],
  },
  {
    title: "a suspended share without a price",
    now: NOW,
    answers: { "/snapshot": [{ ...TENCENT, lp: "0", s: 1 }] },
    args: ["HK:700", "last,change,prevclose,suspended", false],
    shows: [[NONE, NONE, 405.6, true]],
  },
  {
    title: "times in UTC, until the exchange's are chosen",
    now: NOW,
    settings: { timeZone: "utc" },
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700", "time"],
    shows: [[moment("2024-11-13 02:15:31")]],
    then: [{ when: "they are chosen", settings: { timeZone: "exchange" }, shows: [[moment("2024-11-13 10:15:31")]] }],
  },
  {
    title: "without a key",
    key: false,
    args: ["HK:700", "last"],
    shows: [[na("Open the QOS pane and enter your API key")]],
  },
  {
    title: "prices in yuan beside their own, all of them in one frame with their rates",
    answers: PRICED,
    args: ["HK:700;US:AAPL;SH:600519", "last,last@CNY"],
    shows: [
      ["code", "last", "last@CNY"],
      ["HK:700", 411.4, 411.4 * (7.2245 / 7.7801)],
      ["US:AAPL", 224.23, 224.23 * 7.2245],
      ["SH:600519", 1470.11, 1470.11],
    ],
    passing: "anything",
    then: [
      {
        when: "a price and two rates are pushed in one frame",
        pushes: [
          { ...LATER, ts: ts("2024-11-13T20:00:20+08:00") },
          { tp: "S", ...fxRow("USDHKD", 7.7811, { ts: ts("2024-11-13T20:00:20+08:00") }) },
          { tp: "S", ...fxRow("USDCNH", 7.2301, { ts: ts("2024-11-13T20:00:20+08:00") }) },
        ],
        shows: [
          ["code", "last", "last@CNY"],
          ["HK:700", 413.6, 413.6 * (7.2301 / 7.7811)],
          ["US:AAPL", 224.23, 224.23 * 7.2301],
          ["SH:600519", 1470.11, 1470.11],
        ],
      },
    ],
  },
];
