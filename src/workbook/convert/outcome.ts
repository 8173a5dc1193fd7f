/** What differs although a formula was converted; the user decides. */
export type Difference =
  /** No exchange was named, and a US stock was assumed. */
  | "marketGuessed"
  /** The other product adjusts prices for splits; QOS gives them as they were traded. */
  | "adjustment"
  /** The other product delays or samples; ours moves with every trade. */
  | "livelier"
  /** The yuan may be the one outside the mainland here. */
  | "offshore"
  /** The first row's column names are ours. */
  | "headers"
  /** The date column holds the day alone, not the time of the close. */
  | "dateOnly"
  /** The first week or month may be left out when it began before the first day asked for. */
  | "firstPeriod"
  /** On a day without trading there is #N/A, not the day before. */
  | "holiday"
  /** The other product repeats the day before on days without trade; QOS leaves them out. */
  | "noFill"
  /** The other product takes the trading days of another exchange; ours are those of the instrument's own. */
  | "calendar"
  /** How the other product lays out its table is a setting of it; ours is dates down, fields across. */
  | "layout"
  /** Of several instruments ours is one table: dates down, a column each, #N/A where one did not trade. */
  | "columns"
  /** The values that the other product has written beside the formula are in the way of our table. */
  | "neighbours";

/** Why a formula is left alone. */
export type Refusal =
  /** Its instrument is not one that QOS writes in a known way. */
  | "security"
  /** Its instrument stands in a cell, in a spelling that QOS does not read. */
  | "securityInCell"
  /** The field is not there, or is defined in another way. */
  | "field"
  /** The field stands in a cell: ours has other names. */
  | "fieldInCell"
  /** A date written in a way that could mean two days, or a relative one. */
  | "date"
  /** An argument that has no counterpart. */
  | "argument"
  /** Backward adjustment is not there. */
  | "backward"
  /** Volume of mainland stocks is counted in lots of 100 here. */
  | "lots"
  /** The function as a whole has no counterpart that is sure to mean the same. */
  | "function";

/** What came of one call of another product. */
export type Outcome =
  | { readonly ok: true; readonly text: string; readonly differences: readonly Difference[] }
  | { readonly ok: false; readonly why: Refusal; readonly what: string };

/** Thrown where a call cannot be converted; caught once, by `convert`. */
export class Refused extends Error {
  constructor(
    readonly why: Refusal,
    readonly what: string,
  ) {
    super(why);
  }
}
