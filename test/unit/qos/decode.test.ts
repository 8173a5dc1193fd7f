import fc from "fast-check";
import { decodeBar } from "../../../src/qos/bar";
import {
  decodeCode,
  decodeDecimal,
  decodeInteger,
  decodeList,
  decodeObject,
  decodeRows,
  decodeSeconds,
  decodeText,
  readPrice,
} from "../../../src/qos/decode";
import { decodeDepth } from "../../../src/qos/depth";
import { QosError } from "../../../src/qos/errors";
import { decodeInstrumentInfo } from "../../../src/qos/instrumentInfo";
import { decodeSnapshot } from "../../../src/qos/snapshot";
import { decodeTrade } from "../../../src/qos/trade";
import { Notes } from "../../../src/qos/unread";
import { snapshotRow } from "../../support/builders";

/** The words in which a decoder refuses. */
function complaint(decode: () => unknown): string {
  try {
    return `accepted: ${JSON.stringify(decode())}`;
  } catch (thrown) {
    return thrown instanceof QosError && thrown.id === "unexpectedShape" ? String(thrown.details["detail"]) : "other";
  }
}

test.each<[string, unknown, number | undefined]>([
  ["text", "521.5", 521.5],
  ["a number", 11.75, 11.75],
  ["float noise", "7076551.6299999999", 7076551.63],
  ["trailing zeros", "83504.10", 83504.1],
  ["zero as text", "0", 0],
  ["zero", 0, 0],
  ["a negative figure", "-1.5", -1.5],
  ["an exponent", "1.5e3", 1500],
  ["blanks around", " 12 ", 12],
  ["no digit before the point", ".5", 0.5],
  ["empty text", "", undefined],
  ["blank text", "  ", undefined],
  ["a dash", "-", undefined],
  ["two dashes", "--", undefined],
  ["three dashes", "---", undefined],
  ["a long dash", "—", undefined],
  ["dashes apart", "– –", undefined],
  ["a minus sign alone", "−", undefined],
  ["a full-width dash", "－", undefined],
  ["N/A", "N/A", undefined],
  ["n/a", "n/a", undefined],
  ["NA", " NA ", undefined],
  ["NaN as text", "NaN", undefined],
  ["null as text", "null", undefined],
  ["None", "None", undefined],
  ["null", null, undefined],
  ["nothing", undefined, undefined],
])("a figure given as %s (%j) is %d", (_how, value, figure) => {
  expect(decodeDecimal(value, "x")).toBe(figure);
});

test("every finite double survives the way through text", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (figure) => {
      expect(decodeDecimal(String(figure), "x")).toBe(figure === 0 ? Number(String(figure)) : figure);
    }),
  );
});

test.each([["0"], [0], ["0.00"], ["0E-8"], ["-0"], ["---"], ["N/A"], [""], [null], [undefined]])(
  "nothing costs %j: it is no price",
  (value) => {
    const notes = new Notes();
    expect(readPrice(value, "row", "lp", notes)).toBeUndefined();
    expect(notes.unread).toBeUndefined();
  },
);

test.each<[unknown, number]>([
  ["-37.63", -37.63],
  [-37.63, -37.63],
  ["0.00000001", 1e-8],
])("%j is a price", (value, price) => {
  expect(readPrice(value, "row", "lp", new Notes())).toBe(price);
});

const mixed = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string(),
  fc.stringMatching(/^[-–—−. 0-9eE+]{0,8}$/),
  fc.constantFrom("--", "N/A", "NaN", "null", "0", "-0.0", null, undefined),
  fc.jsonValue(),
);

test("whatever stands for a figure is that figure, missing, or refused, and never turns into another", () => {
  fc.assert(
    fc.property(mixed, (value) => {
      let figure: number | undefined;
      try {
        figure = decodeDecimal(value, "x");
      } catch (thrown) {
        expect(thrown).toMatchObject({ id: "unexpectedShape" });
        return;
      }
      if (figure !== undefined) expect(figure).toBe(Number(value));
      else
        expect(typeof value === "string" ? /[1-9]/.test(value) : (value ?? undefined)).toBe(
          typeof value === "string" ? false : undefined,
        );
    }),
    { numRuns: 1_000 },
  );
});

test.each<[string, unknown, string]>([
  ["dear", "dear", 'a number, but is string "dear"'],
  ["1,234", "1,234", 'a number, but is string "1,234"'],
  ["0x10", "0x10", 'a number, but is string "0x10"'],
  ["Infinity", "Infinity", 'a number, but is string "Infinity"'],
  ["1e999", "1e999", 'a number, but is string "1e999"'],
  ["1.2.3", "1.2.3", 'a number, but is string "1.2.3"'],
  ["12%", "12%", 'a number, but is string "12%"'],
  ["true", true, 'a number, but is boolean "true"'],
  ["NaN", NaN, 'a number, but is number "NaN"'],
  ["infinite", Infinity, 'a number, but is number "Infinity"'],
  ["a list", [1], "a number, but is a list of 1"],
  ["an object", {}, "a number, but is an object"],
])("the figure %s is refused with field, wanted and got", (_name, value, expected) => {
  expect(complaint(() => decodeDecimal(value, "data[3].lp"))).toBe(`data[3].lp should be ${expected}`);
});

test.each<[string, () => unknown, string]>([
  ["a fraction for a whole number", () => decodeInteger("1.5", "d"), 'd should be a whole number, but is string "1.5"'],
  ["too large a number", () => decodeInteger(2 ** 53, "d"), "d should be a whole number"],
  ["milliseconds for seconds", () => decodeSeconds(1_731_474_000_000, "ts"), "ts should be a time in seconds"],
  ["a time before 1970", () => decodeSeconds(-5, "ts"), 'ts should be a time in seconds, but is number "-5"'],
  ["a number for text", () => decodeText(5, "ne"), 'ne should be text, but is number "5"'],
  ["a list for an object", () => decodeObject([], "data[0]"), "data[0] should be an object, but is a list of 0"],
  ["null for an object", () => decodeObject(null, "data"), "data should be an object, but is null"],
  ["nothing for a list", () => decodeList(undefined, "data"), "data should be a list, but is absent"],
  ["nothing for rows", () => decodeRows(undefined, "data"), "data should be a list, but is absent"],
  ["text for a list", () => decodeList("x", "data"), 'data should be a list, but is string "x"'],
  ["a bare symbol for a code", () => decodeCode("AAPL", "c"), 'c should be an instrument code, but is string "AAPL"'],
  ["a number for a code", () => decodeCode(700, "c"), 'c should be an instrument code, but is number "700"'],
])("%s is refused with field, wanted and got", (_what, decode, expected) => {
  expect(complaint(decode)).toContain(expected);
});

test.each<[string, (value: unknown, path: string) => unknown, object, string]>([
  ["a snapshot", decodeSnapshot, { ...snapshotRow("US:AAPL"), ts: "soon" }, "row.ts should be a number"],
  ["a snapshot", decodeSnapshot, { lp: "1" }, "row.c should be an instrument code, but is absent"],
  ["a book", decodeDepth, { c: "HK:700", b: {}, a: [], ts: 1 }, "row.b should be a list, but is an object"],
  ["a book", decodeDepth, { c: "HK:700", b: [], a: [], ts: {} }, "row.ts should be a number, but is an object"],
  ["a trade", decodeTrade, { c: "HK:700", p: "1", v: "1", ts: "now" }, "row.ts should be a number"],
  ["a bar", decodeBar, { c: "HK:700", kt: 7, ts: 1 }, 'row.kt should be a K-line type, but is number "7"'],
  ["a bar", decodeBar, { c: "HK:700", kt: 1001 }, "row.ts should be a time in seconds, but is absent"],
  ["reference data", decodeInstrumentInfo, { ls: 1 }, "row.c should be an instrument code, but is absent"],
])("%s that cannot be placed names the member and what was wrong: %#", (_what, decode, row, expected) => {
  expect(complaint(() => decode(row, "row"))).toContain(expected);
});

type Decode = (value: unknown, path: string, notes: Notes) => unknown;

test.each<[string, Decode, object, object, string]>([
  [
    "a snapshot's high",
    decodeSnapshot,
    { ...snapshotRow("US:AAPL"), h: "high" },
    { figures: { last: 25.92, high: undefined, low: 25.62 } },
    'row.h should be a number, but is string "high"',
  ],
  [
    "a snapshot's price",
    decodeSnapshot,
    { ...snapshotRow("US:AAPL"), lp: {} },
    { figures: { last: undefined, prevclose: 26.15 } },
    "row.lp should be a number, but is an object",
  ],
  [
    "a snapshot's suspension",
    decodeSnapshot,
    { ...snapshotRow("US:AAPL"), s: "yes" },
    { figures: { last: 25.92, suspended: undefined } },
    'row.s should be a number, but is string "yes"',
  ],
  [
    "a block's price",
    decodeSnapshot,
    { ...snapshotRow("US:AAPL"), pq: { lp: [], yp: "26", ts: 7 } },
    { figures: { last: 25.92 }, pre: { last: undefined, prevclose: 26, time: 7 } },
    "row.pq.lp should be a number, but is a list of 0",
  ],
  [
    "a level's price",
    decodeDepth,
    {
      c: "HK:700",
      b: [
        { p: "dear", v: "7" },
        { p: "5", v: "8" },
      ],
      a: [{ p: "6", v: "x" }],
      ts: 1,
    },
    {
      bids: [
        { price: undefined, volume: 7 },
        { price: 5, volume: 8 },
      ],
      asks: [{ price: 6, volume: undefined }],
    },
    'row.b[0].p should be a number, but is string "dear"',
  ],
  [
    "a level",
    decodeDepth,
    { c: "HK:700", b: [], a: ["1", { p: "6", v: "2" }], ts: 1 },
    {
      asks: [
        { price: undefined, volume: undefined },
        { price: 6, volume: 2 },
      ],
    },
    'row.a[0] should be an object, but is string "1"',
  ],
  [
    "a trade's side",
    decodeTrade,
    { c: "HK:700", p: "1", v: "2", ts: 1, d: "buy" },
    { price: 1, volume: 2, side: "unknown" },
    'row.d should be a number, but is string "buy"',
  ],
  [
    "a bar's high",
    decodeBar,
    { c: "HK:700", o: "1", h: "dear", l: "0", cl: "2", v: "0", kt: 1001, ts: 1 },
    { bar: { open: 1, high: undefined, low: undefined, close: 2, volume: 0 } },
    'row.h should be a number, but is string "dear"',
  ],
  [
    "the lot of reference data",
    decodeInstrumentInfo,
    { c: "HK:700", ls: "many", nc: 7, ne: "Tencent" },
    { fields: { lot: undefined, name_zh: undefined, name_en: "Tencent" } },
    'row.nc should be text, but is number "7"',
  ],
])("%s that cannot be read is missing alone, and is told", (_what, decode, row, expected, told) => {
  const notes = new Notes();
  expect(decode(row, "row", notes)).toMatchObject(expected);
  expect(notes.unread?.first.details["detail"]).toBe(told);
});

test("every figure that could not be read is counted", () => {
  const notes = new Notes();
  decodeSnapshot({ ...snapshotRow("US:AAPL"), lp: "dear", h: {}, t: [], pq: "none", aq: { ts: "soon" } }, "row", notes);
  expect(notes.unread?.figures).toBe(5);
});

test.each<[string, unknown]>([
  ["no object", "none"],
  ["without a readable time", { lp: "24", ts: "soon" }],
])("a block of extended hours that is %s is left out, and spoils nothing else", (_what, pq) => {
  const { figures, pre } = decodeSnapshot({ ...snapshotRow("US:AAPL"), pq }, "row");
  expect([figures.last, pre]).toEqual([25.92, undefined]);
});

test("where a price of an order book cannot be read, no other passes for the best", () => {
  const side = [{ p: "7" }, { p: "dear" }, { p: "9" }];
  expect(complaint(() => decodeDepth({ c: "HK:700", b: side, a: [], ts: 1 }, "row"))).toContain(
    "row.b should be best price",
  );
  expect(decodeDepth({ c: "HK:700", b: [], a: side, ts: 1 }, "row").asks.map(({ price }) => price)).toEqual([
    7,
    undefined,
    9,
  ]);
});

test("a suspended share has no price, and a turnover of dashes is missing alone", () => {
  expect(
    decodeSnapshot({ ...snapshotRow("SH:600519"), lp: "0", yp: "9.27", v: "0", t: "---", s: 1 }, "row").figures,
  ).toEqual({
    last: undefined,
    prevclose: 9.27,
    open: 26.19,
    high: 26.19,
    low: 25.62,
    volume: 0,
    turnover: undefined,
    time: 1_731_510_000,
    suspended: true,
  });
});

test("what is quoted of a wrong value is short", () => {
  const long = complaint(() => decodeDecimal("x".repeat(10_000), "lp"));
  expect(long.length).toBeLessThan(120);
});

test("nothing that JSON can say makes a decoder throw anything but an error of the registry", () => {
  const decoders = [decodeSnapshot, decodeDepth, decodeTrade, decodeBar, decodeInstrumentInfo];
  const row = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.constantFrom("c", "lp", "ts", "kt", "b", "a", "p", "v", "d", "s", "pq", "tt"), fc.jsonValue()),
    fc.record({ c: fc.constant("US:AAPL"), ts: fc.jsonValue(), kt: fc.jsonValue(), b: fc.jsonValue() }),
  );
  fc.assert(
    fc.property(row, (value) => {
      for (const decode of decoders) expect(complaint(() => decode(value, "row"))).not.toBe("other");
    }),
    { numRuns: 500 },
  );
});

test("members that were not sent are unknown, never 0", () => {
  const { figures } = decodeSnapshot({ c: "US:AAPL", lp: "", v: null, s: 0 }, "row");
  expect(figures).toEqual({
    last: undefined,
    prevclose: undefined,
    open: undefined,
    high: undefined,
    low: undefined,
    volume: undefined,
    turnover: undefined,
    time: undefined,
    suspended: false,
  });
});

test.each([
  [0, undefined],
  [1, "night"],
  [2, "pre"],
  [3, "regular"],
  [4, "post"],
  [9, undefined],
  ["2", "pre"],
  ["odd", undefined],
  [2.5, undefined],
  [{}, undefined],
])("tt %j of a row or a push means %s", (tt, session) => {
  expect(decodeSnapshot({ c: "US:AAPL", tt }, "push").session).toBe(session);
});

test.each([
  [0, "unknown"],
  [1, "buy"],
  [2, "sell"],
  [7, "unknown"],
  [undefined, "unknown"],
])("trade direction %s means %s (§2.2)", (d, side) => {
  expect(decodeTrade({ c: "US:AAPL", p: "1", v: "1", ts: 1, d }, "row").side).toBe(side);
});

test("an order book is read best price first, whatever its order, and an empty side is empty", () => {
  const level = (p: string): object => ({ p, v: "1" });
  const orderBook = decodeDepth(
    { c: "HK:00700", b: [level("1"), level("3"), level(""), level("2")], a: [level("6"), level("5")], ts: 7 },
    "row",
  );
  expect(orderBook.code).toBe("HK:700");
  expect(orderBook.bids.map(({ price }) => price)).toEqual([3, 2, 1, undefined]);
  expect(orderBook.asks.map(({ price }) => price)).toEqual([5, 6]);
  expect(decodeDepth({ c: "US:AAPL", b: null, a: [], ts: 7 }, "row")).toMatchObject({ bids: [], asks: [] });
});

test("a wrong member is told with its place, although the two come apart", () => {
  expect(complaint(() => decodeDecimal("x", "data[3]", "lp"))).toBe('data[3].lp should be a number, but is string "x"');
});

test("figures of a trade come as texts or as numbers", () => {
  const row = { c: "CF:BTCUSDT", ts: 9, d: 1 };
  const trade = { code: "CF:BTCUSDT", price: 84_135, volume: 0.005, time: 9, side: "buy" };
  expect(decodeTrade({ ...row, p: "84135.00", v: "0.0050" }, "row")).toEqual(trade);
  expect(decodeTrade({ ...row, p: 84_135, v: 0.005 }, "row")).toEqual(trade);
});
