import { QosError } from "../../qos/errors";
import { quote, readCells } from "./given";

/** What a field argument may name: its English name, its Chinese name, or its key on the wire. */
export interface NamedField {
  readonly name: string;
  readonly zh: string;
  readonly wire: string | undefined;
}

/**
 * The fields that an argument names: text with commas or semicolons, or a range; blanks are skipped. Not given:
 * those of `fallback`.
 */
export function readFields<Field extends NamedField>(
  raw: unknown,
  fields: readonly Field[],
  fallback: string,
): Field[] {
  const names = readCells(raw, "fields").flatMap((cell) => (cell.kind === "blank" ? [] : split(String(cell.value))));
  return (names.length > 0 ? names : split(fallback)).map((name) => find(name, fields, "fields"));
}

/** The one field that an argument names; not given: `fallback`. */
export function readField<Field extends NamedField>(raw: unknown, fields: readonly Field[], fallback: string): Field {
  const [first, ...more] = readCells(raw, "field").flatMap((cell) =>
    cell.kind === "blank" ? [] : split(String(cell.value)),
  );
  if (more.length > 0)
    throw new QosError("badChoice", {
      argument: "field",
      given: quote([first, ...more].join(",")),
      accepted: "one field",
    });
  return find(first ?? fallback, fields, "field");
}

function find<Field extends NamedField>(name: string, fields: readonly Field[], argument: string): Field {
  const wanted = fold(name);
  const field =
    fields.find((row) => row.name === wanted || fold(row.zh) === wanted) ?? fields.find((row) => row.wire === wanted);
  if (field !== undefined) return field;
  const accepted = fields.map((row) => row.name).join(", ");
  throw new QosError("badChoice", { argument, given: quote(name), accepted });
}

/** Names are compared in half-width characters: brackets in a Chinese name come in either width. */
function fold(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

function split(text: string): string[] {
  return text
    .normalize("NFKC")
    .split(/[,;、]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
