import fc from "fast-check";
import { groupCodes, parseCodeList } from "../../../src/market/codeList";
import { MARKETS } from "../../../src/market/markets";
import { code } from "../../support/builders";

const understood = (text: string): unknown[] =>
  parseCodeList(text).map((entry) => (entry.ok ? entry.value : entry.error.reason));

test.each<[string, readonly string[]]>([
  ["US:AAPL", ["US:AAPL"]],
  ["US:AAPL,TSLA;HK:700", ["US:AAPL", "US:TSLA", "HK:700"]],
  ["US:AAPL，TSLA；HK:700", ["US:AAPL", "US:TSLA", "HK:700"]],
  ["HK：７００、９９８８", ["HK:700", "HK:9988"]],
  ["US:AAPL,\nTSLA", ["US:AAPL", "US:TSLA"]],
  ["US:AAPL, ,TSLA,;", ["US:AAPL", "US:TSLA"]],
  ["HK:700,00700", ["HK:700", "HK:700"]],
  ["US:AAPL,0700.HK,9988", ["US:AAPL", "HK:700", "HK:9988"]],
  ["US:AAPL,BRK.B", ["US:AAPL", "US:BRK.B"]],
  ["AAPL,US:TSLA", ["market-missing", "US:TSLA"]],
  ["US:AAPL,XX:1,TSLA", ["US:AAPL", "market-unknown", "US:TSLA"]],
  ["SH:600519,abc,688981", ["SH:600519", "symbol-malformed", "SH:688981"]],
  ["", []],
  [" , ; ", []],
])("the list %j is read as %j", (text, expected) => {
  expect(understood(text)).toEqual(expected);
});

test("groups keep the order in which markets and symbols came, each once", () => {
  const codes = ["US:AAPL", "HK:700", "US:TSLA", "HK:00700", "SH:600519"].map(code);
  expect(groupCodes(codes)).toEqual(["US:AAPL,TSLA", "HK:700", "SH:600519"]);
  expect(groupCodes([])).toEqual([]);
});

const symbols = fc.stringMatching(/^[A-Z][A-Z0-9]{0,5}$/);
const numbers = fc.integer({ min: 1, max: 999_999 }).map(String);
const codes = fc
  .constantFrom(...MARKETS.map((row) => row.market))
  .chain((market) =>
    (market === "SH" || market === "SZ" ? numbers : fc.oneof(symbols, numbers)).map((symbol) =>
      code(`${market}:${symbol}`),
    ),
  );

test("what is grouped for a request is read back as the same codes, each once", () => {
  fc.assert(
    fc.property(fc.array(codes, { maxLength: 60 }), (given) => {
      const groups = groupCodes(given);
      const read = groups.flatMap((group) => understood(group));
      expect(new Set(read)).toEqual(new Set(given));
      expect(read).toHaveLength(new Set(given).size);
      expect(groups).toHaveLength(new Set(given.map((one) => one.slice(0, 2))).size);
      expect(understood(groups.join(";"))).toEqual(read);
    }),
  );
});
