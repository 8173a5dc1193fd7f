import type { Currency } from "../../market/currency";
import { QosError } from "../../qos/errors";
import { currencyIn } from "./currency";
import { remembered } from "../../kernel/remembered";
import { fieldCalled, MOST_TEXTS, namesOfFields, oneName, type Chosen, type NamedField } from "./fields";
import { quote, soleText } from "./given";

/** A field, and the currency that it is converted to; undefined: none, it is shown as it is. */
export type InCurrency<Field> = Field & { readonly currency?: Currency | undefined };

type WithUnit = NamedField & { readonly unit?: string };

/** As `fieldsReader`, where a currency may stand behind a price or an amount of money: `last@CNY`. */
export function moneyFieldsReader<Field extends WithUnit>(
  fields: readonly Field[],
  fallback: string,
): (raw: unknown) => readonly Chosen<InCurrency<Field>>[] {
  const read = remembered((text) => readMoneyFields(text, fields, fallback), MOST_TEXTS);
  return (raw) => {
    const text = soleText(raw);
    return text === undefined ? readMoneyFields(raw, fields, fallback) : read(text);
  };
}

function readMoneyFields<Field extends WithUnit>(
  raw: unknown,
  fields: readonly Field[],
  fallback: string,
): Chosen<InCurrency<Field>>[] {
  const { names, given } = namesOfFields(raw, fallback);
  return names.map((name) => ({ ...find(name, fields, "fields"), header: given ? name : undefined }));
}

/** As `readField`, where a currency may stand behind a price or an amount of money: what a text names is found once. */
export function moneyFieldReader<Field extends WithUnit>(
  fields: readonly Field[],
  fallback: string,
): (raw: unknown) => InCurrency<Field> {
  const readOne = (raw: unknown): InCurrency<Field> => find(oneName(raw, fallback), fields, "field");
  const read = remembered<string, InCurrency<Field>>(readOne, MOST_TEXTS);
  return (raw) => {
    const text = soleText(raw);
    return text === undefined ? readOne(raw) : read(text);
  };
}

function find<Field extends WithUnit>(given: string, fields: readonly Field[], argument: string): InCurrency<Field> {
  const [name = "", ...behind] = given.split("@");
  if (behind.length === 0) return fieldCalled(given, fields, argument);
  const field = fieldCalled(name.trim(), fields, argument);
  if (!isMoney(field)) {
    const accepted = fields.filter(isMoney).map((each) => each.name);
    throw new QosError("notMoney", { argument, given: quote(given), accepted: accepted.join(", ") });
  }
  return { ...field, currency: currencyIn(behind.join("@"), argument) };
}

function isMoney({ unit }: WithUnit): boolean {
  return unit === "price" || unit === "money";
}
