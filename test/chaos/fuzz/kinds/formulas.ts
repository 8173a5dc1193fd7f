import { convert } from "../../../../src/workbook/convert/convert";
import { FORMULA_NAMES } from "../../../../src/workbook/formulaNames";
import { repair } from "../../../../src/workbook/repair";
import type { Dice } from "../../../support/dice";
import type { Fuzzer } from "../fuzzer";
import { anyText } from "./texts";

/** Functions that reach outside a workbook, written down here for themselves. In our own namespace there are none. */
export const REACHES =
  /(?<!QOS\.)\b(?:WEBSERVICE|HYPERLINK|IMAGE|RTD|CALL|REGISTER|EXEC|FILTERXML|SQL\.REQUEST|CUBEVALUE)\s*\(/i;

/** A formula without its texts and the columns of its tables, in which anything may be written. */
export function withoutTexts(formula: string): string {
  return formula.replace(/"(?:[^"]|"")*"/g, '""').replace(/\[.*\]/s, "[]");
}

/** Whether it calls what reaches outside; a sheet may have the name of a call. */
function callsOutside(formula: string): boolean {
  return REACHES.test(withoutTexts(formula.replace(/'(?:[^']|'')*'!/g, "Sheet!")));
}

/** A right formula, its calls of ours among others. */
function rightFormula(dice: Dice): string {
  const value = (depth: number): string => {
    const way = dice.int(0, depth > 3 ? 4 : 6);
    if (way === 0) return dice.pick(['"US:AAPL"', '"HK:700"', '"x ("" y, ;"', '"它说“好”；"', '"QOS.PRICE(A1)"']);
    if (way === 1) return dice.pick(["A1", "$B$2", "'My ''Sheet (1)'!$B$2", "Sheet1!A1:B2", "Table1[[#This Row],[a]]"]);
    if (way === 2) return String(dice.int(0, 999));
    if (way === 3) return dice.pick(["TRUE", "1.5", "-3", "{1,2,3}"]);
    if (way === 4) return '"last"';
    if (way === 5) return `${value(depth + 1)}${dice.pick(["+", "&", "*"])}${value(depth + 1)}`;
    return call(depth + 1);
  };
  const call = (depth: number): string => {
    const name = dice.chance(0.7) ? `QOS.${dice.pick(FORMULA_NAMES)}` : dice.pick(["SUM", "IF", "LET"]);
    return `${name}(${Array.from({ length: dice.int(1, 3) }, () => value(depth)).join(",")})`;
  };
  return `=${call(0)}+QOS.PRICE("US:AAPL")`;
}

/** What installations do to our names; the rest of a formula stays as it is. */
const DAMAGE: readonly ((name: string) => string)[] = [
  (name) => `_xldudf_QOS_${name}`,
  (name) => `_xlfn._xldudf_QOS_${name}`,
  (name) => `[1]!_xldudf_QOS_${name}`,
  (name) => `'C:\\it''s (x)\\a.xlam'!QOS.${name}`,
  (name) => `qos.${name.toLowerCase()}`,
  (name) => `QOS${name}`,
];

/** Formulas as texts: repair gives back what was broken, and writes nothing that nobody wrote. */
export const formulaFuzzer: Fuzzer = {
  name: "texts of formulas",
  async play(trial) {
    const { dice } = trial;
    const right = rightFormula(dice);
    const damage = dice.pick(DAMAGE);
    // Names within texts are no calls.
    const broken = right.replace(/"(?:[^"]|"")*"|QOS\.([A-Z]+)\(/g, (all, name: string | undefined) =>
      name === undefined ? all : `${damage(name)}(`,
    );
    const mended = repair({ formula: trial.given(broken), value: "#NAME?" });
    trial.expect(
      `repair of ${broken} gives ${JSON.stringify(mended)}, not ${right}`,
      mended.kind === "repaired" && mended.after === right,
    );
    trial.expect(`a second repair changes ${right} again`, repair({ formula: right, value: 1 }).kind === "fine");
    const texts = [anyText(dice, dice.pick([300, 8_000, 17_000, 100_000])), cut(dice, right), cut(dice, broken)];
    for (const text of texts) {
      for (const value of ["#NAME?", text, "#REF!", 1]) {
        const repaired = repair({ formula: trial.given(text), value });
        if (repaired.kind !== "repaired") continue;
        judge(trial, text, repaired.after, repaired.sure);
      }
      const converted = convert(trial.given(text));
      if (converted.kind === "converted") judge(trial, text, converted.after, !REACHES.test(text));
    }
  },
};

/** Nothing that reaches outside is chosen beforehand, or comes from nowhere. */
function judge(trial: Parameters<Fuzzer["play"]>[0], before: string, after: string, sure: boolean): void {
  const reaches = callsOutside(after);
  trial.expect(`${JSON.stringify(after)} reaches outside and is called sure`, !(reaches && sure));
  const wrote = /[\x00]|NaN|undefined|\[object/.exec(after)?.[0];
  trial.expect(`${JSON.stringify(after)} holds ${wrote}`, wrote === undefined || before.includes(wrote));
  trial.expect("a formula longer than Excel takes", after.length <= 8_192 || after.length <= before.length);
}

/** A text that has lost or got a piece somewhere. */
function cut(dice: Dice, text: string): string {
  const at = dice.int(0, text.length);
  const piece = dice.chance(0.5) ? "" : anyText(dice, 20).slice(0, 10);
  return text.slice(0, at) + piece + text.slice(at + dice.int(0, 6));
}
