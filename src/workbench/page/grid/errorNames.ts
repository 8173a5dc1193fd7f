import { CellErrorType, registries } from "@odoo/o-spreadsheet";
import { ERROR_NAMES } from "../../excel/values";

/** What a cell shows while its function has not answered. */
export const BUSY = "#BUSY!";

/**
 * Excel's names in place of those that o-spreadsheet has made up: a formula that cannot be read (a misplaced `@`, a code
 * without quotes), a reference that leads nowhere, an operand of the wrong kind.
 */
const AS_IN_EXCEL = { BadExpression: "#NAME?", InvalidReference: "#REF!", GenericError: "#VALUE!" } as const;

/**
 * Makes Excel's errors errors of the sheet: pointed at they tell their words, ISERROR knows them, IFERROR catches them,
 * and what depends on them fails. A name that o-spreadsheet does not know is a text to it like any other.
 */
export function takeExcelsErrors(): void {
  Object.assign(CellErrorType, AS_IN_EXCEL);
  for (const name of [...ERROR_NAMES, BUSY]) registries.errorTypes.add(name);
}

export function isErrorOfSheet(value: unknown): boolean {
  return typeof value === "string" && registries.errorTypes.has(value);
}

/** A sum of products over an error is that error, as in Excel: o-spreadsheet leaves it out and sums up the rest. */
export function sumErrorsToo(): void {
  const { functionRegistry } = registries;
  const sumProduct = functionRegistry.get("SUMPRODUCT");
  functionRegistry.replace("SUMPRODUCT", {
    ...sumProduct,
    compute(...given) {
      const failed = given.flat(2).find((cell) => isErrorOfSheet(cell?.value));
      return failed ?? sumProduct.compute.apply(this, given);
    },
  });
}
