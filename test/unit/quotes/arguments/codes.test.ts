import { QosError } from "../../../../src/qos/errors";
import { MOST_CODES, readCode, readCodes } from "../../../../src/quotes/arguments/codes";

function rows(raw: unknown): readonly string[] {
  return readCodes(raw).map((row) => (row.kind === "code" ? row.code : row.kind === "blank" ? "" : row.error.id));
}

function message(read: () => unknown): string {
  try {
    read();
    return "accepted";
  } catch (thrown) {
    return thrown instanceof QosError ? thrown.message : String(thrown);
  }
}

const column = (length: number, ...codes: readonly unknown[]): unknown[][] =>
  Array.from({ length }, (_, at) => [codes[at] ?? ""]);

test("of a whole column only the used part counts, within half a second", () => {
  const whole = column(1_048_576, "US:AAPL", "HK:700", "SH:600519");
  const before = process.cpuUsage();
  expect(rows(whole)).toEqual(["US:AAPL", "HK:700", "SH:600519"]);
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(500);
});

test("blanks within the used part keep their rows, and a small range keeps all of its rows", () => {
  expect(rows(column(1_048_576, "US:AAPL", null, "HK:700"))).toEqual(["US:AAPL", "", "HK:700"]);
  expect(rows(column(5, "US:AAPL", 0, "HK:700"))).toEqual(["US:AAPL", "", "HK:700", "", ""]);
});

test("of a whole row only the used part counts as well", () => {
  expect(rows([Array.from({ length: 16_384 }, (_, at) => (at === 2 ? "US:AAPL" : ""))])).toEqual(["", "", "US:AAPL"]);
});

test("five thousand codes are taken, and one more is told how many there are", () => {
  const many = (count: number): string => Array.from({ length: count }, (_, at) => `US:A${at}`).join(",");
  expect(rows(many(MOST_CODES))).toHaveLength(5_000);
  expect(message(() => readCodes(many(MOST_CODES + 1)))).toBe(
    "codes: there are 5001 codes; one formula takes 5000 at most. Divide them among several formulas",
  );
});

test("numbers, typed values and cells of Excel's Stocks data type are codes where they have one reading", () => {
  const apple = {
    type: "LinkedEntity",
    text: "APPLE INC. (XNAS:AAPL)",
    basicType: "Error",
    basicValue: "#VALUE!",
    properties: {
      "Ticker symbol": { type: "String", basicValue: "AAPL" },
      "Exchange abbreviation": { type: "String", basicValue: "XNAS" },
    },
  };
  const textOnly = { type: "LinkedEntity", text: "Tencent (XHKG:0700)", basicType: "Error", basicValue: "#VALUE!" };
  expect(rows([[apple], [textOnly], [600519], [{ type: "Double", basicValue: 300750 }], [700], [true]])).toEqual([
    "US:AAPL",
    "HK:700",
    "SH:600519",
    "SZ:300750",
    "codeSeveral",
    "badCode",
  ]);
  expect(readCode(apple)).toBe("US:AAPL");
});

test.each([
  ["000001", 'code: "000001" can mean several things. Write the one that is meant: SZ:000001, IX:000001'],
  [700, 'code: "700" can mean several things. Write the one that is meant: HK:700, SZ:000700'],
  ["HK:5 11", 'code: "HK:5 11" has a blank in it, and a blank separates nothing. Accepted: HK:5,11'],
  [
    "830799",
    'code: "830799" is a stock of the Beijing exchange, which QOS does not have. It has US HK SH SZ CF FX IX CM',
  ],
  ["BTC-USD", 'code: "BTC-USD" is of a market that QOS does not have. Nearest here: CF:BTCUSDT'],
  ["CASH", 'code: "CASH" is not an instrument code. Accepted: US:CASH'],
  [
    "贵州茅台",
    'code: "贵州茅台" is not an instrument code. Accepted: US:AAPL, HK:700, SH:600519 (markets: US HK SH SZ CF FX IX CM)',
  ],
])("%j is refused in words that teach", (raw, text) => {
  expect(message(() => readCode(raw))).toBe(text);
});
