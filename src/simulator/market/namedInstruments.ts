import type { Exchange } from "./exchanges";

/**
 * Instruments by their real names: all that the vendor's examples mention, and well-known ones beside them.
 * Code, Chinese name, English name, price about which it moves; then what differs from its market's custom.
 */
export interface NamedInstrument {
  readonly exchange?: string;
  readonly lot?: number;
  readonly shares?: number;
  readonly floatShares?: number;
  readonly earnings?: string;
  readonly netAssets?: string;
  readonly dividendYield?: string;
  /** Millions of shares or coins a day. */
  readonly volume?: number;
  readonly volatility?: number;
  /** Year, month, day and new shares for an old one. */
  readonly splits?: readonly (readonly [number, number, number, number])[];
  readonly suspendedFrom?: readonly [number, number, number];
  readonly currency?: string;
  /** Of an index: the exchange it is made from. */
  readonly hours?: Exchange;
  /** Trading begins so many days after the market's start; 0: its first day is the first trading day of all. */
  readonly listedAfter?: number;
  /** The price may fall so far below zero. */
  readonly zero?: number;
}

export type NamedRow = readonly [code: string, zh: string, en: string, price: number, more?: NamedInstrument];

const US: readonly NamedRow[] = [
  [
    "US:AAPL",
    "苹果",
    "Apple Inc.",
    225.12,
    {
      shares: 15_115_823_000,
      floatShares: 15_091_141_884,
      earnings: "6.2012",
      netAssets: "3.7676",
      dividendYield: "0.98",
      volume: 47,
      splits: [[2020, 8, 31, 4]],
    },
  ],
  [
    "US:TSLA",
    "特斯拉",
    "Tesla, Inc.",
    296,
    {
      shares: 3_216_517_037,
      floatShares: 2_799_672_511,
      earnings: "2.2167",
      netAssets: "22.6683",
      dividendYield: "0",
      volume: 100,
      volatility: 0.032,
      splits: [
        [2020, 8, 31, 5],
        [2022, 8, 25, 3],
      ],
    },
  ],
  [
    "US:NVDA",
    "英伟达",
    "NVIDIA Corporation",
    138.6,
    {
      volume: 220,
      volatility: 0.028,
      splits: [
        [2021, 7, 20, 4],
        [2024, 6, 10, 10],
      ],
    },
  ],
  ["US:BTOG", "Bit Origin", "Bit Origin Ltd", 0.3193, { volume: 6, volatility: 0.06 }],
  ["US:MSFT", "微软", "Microsoft Corporation", 415.2, { volume: 20 }],
  ["US:AMZN", "亚马逊", "Amazon.com, Inc.", 198.4, { volume: 35, splits: [[2022, 6, 6, 20]] }],
  ["US:GOOGL", "谷歌-A", "Alphabet Inc. Class A", 172.6, { volume: 24, splits: [[2022, 7, 18, 20]] }],
  ["US:META", "Meta", "Meta Platforms, Inc.", 585.1, { volume: 12 }],
  ["US:NFLX", "奈飞", "Netflix, Inc.", 912.4, { volume: 3 }],
  ["US:AMD", "超威半导体", "Advanced Micro Devices", 121.5, { volume: 40, volatility: 0.03 }],
  ["US:INTC", "英特尔", "Intel Corporation", 21.4, { volume: 60 }],
  ["US:BABA", "阿里巴巴", "Alibaba Group ADR", 88.9, { exchange: "NYSE", volume: 15 }],
  ["US:JPM", "摩根大通", "JPMorgan Chase & Co.", 241.3, { exchange: "NYSE", volume: 9 }],
  ["US:KO", "可口可乐", "The Coca-Cola Company", 62.8, { exchange: "NYSE", volume: 14, volatility: 0.009 }],
  ["US:DIS", "迪士尼", "The Walt Disney Company", 111.2, { exchange: "NYSE", volume: 8 }],
  ["US:BRK.B", "伯克希尔-B", "Berkshire Hathaway Class B", 452.7, { exchange: "NYSE", volume: 4, volatility: 0.01 }],
  ["US:SPY", "标普500ETF", "SPDR S&P 500 ETF Trust", 590.3, { exchange: "AMEX", volume: 45, volatility: 0.009 }],
];

const HK: readonly NamedRow[] = [
  [
    "HK:700",
    "腾讯控股",
    "TENCENT",
    491,
    {
      lot: 100,
      shares: 9_267_359_712,
      floatShares: 9_267_359_712,
      earnings: "13.719",
      netAssets: "101.7578",
      dividendYield: "3.4558",
      volume: 30,
    },
  ],
  [
    "HK:9988",
    "阿里巴巴-W",
    "BABA-W",
    135.8,
    {
      lot: 100,
      shares: 19_008_233_516,
      floatShares: 19_008_233_516,
      earnings: "4.6275",
      netAssets: "56.8746",
      dividendYield: "1.6493",
      volume: 108,
      splits: [[2019, 7, 30, 8]],
    },
  ],
  ["HK:1810", "小米集团-W", "XIAOMI-W", 53.2, { lot: 200, volume: 180, volatility: 0.026 }],
  ["HK:5", "汇丰控股", "HSBC HOLDINGS", 86.4, { lot: 400, volume: 16, volatility: 0.011 }],
  ["HK:1", "长和", "CKH HOLDINGS", 41.3, { lot: 500, volume: 6 }],
  ["HK:388", "香港交易所", "HKEX", 342, { lot: 100, volume: 7 }],
  ["HK:939", "建设银行", "CCB", 6.62, { lot: 1_000, volume: 260, volatility: 0.011 }],
  ["HK:941", "中国移动", "CHINA MOBILE", 78.9, { lot: 500, volume: 17, volatility: 0.01 }],
  ["HK:1299", "友邦保险", "AIA", 61.9, { lot: 200, volume: 30 }],
  ["HK:2318", "中国平安", "PING AN", 46.7, { lot: 500, volume: 40 }],
  ["HK:3690", "美团-W", "MEITUAN-W", 162.5, { lot: 100, volume: 30, volatility: 0.025 }],
  ["HK:9618", "京东集团-SW", "JD-SW", 152.3, { lot: 50, volume: 12 }],
  ["HK:2800", "盈富基金", "TRACKER FUND", 24.1, { lot: 500, volume: 400, volatility: 0.01 }],
  ["HK:3333", "中国恒大", "EVERGRANDE", 0.163, { lot: 1_000, volume: 60, suspendedFrom: [2024, 1, 30] }],
];

const MAINLAND: readonly NamedRow[] = [
  [
    "SH:600519",
    "贵州茅台",
    "Moutai",
    1_555.8,
    {
      shares: 1_256_197_800,
      floatShares: 1_256_197_800,
      earnings: "59.4923",
      netAssets: "189.2293",
      dividendYield: "49.982",
      volume: 0.032,
      volatility: 0.013,
    },
  ],
  [
    "SH:688981",
    "中芯国际",
    "SMIC",
    96.25,
    {
      shares: 7_981_135_214,
      floatShares: 1_988_359_129,
      earnings: "0.7849",
      netAssets: "18.109",
      dividendYield: "0",
      volume: 0.4,
    },
  ],
  ["SH:601127", "赛力斯", "SERES", 135.81, { volume: 0.5, volatility: 0.026 }],
  ["SH:600938", "中国海油", "CNOOC", 25.92, { volume: 0.69 }],
  ["SH:601727", "上海电气", "SHANGHAI ELECTRIC", 9.01, { volume: 4.2, volatility: 0.03 }],
  ["SH:600837", "海通证券", "HAITONG SECURITIES", 11.75, { volume: 1.9 }],
  ["SH:688185", "康希诺", "CANSINO", 66.99, { volume: 0.06 }],
  ["SH:600518", "康美药业", "KANGMEI", 1.87, { volume: 0.9 }],
  ["SH:600036", "招商银行", "CMB", 38.4, { volume: 0.7, volatility: 0.011 }],
  ["SH:601318", "中国平安", "PING AN", 53.6, { volume: 0.8 }],
  ["SH:601398", "工商银行", "ICBC", 6.31, { volume: 3.1, volatility: 0.008 }],
  ["SH:600028", "中国石化", "SINOPEC", 6.4, { volume: 1.6 }],
  ["SH:510300", "沪深300ETF", "CSI 300 ETF", 4.02, { volume: 9, volatility: 0.011 }],
  [
    "SZ:002594",
    "比亚迪",
    "BYD",
    285.88,
    {
      shares: 3_039_065_855,
      floatShares: 1_811_265_855,
      earnings: "10.32",
      netAssets: "51.1547",
      dividendYield: "2.9655",
      volume: 0.22,
    },
  ],
  [
    "SZ:000001",
    "平安银行",
    "PAB",
    11.97,
    {
      shares: 19_405_918_198,
      floatShares: 19_405_762_053,
      earnings: "2.2935",
      netAssets: "21.8951",
      dividendYield: "0.965",
      volume: 1.72,
    },
  ],
  ["SZ:300750", "宁德时代", "CATL", 262.4, { volume: 0.25, volatility: 0.022 }],
  ["SZ:000858", "五粮液", "WULIANGYE", 141.7, { volume: 0.2 }],
  ["SZ:000333", "美的集团", "MIDEA", 73.9, { volume: 0.3 }],
  ["SZ:000651", "格力电器", "GREE", 43.2, { volume: 0.4 }],
  ["SZ:300059", "东方财富", "EAST MONEY", 25.3, { volume: 4, volatility: 0.03 }],
];

const OTHERS: readonly NamedRow[] = [
  ["CF:BTCUSDT", "比特币", "Bitcoin", 84_185.5, { volume: 0.23, volatility: 0.028 }],
  ["CF:ETHUSDT", "以太坊", "Ethereum", 1_918, { volume: 3.4, volatility: 0.034 }],
  ["CF:SOLUSDT", "索拉纳", "Solana", 132.4, { volume: 22, volatility: 0.045 }],
  ["CF:BNBUSDT", "币安币", "BNB", 585.3, { volume: 0.6, volatility: 0.026 }],
  ["CF:XRPUSDT", "瑞波币", "XRP", 2.31, { volume: 600, volatility: 0.04 }],
  ["CF:DOGEUSDT", "狗狗币", "Dogecoin", 0.17, { volume: 400, volatility: 0.045 }],
  ["FX:USDJPY", "美元/日元", "US Dollar / Japanese Yen", 148.62, { currency: "JPY", volatility: 0.006 }],
  ["FX:EURUSD", "欧元/美元", "Euro / US Dollar", 1.0879, { currency: "USD", volatility: 0.005 }],
  ["FX:GBPUSD", "英镑/美元", "British Pound / US Dollar", 1.2934, { currency: "USD", volatility: 0.005 }],
  ["FX:USDCNH", "美元/离岸人民币", "US Dollar / Offshore Yuan", 7.2361, { currency: "CNH", volatility: 0.003 }],
  ["FX:USDHKD", "美元/港元", "US Dollar / Hong Kong Dollar", 7.7712, { currency: "HKD", volatility: 0.0006 }],
  ["FX:AUDUSD", "澳元/美元", "Australian Dollar / US Dollar", 0.6324, { currency: "USD", volatility: 0.006 }],
  ["IX:JPN225", "日经225", "Nikkei 225", 37_053.1, { currency: "JPY", volatility: 0.011, hours: "TOKYO" }],
  ["IX:HSI", "恒生指数", "Hang Seng Index", 23_959.98, { currency: "HKD", volatility: 0.013, hours: "HK" }],
  ["IX:SPX", "标普500指数", "S&P 500 Index", 5_638.94, { currency: "USD", volatility: 0.009, hours: "US" }],
  ["IX:NDX", "纳斯达克100指数", "Nasdaq-100 Index", 19_704.64, { currency: "USD", volatility: 0.012, hours: "US" }],
  [
    "IX:DJI",
    "道琼斯指数",
    "Dow Jones Industrial Average",
    41_488.19,
    { currency: "USD", volatility: 0.008, hours: "US" },
  ],
  ["IX:000001", "上证指数", "SSE Composite Index", 3_419.56, { currency: "CNY", volatility: 0.009, hours: "SH" }],
  ["IX:UK100", "英国富时100指数", "FTSE 100 Index", 8_632.33, { currency: "GBP", volatility: 0.008, hours: "LONDON" }],
  ["IX:GER40", "德国DAX指数", "DAX Index", 22_986.82, { currency: "EUR", volatility: 0.01, hours: "FRANKFURT" }],
  ["IX:FRA40", "法国CAC40指数", "CAC 40 Index", 8_028.28, { currency: "EUR", volatility: 0.009, hours: "PARIS" }],
  ["CM:XAUUSD", "黄金", "Gold", 2_984.6, { volatility: 0.009 }],
  ["CM:XAGUSD", "白银", "Silver", 33.78, { volatility: 0.016 }],
  ["CM:XBRUSD", "布伦特原油", "Brent Crude Oil", 70.58, { volatility: 0.019 }],
  ["CM:XTIUSD", "美国原油", "WTI Crude Oil", 67.18, { volatility: 0.02 }],
  ["CM:XNGUSD", "天然气", "Natural Gas", 4.104, { volatility: 0.032 }],
  ["CM:PWRUSD", "电力", "Electricity, below zero at times", -1.5, { volatility: 0.02, zero: 50 }],
];

/** Shares that have never traded when the market starts: one on its first day, one still to come. */
const NEWCOMERS: readonly NamedRow[] = [
  ["SZ:301999", "N新股", "New share, first day", 18.5, { volume: 0.001, listedAfter: 0 }],
  ["HK:2999", "待上市", "New share, not yet listed", 7.2, { volume: 0.001, listedAfter: 5 }],
];

export const NAMED_INSTRUMENTS: readonly NamedRow[] = [...US, ...HK, ...MAINLAND, ...OTHERS, ...NEWCOMERS];
