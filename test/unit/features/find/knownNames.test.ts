import { InstrumentIndex, type Instrument } from "../../../../src/features/find/instrumentIndex";
import { KnownNames } from "../../../../src/features/find/names/knownNames";
import { isSameOwner } from "../../../../src/features/find/names/sameOwner";
import { marketOf, parseInstrumentCode } from "../../../../src/market/instrumentCode";
import type { Market } from "../../../../src/market/markets";
import { ownerOfNumber } from "../../../../src/market/numberRanges";
import { exchangeOfIndex } from "../../../../src/market/indices";

const names = new KnownNames();
const ANY: ReadonlySet<Market> = new Set();

async function index(): Promise<InstrumentIndex> {
  const built = new InstrumentIndex();
  const all: Instrument[] = [...names.all()].map(([code, name]) => ({ code, market: marketOf(code), ...name }));
  await built.add(all);
  return built;
}

const ready = index();

test("the table holds at least two thousand instruments, each named in both languages", () => {
  expect(names.size).toBeGreaterThanOrEqual(2_000);
  const nameless = [...names.all()].filter(([, { zh, en }]) => zh.trim() === "" || en.trim() === "");
  expect(nameless).toEqual([]);
  process.stdout.write(`names of instruments: ${names.size} rows, ${[...names.all()].length} with common pairs\n`);
});

test("every code of the table is a code as it is written in formulas", () => {
  const odd = [...names.all()].filter(([code]) => {
    const read = parseInstrumentCode(code);
    return !read.ok || read.value !== code;
  });
  expect(odd).toEqual([]);
});

test("numbers of the mainland stand under the exchange that has published their range, indices under theirs", () => {
  const wrong = [...names.all()].filter(([code]) => {
    const [market = "", symbol = ""] = code.split(":");
    if (market === "IX") return exchangeOfIndex(symbol) === undefined;
    const owner = ownerOfNumber(symbol);
    if (market === "SH") return owner !== "SH";
    return market === "SZ" && owner !== "SZ" && owner !== "share or index";
  });
  expect(wrong.map(([code]) => code)).toEqual([]);
});

test.each([
  ["US:AAPL", "苹果", "Apple"],
  ["HK:700", "腾讯控股", "Tencent"],
  ["SH:600519", "贵州茅台", "Kweichow Moutai"],
  ["SZ:000001", "平安银行", "Ping An Bank"],
  ["IX:000001", "上证指数", "SSE Composite Index"],
  ["CF:BTCUSDT", "比特币", "Bitcoin"],
  ["CF:ETHUSDC", "以太坊/USDC", "Ethereum / USDC"],
  ["FX:EURUSD", "欧元/美元", "Euro / US Dollar"],
  ["FX:HKDCNH", "港元/离岸人民币", "Hong Kong Dollar / Offshore Yuan"],
  ["CM:XAUUSD", "黄金", "Gold"],
  ["CM:XAGCNY", "白银/人民币", "Silver / Chinese Yuan"],
])("%s is %s and %s", (code, zh, en) => {
  expect(names.of(code)).toMatchObject({ zh, en });
});

test.each(["US:ZZZZZ", "FX:EURXXX", "FX:EUR", "CF:NOSUCHUSDT", "CF:BTC", "CM:WHEAT", "HK:99999"])(
  "%s has no name here, rather than a wrong one",
  (code) => expect(names.of(code)).toBeUndefined(),
);

test.each([
  ["tengxun", "HK:700"],
  ["txkg", "HK:700"],
  ["gzmt", "SH:600519"],
  ["appel", "US:AAPL"],
  ["腾迅", "HK:700"],
  ["bitcoin", "CF:BTCUSDT"],
  ["btc", "CF:BTCUSDT"],
  ["比特币", "CF:BTCUSDT"],
  ["gold", "CM:XAUUSD"],
  ["黄金", "CM:XAUUSD"],
  ["silver", "CM:XAGUSD"],
  ["ethereum", "CF:ETHUSDT"],
  ["apple", "US:AAPL"],
  ["microsfot", "US:MSFT"],
  ["tesla", "US:TSLA"],
  ["telsa", "US:TSLA"],
  ["nvidai", "US:NVDA"],
  ["google", "US:GOOGL"],
  ["谷歌", "US:GOOGL"],
  ["alibaba", "US:BABA"],
  ["albb", "US:BABA"],
  ["moutai", "SH:600519"],
  ["茅台", "SH:600519"],
  ["ningde", "SZ:300750"],
  ["ndsd", "SZ:300750"],
  ["招商银行", "SH:600036"],
  ["eur/usd", "FX:EURUSD"],
  ["euro dollar", "FX:EURUSD"],
  ["日经", "IX:JPN225"],
  ["hang seng index", "IX:HSI"],
  ["恒生指数", "IX:HSI"],
  ["s&p 500 index", "IX:SPX"],
  ["hsbc holdings", "HK:5"],
])("a person who types %s sees %s first", async (text, code) => {
  expect((await ready).find(text, ANY, 10)[0]?.code).toBe(code);
});

test("what stands on the sheet comes before what most people look for", async () => {
  const index = await ready;
  const first = (text: string, sheet: readonly string[]) => index.find(text, ANY, 10, new Set(sheet))[0]?.code;
  expect(first("apple", [])).toBe("US:AAPL");
  expect(first("alibaba", ["HK:9988"])).toBe("HK:9988");
  expect(first("bitcoin", ["US:IBIT"])).toBe("US:IBIT");
  expect(first("tesla", ["US:IBIT"])).toBe("US:TSLA");
  expect(index.popular(ANY, 2, new Set(["SH:600900"])).map(({ code }) => code)).toEqual(["SH:600900", "US:AAPL"]);
});

test("a code that has gone to another company keeps none of the old one's names", () => {
  const apple = names.of("US:AAPL");
  if (apple === undefined) throw new Error("Apple is missing");
  expect(isSameOwner("US:AAPL", "苹果公司", apple)).toBe(true);
  expect(isSameOwner("US:AAPL", "APPLE INC", apple)).toBe(true);
  expect(isSameOwner("US:AAPL", "AAPL", apple)).toBe(true);
  expect(isSameOwner("US:AAPL", "", apple)).toBe(true);
  expect(isSameOwner("US:AAPL", "香蕉公司", apple)).toBe(false);
  expect(isSameOwner("US:AAPL", "Banana Inc", apple)).toBe(false);
});

test("Enter takes an instrument for what was typed only where every word fits", async () => {
  const index = await ready;
  expect(index.meant("tengxun", new Set())?.code).toBe("HK:700");
  expect(index.meant("appel", new Set())?.code).toBe("US:AAPL");
  expect(index.find("no such instrument 12", ANY, 5).map(({ code }) => code)).toContain("HK:12");
  expect(index.meant("no such instrument 12", new Set())).toBeUndefined();
});
