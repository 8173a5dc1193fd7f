import { QosError } from "../../qos/errors";
import { remembered } from "../../kernel/remembered";
import { quote, readCells, soleText } from "./given";
import { nearest } from "../../kernel/nearest";
import { fieldsCalled, foldName, NOT_TO_BE_HAD, TWO_MEANINGS } from "./otherFieldNames";

/** What a field argument may name: its English name, its Chinese name, or its key on the wire. */
export interface NamedField {
  readonly name: string;
  readonly zh: string;
  readonly wire: string | undefined;
}

/** Texts that are remembered of a formula. */
export const MOST_TEXTS = 1_000;

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
  const { names, given } = namesOfFields(raw, fallback);
  return names.map((name) => ({ ...fieldCalled(name, fields, "fields"), header: given ? name : undefined }));
}

/** `readFields` of a formula: what a text names is found once. */
export function fieldsReader<Field extends NamedField>(
  fields: readonly Field[],
  fallback: string,
): (raw: unknown) => readonly Chosen<Field>[] {
  const read = remembered((text) => readFields(text, fields, fallback), MOST_TEXTS);
  return (raw) => {
    const text = soleText(raw);
    return text === undefined ? readFields(raw, fields, fallback) : read(text);
  };
}

/** The one field that an argument names; not given: `fallback`. */
export function readField<Field extends NamedField>(raw: unknown, fields: readonly Field[], fallback: string): Field {
  return fieldCalled(oneName(raw, fallback), fields, "field");
}

/** The names in an argument of fields; not given: those of `fallback`. */
export function namesOfFields(
  raw: unknown,
  fallback: string,
): { readonly names: readonly string[]; readonly given: boolean } {
  const names = namesIn(raw, "fields");
  return names.length > 0 ? { names, given: true } : { names: split(fallback), given: false };
}

/** The one name in an argument of one field. */
export function oneName(raw: unknown, fallback: string): string {
  const [first, ...more] = namesIn(raw, "field");
  if (more.length > 0)
    throw new QosError("badChoice", {
      argument: "field",
      given: quote([first, ...more].join(",")),
      accepted: "one field",
    });
  return first ?? fallback;
}

function namesIn(raw: unknown, argument: string): readonly string[] {
  return readCells(raw, argument).flatMap((cell) => (cell.kind === "blank" ? [] : split(String(cell.value))));
}

/** The field of a name. Throws a QosError that names what is accepted. */
export function fieldCalled<Field extends NamedField>(
  given: string,
  fields: readonly Field[],
  argument: string,
): Field {
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
