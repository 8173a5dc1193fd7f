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

const OF_SESSIONS: readonly Line[] = [
  ["latest", "最近价", "", "price", "price of the newest price of all sessions"],
  [
    "latestchange",
    "最近涨跌额",
    "",
    "price",
    "change against the regular close before it, of the newest price of all sessions",
  ],
  [
    "latestchangepct",
    "最近涨跌幅",
    "",
    "fraction",
    "change against the regular close before it, a fraction, of the newest price of all sessions",
  ],
  ["latesttime", "最近时间", "", "time", "time of the newest price of all sessions"],
  ["latestsession", "最近时段", "", "text", "session (pre, regular, post, night) of the newest price of all sessions"],
  ["pre", "盘前价", "", "price", "price of the newest pre-market session"],
  [
    "prechange",
    "盘前涨跌额",
    "",
    "price",
    "change against the regular close before it, of the newest pre-market session",
  ],
  [
    "prechangepct",
    "盘前涨跌幅",
    "",
    "fraction",
    "change against the regular close before it, a fraction, of the newest pre-market session",
  ],
  ["prehigh", "盘前最高价", "", "price", "highest price of the newest pre-market session"],
  ["prelow", "盘前最低价", "", "price", "lowest price of the newest pre-market session"],
  ["prevolume", "盘前成交量", "", "volume", "volume of the newest pre-market session"],
  ["pretime", "盘前时间", "", "time", "time of the newest pre-market session"],
  ["post", "盘后价", "", "price", "price of the newest after-hours session"],
  [
    "postchange",
    "盘后涨跌额",
    "",
    "price",
    "change against the regular close before it, of the newest after-hours session",
  ],
  [
    "postchangepct",
    "盘后涨跌幅",
    "",
    "fraction",
    "change against the regular close before it, a fraction, of the newest after-hours session",
  ],
  ["posthigh", "盘后最高价", "", "price", "highest price of the newest after-hours session"],
  ["postlow", "盘后最低价", "", "price", "lowest price of the newest after-hours session"],
  ["postvolume", "盘后成交量", "", "volume", "volume of the newest after-hours session"],
  ["posttime", "盘后时间", "", "time", "time of the newest after-hours session"],
  ["night", "夜盘价", "", "price", "price of the newest night session"],
  ["nightchange", "夜盘涨跌额", "", "price", "change against the regular close before it, of the newest night session"],
  [
    "nightchangepct",
    "夜盘涨跌幅",
    "",
    "fraction",
    "change against the regular close before it, a fraction, of the newest night session",
  ],
  ["nighthigh", "夜盘最高价", "", "price", "highest price of the newest night session"],
  ["nightlow", "夜盘最低价", "", "price", "lowest price of the newest night session"],
  ["nightvolume", "夜盘成交量", "", "volume", "volume of the newest night session"],
  ["nighttime", "夜盘时间", "", "time", "time of the newest night session"],
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
  ["lot", "每手股数", "ls", "shares", "smallest unit of trading, in shares"],
  ["shares", "总股本", "ts", "shares", "total shares"],
  ["float", "流通股本", "os", "shares", "shares in circulation"],
  ["eps", "每股收益", "ep", "number", "earnings per share"],
  ["navps", "每股净资产", "na", "number", "net asset value per share"],
  ["dps", "每股股息", "dy", "number", "dividends of a year per share"],
  ["divyield", "股息率", "", "fraction", "dps / last, a fraction"],
];

const CODE: readonly Line[] = [["code", "代码", "", "text", "the instrument's code"]];

const OF_BAR: readonly Line[] = [
  ["time", "时间", "ts", "time", "start of the bar"],
  ["open", "开盘价", "o", "price", "opening price"],
  ["high", "最高价", "h", "price", "highest price"],
  ["low", "最低价", "l", "price", "lowest price"],
  ["close", "收盘价", "cl", "price", "closing price"],
  ["volume", "成交量", "v", "volume", "volume, as the exchange counts it"],
  ["prevclose", "昨收价", "", "price", "close of the bar before"],
  ["change", "涨跌额", "", "price", "close - prevclose"],
  ["changepct", "涨跌幅", "", "fraction", "(close - prevclose) / prevclose, a fraction"],
  ["amplitude", "振幅", "", "fraction", "(high - low) / prevclose, a fraction"],
];

const OF_BOOK_AND_TAPE: readonly Line[] = [
  ["bid", "买一价", "", "price", "best bid"],
  ["ask", "卖一价", "", "price", "best ask"],
  ["bidsize", "买一量", "", "volume", "volume at the best bid"],
  ["asksize", "卖一量", "", "volume", "volume at the best ask"],
  ["spread", "买卖价差", "", "price", "ask - bid"],
  ["mid", "中间价", "", "price", "(bid + ask) / 2"],
  ["tradeprice", "成交价", "", "price", "price of the last trade"],
  ["tradesize", "成交量（单笔）", "", "volume", "volume of the last trade"],
  ["side", "买卖方向", "", "text", "side of the last trade: buy, sell or unknown"],
  ["age", "数据年龄", "", "", "seconds since the time of the newest data"],
];

const CURRENCY: readonly Line[] = [
  [
    "@",
    "换算货币",
    "",
    "",
    "behind a price or an amount of money the currency that it is converted to at the present rate: last@CNY, turnover@USD. CNY is CNH where QOS has only that",
  ],
];

const OF_INDICATORS: readonly Line[] = [
  ["sma(20)", "均线", "", "", "mean of the last n closes; 通达信 MA"],
  ["ema(20)", "指数均线", "", "", "ema + 2/(n+1) x (close - ema), from the first close on; 通达信 EMA"],
  ["wma(20)", "加权均线", "", "", "mean of the last n closes with weights 1 to n, the newest n; 通达信 WMA"],
  ["dema(20)", "双重指数均线", "", "", "2 x ema - ema(ema) (Mulloy 1994)"],
  ["tema(20)", "三重指数均线", "", "", "3 x ema - 3 x ema(ema) + ema(ema(ema)) (Mulloy 1994)"],
  [
    "boll(20,2)",
    "布林",
    "",
    "",
    "sma, and k standard deviations above and below it, of the whole population (Bollinger); 通达信 takes STD, over n - 1",
  ],
  ["bias(6)", "乖离率", "", "", "100 x (close - sma) / sma, in percent; 通达信 BIAS shows n = 6, 12, 24 together"],
  [
    "rsi(14)",
    "相对强弱",
    "",
    "",
    "100 - 100 / (1 + gains / losses), both averaged by Wilder's 1/n (1978); 通达信's SMA(X,n,1) is the same, its n are 6, 12, 24",
  ],
  [
    "stochrsi(14,14,3,3)",
    "随机相对强弱",
    "",
    "",
    "the place of rsi between its lowest and highest of n, 0 to 100; k its mean of 3, d the mean of k (Chande 1994)",
  ],
  [
    "stoch(14,3,3)",
    "慢速随机指标",
    "",
    "",
    "100 x (close - lowest) / (highest - lowest) of n; k its mean of 3, d the mean of k (Lane)",
  ],
  [
    "kdj(9,3,3)",
    "随机指标",
    "",
    "",
    "k = k + (rsv - k) / m1, d = d + (k - d) / m2, j = 3k - 2d, both from 50 on; 通达信 SMA(RSV,3,1), which begins with rsv",
  ],
  [
    "cci(20)",
    "顺势指标",
    "",
    "",
    "(tp - mean) / (0.015 x mean deviation) of n typical prices (Lambert 1980); 通达信's n is 14",
  ],
  ["roc(12)", "变动率", "", "", "100 x (close - close n bars ago) / close n bars ago, in percent; 通达信 ROC"],
  ["mom(12)", "动量", "", "", "close - close n bars ago; 通达信 MTM"],
  [
    "willr(14)",
    "威廉指标",
    "",
    "",
    "-100 x (highest - close) / (highest - lowest) of n, -100 to 0 (Williams); 通达信 WR is 0 to 100, its n 10",
  ],
  [
    "psy(12,6)",
    "心理线",
    "",
    "",
    "100 x bars of n that closed above the bar before / n, and its mean of m; 通达信 PSY",
  ],
  [
    "trix(12,20)",
    "三重指数平滑",
    "",
    "",
    "change of ema(ema(ema)) from bar to bar in percent (Hutson), and its mean of m; 通达信 TRIX",
  ],
  [
    "macd(12,26,9)",
    "指数平滑异同",
    "",
    "",
    "ema(fast) - ema(slow), its ema, and the difference of both (Appel); 通达信's bar is twice the histogram",
  ],
  ["atr(14)", "真实波幅", "", "", "true range, averaged by Wilder's 1/n (1978); 通达信 takes its plain mean of n"],
  [
    "dmi(14)",
    "趋向指标",
    "",
    "",
    "Wilder's directional movement (1978), all averaged by 1/n; 通达信 takes sums of 14 and the plain mean of 6",
  ],
  ["adx(14)", "平均趋向", "", "", "the average of 100 x |pdi - mdi| / (pdi + mdi) by 1/n (Wilder 1978); see dmi"],
  [
    "sar(0.02,0.2)",
    "抛物线",
    "",
    "",
    "stop and reverse: sar + acceleration x (extreme - sar), never inside the last two bars (Wilder 1978)",
  ],
  [
    "obv",
    "能量潮",
    "",
    "",
    "sum of volumes, plus where the close rose and minus where it fell (Granville 1963), 0 before the first row shown",
  ],
  [
    "mfi(14)",
    "资金流量",
    "",
    "",
    "100 x rising money / all money of n bars, money being typical price x volume (Quong and Soudack 1989)",
  ],
  [
    "vwap",
    "成交量加权均价",
    "",
    "",
    "sum of typical price x volume over sum of volume: since the first bar of the exchange's day, of the year where bars are a day or longer",
  ],
];

const of = (family: string, ...lines: readonly (readonly Line[])[]): Line[] =>
  lines.flat().map((line) => [family, ...line]);

/** Its key means something else in a snapshot. */
const withoutKey = (lines: readonly Line[]): Line[] =>
  lines.map((line) => line.map((cell, column) => (column === 2 ? "" : cell)));

const QUOTE = of("quote", OF_SNAPSHOT, DERIVED, VALUATION, OF_SESSIONS, withoutKey(OF_INFO), CODE, CURRENCY);
const INFO = of("info", OF_INFO);
const KLINE = of("kline", OF_BAR);
const LIVE = of("live", OF_SNAPSHOT, DERIVED, OF_SESSIONS, CODE, OF_BOOK_AND_TAPE, CURRENCY);
const INDICATOR = of("indicator", OF_INDICATORS);

export const FIELDS: readonly Case[] = [
  {
    title: "every field of every family",
    args: [],
    shows: [HEADER, ...QUOTE, ...INFO, ...KLINE, ...LIVE, ...INDICATOR],
  },
  { title: "indicators", args: ["indicator"], shows: [HEADER, ...INDICATOR] },
  { title: "those of a quote", args: ["quote"], shows: [HEADER, ...QUOTE] },
  { title: "reference data", args: ["INFO"], shows: [HEADER, ...INFO] },
  { title: "those of a bar", args: [" kline "], shows: [HEADER, ...KLINE] },
  { title: "those of a live cell", args: ["live"], shows: [HEADER, ...LIVE] },
  { title: "they are told without a key", key: false, args: ["kline"], shows: [HEADER, ...KLINE] },
  {
    title: "a family that there is not",
    args: ["bars"],
    shows: wrong('family: "bars" is not accepted. Accepted: quote, info, kline, live, indicator'),
  },
];
