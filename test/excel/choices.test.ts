import { readFileSync } from "node:fs";
import path from "node:path";
import type { FunctionsJson } from "../../src/workbench/excel/functionTable";
import type { Argument } from "../../src/workbench/excel/values";
import type { Answers, Cells } from "../support/cases/case";
import { caseServer } from "../support/cases/caseServer";
import { ExcelStage } from "../support/cases/excelStage";
import { EMPTY, productVersion, ts } from "../support/cases/words";

const BUILT = JSON.parse(
  readFileSync(path.join(__dirname, "../../dist/addin/functions.json"), "utf8"),
) as unknown as FunctionsJson;

/** The formulas as an Excel has them that has read of no choices: an argument that has some is text, or anything. */
function without(choices: "string" | "any"): FunctionsJson {
  const text = JSON.stringify(BUILT, (key, value: unknown) => {
    if (key === "enums") return undefined;
    if (typeof value !== "object" || value === null || !("customEnumId" in value)) return value;
    return { ...value, customEnumId: undefined, type: choices };
  });
  return JSON.parse(text) as FunctionsJson;
}

const bar = (kt: number, cl: string): object => ({
  ts: ts("2024-01-01T00:00:00+08:00"),
  kt,
  o: "1",
  h: "99",
  l: "1",
  cl,
  v: "7",
});
const ANSWERS: Answers = {
  "/snapshot": [
    {
      ...{ c: "US:AAPL", lp: "225.12", yp: "224.23", s: 0, ts: ts("2024-11-13T09:59:58-05:00") },
      pq: { lp: "223.75", yp: "224.23", ts: ts("2024-11-13T09:29:58-05:00") },
    },
  ],
  "/kline": [
    { c: "HK:700", a: 0, k: [bar(5, "12.25"), bar(1001, "18.25"), bar(1007, "19.25")] as never },
    { c: "HK:700", a: 1, k: [bar(1001, "17.5")] as never },
  ],
  "/product-list": { HK: [{ code: "HK:00700", name: "腾讯控股" }] },
};

const WRONG = "#VALUE!";
const price = (session: Argument): readonly [string, Argument[]] => ["PRICE", ["US:AAPL", session]];
const interval = (given: Argument): readonly [string, Argument[]] => [
  "KLINE",
  ["HK:700", given, 1, null, "close", false],
];
const adjust = (given: Argument): readonly [string, Argument[]] => [
  "KLINE",
  ["HK:700", "1d", 1, given, "close", false],
];
const market = (given: Argument): readonly [string, Argument[]] => ["LIST", [given, null, false]];
const item = (given: Argument): readonly [string, Argument[]] => ["STATUS", [given]];
const LISTED = [["HK:700", "腾讯控股"]];

const NOT_GIVEN: readonly Argument[] = [null, EMPTY, "", 0];

/** What an argument with choices is given, and what the cell shows. */
const CASES: readonly (readonly [formula: readonly [string, Argument[]], shows: Cells])[] = [
  ...[...NOT_GIVEN, "regular", "盘中", [["regular"]]].map((given) => [price(given), 225.12] as const),
  ...["pre", "盘前", "PRE", [["pre"]]].map((given) => [price(given), 223.75] as const),
  ...["noon", 7, [["pre", "post"]]].map((given) => [price(given), WRONG] as const),
  ...[...NOT_GIVEN, "1d", 1001, "1001", "day", [[1001]]].map((given) => [interval(given), [[18.25]]] as const),
  ...["5m", 5, "5", "min5", [["5m"]]].map((given) => [interval(given), [[12.25]]] as const),
  ...["1w", "周线", [["1w"]]].map((given) => [interval(given), [[19.25]]] as const),
  ...[3, "3d", [["1d"], ["1w"]]].map((given) => [interval(given), WRONG] as const),
  ...[...NOT_GIVEN, "none", "不复权"].map((given) => [adjust(given), [[18.25]]] as const),
  ...[1, "1", "forward", "前复权", "qfq", [["forward"]]].map((given) => [adjust(given), [[17.5]]] as const),
  ...[2, "hfq", [["none"], ["forward"]]].map((given) => [adjust(given), WRONG] as const),
  ...["HK", "hk", "港股", [["HK"]]].map((given) => [market(given), LISTED] as const),
  ...["Mars", 5, [["HK", "US"]]].map((given) => [market(given), WRONG] as const),
  ...["version", [["version"]]].map((given) => [item(given), productVersion] as const),
  ...["weather", 5].map((given) => [item(given), WRONG] as const),
];

describe.each([
  ["knows the choices", BUILT, 0],
  ["knows the choices, and has null for an empty cell", BUILT, null],
  ["is too old for choices and takes the arguments for text", without("string"), 0],
  ["holds on to the formulas as they were before they had choices", without("any"), 0],
  ["holds on to them, and has null for an empty cell", without("any"), null],
] as const)("an Excel that %s", (_title, functions, emptyCell) => {
  const stage = new ExcelStage({ functions, habits: { emptyCell } });
  afterAll(() => stage.end());

  test("gives every cell what was meant: blanks, numbers, ranges, other names and wrong ones", async () => {
    const play = await stage.open({ now: "2024-11-13 15:00:00" });
    play.http.answer = caseServer(() => ANSWERS);
    const shown: Cells[] = [];
    for (const [at, [[name, args]]] of CASES.entries()) play.call(name, args, (cells) => (shown[at] = cells));
    await play.advance(10_000);
    const short = (cells: Cells | undefined): unknown =>
      typeof cells === "object" && "error" in cells ? cells.error : cells;
    expect(CASES.map(([formula], at) => [formula, short(shown[at])])).toEqual(
      CASES.map(([formula, shows]) => [formula, shows]),
    );
    await play.close();
  });
});

test("the built add-in offers choices for all five arguments, each with a name and a tooltip", () => {
  const { enums } = BUILT as unknown as {
    readonly enums: readonly { readonly id: string; readonly values: readonly { name: string; tooltip: string }[] }[];
  };
  expect(enums.map(({ id }) => id)).toEqual(
    expect.arrayContaining(["SESSION", "INTERVAL", "ADJUSTMENT", "MARKET", "STATUSITEM"]),
  );
  for (const { values } of enums)
    for (const { name, tooltip } of values) expect([name, tooltip].every((text) => text.length > 0)).toBe(true);
});
