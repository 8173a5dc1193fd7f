import { parseInstrumentCode } from "../../../../src/market/instrumentCode";
import { InstrumentIndex, type Instrument } from "../../../../src/features/find/instrumentIndex";
import type { Market } from "../../../../src/market/markets";

function instrument(text: string, zh: string, en: string): Instrument {
  const code = parseInstrumentCode(text);
  if (!code.ok) throw new Error(text);
  return { code: code.value, market: text.slice(0, 2) as Market, zh, en };
}

const INSTRUMENTS = [
  instrument("US:AAPL", "苹果", "Apple Inc."),
  instrument("US:AAP", "先进汽配", "Advance Auto Parts"),
  instrument("US:TCEHY", "腾讯ADR", "Tencent ADR"),
  instrument("HK:700", "腾讯控股", "Tencent Holdings"),
  instrument("HK:7001", "安海控股", "Anhai"),
  instrument("HK:1", "长和", "CK Hutchison"),
  instrument("HK:5", "汇丰控股", "HSBC Holdings"),
  instrument("SH:600519", "贵州茅台", "Kweichow Moutai"),
  instrument("SZ:000001", "平安银行", "Ping An Bank"),
  instrument("US:NSRGY", "雀巢", "Nestlé SA"),
];

async function index(): Promise<InstrumentIndex> {
  const built = new InstrumentIndex();
  await built.add(INSTRUMENTS);
  return built;
}

const ANY: ReadonlySet<Market> = new Set();

test.each([
  ["aapl", "US:AAPL"],
  ["US:AAPL", "US:AAPL"],
  ["us:aapl", "US:AAPL"],
  ["700", "HK:700"],
  ["00700", "HK:700"],
  ["0700.HK", "HK:700"],
  ["HK:00700", "HK:700"],
  ["700 HK Equity", "HK:700"],
  ["hk00700", "HK:700"],
  ["XNAS:AAPL", "US:AAPL"],
  ["sh600519", "SH:600519"],
  ["000001", "SZ:000001"],
  ["600519", "SH:600519"],
  ["6005", "SH:600519"],
  ["腾讯", "HK:700"],
  ["腾讯控股", "HK:700"],
  ["茅", "SH:600519"],
  ["茅台", "SH:600519"],
  ["tencent", "HK:700"],
  ["tencnt", "HK:700"],
  ["tenc", "HK:700"],
  ["kweichow mutai", "SH:600519"],
  ["nestle", "US:NSRGY"],
  ["ＡＡＰＬ", "US:AAPL"],
  ["txkg", "HK:700"],
  ["TXKG", "HK:700"],
  ["tengxunkonggu", "HK:700"],
  ["tengxun konggu", "HK:700"],
  ["teng xun kong", "HK:700"],
  ["tengxn", "HK:700"],
  ["tengxunkonggu 700", "HK:700"],
  ["腾迅", "HK:700"],
  ["騰訊", "HK:700"],
  ["腾讯空股", "HK:700"],
  ["gzmt", "SH:600519"],
  ["maotai", "SH:600519"],
  ["mt", "SH:600519"],
  ["茅苔", "SH:600519"],
  ["payh", "SZ:000001"],
  ["pinganyinhang", "SZ:000001"],
  ["changhe", "HK:1"],
  ["HFKG", "HK:5"],
  ["pingguo", "US:AAPL"],
])("%s finds %s first", async (text, code) => {
  expect((await index()).find(text, ANY, 10)[0]?.code).toBe(code);
});

test("initials are no slip of a code's: the name stands before codes that are nearly the same letters", async () => {
  const built = await index();
  await built.add([instrument("US:TXG", "十倍基因", "10x Genomics"), instrument("US:TXKX", "", "Texas K")]);
  expect(built.find("txkg", ANY, 10).map(({ code }) => code)).toEqual(["HK:700", "US:TXKX", "US:TXG"]);
});

test("letters that are a code find the code first, whatever sounds the same", async () => {
  const built = await index();
  await built.add([instrument("US:MT", "安赛乐米塔尔", "ArcelorMittal"), instrument("US:BA", "波音", "Boeing")]);
  expect(built.find("mt", ANY, 10).map(({ code }) => code)).toEqual(["US:MT", "SH:600519"]);
});

test("a market's filter leaves the others out", async () => {
  const found = (await index()).find("腾讯", new Set<Market>(["US"]), 10);
  expect(found.map(({ code }) => code)).toEqual(["US:TCEHY"]);
});

test("a digit more or less is another code, not a slip of the finger", async () => {
  const found = (await index()).find("600518", ANY, 10);
  expect(found.map(({ code, zh }) => [code, zh])).toEqual([["SH:600518", ""]]);
});

test("a whole code is offered even where no list holds it", async () => {
  expect((await index()).find("US:ZZZZ", ANY, 10)[0]).toEqual({ code: "US:ZZZZ", market: "US", zh: "", en: "" });
});

test("an English name that comes later is found", async () => {
  const built = await index();
  await built.add([{ ...instrument("HK:1", "长和", "CK Hutchison Holdings"), en: "Cheung Kong" }]);
  expect(built.find("cheung", ANY, 10).map(({ code }) => code)).toEqual(["HK:1"]);
  expect(built.find("hutchison", ANY, 10)).toEqual([]);
});

test("before anything is typed the well-known ones of a market stand there", async () => {
  const built = await index();
  expect(built.popular(ANY, 3).map(({ code }) => code)).toEqual(["US:AAPL", "HK:700", "HK:5"]);
  expect(built.popular(new Set<Market>(["SZ"]), 3).map(({ code }) => code)).toEqual(["SZ:000001"]);
});

test("twenty thousand instruments are searched within a few milliseconds", async () => {
  const built = new InstrumentIndex();
  const [heads, tails] = [[..."华中东金海天国新恒瑞宏安"], ["能源", "药业", "电子", "控股", "物流", "软件", "食品"]];
  const many = Array.from({ length: 20_000 }, (_blank, at) =>
    instrument(`US:ZQ${at}`, `${heads[at % 12]}${heads[at % 11]}${tails[at % 7]}${at}`, `Cedar${at % 97} Energy ${at}`),
  );
  await built.add([...many, ...INSTRUMENTS]);
  const start = performance.now();
  for (const text of ["tencnt", "华中能源", "cedar7", "700", "hzny", "jinyaokonggu"]) built.find(text, ANY, 50);
  const each = (performance.now() - start) / 6;
  process.stdout.write(`a search among ${built.size} instruments: ${each.toFixed(1)} ms\n`);
  expect(each).toBeLessThan(150);
});
