import type { Case } from "../../support/cases/case";
import { EMPTY, noValue, notFound, ts } from "../../support/cases/words";

const APPLE = {
  c: "US:AAPL",
  e: "NASD",
  tc: "USD",
  nc: "苹果",
  ne: "Apple Inc.",
  ls: 1,
  ts: "15115823000",
  os: "15091141884",
  ep: "6.2012",
  na: "3.7676",
  dy: "0.98",
};

const MOUTAI = {
  c: "SH:600519",
  e: "SSE",
  tc: "CNY",
  nc: "贵州茅台",
  ne: "KWEICHOW MOUTAI",
  ls: 100,
  ts: 1_256_197_800,
  os: 1_256_190_011,
  ep: 59.493,
  na: 186.22,
  dy: 49.982,
};

const NAMES = ["name_zh", "name_en", "exchange", "currency", "lot", "shares", "float", "eps", "navps"] as const;
const APPLE_ROW = ["苹果", "Apple Inc.", "NASD", "USD", 1, 15_115_823_000, 15_091_141_884, 6.2012, 3.7676] as const;
const MOUTAI_ROW = [
  "贵州茅台",
  "KWEICHOW MOUTAI",
  "SSE",
  "CNY",
  100,
  1_256_197_800,
  1_256_190_011,
  59.493,
  186.22,
] as const;

/** The yield needs a price. */
const PRICES = [
  { c: "SH:600519", lp: "1585.58", yp: "1590.11", ts: ts("2024-11-13T14:59:59+08:00"), v: "21034", s: 0 },
  { c: "US:AAPL", lp: "225.12", yp: "224.23", ts: ts("2024-11-12T15:59:59-05:00"), v: "40398299", s: 0 },
];

export const INFO: readonly Case[] = [
  {
    title: "everything, where no field is named",
    answers: { "/instrument-info": [MOUTAI, APPLE], "/snapshot": PRICES },
    args: ["US:AAPL;SH:600519"],
    shows: [
      [...NAMES, "dps", "divyield"],
      [...APPLE_ROW, 0.98, 0.98 / 225.12],
      [...MOUTAI_ROW, 49.982, 49.982 / 1585.58],
    ],
  },
  {
    title: "the names in the language of the pane, where the setting says so",
    settings: { headers: "pane", language: "zh" },
    answers: { "/instrument-info": [MOUTAI, APPLE], "/snapshot": PRICES },
    args: ["US:AAPL"],
    shows: [
      [
        "中文名称",
        "英文名称",
        "交易所",
        "交易币种",
        "每手股数",
        "总股本",
        "流通股本",
        "每股收益",
        "每股净资产",
        "每股股息",
        "股息率",
      ],
      [...APPLE_ROW, 0.98, 0.98 / 225.12],
    ],
  },
  {
    title: "the dividends of a year per share are not the yield",
    answers: { "/instrument-info": [MOUTAI], "/snapshot": PRICES },
    args: ["SH:600519", "dps,divyield", false],
    shows: [[49.982, 49.982 / 1585.58]],
  },
  {
    title: "every field that needs no price, each under its name",
    answers: { "/instrument-info": [MOUTAI, APPLE] },
    args: ["US:AAPL;SH:600519", NAMES.join(",")],
    shows: [NAMES, APPLE_ROW, MOUTAI_ROW],
  },
  {
    title: "the same in another order",
    answers: { "/instrument-info": [APPLE] },
    args: ["US:AAPL", [["navps", "eps", "float", "shares", "lot"]], false],
    shows: [[3.7676, 6.2012, 15_091_141_884, 15_115_823_000, 1]],
  },
  {
    title: "fields by Chinese names and by keys on the wire: ts are all shares, os those in circulation",
    answers: { "/instrument-info": [APPLE] },
    args: ["US:AAPL", "总股本,流通股本,ts,os,na,ep,ls,ne,nc,tc,e", false],
    shows: [
      [
        15_115_823_000,
        15_091_141_884,
        15_115_823_000,
        15_091_141_884,
        3.7676,
        6.2012,
        1,
        "Apple Inc.",
        "苹果",
        "USD",
        "NASD",
      ],
    ],
  },
  {
    title: "one field has no name on top unless it is asked for",
    answers: { "/instrument-info": [APPLE] },
    args: ["US:AAPL", "float"],
    shows: [[15_091_141_884]],
  },
  {
    title: "rows of others, blanks and a code that there is not",
    answers: { "/instrument-info": [{ ...APPLE, c: "US:MSFT", ls: 7 }, MOUTAI, APPLE] },
    args: [
      [
        ["SH:600519", EMPTY],
        ["US:NOSUCH", "US:AAPL"],
      ],
      "lot,name_en",
    ],
    shows: [
      ["lot", "name_en"],
      [100, "KWEICHOW MOUTAI"],
      ["", ""],
      [notFound("US:NOSUCH"), notFound("US:NOSUCH")],
      [1, "Apple Inc."],
    ],
  },
  {
    title: "what the server leaves out is missing, and not 0",
    answers: { "/instrument-info": [{ ...APPLE, ep: "", os: null, nc: undefined, tc: "" }] },
    args: ["US:AAPL", "eps,float,name_zh,currency,navps", false],
    shows: [
      [
        noValue("eps", "US:AAPL"),
        noValue("float", "US:AAPL"),
        noValue("name_zh", "US:AAPL"),
        noValue("currency", "US:AAPL"),
        3.7676,
      ],
    ],
  },
  {
    title: "a loss per share is less than nothing",
    answers: { "/instrument-info": [{ ...APPLE, ep: "-0.435", na: "-11.2" }] },
    args: ["US:AAPL", "eps,navps", false],
    shows: [[-0.435, -11.2]],
  },
];
