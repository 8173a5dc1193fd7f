import type { Case } from "../../support/cases/case";
import { moment, noValue, notFound, ts, wrong } from "../../support/cases/words";

export const TENCENT = {
  c: "HK:700",
  lp: "411.4",
  yp: "405.6",
  o: "403.2",
  h: "412.8",
  l: "402.4",
  ts: ts("2024-11-13T16:08:11+08:00"),
  v: "23451200",
  t: "9573214880",
  s: 0,
};

const TENCENT_INFO = {
  c: "HK:700",
  e: "HKEX",
  tc: "HKD",
  nc: "腾讯控股",
  ne: "TENCENT",
  ls: 100,
  ts: "9286000000",
  os: "9200110000",
  ep: "12.193",
  na: "88.47",
  dy: "3.4558",
};

/** Volumes of Shanghai are lots of 100 shares. */
export const MOUTAI = {
  c: "SH:600519",
  lp: "1470.11",
  yp: "1477.5",
  o: "1476.02",
  h: "1488.88",
  l: "1466.6",
  ts: ts("2024-11-13T14:59:59+08:00"),
  v: "21034",
  t: "3095823410.55",
  s: 0,
};

const MOUTAI_INFO = {
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

const DEFAULT = ["last", "change", "changepct", "open", "high", "low", "prevclose", "volume", "turnover", "time"];
const TENCENT_ROW = [411.4, 5.8, 5.8 / 405.6, 403.2, 412.8, 402.4, 405.6, 23_451_200, 9_573_214_880] as const;
const MOUTAI_ROW = [
  1470.11,
  -7.39,
  -7.39 / 1477.5,
  1476.02,
  1488.88,
  1466.6,
  1477.5,
  21_034,
  3_095_823_410.55,
] as const;

const OTHERS = ["suspended", "amplitude", "avgprice", "mktcap", "pe", "pb", "dps", "divyield", "exchange", "currency"];
const REFERENCE = ["name_zh", "name_en", "lot", "shares", "float", "eps", "navps"];

const TWO_READINGS = wrong(
  'codes: "000001" can mean several things. Write the one that is meant: SZ:000001, IX:000001',
);

/** Every field of a quote, each with a figure that no other has. */
export const EVERY_FIELD: readonly Case[] = [
  {
    title: "two shares, the usual fields under their names",
    answers: { "/snapshot": [TENCENT, MOUTAI] },
    args: ["HK:700;SH:600519"],
    shows: [
      ["code", ...DEFAULT],
      ["HK:700", ...TENCENT_ROW, moment("2024-11-13 16:08:11")],
      ["SH:600519", ...MOUTAI_ROW, moment("2024-11-13 14:59:59")],
    ],
  },
  {
    title: "of a range no code stands in front: it stands in the range",
    answers: { "/snapshot": [TENCENT, MOUTAI] },
    args: [[["HK:700"], ["SH:600519"]]],
    shows: [DEFAULT, [...TENCENT_ROW, moment("2024-11-13 16:08:11")], [...MOUTAI_ROW, moment("2024-11-13 14:59:59")]],
  },
  {
    title: "no code stands in front where the setting says so",
    settings: { codeColumn: "hidden" },
    answers: { "/snapshot": [TENCENT, MOUTAI] },
    args: ["HK:700;SH:600519", "last,high"],
    shows: [
      ["last", "high"],
      [411.4, 412.8],
      [1470.11, MOUTAI_ROW[4]],
    ],
  },
  {
    title: "what is derived, from reference data too",
    answers: { "/snapshot": [TENCENT, MOUTAI], "/instrument-info": [MOUTAI_INFO, TENCENT_INFO] },
    args: [[["HK:700"], ["SH:600519"]], [OTHERS.slice(0, 6)]],
    shows: [
      OTHERS.slice(0, 6),
      [false, 10.4 / 405.6, 9_573_214_880 / 23_451_200, 411.4 * 9_286_000_000, 411.4 / 12.193, 411.4 / 88.47],
      [
        false,
        22.28 / 1477.5,
        3_095_823_410.55 / 2_103_400,
        1470.11 * 1_256_197_800,
        1470.11 / 59.493,
        1470.11 / 186.22,
      ],
    ],
  },
  {
    title: "dividends: per share as the vendor sends them, and as a fraction of the price",
    answers: { "/snapshot": [TENCENT, MOUTAI], "/instrument-info": [TENCENT_INFO, MOUTAI_INFO] },
    args: ["SH:600519;HK:700", "dps,divyield,exchange,currency"],
    shows: [
      ["code", "dps", "divyield", "exchange", "currency"],
      ["SH:600519", 49.982, 49.982 / 1470.11, "SSE", "CNY"],
      ["HK:700", 3.4558, 3.4558 / 411.4, "HKEX", "HKD"],
    ],
  },
  {
    title: "a table of codes given as text says which row is whose, an unknown one and a wrong one too",
    answers: { "/snapshot": [TENCENT, MOUTAI] },
    args: ["000001;HK:00700,sh600519;US:NOSUCH", "last,low"],
    shows: [
      ["code", "last", "low"],
      ["000001", TWO_READINGS, TWO_READINGS],
      ["HK:700", 411.4, 402.4],
      ["SH:600519", 1470.11, MOUTAI_ROW[5]],
      ["US:NOSUCH", notFound("US:NOSUCH"), notFound("US:NOSUCH")],
    ],
  },
  {
    title: "a code that is asked for as a field stands there, and not twice",
    answers: { "/snapshot": [TENCENT, MOUTAI] },
    args: ["HK:00700,sh600519;US:NOSUCH", "code,last"],
    shows: [
      ["code", "last"],
      ["HK:700", 411.4],
      ["SH:600519", 1470.11],
      ["US:NOSUCH", notFound("US:NOSUCH")],
    ],
  },
  {
    title: "codes alone are asked of nobody",
    answers: {},
    args: ["hk00700;SH:600519", "代码", false],
    shows: [["HK:700"], ["SH:600519"]],
  },
  {
    title: "reference data beside a price",
    answers: { "/snapshot": [MOUTAI], "/instrument-info": [MOUTAI_INFO] },
    args: ["SH:600519", [["last"], ...REFERENCE.map((name) => [name])]],
    shows: [
      ["last", ...REFERENCE],
      [1470.11, "贵州茅台", "KWEICHOW MOUTAI", 100, 1_256_197_800, 1_256_190_011, 59.493, 186.22],
    ],
  },
  {
    title: "a suspended share says so",
    answers: { "/snapshot": [{ ...TENCENT, s: 1 }] },
    args: ["HK:700", "suspended"],
    shows: [[true]],
  },
  {
    title: "fields by their Chinese names",
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700", "昨收价,最新价,最低价,最高价,开盘价,成交量,成交额,涨跌额,涨跌幅,时间,停牌", false],
    shows: [
      [
        405.6,
        411.4,
        402.4,
        412.8,
        403.2,
        23_451_200,
        9_573_214_880,
        5.8,
        5.8 / 405.6,
        moment("2024-11-13 16:08:11"),
        false,
      ],
    ],
  },
  {
    title: "fields by their keys on the wire",
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700", "yp,lp,l,h,o,v,t,ts,s", false],
    shows: [[405.6, 411.4, 402.4, 412.8, 403.2, 23_451_200, 9_573_214_880, moment("2024-11-13 16:08:11"), false]],
  },
  {
    title: "figures that the server leaves out are missing one by one",
    answers: { "/snapshot": [{ c: "HK:700", lp: "411.4", h: null, l: "", v: "23451200", ts: TENCENT.ts }] },
    args: ["HK:700", "last,high,low,volume,turnover,change,suspended,time", false],
    shows: [
      [
        411.4,
        noValue("high", "HK:700"),
        noValue("low", "HK:700"),
        23_451_200,
        noValue("turnover", "HK:700"),
        noValue("change", "HK:700"),
        noValue("suspended", "HK:700"),
        moment("2024-11-13 16:08:11"),
      ],
    ],
  },
];
