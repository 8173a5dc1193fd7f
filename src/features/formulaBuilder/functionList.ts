/** A formula as Excel is told of it (functions.json). */
export interface FormulaEntry {
  readonly id: string;
  readonly description: string;
  readonly live: boolean;
  /** It fills several cells. */
  readonly table: boolean;
  readonly parameters: readonly ParameterEntry[];
}

export interface ParameterEntry {
  readonly name: string;
  readonly description: string;
  readonly optional: boolean;
}

/** Reads the file that the build makes from the formulas' sources. Throws where it is not that file. */
export function readFunctionList(file: unknown): readonly FormulaEntry[] {
  const functions = member(file, "functions");
  if (!Array.isArray(functions)) throw new Error("this is not the list of formulas");
  return functions.map((entry: unknown) => ({
    id: text(member(entry, "id")),
    description: text(member(entry, "description")),
    live: member(member(entry, "options"), "stream") === true,
    table: member(member(entry, "result"), "dimensionality") === "matrix",
    parameters: list(member(entry, "parameters")).map((parameter) => ({
      name: text(member(parameter, "name")),
      description: text(member(parameter, "description")),
      optional: member(parameter, "optional") === true,
    })),
  }));
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
