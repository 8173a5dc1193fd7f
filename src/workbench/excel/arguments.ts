import type { FunctionMetadata, ParameterMetadata } from "./functionTable";
import { EMPTY_CELL, isCellError, type Argument, type CellError } from "./values";

/** The list as it travels to the dispatcher, or the error that Excel answers without calling the function. */
export type PreparedArguments =
  { readonly ok: true; readonly values: unknown[] } | { readonly ok: false; readonly error: CellError };

interface Manner {
  readonly emptyCell: 0 | null;
  readonly takesErrors: boolean;
}

/**
 * Arguments as Excel hands them over: one for each declared parameter, null where one was left out (the dispatcher puts
 * its own object behind the list, so a short list would put it in a parameter's place), ranges as tables of at least
 * one by one, repeating ones together in one array, text and numbers turned into the declared type.
 */
export function prepareArguments(
  entry: FunctionMetadata,
  given: readonly Argument[],
  manner: Manner,
): PreparedArguments {
  const errors = given.filter(isCellError);
  const [first] = errors;
  if (first !== undefined && !manner.takesErrors) return { ok: false, error: first };
  try {
    return { ok: true, values: laidOut(entry, given, manner) };
  } catch (problem) {
    if (problem instanceof Unacceptable) return { ok: false, error: { error: "#VALUE!" } };
    throw problem;
  }
}

/** An argument that cannot be had in the declared type. */
class Unacceptable extends Error {}

function laidOut(entry: FunctionMetadata, given: readonly Argument[], manner: Manner): unknown[] {
  const { parameters } = entry;
  const last = parameters.at(-1);
  const single = last?.repeating === true ? parameters.slice(0, -1) : parameters;
  if (last?.repeating !== true && given.length > parameters.length) {
    throw new TypeError(`${entry.name} takes ${parameters.length} arguments, not ${given.length}`);
  }
  const values = single.map((parameter, at) => convert(parameter, given[at], manner));
  if (last?.repeating !== true) return values;
  return [...values, given.slice(single.length).map((argument) => convert(last, argument, manner))];
}

function convert(parameter: ParameterMetadata, argument: Argument, manner: Manner): unknown {
  if (argument === null || argument === undefined) return null;
  if (parameter.dimensionality === "matrix") {
    const rows = Array.isArray(argument) ? (argument as readonly (readonly Argument[])[]) : [[argument as Argument]];
    return rows.map((row) => row.map((cell) => convertCell(parameter, cell, manner)));
  }
  if (!Array.isArray(argument)) return convertCell(parameter, argument, manner);
  const rows = argument as readonly (readonly Argument[])[];
  if (rows.length !== 1 || rows[0]?.length !== 1) throw new Unacceptable();
  return convertCell(parameter, rows[0][0], manner);
}

function convertCell(parameter: ParameterMetadata, cell: Argument, manner: Manner): unknown {
  if (isCellError(cell)) return { type: "CustomFunctionError", code: cell.error };
  if (cell === EMPTY_CELL || cell === null || cell === undefined) return empty(parameter, manner);
  switch (parameter.type) {
    case "number":
      return toNumber(cell);
    case "string":
      return typeof cell === "boolean" ? (cell ? "TRUE" : "FALSE") : String(cell);
    case "boolean":
      return toBoolean(cell);
    default:
      return cell;
  }
}

function empty(parameter: ParameterMetadata, { emptyCell }: Manner): unknown {
  if (parameter.type === "string") return "";
  if (parameter.type === "boolean") return false;
  return parameter.type === "number" ? 0 : emptyCell;
}

function toNumber(cell: Argument): number {
  const number = typeof cell === "string" && cell.trim() === "" ? NaN : Number(cell);
  if (Number.isNaN(number)) throw new Unacceptable();
  return number;
}

function toBoolean(cell: Argument): boolean {
  if (typeof cell === "boolean") return cell;
  if (typeof cell === "number") return cell !== 0;
  const text = String(cell).toUpperCase();
  if (text !== "TRUE" && text !== "FALSE") throw new Unacceptable();
  return text === "TRUE";
}
