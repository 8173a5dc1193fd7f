import type { Case } from "../../support/cases/case";
import { EMPTY, moment, notFound, NONE, ts, wrong } from "../../support/cases/words";
import { MOUTAI, TENCENT } from "./everyField";

const ALIBABA = { ...TENCENT, c: "HK:9988", lp: "88.35", v: "71200345" };
const BITCOIN = { ...TENCENT, c: "CF:BTCUSDT", lp: 84_135.5, v: 103_162.63, ts: ts("2024-11-13T11:59:57Z") };

const zoned = (title: string, timeZone: "exchange" | "utc" | "local", hk: string, sh: string): Case => ({
  title,
  settings: { timeZone },
  zone: "America/Sao_Paulo",
  answers: { "/snapshot": [TENCENT, MOUTAI] },
  args: ["HK:700;SH:600519", "time"],
  shows: [[moment(hk)], [moment(sh)]],
});

/** Which row is whose, and what becomes of those that there are not. */
export const ROWS: readonly Case[] = [
  {
    title: "rows stand in the order of the question, whatever the order of the answer",
    answers: { "/snapshot": [BITCOIN, ALIBABA, MOUTAI, TENCENT] },
    args: ["HK:700,9988;CF:BTCUSDT;SH:600519", "last,volume"],
    shows: [
      ["code", "last", "volume"],
      ["HK:700", 411.4, 23_451_200],
      ["HK:9988", 88.35, 71_200_345],
      ["CF:BTCUSDT", 84_135.5, 103_162.63],
      ["SH:600519", 1470.11, 21_034],
    ],
  },
  {
    title: "one field has no names on top unless they are asked for",
    answers: { "/snapshot": [TENCENT, ALIBABA] },
    args: ["HK:700,9988", "last"],
    shows: [[411.4], [88.35]],
  },
  {
    title: "one field with its name on top",
    answers: { "/snapshot": [TENCENT, ALIBABA] },
    args: ["HK:700,9988", "last", true],
    shows: [
      ["code", "last"],
      ["HK:700", 411.4],
      ["HK:9988", 88.35],
    ],
  },
  {
    title: "several fields without names",
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700", "low,high", false],
    shows: [[402.4, 412.8]],
  },
  {
    title: "default fields have the names of the pane's language, where the setting says so",
    settings: { headers: "pane", language: "zh" },
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700"],
    shows: [
      ["最新价", "涨跌额", "涨跌幅", "开盘价", "最高价", "最低价", "昨收价", "成交量", "成交额", "时间"],
      [411.4, 5.8, 5.8 / 405.6, 403.2, 412.8, 402.4, 405.6, 23_451_200, 9_573_214_880, moment("2024-11-13 16:08:11")],
    ],
  },
  {
    title: "a field that the formula names keeps its name as it was given, in any language",
    settings: { headers: "pane", language: "zh" },
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700", "Last,成交量,HIGH"],
    shows: [
      ["Last", "成交量", "HIGH"],
      [411.4, 23_451_200, 412.8],
    ],
  },
  {
    title: "a pane that speaks English leaves the names English",
    settings: { headers: "pane", language: "en" },
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700", null, 1],
    shows: [
      ["last", "change", "changepct", "open", "high", "low", "prevclose", "volume", "turnover", "time"],
      [411.4, 5.8, 5.8 / 405.6, 403.2, 412.8, 402.4, 405.6, 23_451_200, 9_573_214_880, moment("2024-11-13 16:08:11")],
    ],
  },
  {
    title: "0 for headers is FALSE",
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700", "low,high", 0],
    shows: [[402.4, 412.8]],
  },
  {
    title: "1 for headers is TRUE",
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700", "low", 1],
    shows: [["low"], [402.4]],
  },
  {
    title: "blank cells of a range keep their rows, and stay blank",
    answers: { "/snapshot": [TENCENT, MOUTAI] },
    args: [[[EMPTY], ["HK:700"], [""], ["SH:600519"]], "last,open", false],
    shows: [
      ["", ""],
      [411.4, 403.2],
      ["", ""],
      [1470.11, 1476.02],
    ],
  },
  {
    title: "a code twice is two rows of the same",
    answers: { "/snapshot": [MOUTAI, TENCENT] },
    args: [[["HK:700"], ["SH:600519"], ["HK:00700"]], "last"],
    shows: [[411.4], [1470.11], [411.4]],
  },
  {
    title: "an unknown code fails its own row only",
    answers: { "/snapshot": [MOUTAI, TENCENT] },
    args: [[["HK:700"], ["HK:99999"], ["SH:600519"]], "last,low", false],
    shows: [
      [411.4, 402.4],
      [notFound("HK:99999"), notFound("HK:99999")],
      [1470.11, 1466.6],
    ],
  },
  {
    title: "a cell that is no code fails its own row only",
    answers: { "/snapshot": [MOUTAI, TENCENT] },
    args: [[["HK:700"], ["HK:5 11"], ["SH:600519"]], "last"],
    shows: [[411.4], [{ error: "#VALUE!" }], [1470.11]],
  },
  {
    title: "a blank within a code is no separator",
    answers: { "/snapshot": [{ ...TENCENT, c: "HK:511" }] },
    args: ["HK:5 11", "last"],
    shows: { error: "#VALUE!" },
  },
  {
    title: "a field that there is not",
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700", "lst"],
    shows: { error: "#VALUE!" },
  },
  {
    title: "headers that are neither",
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700", "last", "perhaps"],
    shows: wrong('headers: "perhaps" is not accepted. Accepted: TRUE, FALSE, 1, 0'),
  },
  {
    title: "a suspended share without a price: what is known stays, what would be derived is missing",
    answers: {
      "/snapshot": [{ ...TENCENT, lp: "0", yp: "9.27", o: "0.000", h: 0, l: "0", v: "0", t: "0", s: 1 }, MOUTAI],
    },
    args: ["HK:700;SH:600519", "last,change,changepct,prevclose,open,high,low,amplitude,volume,suspended", false],
    shows: [
      [NONE, NONE, NONE, 9.27, NONE, NONE, NONE, NONE, 0, true],
      [1470.11, -7.39, -7.39 / 1477.5, 1477.5, 1476.02, 1488.88, 1466.6, 22.28 / 1477.5, 21_034, false],
    ],
  },
  {
    title: "one figure that cannot be read spoils its own cell only",
    answers: { "/snapshot": [{ ...TENCENT, t: "---" }, MOUTAI] },
    args: ["HK:700;SH:600519", "last,turnover,volume,avgprice", false],
    shows: [
      [411.4, NONE, 23_451_200, NONE],
      [1470.11, 3_095_823_410.55, 21_034, 3_095_823_410.55 / 2_103_400],
    ],
  },
  {
    title: "a first day without a close before it has no change",
    answers: { "/snapshot": [{ ...TENCENT, yp: "0" }] },
    args: ["HK:700", "last,prevclose,change,changepct,amplitude", false],
    shows: [[411.4, NONE, NONE, NONE, NONE]],
  },
  zoned("times by the clock of each exchange", "exchange", "2024-11-13 16:08:11", "2024-11-13 14:59:59"),
  zoned("times in UTC", "utc", "2024-11-13 08:08:11", "2024-11-13 06:59:59"),
  zoned("times by this computer's clock", "local", "2024-11-13 05:08:11", "2024-11-13 03:59:59"),
  {
    title: "summer in New York: four hours behind",
    now: "2024-07-15 18:30:00",
    answers: { "/snapshot": [{ ...TENCENT, c: "US:AAPL", ts: ts("2024-07-15T14:29:58-04:00") }] },
    args: ["US:AAPL", "time,last", false],
    shows: [[moment("2024-07-15 14:29:58"), 411.4]],
  },
];
