import fc from "fast-check";
import { CellEncoder, type HostValue } from "../../../src/host/cellEncoder";
import { excelSerial } from "../../../src/kernel/time";
import type { Cell, Table } from "../../../src/quotes/cell";
import type { KindsOfTable, RowKinds } from "../../../src/quotes/numberKind";
import { QosError, type ErrorWords } from "../../../src/qos/errors";
import { chineseErrors } from "../../../src/qos/errors.zh";
import { MOST_CELLS } from "../../../src/quotes/mostCells";
import { installCustomFunctions } from "../../support/customFunctionsGlobal";

const KINDS = new Map<readonly unknown[], KindsOfTable>();
const SECRET = "s3cr3t-k3y";

beforeAll(installCustomFunctions);

function encode({
  formats = false,
  numbers = true,
  numbersNow = () => numbers,
  limitsMessages = false,
  secrets = [SECRET] as readonly string[],
  words = undefined as ErrorWords | undefined,
} = {}): CellEncoder {
  return new CellEncoder({
    words: () => words,
    formats: () => formats,
    numbers: numbersNow,
    limitsMessages: () => limitsMessages,
    kindsOf: (table) => KINDS.get(table),
    secrets: () => secrets,
    fault: new QosError("internal"),
    mostCells: MOST_CELLS,
    tooLarge: (rows, most) => new QosError("tooLarge", { rows, most }),
  });
}

const FAULT = { code: "#N/A", message: new QosError("internal").message };

/** Every cell of an answer, in whatever shape it is. */
function cellsOf(value: HostValue): unknown[] {
  return Array.isArray(value) ? value.flat() : [value];
}

function isFit(cell: unknown): boolean {
  if (typeof cell === "number") return Number.isFinite(cell);
  if (typeof cell === "string") return cell.length <= 32_767;
  if (typeof cell === "boolean") return true;
  if (typeof cell !== "object" || cell === null) return false;
  if ("code" in cell) return cell.code === "#N/A" || cell.code === "#VALUE!";
  return "type" in cell && cell.type === "FormattedNumber";
}

const cyclic: unknown[] = [];
cyclic.push([cyclic]);
const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();
const throwing = new Proxy(
  {},
  {
    get() {
      throw new Error(SECRET);
    },
    has() {
      throw new Error(SECRET);
    },
    getPrototypeOf() {
      throw new Error(SECRET);
    },
  },
);

const UNFIT: readonly (readonly [string, unknown])[] = [
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["minus Infinity", -Infinity],
  ["undefined", undefined],
  ["null", null],
  ["a BigInt", 12n],
  ["a date", new Date(0)],
  ["a function", () => SECRET],
  ["a symbol", Symbol(SECRET)],
  ["a map", new Map([[SECRET, 1]])],
  ["a plain object", { secret: SECRET }],
  [
    "an object whose JSON throws",
    {
      toJSON: () => {
        throw new Error(SECRET);
      },
    },
  ],
  ["an ordinary error", new Error(SECRET)],
  ["a revoked proxy", revoked],
  ["a proxy that throws", throwing],
  ["a time without a number", { kind: "time", serial: NaN, style: "date" }],
];

test.each(UNFIT)("%s leaves as an error that says nothing of what it was", (_name, value) => {
  expect(encode().value(value)).toEqual(FAULT);
});

test.each(UNFIT)("%s in a table leaves as an error and harms no other cell", (_name, value) => {
  const answer = encode().value([
    [1, "a"],
    [value, true],
  ]);
  const cells = cellsOf(answer);
  expect(cells.every(isFit)).toBe(true);
  expect(JSON.stringify(answer)).not.toContain(SECRET);
  expect(cells).toContainEqual(FAULT);
});

test.each([0, -0, 1.5, -1e300, "", "text", true, false])("%p leaves as it is", (value) => {
  expect(encode().value(value)).toEqual(value);
});

test("a cyclic array leaves as an error", () => {
  expect(cellsOf(encode().value(cyclic)).every(isFit)).toBe(true);
});

test("ragged rows are filled with blanks", () => {
  expect(encode().value([[1, 2, 3], [4], []])).toEqual([
    [1, 2, 3],
    [4, "", ""],
    ["", "", ""],
  ]);
});

test("holes in an array, of a row or whole rows, are errors and no holes any more", () => {
  const row: unknown[] = [1];
  row[2] = 3;
  const table: unknown[] = [row];
  table[2] = [1, 2, 3];
  const answer = encode().value(table);
  expect(Array.isArray(answer) && answer.every((one) => Array.isArray(one) && one.length === 3)).toBe(true);
  expect(JSON.parse(JSON.stringify(answer))).toEqual([
    [1, FAULT, 3],
    [FAULT, "", ""],
    [1, 2, 3],
  ]);
});

test("a list of single values is a column", () => {
  expect(encode().value([1, "a", true])).toEqual([[1], ["a"], [true]]);
});

test.each([[[]], [[[]]], [[[], []]]])("an empty table (%j) is an error, for Excel cannot show one", (table) => {
  expect(encode().value(table)).toEqual(FAULT);
});

test("a table that is too large says how many rows would fit", () => {
  const rows = Array.from({ length: 30_000 }, () => [1, 2, 3, 4, 5]);
  expect(encode().value(rows)).toEqual({
    code: "#VALUE!",
    message: "The answer would have 30000 rows; at most 28000 fit. Ask for fewer",
  });
});

test("an array whose length alone is enormous is refused without being walked", () => {
  expect(encode().value(new Array(4_000_000_000))).toMatchObject({ code: "#VALUE!" });
  expect(encode().value([new Array(4_000_000_000)])).toMatchObject({ code: "#VALUE!" });
});

test("an answer never holds more text than Excel can take in one message", () => {
  const long = Array.from({ length: 2_000 }, () => ["x".repeat(2_000)]);
  expect(JSON.stringify(encode().value(long)).length).toBeLessThan(2_000_000);
  const errors = Array.from({ length: 3_000 }, () => Array<QosError>(10).fill(new QosError("unreachable")));
  expect(JSON.stringify(encode().value(errors)).length).toBeLessThan(2_000_000);
});

test("twenty thousand bars with formatted times still fit", () => {
  const time = { kind: "time", serial: 45_000.25, style: "datetime" };
  const answer = encode({ formats: true }).value(
    Array.from({ length: 20_000 }, () => [time, 1.25, 1.5, 1, 1.25, 10_000]),
  );
  expect(Array.isArray(answer)).toBe(true);
  expect(JSON.stringify(answer).length).toBeLessThan(2_000_000);
});

test("long text is cut to what a cell can hold", () => {
  expect(encode().value("x".repeat(40_000))).toBe("x".repeat(32_767));
});

test("the key is struck out of any text, also where the text is cut", () => {
  expect(encode().value(`key=${SECRET}&key=${SECRET}`)).toBe("key=•••&key=•••");
  const cut = `${"x".repeat(32_767 - 4)}${SECRET}`;
  expect(encode().value(cut)).not.toContain(SECRET.slice(0, 4));
});

test("the key is struck out of an error's words", () => {
  const error = new QosError("badCode", { given: SECRET, accepted: `${SECRET}, or ${SECRET}` });
  expect(JSON.stringify(encode().error(error))).not.toContain(SECRET);
  expect(JSON.stringify(encode().value([[error]]))).not.toContain(SECRET);
});

test("an empty secret strikes out nothing", () => {
  expect(encode({ secrets: [""] }).value("text")).toBe("text");
});

test("every former key stays struck out", () => {
  expect(encode({ secrets: ["one", "two"] }).value("one and two")).toBe("••• and •••");
});

test("a time is a serial, or a formatted number where the host takes one", () => {
  const time = { kind: "time", serial: 45_000.5, style: "datetime" };
  expect(encode().value(time)).toBe(45_000.5);
  expect(encode({ formats: true }).value([[time, { ...time, style: "date" }]])).toEqual([
    [
      { type: "FormattedNumber", basicType: "Double", basicValue: 45_000.5, numberFormat: "yyyy-mm-dd hh:mm:ss" },
      { type: "FormattedNumber", basicType: "Double", basicValue: 45_000.5, numberFormat: "yyyy-mm-dd" },
    ],
  ]);
});

/** A table whose numbers are of these kinds, below one row of names. */
function measured(kinds: RowKinds, rows: readonly (readonly Cell[])[]): Table {
  const table: Table = [kinds.map((_kind, at) => `column ${at}`), ...rows];
  KINDS.set(table, { headings: 1, row: () => kinds });
  return table;
}

function formatted(basicValue: number, numberFormat: string): object {
  return { type: "FormattedNumber", basicType: "Double", basicValue, numberFormat };
}

test("each number of a table keeps its exact value and brings the format of its column", () => {
  const missing = new QosError("noValue", { field: "last", code: "US:AAPL" });
  const table = measured(
    ["price", "fraction", "volume", "coins", "money", "number", undefined],
    [
      [227.5, 0.012_345_678_9, 34_567, 0.5, 147_479_220.17, 28.432_156_7, 45],
      [missing, -0.5, "", 3, 0, true, "text"],
    ],
  );
  const answer = encode({ formats: true }).value(table);
  expect(answer).toEqual([
    ["column 0", "column 1", "column 2", "column 3", "column 4", "column 5", "column 6"],
    [
      formatted(227.5, "#,##0.00######"),
      formatted(0.012_345_678_9, "0.00%"),
      formatted(34_567, "#,##0"),
      formatted(0.5, "#,##0.00######"),
      formatted(147_479_220.17, "#,##0"),
      formatted(28.432_156_7, "#,##0.00##"),
      45,
    ],
    [
      expect.objectContaining({ code: "#N/A" }),
      formatted(-0.5, "0.00%"),
      "",
      formatted(3, "#,##0.00######"),
      formatted(0, "#,##0.00######"),
      true,
      "text",
    ],
  ]);
});

test("a number that stands alone brings the format of what it is", () => {
  expect(encode({ formats: true }).value(227.5, "price")).toEqual(formatted(227.5, "#,##0.00######"));
  expect(encode({ formats: true }).value(0.012, "fraction")).toEqual(formatted(0.012, "0.00%"));
  expect(encode({ formats: true }).value(227.5)).toBe(227.5);
  expect(encode({ formats: true }).value(1e-13, "price")).toBe(1e-13);
  expect(encode({ formats: true }).value(NaN, "price")).toEqual(FAULT);
});

test.each([
  ["Excel takes no formatted numbers", { formats: false, numbers: true }],
  ["the setting is off", { formats: true, numbers: false }],
])("numbers are plain where %s", (_where, how) => {
  const table = measured(["price", "fraction"], [[227.5, 0.012]]);
  expect(encode(how).value(table)).toEqual([
    ["column 0", "column 1"],
    [227.5, 0.012],
  ]);
  expect(encode(how).value(227.5, "price")).toBe(227.5);
});

test("with the setting off times are formatted all the same", () => {
  const time: Cell = { kind: "time", serial: excelSerial(45_000.5), style: "date" };
  const table = measured([undefined, "price"], [[time, 227.5]]);
  expect(encode({ formats: true, numbers: false }).value(table)).toEqual([
    ["column 0", "column 1"],
    [formatted(45_000.5, "yyyy-mm-dd"), 227.5],
  ]);
});

test.each<[rows: number, prices: "formatted" | "plain", times: "formatted" | "plain"]>([
  [1_000, "formatted", "formatted"],
  [2_400, "formatted", "formatted"],
  [10_000, "plain", "formatted"],
  [20_000, "plain", "plain"],
])(
  "of a table of %d bars prices are %s and times are %s, so that the message keeps its limit",
  (rows, prices, times) => {
    const time: Cell = { kind: "time", serial: excelSerial(45_000.5), style: "datetime" };
    const table = measured(
      [undefined, "price", "price", "price", "price", "volume"],
      Array.from({ length: rows }, () => [time, 1.25, 1.5, 1, 1.25, 10_000]),
    );
    const encoder = encode({ formats: true });
    const answer = encoder.value(table);
    expect(JSON.stringify(answer).length).toBeLessThan(1_500_000);
    expect(Array.isArray(answer) && answer[rows]).toEqual([
      times === "plain" ? 45_000.5 : formatted(45_000.5, "yyyy-mm-dd hh:mm:ss"),
      ...[1.25, 1.5, 1, 1.25].map((price) => (prices === "plain" ? price : formatted(price, "#,##0.00######"))),
      prices === "plain" ? 10_000 : formatted(10_000, "#,##0"),
    ]);
  },
);

test.each<[rows: number, limitsMessages: boolean, price: "formatted" | "plain"]>([
  [498, true, "formatted"],
  [499, true, "plain"],
  [499, false, "formatted"],
])(
  "of a table of two columns and %d rows under its heads, where messages have a limit: %s, prices are %s and times keep their format",
  (rows, limitsMessages, price) => {
    const time: Cell = { kind: "time", serial: excelSerial(45_000.5), style: "datetime" };
    const table = measured(
      [undefined, "price"],
      Array.from({ length: rows }, () => [time, 227.5]),
    );
    const answer = encode({ formats: true, limitsMessages }).value(table);
    expect(Array.isArray(answer) && answer[rows]).toEqual([
      formatted(45_000.5, "yyyy-mm-dd hh:mm:ss"),
      price === "plain" ? 227.5 : formatted(227.5, "#,##0.00######"),
    ]);
  },
);

test("a table that cells have in common is encoded once as long as numbers are formatted alike", () => {
  let numbers = true;
  const encoder = encode({ formats: true, numbersNow: () => numbers });
  const table = measured(["price"], [[1.5], [2.5], [3.5]]);
  const first = encoder.value(table);
  expect(encoder.value(table)).toBe(first);
  numbers = false;
  expect(encoder.value(table)).toEqual([["column 0"], [1.5], [2.5], [3.5]]);
});

test("errors speak the user's language", () => {
  expect(encode({ words: chineseErrors }).error(new QosError("noKey"))).toMatchObject({
    code: "#N/A",
    message: "请打开 QOS 窗格并输入 API 密钥",
  });
});

const anyValue = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
  withBoxedValues: true,
  values: [
    fc.string(),
    fc.constant(SECRET),
    fc.string().map((text) => `${text}${SECRET}${text}`),
    fc.double(),
    fc.boolean(),
  ],
});

/** The generator itself could not look into a proxy that throws, so these are put in afterwards. */
function spoil(value: unknown, which: number | null): unknown {
  const unfit = UNFIT[which ?? UNFIT.length]?.[1];
  if (which === null) return value;
  return Array.isArray(value) ? [...(value as unknown[]), unfit, [unfit]] : unfit;
}

test("whatever comes, what leaves can be written as JSON, is fit for a cell, and never holds the key", () => {
  const anyAnswer = fc.oneof(anyValue, fc.array(fc.array(anyValue)), fc.array(anyValue));
  const anyUnfit = fc.option(fc.nat(UNFIT.length - 1));
  fc.assert(
    fc.property(anyAnswer, anyUnfit, fc.boolean(), (value, which, formats) => {
      const answer = encode({ formats }).value(spoil(value, which));
      expect(JSON.stringify(answer)).not.toContain(SECRET);
      expect(cellsOf(answer).every(isFit)).toBe(true);
      if (!Array.isArray(answer)) return;
      expect(new Set(answer.map((row) => (Array.isArray(row) ? row.length : -1))).size).toBe(1);
    }),
    { numRuns: 1_000 },
  );
});
