import fc from "fast-check";
import { groupCodes, parseCodeList } from "../../../src/market/codeList";
import { MARKETS } from "../../../src/market/markets";
import { code } from "../../support/builders";

const understood = (text: string): unknown[] =>
  parseCodeList(text).map((entry) => (entry.ok ? entry.value.code : entry.error.reason));

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
  ["US:AAPL,WFC.PR.O,BRK.B,BF-B", ["US:AAPL", "US:WFC.PR.O", "US:BRK.B", "US:BF-B"]],
  ["AAPL,TSLA", ["US:AAPL", "US:TSLA"]],
  ["AAPL,US:TSLA", ["US:AAPL", "US:TSLA"]],
  ["600519,300750,AAPL", ["SH:600519", "SZ:300750", "US:AAPL"]],
  ["AAPL,700", ["US:AAPL", "several"]],
  ["US:AAPL,sh600519,688981", ["US:AAPL", "SH:600519", "SH:688981"]],
  ["IX:SPX,HK50", ["IX:SPX", "IX:HK50"]],
  ["US:AAPL,hk700", ["US:AAPL", "HK:700"]],
  ["HK:700,000001", ["HK:700", "several"]],
  ["US:AAPL,600519", ["US:AAPL", "unclear"]],
  ["US:AAPL,XX:1,TSLA", ["US:AAPL", "elsewhere", "US:TSLA"]],
  ["SH:600519,abc,688981", ["SH:600519", "unclear", "SH:688981"]],
  ["US:AAPL TSLA", ["blank"]],
  ["HK:5 11", ["blank"]],
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
const letters = fc.stringMatching(/^[A-Z]{1,6}$/);
/** As many digits as the market has: no US stock is a number, and none of Hong Kong has six digits. */
const numbers = (most: number): fc.Arbitrary<string> => fc.integer({ min: 1, max: most }).map(String);
const codes = fc
  .constantFrom(...MARKETS.map((row) => row.market))
  .chain((market) =>
    (market === "SH" || market === "SZ"
      ? numbers(999_999).map((digits) => digits.padStart(6, "0"))
      : market === "HK"
        ? fc.oneof(letters, numbers(99_999))
        : market === "US"
          ? letters
          : symbols
    ).map((symbol) => code(`${market}:${symbol}`)),
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
