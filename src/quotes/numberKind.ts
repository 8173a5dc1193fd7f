import { marketOf, type InstrumentCode } from "../market/instrumentCode";
import { marketRow } from "../market/markets";
import type { FieldKind } from "../qos/fields";

/** What a field's value is measured in. */
export type Unit = FieldKind | "fraction" | "number" | "shares" | "text";

/**
 * What a number in a cell is, and so how it is shown. `coins` is a volume that has decimals by nature; `number` comes out of
 * a division and has decimals without end.
 */
export type NumberKind = "price" | "volume" | "coins" | "money" | "fraction" | "number";

/** The kinds of a row's numbers by column; undefined for what is no number, or shown as it is. */
export type RowKinds = readonly (NumberKind | undefined)[];

/** The kinds of a table's numbers. */
export interface KindsOfTable {
  /** Rows above the first with numbers. */
  readonly headings: number;
  /** Of a row below the headings, counted from 0. */
  row(at: number): RowKinds;
}

/** What tells the kind of the numbers in a column. */
export interface Measured {
  readonly unit?: Unit | undefined;
  /** The value is divided out of others. */
  readonly divided?: true | undefined;
  /** The value is converted to another currency, at a rate of many decimals. */
  readonly currency?: string | undefined;
  /** The instrument of the column, where it has one of its own. */
  readonly code?: InstrumentCode | undefined;
}

/** Instruments by the row of a table. */
export type CodeOfRow = (row: number) => InstrumentCode | undefined;

/** The kind of a field's numbers; undefined: they are none, or shown as they are. */
export function numberKind(
  { unit, divided, currency, code: own }: Measured,
  ofRow: InstrumentCode | undefined,
): NumberKind | undefined {
  const code = own ?? ofRow;
  switch (unit) {
    case "price":
      return divided === true || currency !== undefined ? "number" : "price";
    case "volume":
      return code !== undefined && marketRow(marketOf(code)).fractionalVolumes === true ? "coins" : "volume";
    case "shares":
      return "volume";
    case "money":
    case "fraction":
    case "number":
      return unit;
    default:
      return undefined;
  }
}

/** Whether a column holds numbers of a kind. */
export function isMeasured({ unit }: Measured): boolean {
  return unit !== undefined && unit !== "text" && unit !== "time" && unit !== "flag";
}
