import { withChoices, withHelp } from "../../../tools/choices.cjs";
import { helpPage } from "../../../tools/helpPage.cjs";
import choices from "../../../src/functions/_choices.json";
import { MARKETS } from "../../../src/market/markets";
import { PERIODS } from "../../../src/market/periods";
import {
  ADJUSTMENTS,
  readAdjustment,
  readInterval,
  readSession,
  SESSIONS,
} from "../../../src/quotes/arguments/choices";
import { readMarket } from "../../../src/quotes/arguments/market";
import { FAMILIES } from "../../../src/quotes/questions/fields";
import { STATUS_ITEMS } from "../../../src/runtime/status";
import { prepareArguments } from "../../../src/workbench/excel/arguments";
import type { FunctionMetadata as ExcelFunction } from "../../../src/workbench/excel/functionTable";
import { EMPTY_CELL } from "../../../src/workbench/excel/values";
import { functionMetadata, type Metadata } from "../../support/functionMetadata";

let metadata: Metadata;

beforeAll(async () => {
  metadata = withChoices(await functionMetadata(), choices, "en").metadata;
});

const offered = (id: keyof typeof choices): readonly string[] => choices[id].values.map(({ value }) => value);

test("what is offered is what the formulas take, in their order", () => {
  expect(offered("SESSION")).toEqual([...new Set(SESSIONS.values())]);
  expect(offered("INTERVAL")).toEqual(PERIODS.map(({ interval }) => interval));
  expect(offered("ADJUSTMENT")).toEqual([...new Set(ADJUSTMENTS.values())]);
  expect(offered("MARKET")).toEqual(MARKETS.map(({ market }) => market));
  expect([...offered("STATUSITEM")].sort()).toEqual([...STATUS_ITEMS].sort());
  expect(offered("FAMILY")).toEqual(Object.keys(FAMILIES));
});

test("every choice has a name and a tooltip in both languages, and every argument of it exists", () => {
  for (const { values } of Object.values(choices))
    for (const { en, zh } of values) {
      expect([en.name, en.tooltip].every((text) => /^[\x20-\x7e]+$/.test(text))).toBe(true);
      expect(/[\u4e00-\u9fff]/.test(zh.name + zh.tooltip)).toBe(true);
    }
  expect(withChoices(metadata, choices, "zh").problems).toEqual([]);
  const typo = { SESSION: { ...choices.SESSION, parameters: ["PRICE sesion"] } };
  expect(withChoices(metadata, typo, "en").problems).toEqual([
    "choices for an argument that does not exist: PRICE sesion",
  ]);
});

test("the two languages differ in their words alone", () => {
  const bare = (language: "en" | "zh"): unknown =>
    JSON.parse(
      JSON.stringify(withChoices(metadata, choices, language).metadata, (key, value: unknown) =>
        key === "tooltip" || (key === "name" && typeof value === "string" && !/^[A-Z_a-z]+$/.test(value))
          ? undefined
          : value,
      ),
    );
  const values = (list: unknown): unknown =>
    (list as { enums: { id: string; values: { stringValue: string }[] }[] }).enums.map(({ id, values: each }) => [
      id,
      each.map(({ stringValue }) => stringValue),
    ]);
  expect(values(bare("zh"))).toEqual(values(bare("en")));
});

/** What a formula's argument comes to when Excel hands it over, the choices known or not. */
function handed(formula: string, argument: string, given: never, known: boolean): unknown {
  const entry = metadata.functions.find(({ id }) => id === formula) as unknown as ExcelFunction;
  const at = entry.parameters.findIndex(({ name }) => name === argument);
  const plain = {
    ...entry,
    parameters: entry.parameters.map((parameter) => (known ? parameter : { ...parameter, type: "any" as const })),
  };
  const list = entry.parameters.map((_, place) => (place === at ? given : null));
  const prepared = prepareArguments(plain, list, { emptyCell: 0, takesErrors: false });
  return prepared.ok ? prepared.values[at] : prepared.error;
}

const CASES: readonly (readonly [string, string, (raw: unknown) => unknown, readonly unknown[]])[] = [
  ["PRICE", "session", readSession, [null, EMPTY_CELL, 0, "", "pre", "盘前", [["post"]]]],
  [
    "KLINE",
    "interval",
    (raw) => readInterval(raw).interval,
    [null, EMPTY_CELL, 0, "", 1001, "1001", 5, "day", [["1w"]]],
  ],
  ["HISTORY", "adjust", readAdjustment, [null, EMPTY_CELL, 0, 1, "1", "qfq", [["none"]]]],
  ["LIST", "market", readMarket, ["hk", "港股", [["US"]]]],
];

test.each(CASES)(
  "%s(%s) means the same where Excel knows the choices and where it does not: blanks, numbers, ranges, other names",
  (formula, argument, read, values) => {
    for (const value of values)
      expect([value, read(handed(formula, argument, value as never, true))]).toEqual([
        value,
        read(handed(formula, argument, value as never, false)),
      ]);
  },
);

test("a range of several cells is no single choice, with or without choices", () => {
  for (const known of [true, false])
    expect(handed("KLINE", "interval", [["1d"], ["1w"]] as never, known)).toEqual({ error: "#VALUE!" });
});

test("every formula says where its help is, and the page has it there with its choices", () => {
  const { functions } = withHelp(metadata, "https://example.test/assets/formulas.html");
  const page = helpPage(metadata, { language: "en", title: "Formulas" });
  for (const entry of functions) {
    expect(entry).toMatchObject({ helpUrl: `https://example.test/assets/formulas.html#${entry.id}` });
    expect(page).toContain(`<section id="${entry.id}">`);
    for (const { name } of entry.parameters) expect(page).toContain(`<code>${name}</code>`);
  }
  expect(page).toContain("<li><code>forward</code> Prices adjusted for splits and dividends</li>");
  expect(page).not.toMatch(/<script|https?:/);
});
