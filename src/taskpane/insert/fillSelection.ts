import { cellName } from "../../host/blocks";
import { readSelection, writeAt, type CellContent, type Contents, type Placing, type Selected } from "../../host/cells";
import { formulaText } from "../../features/formulaBuilder/formulaText";
import type { FormulaEntry } from "../../features/formulaBuilder/functionList";
import { entriesOf, takesCode, takesCodes, withCode, type Draft } from "./draft";

/**
 * Fills a formula over the selection. A column of codes in it becomes the formula's code: one formula a row beside the
 * column, or one for all where the formula makes a table. Otherwise every selected cell gets the same formula.
 */
export async function fillSelection(formula: FormulaEntry, draft: Draft, replace: boolean): Promise<Placing> {
  const selected = await readSelection();
  if (selected === undefined) return { kind: "failed", reason: "" };
  const { sheet, row, column } = selected;
  const ofCodes = takesCode(formula) && selected.values.some(([first]) => isText(first));
  if (ofCodes)
    return writeAt({ sheet, row, column: column + 1 }, { contents: besideCodes(formula, draft, selected), replace });
  const text = formulaText(formula.id, entriesOf(formula, draft));
  const contents: Contents = formula.table ? [[text]] : selected.values.map((line) => line.map(() => text));
  return writeAt({ sheet, row, column }, { contents, replace });
}

function besideCodes(formula: FormulaEntry, draft: Draft, { row, column, values }: Selected): Contents {
  const first = cellName(row, column);
  if (takesCodes(formula)) return [[withCode(formula, draft, `${first}:${cellName(row + values.length - 1, column)}`)]];
  if (formula.table) return [[withCode(formula, draft, first)]];
  return values.map(([code], at): CellContent[] => [
    isText(code) ? withCode(formula, draft, cellName(row + at, column)) : "",
  ]);
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}
