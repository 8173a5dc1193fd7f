import { quoted, type Instrument } from "./argument";
import { Refused } from "./outcome";

/** What one field of another product is here. */
export interface FieldMeaning {
  readonly formula: "live" | "quote" | "info";
  readonly field: string;
  /** What our value must be multiplied by to be theirs: percentages are fractions here. */
  readonly factor?: string;
  /** Counted in lots of 100 for mainland stocks. */
  readonly lots?: boolean;
}

const live = (field: string, factor?: string): FieldMeaning =>
  factor === undefined ? { formula: "live", field } : { formula: "live", field, factor };
const info = (field: string, factor?: string): FieldMeaning =>
  factor === undefined ? { formula: "info", field } : { formula: "info", field, factor };

export const LAST = live("last");
export const OPEN = live("open");
export const HIGH = live("high");
export const LOW = live("low");
export const VOLUME: FieldMeaning = { formula: "live", field: "volume", lots: true };
export const TURNOVER = live("turnover");
export const PREVIOUS_CLOSE = live("prevclose");
export const CHANGE = live("change");
export const CHANGE_PERCENT = live("changepct", "*100");
export const BID = live("bid");
export const ASK = live("ask");
export const MARKET_CAP: FieldMeaning = { formula: "quote", field: "mktcap" };
export const NAME = info("name_en");
export const CURRENCY = info("currency");
export const LOT = info("lot");
export const SHARES = info("shares");
export const SHARES_IN_MILLIONS = info("shares", "/1000000");

/** What a name of the other product stands for. A name that is not in the table is refused. */
export function meaningIn<Meaning>(table: Readonly<Record<string, Meaning>>, name: string): Meaning {
  const meaning = Object.hasOwn(table, name) ? table[name] : undefined;
  if (meaning === undefined) throw new Refused("field", name);
  return meaning;
}

/** The formula of one field of one instrument. */
export function fieldFormula(meaning: FieldMeaning, instrument: Instrument): string {
  const { formula, field } = meaning;
  const name = quoted(field);
  const factor = meaning.lots === true ? lotsFactor(instrument) : meaning.factor;
  const call =
    formula === "live"
      ? `QOS.LIVE(${instrument.text},${name})`
      : `QOS.${formula.toUpperCase()}(${instrument.text},${name},FALSE)`;
  return factor === undefined ? call : `(${call}${factor})`;
}

/** Other products count shares; SH and SZ report lots of 100 here. */
function lotsFactor({ market }: Instrument): string | undefined {
  return isMainland(market) ? "*100" : undefined;
}

/** The field of a table with a column for each instrument; both products show several fields in ways of their own. */
export function onlyOne(fields: readonly string[]): string {
  const [first = "", ...more] = fields;
  if (more.length > 0) throw new Refused("field", fields.join(","));
  return first;
}

/** A column of volumes cannot be multiplied inside a table. */
export function refuseLots({ market }: Instrument, fields: readonly string[]): void {
  if (fields.includes("volume") && isMainland(market)) throw new Refused("lots", "volume");
}

function isMainland(market: string | undefined): boolean {
  return market === "SH" || market === "SZ";
}
