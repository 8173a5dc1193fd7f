import type { Case, ExpectedCell } from "../../support/cases/case";
import { wrong } from "../../support/cases/words";

type Line = readonly ExpectedCell[];

const HEADER = ["family", "name", "zh", "wire", "unit", "meaning"] as const;

const OF_SNAPSHOT: readonly Line[] = [
  ["last", "最新价", "lp", "price", "latest price"],
  ["prevclose", "昨收价", "yp", "price", "previous closing price"],
  ["open", "开盘价", "o", "price", "opening price"],
  ["high", "最高价", "h", "price", "highest price of the day"],
  ["low", "最低价", "l", "price", "lowest price of the day"],
  ["volume", "成交量", "v", "volume", "volume of the day, as the exchange counts it"],
  ["turnover", "成交额", "t", "money", "turnover of the day in currency units"],
  ["time", "时间", "ts", "time", "time of the data"],
  ["suspended", "停牌", "s", "flag", "TRUE when trading is suspended"],
];

const DERIVED: readonly Line[] = [
  ["change", "涨跌额", "", "price", "last - prevclose"],
  ["changepct", "涨跌幅", "", "fraction", "(last - prevclose) / prevclose, a fraction"],
  ["amplitude", "振幅", "", "fraction", "(high - low) / prevclose, a fraction"],
  ["avgprice", "均价", "", "price", "turnover / volume, per share"],
];

const VALUATION: readonly Line[] = [
  ["mktcap", "总市值", "", "money", "last x shares"],
  ["pe", "市盈率", "", "number", "last / eps"],
  ["pb", "市净率", "", "number", "last / navps"],
];

const OF_INFO: readonly Line[] = [
  ["name_zh", "中文名称", "nc", "text", "name in Chinese"],
  ["name_en", "英文名称", "ne", "text", "name in English"],
  ["exchange", "交易所", "e", "text", "exchange"],
  ["currency", "交易币种", "tc", "text", "trading currency"],
  ["lot", "每手股数", "ls", "number", "smallest unit of trading, in shares"],
  ["shares", "总股本", "ts", "number", "total shares"],
  ["float", "流通股本", "os", "number", "shares in circulation"],
  ["eps", "每股收益", "ep", "number", "earnings per share"],
  ["navps", "每股净资产", "na", "number", "net asset value per share"],
  ["divyield", "股息", "dy", "number", "dividend yield, as the vendor sends it"],
];

const OF_BAR: readonly Line[] = [
  ["time", "时间", "ts", "", "start of the bar"],
  ["open", "开盘价", "o", "", "opening price"],
  ["high", "最高价", "h", "", "highest price"],
  ["low", "最低价", "l", "", "lowest price"],
  ["close", "收盘价", "cl", "", "closing price"],
  ["volume", "成交量", "v", "", "volume, as the exchange counts it"],
];

const OF_BOOK_AND_TAPE: readonly Line[] = [
  ["bid", "买一价", "", "", "best bid"],
  ["ask", "卖一价", "", "", "best ask"],
  ["bidsize", "买一量", "", "", "volume at the best bid"],
  ["asksize", "卖一量", "", "", "volume at the best ask"],
  ["spread", "买卖价差", "", "", "ask - bid"],
  ["mid", "中间价", "", "", "(bid + ask) / 2"],
  ["tradeprice", "成交价", "", "", "price of the last trade"],
  ["tradesize", "成交量（单笔）", "", "", "volume of the last trade"],
  ["side", "买卖方向", "", "", "side of the last trade: buy, sell or unknown"],
  ["age", "数据年龄", "", "", "seconds since the time of the data"],
];

const of = (family: string, ...lines: readonly (readonly Line[])[]): Line[] =>
  lines.flat().map((line) => [family, ...line]);

/** Its key means something else in a snapshot. */
const withoutKey = (lines: readonly Line[]): Line[] =>
  lines.map((line) => line.map((cell, column) => (column === 2 ? "" : cell)));

const QUOTE = of("quote", OF_SNAPSHOT, DERIVED, VALUATION, withoutKey(OF_INFO));
const INFO = of("info", OF_INFO);
const KLINE = of("kline", OF_BAR);
const LIVE = of("live", OF_SNAPSHOT, DERIVED, OF_BOOK_AND_TAPE);

export const FIELDS: readonly Case[] = [
  { title: "every field of every family", args: [], shows: [HEADER, ...QUOTE, ...INFO, ...KLINE, ...LIVE] },
  { title: "those of a quote", args: ["quote"], shows: [HEADER, ...QUOTE] },
  { title: "reference data", args: ["INFO"], shows: [HEADER, ...INFO] },
  { title: "those of a bar", args: [" kline "], shows: [HEADER, ...KLINE] },
  { title: "those of a live cell", args: ["live"], shows: [HEADER, ...LIVE] },
  { title: "they are told without a key", key: false, args: ["kline"], shows: [HEADER, ...KLINE] },
  {
    title: "a family that there is not",
    args: ["bars"],
    shows: wrong('family: "bars" is not accepted. Accepted: quote, info, kline, live'),
  },
];
