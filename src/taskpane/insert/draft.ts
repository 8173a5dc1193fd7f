import { argumentKind } from "../../features/formulaBuilder/argumentKinds";
import { formulaText, readEntry, type Entry } from "../../features/formulaBuilder/formulaText";
import type { FormulaEntry } from "../../features/formulaBuilder/functionList";

/** A formula in the making. What was typed stands under the arguments' names, so that another formula takes it over. */
export interface Draft {
  readonly formula: string;
  readonly typed: Readonly<Record<string, string>>;
}

export const FIRST_DRAFT: Draft = { formula: "PRICE", typed: {} };

export function typedFor(draft: Draft, argument: string): string {
  const own = draft.typed[argument];
  if (own !== undefined) return own;
  return CODES.includes(argument) ? (CODES.map((name) => draft.typed[name]).find((text) => text) ?? "") : "";
}

export function entriesOf({ id, parameters }: FormulaEntry, draft: Draft): readonly Entry[] {
  return parameters.map(({ name }) => readEntry(typedFor(draft, name), argumentKind(id, name)));
}

/** The formula with the code replaced by a cell or range, for filling. */
export function withCode(formula: FormulaEntry, draft: Draft, reference: string): string {
  const entries = formula.parameters.map(({ name }, at): Entry =>
    CODES.includes(name)
      ? { kind: "reference", text: reference }
      : (entriesOf(formula, draft)[at] ?? { kind: "blank" }),
  );
  return formulaText(formula.id, entries);
}

export function takesCode({ parameters }: FormulaEntry): boolean {
  return parameters.some(({ name }) => CODES.includes(name));
}

/** Whether the formula takes many codes at once. */
export function takesCodes({ parameters }: FormulaEntry): boolean {
  return parameters.some(({ name }) => name === "codes");
}

/** Names of the argument that says which instruments. */
export const CODES: readonly string[] = ["code", "codes", "code_or_market"];
