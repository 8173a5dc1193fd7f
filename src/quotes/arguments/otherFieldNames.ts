/**
 * The usual other names of fields, folded (`foldName`): the field's own name, then what people and other products call
 * it. A name means the first field here that the formula has. Where a name has two meanings in one formula it is no
 * row: `close` of a quote is its last price to one and the close before to another. A new name is one word here.
 */
const NAMES: readonly (readonly [field: string, names: string])[] = [
  ["last", "现价 最新 最新价格 当前价 当前价格 lastprice pxlast price ltp rtlast rtlatest regularmarketprice"],
  ["close", "收盘 收市价 收 pxlast price closeprice closingprice 现价 最新价"],
  [
    "prevclose",
    "昨收 昨收盘 昨收盘价 前收 前收价 前收盘 前收盘价 previousclose prevcloseprice pxyestclose pxcloseprev yesterdayclose closeyest preclose yclose pclose rtpreclose",
  ],
  ["open", "今开 今开盘 今开价 开盘 开 openprice priceopen pxopen rtopen"],
  ["high", "最高 高 当日最高 highprice dayhigh pxhigh rthigh"],
  ["low", "最低 低 当日最低 lowprice daylow pxlow rtlow"],
  ["change", "涨跌 涨跌值 chg netchange netchg chgnet1d pricechange rtchg"],
  [
    "changepct",
    "涨跌% 涨幅 涨跌比例 涨跌幅% chgpct chg% %chg change% %change pctchg pctchange changepercent percentchange chgpct1d rtpctchg",
  ],
  ["amplitude", "震幅 swing range%"],
  ["volume", "vol 量 成交股数 总成交量 pxvolume tradingvolume rtvol"],
  ["turnover", "成交金额 金额 总成交额 amount amt tradedvalue rtamt"],
  ["avgprice", "平均价 平均价格 成交均价 averageprice vwap"],
  ["mktcap", "市值 总市值 marketcap marketcapitalization mcap curmktcap"],
  ["pe", "市盈 p/e peratio pxtoearnings"],
  ["pb", "市净 p/b pbratio pxtobook"],
  ["time", "日期 date datetime timestamp 更新时间 行情时间 交易日期 lasttradetime"],
  ["suspended", "停牌状态 halted"],
  ["name_zh", "名称 简称 股票名称 证券名称 中文名 中文简称 namezh chinesename"],
  ["name_en", "name 英文名 nameen englishname companyname shortname longname"],
  ["code", "股票代码 证券代码 产品代码 symbol ticker"],
  ["exchange", "交易市场 exch"],
  ["currency", "币种 货币 交易货币 ccy crncy"],
  ["lot", "每手 手 lotsize boardlot"],
  ["shares", "总股数 股本 sharesoutstanding eqyshout totalshares"],
  ["float", "流通股 流通股数 流通股份 floatshares"],
  ["eps", "每股盈利 每股盈余 earningspershare"],
  ["navps", "每股净值 bps bookvaluepershare"],
  ["dps", "每股股息 每股分红 dividendpershare dividendspershare"],
  ["divyield", "股息率 股利率 dividendyield dvdyld"],
  ["bid", "买一 买价 买入价 bidprice bid1 pxbid bestbid"],
  ["ask", "卖一 卖价 卖出价 askprice ask1 pxask offer bestask"],
  ["bidsize", "买量 bidvolume bidvol bid1size"],
  ["asksize", "卖量 askvolume askvol ask1size"],
  ["spread", "价差 bidaskspread"],
  ["mid", "中价 midprice pxmid"],
  ["side", "方向 direction"],
  ["tradeprice", "成交价格 lasttradeprice"],
  ["tradesize", "单笔成交量 单笔量 lasttradesize"],
  ["age", "延迟 数据延迟"],
  ["pre", "盘前 盘前价 premarket premarketprice"],
  ["post", "盘后 盘后价 postmarket postmarketprice afterhours"],
  ["night", "夜盘 夜盘价 overnight"],
];

const BY_NAME: ReadonlyMap<string, readonly string[]> = collect();

/** The fields that a name may stand for, the likeliest first. */
export function fieldsCalled(folded: string): readonly string[] {
  return BY_NAME.get(folded) ?? [];
}

/** Names that mean two fields of one formula, and which. */
export const TWO_MEANINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ["close", ["last", "prevclose"]],
  ["收盘", ["last", "prevclose"]],
  ["收盘价", ["last", "prevclose"]],
  ["买卖量", ["bidsize", "asksize"]],
]);

const OF_TURNOVER_RATE = ["volume", "float", "turnover"];

/**
 * Figures that people know and QOS does not send, and what comes nearest. A turnover rate is not computed here: for an
 * instrument listed in two places nobody says whether the float is that of both.
 */
export const NOT_TO_BE_HAD = new Map<string, readonly string[]>([
  ...["换手", "换手率", "换手比率", "turnoverrate", "turnoverratio", "turnover%", "turn"].map(
    (name) => [name, OF_TURNOVER_RATE] as const,
  ),
  ["量比", ["volume"]],
  ...["涨停", "涨停价", "跌停", "跌停价"].map((name) => [name, ["prevclose"]] as const),
]);

/** One way of writing: full-width and capital letters, blanks and joints do not matter. */
export function foldName(name: string): string {
  return name
    .replace(/\p{Cf}/gu, "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_.-]+/g, "");
}

function collect(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [field, names] of NAMES)
    for (const name of names.split(" ")) found.set(name, [...(found.get(name) ?? []), field]);
  return found;
}
