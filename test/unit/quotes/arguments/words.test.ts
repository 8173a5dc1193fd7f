import { QosError } from "../../../../src/qos/errors";
import {
  readAdjustment,
  readCount,
  readHeaders,
  readInterval,
  readSession,
} from "../../../../src/quotes/arguments/choices";
import { readCode, readCodes, readNamedCode } from "../../../../src/quotes/arguments/codes";
import { quote, usedCells } from "../../../../src/quotes/arguments/given";
import { findMarket, readMarket } from "../../../../src/quotes/arguments/market";

const MARKETS = "US, HK, SH, SZ, CF, FX, IX, CM";
const PERIODS = "1m, 5m, 15m, 30m, 1h, 2h, 4h, 1d, 1w, 1mo, 1y";
const CODES = "US:AAPL, HK:700, SH:600519 (markets: US HK SH SZ CF FX IX CM)";
const BROKEN = { type: "Error", basicType: "Error", basicValue: "#REF!" };
const TWO = [["a"], ["b"]];
const blankCells = (count: number): unknown[] => Array.from({ length: count }, () => "");

/** What was read, or the words of the refusal. */
function told(read: () => unknown): unknown {
  try {
    return read();
  } catch (thrown) {
    return thrown instanceof QosError ? thrown.message : String(thrown);
  }
}

test.each<[unknown, unknown]>([
  ["", "regular"],
  ["0", "regular"],
  ["zzzzzz", 'session: "zzzzzz" is not accepted. Accepted: regular, pre, post, night, latest'],
  ["regulr", 'session: "regulr" is not accepted. Nearest: regular. Accepted: regular, pre, post, night, latest'],
  [BROKEN, "session: the cell it refers to shows an error"],
])("the session %j: %s", (raw, expected) => {
  expect(told(() => readSession(raw))).toBe(expected);
});

test.each<[unknown, unknown]>([
  ["", "none"],
  ["0", "none"],
  ["fo\u200brward", "forward"],
  ["backward", 'adjust: "backward" (backward adjustment) does not exist at QOS. Accepted: none, forward'],
  ["zzzzzz", 'adjust: "zzzzzz" is not accepted. Accepted: none, forward'],
  [TWO, "adjust: a range is not accepted. Accepted: a single value"],
])("the adjustment %j: %s", (raw, expected) => {
  expect(told(() => readAdjustment(raw))).toBe(expected);
});

test.each<[unknown, unknown]>([
  ["x5m", `interval: "x5m" is not accepted. Nearest: 5m, 15m. Accepted: ${PERIODS}`],
  ["qqqqqq", `interval: "qqqqqq" is not accepted. Accepted: ${PERIODS}`],
  ["3mo", `interval: "3mo" is not accepted. Nearest: 1w, 1mo, 1y. Accepted: ${PERIODS}`],
  ["2w", 'interval: QOS has no bars of "2w". Nearest: 1d, 1w, 1mo; as a date, -2w lies that far back'],
  [TWO, "interval: a range is not accepted. Accepted: a single value"],
])("the interval %j: %s", (raw, expected) => {
  expect(told(() => readInterval(raw))).toBe(expected);
});

test.each<[unknown, unknown]>([
  ["FALSE", false],
  ["no", 'headers: "no" is not accepted. Accepted: TRUE, FALSE, 1, 0'],
  [BROKEN, "headers: the cell it refers to shows an error"],
  [TWO, "headers: a range is not accepted. Accepted: a single value"],
])("headers %j: %s", (raw, expected) => {
  expect(told(() => readHeaders(raw, 2))).toBe(expected);
});

test.each<[unknown, unknown]>([
  [1, 1],
  [50, 50],
  ["7", 7],
  [0, 20],
  [null, 20],
  [51, 'count: "51" is not accepted. Accepted: a whole number from 1 to 50'],
  [-1, 'count: "-1" is not accepted. Accepted: a whole number from 1 to 50'],
  [0.5, 'count: "0.5" is not accepted. Accepted: a whole number from 1 to 50'],
  [true, 'count: "true" is not accepted. Accepted: a whole number from 1 to 50'],
])("a count of %j: %s", (raw, expected) => {
  expect(told(() => readCount(raw, "count", { from: 1, to: 50, fallback: 20 }))).toBe(expected);
});

test.each<[unknown, unknown]>([
  ["美股", "US"],
  ["us stocks", "US"],
  ["Hong\u200b Kong", "HK"],
  ["上交所", "SH"],
  ["nasdaq", "US"],
  ["", `market: nothing is not accepted. Accepted: ${MARKETS}`],
  ["A股", 'market: "A股" can mean several things. Write the one that is meant: SH, SZ'],
  ["China", 'market: "China" can mean several things. Write the one that is meant: SH, SZ'],
  ["XA股", `market: "XA股" is not accepted. Accepted: ${MARKETS}`],
  ["CHINAX", `market: "CHINAX" is not accepted. Accepted: ${MARKETS}`],
  ["hong kog", `market: "hong kog" is not accepted. Nearest: HK. Accepted: ${MARKETS}`],
  ["Shangha", `market: "Shangha" is not accepted. Nearest: SH. Accepted: ${MARKETS}`],
  ["zzzzzzz", `market: "zzzzzzz" is not accepted. Accepted: ${MARKETS}`],
  [TWO, "market: a range is not accepted. Accepted: a single value"],
])("the market %j: %s", (raw, expected) => {
  expect(told(() => readMarket(raw))).toBe(expected);
});

test("where a market may be left out, a word that is none is none", () => {
  expect([findMarket(""), findMarket("zz"), findMarket("hk")]).toEqual([undefined, undefined, "HK"]);
});

test.each<[unknown, unknown]>([
  [true, `code: "true" is not an instrument code. Accepted: ${CODES}`],
  ["", `code: nothing was given. Accepted: ${CODES}`],
  [BROKEN, "code: the cell it refers to shows an error"],
  [TWO, "code: a range is not accepted. Accepted: a single value"],
])("the code %j: %s", (raw, expected) => {
  expect(told(() => readCode(raw))).toBe(expected);
});

test.each<[unknown, unknown]>([
  ["AAPL", 'code_or_market: "AAPL" is not an instrument code. Accepted: US:AAPL'],
  [" AAPL ", 'code_or_market: " AAPL " is not an instrument code. Accepted: US:AAPL'],
  ["BRK.B", 'code_or_market: "BRK.B" is not an instrument code. Accepted: US:BRK.B'],
  ["AAPL.US", "US:AAPL"],
  ["AAPL US", "US:AAPL"],
  ["700 HK", "HK:700"],
  ["600519", "SH:600519"],
])("where a market may be meant as well, %j: %s", (raw, expected) => {
  expect(told(() => readNamedCode(raw))).toBe(expected);
});

/** The rows of a list, with the words of those that are wrong. */
const rows = (raw: unknown): unknown =>
  told(() =>
    readCodes(raw).map((row) => (row.kind === "code" ? row.code : row.kind === "blank" ? "" : row.error.message)),
  );

const NO_CODE = `codes: "true" is not an instrument code. Accepted: ${CODES}`;
const ODD = `codes: "US:?" is not an instrument code. Accepted: ${CODES}`;

test.each<[unknown, unknown]>([
  ["", `codes: nothing was given. Accepted: ${CODES}`],
  [",;", `codes: nothing was given. Accepted: ${CODES}`],
  [
    [["US:AAPL"], [",;"], [null]],
    ["US:AAPL", "", ""],
  ],
  ["US:?", ODD],
  [[["US:?"]], ODD],
  ["US:?,US:AAPL", [ODD, "US:AAPL"]],
  [
    [["US:?"], ["US:AAPL"]],
    [ODD, "US:AAPL"],
  ],
  [
    [[true], ["US:AAPL"]],
    [NO_CODE, "US:AAPL"],
  ],
  [BROKEN, "codes: the cell it refers to shows an error"],
  [
    [[BROKEN], ["US:AAPL"]],
    ["codes: the cell it refers to shows an error", "US:AAPL"],
  ],
])("the codes %j: %j", (raw, expected) => {
  expect(rows(raw)).toEqual(expected);
});

test("a list holds five thousand codes at most", () => {
  const list = (count: number): string => Array.from({ length: count }, (_, at) => `US:A${at}`).join(",");
  expect(readCodes(list(5_000))).toHaveLength(5_000);
  expect(rows(list(5_001))).toBe(
    "codes: there are 5001 codes; one formula takes 5000 at most. Divide them among several formulas",
  );
});

test("a column may reach down a hundred thousand rows, and no further", () => {
  const column = (length: number): unknown[][] => [...blankCells(length - 1).map((cell) => [cell]), ["US:AAPL"]];
  expect(readCodes(column(100_000))).toHaveLength(100_000);
  expect(rows(column(100_001))).toBe("The answer would have 100001 rows; at most 100000 fit. Ask for fewer");
});

test.each<[string, unknown, boolean]>([
  ["an empty text", "", true],
  ["blanks", "  ", true],
  ["null", null, true],
  ["nothing", undefined, true],
  ["an empty cell's 0", 0, true],
  ["the typed 0 of an empty cell", { type: "Double", basicValue: 0 }, true],
  ["a typed empty text", { type: "String", basicValue: "" }, true],
  ["FALSE", false, false],
  ["a number", 7, false],
  ["an error, whose value is 0", { type: "Error", basicValue: 0 }, false],
  ["an object without a value", { type: "Entity" }, false],
  ["an object without a type", { basicValue: 0 }, false],
])("below the used part of a long column %s does not count", (_what, cell, blank) => {
  const cells = usedCells([["US:AAPL"], [cell], [""], [""]], 3);
  expect(cells).toEqual(blank ? ["US:AAPL"] : ["US:AAPL", cell]);
});

test("a range that is not long keeps all its cells, also where the last are blank", () => {
  expect(
    usedCells(
      [
        ["US:AAPL", ""],
        ["", ""],
      ],
      4,
    ),
  ).toEqual(["US:AAPL", "", "", ""]);
  expect(
    usedCells(
      [
        ["US:AAPL", ""],
        ["", ""],
      ],
      3,
    ),
  ).toEqual(["US:AAPL"]);
  expect(
    usedCells(
      [
        ["", ""],
        ["", ""],
      ],
      3,
    ),
  ).toEqual([]);
  expect(
    usedCells(
      [
        ["a", ""],
        ["b", ""],
        ["", ""],
      ],
      5,
    ),
  ).toEqual(["a", "", "b", ""]);
  expect(usedCells("US:AAPL", 0)).toEqual(["US:AAPL"]);
});

test("what was given is quoted up to sixty characters", () => {
  expect(quote("x".repeat(60))).toBe(`"${"x".repeat(60)}"`);
  expect(quote("x".repeat(61))).toBe(`"${"x".repeat(60)}…"`);
});
