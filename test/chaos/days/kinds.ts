import type { Argument } from "../../../src/workbench/excel/values";
import type { Dice } from "../../support/dice";
import { describe, isError } from "../fuzz/judge";
import { FIELDS, type Chronicle, type Seen } from "./chronicle";

/** What a model of a cell has to go by. */
export interface VisibleCodes {
  readonly chronicle: Chronicle;
  /** Milliseconds of true time before which nothing may have been true last that is shown. */
  readonly after: number;
}

/** A kind of formula, and what its cells may show. */
export interface CellKind {
  readonly name: string;
  readonly live: boolean;
  readonly args: (dice: Dice, codes: readonly string[]) => readonly Argument[];
  /** What is wrong with what is shown, which is no error as a whole; undefined: nothing. */
  readonly judge: (shown: unknown, args: readonly Argument[], visible: VisibleCodes) => string | undefined;
  /** What it shows once the market stands still and all is well; undefined: no single value. */
  readonly exact?: (args: readonly Argument[], chronicle: Chronicle) => unknown;
}

const numberOf = (cell: unknown): number | undefined => (typeof cell === "number" ? cell : undefined);

/** Judges one row of figures of one instrument. */
function judgeRow(code: string, cells: readonly unknown[], { chronicle, after }: VisibleCodes): string | undefined {
  const strange = cells.find((cell) => typeof cell !== "number" && !isError(cell));
  if (strange !== undefined) return `${describe(strange)} among the figures of ${code}`;
  const seen: Seen = cells.map(numberOf);
  if (chronicle.wasTrue(code, "row", { seen, after }) !== undefined) return undefined;
  const ever = chronicle.wasTrue(code, "row", { seen, after: 0 });
  if (ever === undefined) return `${code} never was ${JSON.stringify(seen)}`;
  return `${code} was ${JSON.stringify(seen)} for the last time ${((after - ever) / 1_000).toFixed(0)} s too long ago`;
}

/** One field of an instrument, alone in its cell. */
function judgeField(code: string, field: string, shown: unknown, visible: VisibleCodes): string | undefined {
  const at = FIELDS.findIndex((name) => name === field);
  return judgeRow(code, [...FIELDS.map((_, place) => (place === at ? shown : NOTHING))], visible);
}

const NOTHING = { code: "#N/A", message: "not asked" };

function judgeTable(codes: readonly string[], shown: unknown, visible: VisibleCodes): string | undefined {
  if (!Array.isArray(shown) || shown.length !== codes.length)
    return `${describe(shown)} is no table of ${codes.length} rows`;
  for (const [at, code] of codes.entries()) {
    const fault = judgeRow(code, shown[at] as readonly unknown[], visible);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

const codesOf = (args: readonly Argument[]): readonly string[] => String(args[0]).split(";");
const someCodes = (dice: Dice, codes: readonly string[]): string => {
  const some = dice.some(codes, 0.4);
  return (some.length === 0 ? [dice.pick(codes)] : some).join(";");
};

const judgeOrderBook: CellKind["judge"] = (shown, [code], { chronicle, after }) => {
  const [top] = Array.isArray(shown) ? (shown as unknown[][]) : [];
  if (top === undefined || top.length !== 4) return `${describe(shown)} is no book`;
  const seen = top.map(numberOf);
  return chronicle.wasTrue(String(code), "book", { seen, after }) === undefined
    ? `the book of ${String(code)} was not ${JSON.stringify(seen)} of late`
    : undefined;
};

const judgeTrades: CellKind["judge"] = (shown, [code], { chronicle }) => {
  if (!Array.isArray(shown)) return `${describe(shown)} is no tape`;
  for (const [time, price, volume, side] of shown as unknown[][]) {
    if (typeof time !== "number") return `${describe(time)} as a time`;
    if (!chronicle.wasTraded(String(code), `${String(price)} ${String(volume)} ${String(side)}`))
      return `${String(code)} was never traded at ${String(price)}, ${String(volume)}, ${String(side)}`;
  }
  return undefined;
};

/** What the server does not tell of an instrument. */
const UNTOLD = Symbol("untold");

/** A row as its cells show it: no previous close is told of a coin. */
const shownRow = (code: string, chronicle: Chronicle): readonly unknown[] =>
  chronicle.rowOf(code).map((figure, at) => (code.startsWith("CF:") && FIELDS[at] === "prevclose" ? UNTOLD : figure));

const quoteRow = (args: readonly Argument[], chronicle: Chronicle): unknown =>
  codesOf(args).map((code) => shownRow(code, chronicle));

/** Whether what is shown is exactly what is right. */
export function isExactly(shown: unknown, right: unknown): boolean {
  if (right === UNTOLD) return isError(shown);
  if (!Array.isArray(right)) return shown === right;
  return Array.isArray(shown) && shown.length === right.length && right.every((part, at) => isExactly(shown[at], part));
}
const FIELD_TEXT = FIELDS.join();
const blank = (dice: Dice): Argument => dice.pick([null, undefined]);
const anything: CellKind["judge"] = () => undefined;

/** Every formula. */
export const KINDS: readonly CellKind[] = [
  {
    name: "PRICE",
    live: false,
    args: (dice, codes) => [dice.pick(codes), dice.pick<Argument>([blank(dice), "regular", ""])],
    judge: (shown, [code], visible) => judgeField(String(code), "last", shown, visible),
    exact: ([code], chronicle) => chronicle.rowOf(String(code))[0],
  },
  {
    name: "QUOTE",
    live: false,
    args: (dice, codes) => [someCodes(dice, codes), FIELD_TEXT, dice.pick<Argument>([false, 0])],
    judge: (shown, args, visible) => judgeTable(codesOf(args), shown, visible),
    exact: quoteRow,
  },
  {
    name: "LIVE",
    live: true,
    args: (dice, codes) => [dice.pick(codes), dice.pick(FIELDS)],
    judge: (shown, [code, field], visible) => judgeField(String(code), String(field), shown, visible),
    exact: ([code, field], chronicle) => shownRow(String(code), chronicle)[FIELDS.findIndex((name) => name === field)],
  },
  {
    name: "LIVEQUOTE",
    live: true,
    args: (dice, codes) => [someCodes(dice, codes), FIELD_TEXT, false],
    judge: (shown, args, visible) => judgeTable(codesOf(args), shown, visible),
    exact: quoteRow,
  },
  {
    name: "DEPTH",
    live: false,
    args: (dice, codes) => [dice.pick(codes), 1, false],
    judge: judgeOrderBook,
    exact: ([code], chronicle) => [chronicle.workbookOf(String(code))],
  },
  {
    name: "LIVEDEPTH",
    live: true,
    args: (dice, codes) => [dice.pick(codes), 1, false],
    judge: judgeOrderBook,
    exact: ([code], chronicle) => [chronicle.workbookOf(String(code))],
  },
  { name: "TRADES", live: false, args: (dice, codes) => [dice.pick(codes), dice.int(1, 9), false], judge: judgeTrades },
  { name: "LIVETRADES", live: true, args: (dice, codes) => [dice.pick(codes), 8, false], judge: judgeTrades },
  {
    name: "KLINE",
    live: false,
    args: (dice, codes) => [dice.pick(codes), dice.pick(["1m", "1d", "1w"]), dice.int(1, 30), null, null, false],
    judge: anything,
  },
  {
    name: "LIVEKLINE",
    live: true,
    args: (dice, codes) => [dice.pick(codes), dice.pick(["1m", "1d"]), dice.int(1, 10), null, false],
    judge: anything,
  },
  {
    name: "HISTORY",
    live: false,
    args: (dice, codes) => [dice.pick(codes), "2024-06-03", "2024-06-28"],
    judge: anything,
  },
  { name: "INFO", live: false, args: (dice, codes) => [someCodes(dice, codes)], judge: anything },
  { name: "CALENDAR", live: false, args: (dice) => [dice.pick(["HK", "US"])], judge: anything },
  { name: "LIST", live: false, args: (dice) => [dice.pick(["HK", "CF"]), blank(dice)], judge: anything },
  { name: "SESSION", live: false, args: (dice, codes) => [dice.pick(codes)], judge: anything },
  { name: "FIELDS", live: false, args: (dice) => [blank(dice)], judge: anything },
  {
    name: "STATUS",
    live: true,
    args: (dice) => [dice.pick<Argument>([null, "queue", "problem", "plan", "wait"])],
    judge: anything,
  },
];
