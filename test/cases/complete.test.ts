import { readdirSync } from "node:fs";
import path from "node:path";
import { INFO_FIELDS } from "../../src/qos/instrumentInfo";
import { BAR_FIELDS } from "../../src/quotes/barTable";
import { LIVE_FIELDS } from "../../src/quotes/live/liveFields";
import { QUOTE_FIELDS } from "../../src/quotes/quoteFields";
import { STATUS_ITEMS } from "../../src/runtime/status";
import { isCellError } from "../../src/workbench/excel/values";
import type { Case, Cells, ExpectedCell } from "../support/cases/case";
import { CASES } from "./cases";
import { NOT_YET } from "./notYet";

const ALL: readonly (readonly [formula: string, one: Case])[] = Object.entries(CASES).flatMap(([formula, cases]) =>
  (cases as readonly Case[]).map((one) => [formula, one] as const),
);

/** Everything that a case is to show, at first and after each step. */
function shown({ shows, then = [] }: Case): readonly Cells[] {
  return [shows, ...then.flatMap((step) => (step.shows === "same" ? [] : [step.shows]))];
}

function isValue(cell: ExpectedCell | undefined): boolean {
  return cell !== undefined && cell !== "" && !isCellError(cell);
}

/** The columns of tables with names on top that hold a value in some row. */
function columnsOf(cells: Cells): readonly string[] {
  if (!Array.isArray(cells)) return [];
  const [header = [], ...rows] = cells as readonly (readonly ExpectedCell[])[];
  return header.filter((_name, at) => rows.some((row) => isValue(row[at]))).map(String);
}

/** Names of fields that cases of a formula show a value of. */
function fieldsShown(formula: keyof typeof CASES): ReadonlySet<string> {
  const cases: readonly Case[] = CASES[formula];
  const named = cases.flatMap((one) => {
    if (formula === "LIVE" || formula === "STATUS") return fieldOfCell(one);
    return shown(one).flatMap(columnsOf);
  });
  return new Set([...named, ...cases.flatMap(fieldOfColumn)]);
}

/** The one field or item of a formula that fills one cell. */
function fieldOfCell(one: Case): readonly string[] {
  const name = one.args.at(-1);
  return typeof name === "string" && shown(one).some((cells) => isValue(cells as ExpectedCell)) ? [name] : [];
}

/** The field of a table of one column, which has no name on top. */
function fieldOfColumn(one: Case): readonly string[] {
  const narrow = shown(one).some(
    (cells) =>
      Array.isArray(cells) &&
      (cells as readonly (readonly ExpectedCell[])[]).some((row) => row.length === 1 && isValue(row[0])),
  );
  return narrow ? one.args.filter((given) => typeof given === "string") : [];
}

const names = (fields: readonly { readonly name: string }[]): readonly string[] => fields.map(({ name }) => name);

/** Fields that no case of a formula shows a value of. */
function missing(formula: keyof typeof CASES, fields: readonly string[]): readonly string[] {
  const known = fieldsShown(formula);
  return fields.filter((name) => !known.has(name));
}

test("every formula has cases", () => {
  const files = readdirSync(path.join(__dirname, "../../src/functions")).filter((name) => /^[a-z0-9]+\.ts$/.test(name));
  expect(Object.keys(CASES).sort()).toEqual(files.map((name) => name.replace(".ts", "").toUpperCase()).sort());
});

test.each([
  ["QUOTE", names(QUOTE_FIELDS)],
  ["INFO", names(INFO_FIELDS)],
  ["KLINE", names(BAR_FIELDS)],
  ["HISTORY", names(BAR_FIELDS)],
  ["LIVE", names(LIVE_FIELDS)],
  ["LIVEQUOTE", names(LIVE_FIELDS)],
  ["LIVEKLINE", names(BAR_FIELDS)],
  ["STATUS", STATUS_ITEMS],
] as const)("every field or item of %s is shown by a case", (formula, fields) => {
  expect(missing(formula, fields)).toEqual([]);
});

test.each([
  ["DEPTH", ["bidvolume", "bid", "ask", "askvolume"]],
  ["LIVEDEPTH", ["bidvolume", "bid", "ask", "askvolume"]],
  ["TRADES", ["time", "price", "volume", "side"]],
  ["LIVETRADES", ["time", "price", "volume", "side"]],
  ["CALENDAR", ["date", "kind"]],
  ["LIST", ["code", "name"]],
  ["FIELDS", ["family", "name", "zh", "wire", "unit", "meaning"]],
] as const)("every column of %s is shown by a case", (formula, columns) => {
  expect(missing(formula, columns)).toEqual([]);
});

test("no two numbers of a row of quotes, bars or reference data are alike, so that no mix-up passes", () => {
  const formulas = [
    "QUOTE",
    "INFO",
    "KLINE",
    "HISTORY",
    "LIVEQUOTE",
    "LIVEKLINE",
    "DEPTH",
    "LIVEDEPTH",
    "TRADES",
    "LIVETRADES",
  ];
  const alike = ALL.filter(([formula]) => formulas.includes(formula)).flatMap(([formula, one]) => {
    const rows = shown(one).flatMap((cells) =>
      Array.isArray(cells) ? (cells as readonly (readonly ExpectedCell[])[]) : [],
    );
    const twice = rows.some((row) => {
      const numbers = row.filter((cell) => typeof cell === "number");
      return new Set(numbers).size < numbers.length;
    });
    return twice && !ALIKE.has(`${formula}: ${one.title}`) ? [`${formula}: ${one.title}`] : [];
  });
  expect(alike).toEqual([]);
});

/**
 * Where one figure is asked for by two names, where the newest price is that of its session, and where a bar has no
 * more than one trade.
 */
const ALIKE: ReadonlySet<string> = new Set<string>([
  "QUOTE: before the bell where the server names the session itself",
  "QUOTE: before the bell without any block: the bars tell",
  "QUOTE: in the evening, every session with its own figures",
  "QUOTE: a share without extended hours: the newest price is the last",
  "INFO: fields by Chinese names and by keys on the wire: ts are all shares, os those in circulation",
  "LIVEQUOTE: every session of a US share in the evening",
  "LIVEQUOTE: prices in yuan beside their own, all of them in one frame with their rates",
  "LIVEKLINE: a server that pushes no bars: they are made from trades",
]);

test("no two cases have one title, and the list of those to come names cases that there are", () => {
  const titles = ALL.map(([formula, { title }]) => `${formula}: ${title}`);
  expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
  expect([...NOT_YET].filter((title) => !titles.includes(title))).toEqual([]);
});
