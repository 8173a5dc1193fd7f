import { marketOf, parseInstrumentCode, symbolOf, type CodeProblem } from "../../../src/market/instrumentCode";
import { MARKETS, marketRow } from "../../../src/market/markets";
import { code } from "../../support/builders";

test.each([
  ["US:AAPL", "US:AAPL"],
  ["us:aapl", "US:AAPL"],
  [" US : AAPL ", "US:AAPL"],
  ["ＵＳ：ＡＡＰＬ", "US:AAPL"],
  ["US\u3000:\u00a0AAPL", "US:AAPL"],
  ["AAPL.US", "US:AAPL"],
  ["AAPL.O", "US:AAPL"],
  ["BRK.B.US", "US:BRK.B"],
  ["US:BRK.B", "US:BRK.B"],
  ["US:BF-B", "US:BF-B"],
  ["HK:700", "HK:700"],
  ["HK:00700", "HK:700"],
  ["0700.HK", "HK:700"],
  ["00700.hk", "HK:700"],
  ["０７００．ＨＫ", "HK:700"],
  ["HK:0", "HK:0"],
  ["HK:80700", "HK:80700"],
  ["HK:HSI", "HK:HSI"],
  ["SH:600519", "SH:600519"],
  ["600519.SH", "SH:600519"],
  ["600519.SS", "SH:600519"],
  ["600519.XSHG", "SH:600519"],
  ["002594.SZ", "SZ:002594"],
  ["002594.XSHE", "SZ:002594"],
  ["SZ:2594", "SZ:002594"],
  ["SZ:1", "SZ:000001"],
  ["CF:BTCUSDT", "CF:BTCUSDT"],
  ["FX:USDJPY", "FX:USDJPY"],
  ["IX:JPN225", "IX:JPN225"],
  ["IX:^HSI", "IX:^HSI"],
  ["ix:^hsi", "IX:^HSI"],
  ["IX:.DJI", "IX:.DJI"],
  ["CM:XAUUSD", "CM:XAUUSD"],
])("%s is understood as %s", (given, understood) => {
  expect(parseInstrumentCode(given)).toEqual({ ok: true, value: understood });
});

test.each<[string, CodeProblem["reason"]]>([
  ["", "empty"],
  ["  \u3000 ", "empty"],
  ["AAPL", "market-missing"],
  ["700", "market-missing"],
  ["BRK.B", "market-missing"],
  [".HK", "market-missing"],
  ["XX:AAPL", "market-unknown"],
  ["JP:7203", "market-unknown"],
  [":AAPL", "market-unknown"],
  ["US:", "symbol-malformed"],
  ["US:AA PL!", "symbol-malformed"],
  ["US:AAPL,TSLA", "symbol-malformed"],
  ["US:HK:700", "symbol-malformed"],
  ["US:-A", "symbol-malformed"],
  [`US:${"A".repeat(33)}`, "symbol-malformed"],
  ["SH:60051X", "symbol-malformed"],
  ["SH:6005190", "symbol-malformed"],
  ["SZ:", "symbol-malformed"],
])("%j is refused as %s, with the text as typed and the accepted form", (given, reason) => {
  const parsed = parseInstrumentCode(given);
  expect(parsed).toMatchObject({ ok: false, error: { reason, given } });
  const accepted = parsed.ok ? "" : parsed.error.accepted;
  for (const row of MARKETS) expect(accepted).toContain(row.market);
});

test("a bare symbol takes the market that is carried on, and its zeros follow that market's rule", () => {
  expect(parseInstrumentCode("tsla", "US")).toEqual({ ok: true, value: "US:TSLA" });
  expect(parseInstrumentCode("00700", "HK")).toEqual({ ok: true, value: "HK:700" });
  expect(parseInstrumentCode("1", "SZ")).toEqual({ ok: true, value: "SZ:000001" });
  expect(parseInstrumentCode("HK:700", "US")).toEqual({ ok: true, value: "HK:700" });
});

test("what has been understood once is understood as itself", () => {
  for (const text of ["0700.HK", "SZ:2594", "us:brk.b", "cf:ethusdt"]) {
    const once = code(text);
    expect(parseInstrumentCode(once)).toEqual({ ok: true, value: once });
    expect(`${marketOf(once)}:${symbolOf(once)}`).toBe(once);
  }
});

test("a text that never was a code is not taken for one", () => {
  expect(() => marketOf("??:A" as ReturnType<typeof code>)).toThrow("not an instrument code");
  expect(() => marketRow("ZZ" as "US")).toThrow("no such market");
});
