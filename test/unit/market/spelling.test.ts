import { parseCodeList } from "../../../src/market/codeList";
import { readSpelling } from "../../../src/market/readSpelling";

const outcome = (text: string): string => {
  const read = readSpelling(text);
  return read.ok ? read.value : [read.error.reason, ...read.error.instead].join(" ");
};

test.each([
  ...["X0700.HK", "0700X.HK", "0700.HK.", "HK.00700X", "HK.X00700", "XHK.00700", "SH.600519X", "SH.X600519"],
  ...["sh600519x", "xsh600519", "sh6005190", "xusAAPL", "usAAPL.OQX", "usAAPL.X", "XBRKKb.NX", "BRKb.NX"],
  ...["EUR/USDX", "XEUR/USD", "EURUSD=XY", "XEURUSD=X", "EURUSDX", "XAUUSDX", "XBTCUSD", "BTCUSDX", "BTCUSDT.PX"],
  ...["430047X.BJ", "X430047.BJ", "BJ.430047X", "BJ.X430047", "BJ43", "700x", "00700x", "600519x", "x600519"],
  ...["NASDAQ:AAPL:X", "NASDAQ:", "XNAS:AAPL.US", "AAPL.US.US", "HK:1234567", "SH:600519X", "007000", "00000"],
  ...["^HSIX(", "BRK/BX", "XBRKKKK/B", "XUSAAPL", "A|B", "HK.", ".HK"],
])("%s is near to a spelling, but is none: nothing before or after one is cut away", (text) => {
  expect(outcome(text)).toBe("unclear");
});

test.each([
  ["APPLE INC. (XNAS:AAPL)", "US:AAPL"],
  ["APPLE INC. (XNAS:AAPL) x", "elsewhere"],
  ["APPLE (OLD) (XNAS:AAPL)", "elsewhere"],
  ["EURUSD Curncy", "FX:EURUSD"],
  ["EURUSD Equity", "blank"],
  ["AAPL US Equity X", "blank"],
  ["CURRENCY:EURUSD", "FX:EURUSD"],
  ["FOO:EURUSD", "elsewhere"],
  [":AAPL", "elsewhere"],
  ["IX:SH600519", "IX:SH600519"],
  ["US:hk700", "US:HK700"],
  ["HK:sh600519", "unclear SH:600519"],
  ["SZ:sh600519", "unclear SH:600519"],
  ["SH:hk700", "unclear HK:700"],
  ["HK:600519.SH", "unclear SH:600519"],
  ["SH:00700.HK", "unclear HK:700"],
  ["hk12345", "HK:12345"],
  ["hk600519", "unclear SH:600519"],
  ["hk300750", "unclear SZ:300750"],
  ["usAAPL", "US:AAPL"],
  ["usAAP", "several US:AAP US:USAAP"],
  ["600519 CH", "SH:600519"],
  ["600519 XX", "blank"],
  ["BTCUSDT.CF", "CF:BTCUSDT"],
  ["SPX.IX", "IX:SPX"],
])("%s: %s", (text, expected) => {
  expect(outcome(text)).toBe(expected);
});

test.each([
  ["USDT", "unclear US:USDT"],
  ["XAU", "several CM:XAUUSD US:XAU"],
  ["GOLD", "several CM:XAUUSD US:GOLD"],
  ["EUREUR", "unclear"],
  ["XAUXAU", "unclear"],
  ["XAUUSD", "elsewhere CM:XAUUSD"],
  ["BTC-USD.P", "elsewhere CF:BTCUSDT"],
  ["ABCUSDT", "unclear"],
])("%s may be a currency, a metal or a coin: %s", (text, expected) => {
  expect(outcome(text)).toBe(expected);
});

test.each([
  ["AAPL-US", "unclear US:AAPL"],
  ["US-AAPL", "unclear US:AAPL"],
  ["US|AAPL", "unclear US:AAPL"],
  ["700_HK", "unclear HK:700"],
  ["USAAPL", "unclear US:AAPL"],
  ["'BRK/B' ", "unclear US:BRK.B"],
  ["BRK-C", "unclear US:BRK-C"],
  ["(AAPL)", "unclear US:AAPL"],
  ["US:AAPL TSLA NVDA", "blank US:AAPL,TSLA,NVDA"],
  ["XUS:AAPL TSLA", "elsewhere"],
  ["US:AAPL TSLA,", "blank"],
  ["AAPL TSLA", "blank"],
])("a slip is answered with what it may have meant: %s, %s", (text, expected) => {
  expect(outcome(text)).toBe(expected);
});

test("a text of more than a hundred characters is no code, and is not looked at", () => {
  const blanks = " ".repeat(93);
  expect(outcome(`US:AAPL${blanks}`)).toBe("US:AAPL");
  expect(outcome(`US:AAPL${blanks} `)).toBe("unclear");
});

const listed = (text: string): string =>
  parseCodeList(text)
    .map((entry) => (entry.ok ? entry.value.code : [entry.error.reason, ...entry.error.instead].join(" ")))
    .join(" | ");

test.each([
  ["IX:SPX,HK50,N225", "IX:SPX | IX:HK50 | IX:N225"],
  ["IX:SPX,SH600519", "IX:SPX | IX:SH600519"],
  ["SH:600519,sh600036", "SH:600519 | SH:600036"],
  ["SH:600519,sz000001", "SH:600519 | SZ:000001"],
  ["HK:5,us.AAPL,TSLA", "HK:5 | US:AAPL | US:TSLA"],
  ["HK:700,hk5", "HK:700 | HK:5"],
  ["SZ:000001,sz300750", "SZ:000001 | SZ:300750"],
  ["US:AAPL,700", "US:AAPL | several HK:700 SZ:000700"],
  ["US:AAPL,A7", "US:AAPL | US:A7"],
  ["HK:700,600519", "HK:700 | unclear SH:600519"],
  ["SH:600519,600036,AAPL", "SH:600519 | SH:600036 | unclear US:AAPL"],
])("in the list %s a symbol belongs to the market before it, if it can: %s", (text, expected) => {
  expect(listed(text)).toBe(expected);
});
