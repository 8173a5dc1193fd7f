import { addFunction, helpers, type AddFunctionDescription } from "@odoo/o-spreadsheet";
import type { FunctionMetadata, ParameterMetadata } from "../../excel/functionTable";
import { addressOf } from "../../excel/area";
import { sumErrorsToo, takeExcelsErrors } from "./errorNames";
import { blocking, toArgument, toShown } from "./functionValues";
import { offerChoices } from "./offerChoices";
import type { FunctionCalls } from "./grid";
import type { CellPosition, FunctionMatrix, FunctionValue, Getters } from "./odooTypes";

/** What o-spreadsheet binds a function to while it evaluates. */
interface Context {
  readonly __originCellPosition?: CellPosition;
  readonly getters: Getters;
  /** There only while cells are evaluated; a formula shown in the editor is computed without. */
  readonly updateDependencies?: unknown;
}

type Given = FunctionValue | FunctionMatrix | undefined;

/** Makes the add-in's functions known to the sheet, as Excel does from functions.json. `calls` may change later. */
export function registerFunctions(
  namespace: string,
  functions: readonly FunctionMetadata[],
  calls: () => FunctionCalls,
): void {
  takeExcelsErrors();
  sumErrorsToo();
  for (const entry of functions) {
    const name = `${namespace}.${entry.name}`;
    addFunction(name, {
      description: entry.description ?? "",
      category: namespace,
      args: entry.parameters.map(toArg),
      compute(this: Context, ...args: Given[]) {
        return compute(entry.name, args, this, calls()) as ReturnType<AddFunctionDescription["compute"]>;
      },
    } as AddFunctionDescription);
    offerChoices(name, entry.parameters);
  }
}

function compute(name: string, given: readonly Given[], context: Context, calls: FunctionCalls): unknown {
  const blocked = given.map(blocking).find((error) => error !== undefined);
  if (blocked !== undefined) return blocked;
  const args = trimmed(given.map(toArgument));
  const position = context.__originCellPosition;
  const cell = position && context.getters.getCell(position);
  if (position === undefined || cell === undefined || context.updateDependencies === undefined) {
    return toShown(calls.peek(name, args));
  }
  const { sheetId, row, col } = position;
  const address = addressOf({ sheet: context.getters.getSheetName(sheetId), row, column: col, rows: 1, columns: 1 });
  return toShown(calls.read(cell.id, name, args, address));
}

/** Arguments left out at the end are not part of the call. */
function trimmed<T>(args: readonly T[]): T[] {
  const last = args.reduce((found, value, at) => (value === undefined ? found : at), -1);
  return args.slice(0, last + 1);
}

function toArg({
  name,
  description,
  dimensionality,
  optional,
  repeating,
}: ParameterMetadata): ReturnType<typeof helpers.arg> {
  const types = ["any", ...(dimensionality === "matrix" ? ["range<any>"] : [])];
  const manner = [...(optional === true ? ["optional"] : []), ...(repeating === true ? ["repeating"] : [])];
  return helpers.arg(`${name} (${[...types, ...manner].join(", ")})`, description ?? "");
}
