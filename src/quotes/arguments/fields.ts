import { QosError } from "../../qos/errors";
import { quote, readCells } from "./given";
import { nearest } from "./nearest";
import { fieldsCalled, foldName, NOT_TO_BE_HAD, TWO_MEANINGS } from "./otherFieldNames";

/** What a field argument may name: its English name, its Chinese name, or its key on the wire. */
export interface NamedField {
  readonly name: string;
  readonly zh: string;
  readonly wire: string | undefined;
}

/** A field that a formula shows, and the name that the user gave it; undefined: it is one of the default fields. */
export type Chosen<Field extends NamedField> = Field & { readonly header: string | undefined };

/**
 * The fields that an argument names: text with commas or semicolons, or a range; blanks are skipped. Not given:
 * those of `fallback`.
 */
export function readFields<Field extends NamedField>(
  raw: unknown,
  fields: readonly Field[],
  fallback: string,
): Chosen<Field>[] {
  const names = readCells(raw, "fields").flatMap((cell) => (cell.kind === "blank" ? [] : split(String(cell.value))));
  return (names.length > 0 ? names : split(fallback)).map((name) => ({
    ...find(name, fields, "fields"),
    header: names.length > 0 ? name : undefined,
  }));
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

function find<Field extends NamedField>(given: string, fields: readonly Field[], argument: string): Field {
  const lower = given.toLowerCase();
  const wanted = foldName(given);
  const field =
    fields.find((row) => row.name === lower || row.zh === lower) ??
    fields.find((row) => row.wire === lower) ??
    fields.find((row) => foldName(row.name) === wanted || foldName(row.zh) === wanted) ??
    firstOf(fieldsCalled(wanted), fields);
  if (field !== undefined) return field;
  const details = { argument, given: quote(given) };
  const names = fields.map((row) => row.name);
  const meanings = (TWO_MEANINGS.get(wanted) ?? []).filter((name) => names.includes(name));
  if (meanings.length > 1) throw new QosError("choiceSeveral", { ...details, accepted: meanings.join(", ") });
  const instead = NOT_TO_BE_HAD.get(wanted);
  const near =
    instead?.filter((name) => names.includes(name)) ?? nearest(wanted, [...names, ...fields.map((row) => row.zh)]);
  const accepted = names.join(", ");
  if (near.length > 0) throw new QosError("choiceNear", { ...details, near: near.join(", "), accepted });
  throw new QosError("badChoice", { ...details, accepted });
}

function firstOf<Field extends NamedField>(names: readonly string[], fields: readonly Field[]): Field | undefined {
  for (const name of names) {
    const field = fields.find((row) => row.name === name);
    if (field !== undefined) return field;
  }
  return undefined;
}

function split(text: string): string[] {
  return text
    .normalize("NFKC")
    .split(/[,;、\n]/)
    .map((part) => part.replace(/\p{Cf}/gu, "").trim())
    .filter((part) => part !== "");
}
