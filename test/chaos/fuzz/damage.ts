import type { Dice } from "../../support/dice";

/** A piece of JSON text that no value of this language would be written as. */
export class Raw {
  constructor(readonly json: string) {}
}

/** A member of an object together with its name. */
export class RawMember {
  constructor(readonly json: string) {}
}

/** JSON text of a tree that may hold `Raw`s; members that are undefined are left out. */
export function writeJson(tree: unknown): string {
  if (tree instanceof Raw) return tree.json;
  if (Array.isArray(tree)) return `[${tree.map((item) => writeJson(item)).join(",")}]`;
  if (typeof tree !== "object" || tree === null) return JSON.stringify(tree ?? null);
  const members = Object.entries(tree).filter(([, member]) => member !== undefined);
  const written = members.map(([name, member]) =>
    member instanceof RawMember ? member.json : `${JSON.stringify(name)}:${writeJson(member)}`,
  );
  return `{${written.join(",")}}`;
}

/** Members that mean something to the language, with what must never be taken for a figure. */
export function trap(dice: Dice): RawMember {
  const name = dice.pick(["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "length"]);
  const prices = '"lp":"6660666","p":"6660666","cl":"6660666","v":"6660666","ts":6660666,"c":"US:TRAP"';
  return new RawMember(`${JSON.stringify(name)}:{${prices}}`);
}

/** How a figure stands on the wire, and what it is worth there. */
export interface Written {
  readonly wire: unknown;
  readonly figure: number | undefined;
  /** It says that there is no figure, or it cannot be read. */
  readonly how: "readable" | "absent" | "unreadable";
}

const ABSENT: readonly unknown[] = [undefined, null, "", "  ", "-", "--", "---", "—", "N/A", "n/a", "NaN", "null"];

const UNREADABLE: readonly unknown[] = [
  "dear",
  "1e400",
  "-1e999",
  "0x1F",
  "1,234.5",
  "12.5.6",
  "１２．５",
  "٣",
  "12 apples",
  "∞",
  "Infinity",
  "-Infinity",
  "1/0",
  "=1+1",
  "9".repeat(400),
  "\u0000",
  "\ud800",
  {},
  [],
  ["6660666"],
  [6660666],
  { valueOf: 6660666, toString: "6660666" },
  true,
  false,
  new Raw("1e400"),
  new Raw("-1e400"),
  new Raw(`{"__proto__":6660666}`),
  new Raw("9".repeat(400)),
];

/** A readable figure in one of the ways in which the vendor writes them. */
function readable(dice: Dice, text: string): Written {
  const wire = dice.pick<unknown>([text, text, new Raw(text), Number(text)]);
  return { wire, figure: Number(text), how: "readable" };
}

function unreadable(dice: Dice): Written {
  return { wire: dice.pick(UNREADABLE), figure: undefined, how: "unreadable" };
}

function absent(dice: Dice): Written {
  return { wire: dice.pick(ABSENT), figure: undefined, how: "absent" };
}

/** A price of nothing. */
function worthNothing(dice: Dice): Written {
  return { wire: dice.pick<unknown>(["0", 0, "0.00", "0.000", new Raw("0.0")]), figure: undefined, how: "absent" };
}

/** A true figure, which has come to harm with the given chance. */
export function figure(dice: Dice, text: string, harm: number): Written {
  if (!dice.chance(harm)) return readable(dice, text);
  return dice.chance(0.5) ? absent(dice) : unreadable(dice);
}

/** The same of a price, where 0 is harm too. */
export function price(dice: Dice, text: string, harm: number): Written {
  if (dice.chance(harm * 0.2)) return worthNothing(dice);
  return figure(dice, text, harm);
}

/** What cannot be a time in seconds. */
export const NO_TIMES: readonly unknown[] = [
  "x",
  {},
  [],
  true,
  -5,
  1.5,
  1e15,
  "1731510000.5",
  new Raw("1e400"),
  [1731510000],
  "tomorrow",
];

/** What cannot be a code. */
export const NO_CODES: readonly unknown[] = [
  undefined,
  null,
  5,
  true,
  {},
  [],
  "",
  ":",
  "US:",
  "__proto__",
  "constructor",
  ["US:A0"],
  { c: "US:A0" },
  "US",
];

/** Rows that are none, and rows that nobody asked for. */
export function strangeRow(dice: Dice): unknown {
  return dice.pick<unknown>([
    null,
    5,
    "row",
    [],
    {},
    [[]],
    true,
    { c: "US:NOTASKED", lp: "6660666", p: "6660666", ts: 1_731_510_000, k: [], b: [], a: [] },
    { c: dice.pick(NO_CODES), lp: "6660666", p: "6660666", ts: 1_731_510_000 },
    { trap: trap(dice) },
    new Raw(`${"[".repeat(400)}${"]".repeat(400)}`),
  ]);
}

/** Harm to a whole tree: members are lost, wrapped, or become what can be read nowhere. Nothing is moved or made up. */
export function wild(dice: Dice, tree: unknown, harm: number): unknown {
  if (dice.chance(harm)) {
    const kind = dice.int(0, 5);
    if (kind === 0) return [tree];
    if (kind === 1) return { value: tree };
    if (kind === 2) return null;
    return dice.pick(UNREADABLE);
  }
  if (tree instanceof Raw || tree instanceof RawMember) return tree;
  if (Array.isArray(tree)) return tree.map((item) => wild(dice, item, harm));
  if (typeof tree !== "object" || tree === null) return tree;
  const members = Object.entries(tree).filter(() => !dice.chance(harm));
  return Object.fromEntries(members.map(([name, member]) => [name, wild(dice, member, harm)]));
}

/** What stands in the place of a whole answer. */
export function noAnswer(dice: Dice): string {
  return dice.pick([
    "",
    "null",
    "[]",
    "5",
    '"OK"',
    "{}",
    "{,}",
    "<!DOCTYPE html><p>Sign in</p>",
    '{"msg":"OK"}',
    '{"msg":"OK","data":null}',
    '{"msg":"OK","data":{}}',
    '{"msg":"OK","data":"x"}',
    '{"msg":"OK","data":[null]}',
    '{"msg":{"toString":1},"data":[]}',
    '{"msg":["OK"],"data":[{"c":"US:A0","lp":"6660666","ts":1731510000}]}',
    '{"msg":"ok?","data":[{"c":"US:A0","lp":"6660666","ts":1731510000}]}',
    `{"__proto__":{"msg":"OK","data":[]}}`,
    `{"msg":"${"x".repeat(100_000)}"}`,
    `{"msg":"OK","data":${"[".repeat(5_000)}${"]".repeat(5_000)}}`,
    `{"msg":"OK","data":[${"{},".repeat(30_000)}{}]}`,
  ]);
}
