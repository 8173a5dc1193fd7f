import { composeCode, marketOf, parseInstrumentCode, symbolOf } from "../../../src/market/instrumentCode";
import { marketRow } from "../../../src/market/markets";
import { code } from "../../support/builders";

test.each([
  ["US:AAPL", "US:AAPL"],
  ["US:BRK.B", "US:BRK.B"],
  ["US:BF-B", "US:BF-B"],
  ["HK:700", "HK:700"],
  ["HK:00700", "HK:700"],
  ["HK:0", "HK:0"],
  ["HK:80700", "HK:80700"],
  ["HK:HSI", "HK:HSI"],
  ["SH:600519", "SH:600519"],
  ["SZ:000001", "SZ:000001"],
  ["CF:BTCUSDT", "CF:BTCUSDT"],
  ["IX:JPN225", "IX:JPN225"],
  ["IX:^HSI", "IX:^HSI"],
  ["IX:.DJI", "IX:.DJI"],
  ["CM:XAUUSD", "CM:XAUUSD"],
])("the wire's %s is the instrument %s", (given, understood) => {
  expect(parseInstrumentCode(given)).toEqual({ ok: true, value: understood });
});

test.each([
  ...["", "AAPL", "700", "0700.HK", "600519", "us:aapl", " US:AAPL", "US: AAPL", "ＵＳ：ＡＡＰＬ", "US:AAPL\u200b"],
  ...["US:", ":AAPL", "XX:AAPL", "NASDAQ:AAPL", "US:AAPL,TSLA", "US:HK:700", "US:-A", `US:${"A".repeat(33)}`],
  ...["SH:60051X", "SH:6005190", "SZ:", "SZ:1", "AAPL US Equity", "hk700"],
])("the wire's %j is no instrument: what people may write loosely, a server may not", (given) => {
  expect(parseInstrumentCode(given)).toEqual({ ok: false, error: "no code" });
});

test("zeros before a number are part of its name everywhere but in Hong Kong", () => {
  expect(parseInstrumentCode("IX:00001")).toEqual({ ok: true, value: "IX:00001" });
  expect(parseInstrumentCode("US;AAPL")).toEqual({ ok: false, error: "no code" });
});

test("six digits of Hong Kong are not the number without its zeros", () => {
  expect(parseInstrumentCode("HK:000001")).not.toMatchObject({ value: "HK:1" });
});

test("a symbol becomes a code by its market's rule of zeros", () => {
  expect(composeCode("HK", "00700")).toBe("HK:700");
  expect(composeCode("SZ", "1")).toBe("SZ:000001");
  expect(composeCode("US", "TSLA")).toBe("US:TSLA");
  expect(composeCode("SH", "ABC")).toBeUndefined();
  expect(composeCode("SZ", "2594")).toBe("SZ:002594");
  expect(composeCode("SZ", "259A")).toBeUndefined();
  expect(composeCode("SZ", "A259")).toBeUndefined();
  expect(composeCode("IX", "1")).toBe("IX:1");
  expect(composeCode("IX", "000001")).toBe("IX:000001");
});

test("what has been understood once is understood as itself", () => {
  for (const text of ["HK:00700", "SZ:002594", "US:BRK.B", "CF:ETHUSDT"]) {
    const once = code(text);
    expect(parseInstrumentCode(once)).toEqual({ ok: true, value: once });
    expect(`${marketOf(once)}:${symbolOf(once)}`).toBe(once);
  }
});

test("a text that never was a code is not taken for one", () => {
  expect(() => marketOf("??:A" as ReturnType<typeof code>)).toThrow("not an instrument code");
  expect(() => marketRow("ZZ" as "US")).toThrow("no such market");
});
