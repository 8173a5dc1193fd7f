import type { InstrumentCode } from "../market/instrumentCode";
import { marketOf } from "../market/instrumentCode";
import { marketRow } from "../market/markets";
import { SNAPSHOT_FIELDS, type FieldKind, type SnapshotFigures } from "../qos/fields";
import { QosError } from "../qos/errors";
import type { Snapshot } from "../qos/snapshot";
import type { Cell } from "./cell";
import { timeCell, type TimeZoneChoice } from "./zones";

/** A field that a formula can name. */
export interface QuoteField {
  readonly name: string;
  readonly zh: string;
  /** The member on the wire, or undefined for a derived field. */
  readonly wire: string | undefined;
  readonly unit: FieldKind | "fraction";
  readonly meaning: string;
  /** The value in a snapshot; undefined when the server did not send what it needs. */
  readonly read: (figures: SnapshotFigures, code: InstrumentCode) => number | boolean | undefined;
}

/** Fields computed from others. Percentages are fractions. A new one is one row here. */
const DERIVED: readonly QuoteField[] = [
  {
    name: "change",
    zh: "涨跌额",
    wire: undefined,
    unit: "price",
    meaning: "last - prevclose",
    read: ({ last, prevclose }) => difference(last, prevclose),
  },
  {
    name: "changepct",
    zh: "涨跌幅",
    wire: undefined,
    unit: "fraction",
    meaning: "(last - prevclose) / prevclose, a fraction",
    read: ({ last, prevclose }) => ratio(difference(last, prevclose), prevclose),
  },
  {
    name: "amplitude",
    zh: "振幅",
    wire: undefined,
    unit: "fraction",
    meaning: "(high - low) / prevclose, a fraction",
    read: ({ high, low, prevclose }) => ratio(difference(high, low), prevclose),
  },
  {
    name: "avgprice",
    zh: "均价",
    wire: undefined,
    unit: "price",
    meaning: "turnover / volume, per share",
    read: ({ turnover, volume }, code) => ratio(turnover, scaled(volume, marketRow(marketOf(code)).volumeUnit)),
  },
];

const FROM_WIRE: readonly QuoteField[] = SNAPSHOT_FIELDS.map((row) => ({
  name: row.name,
  zh: row.zh,
  wire: row.wire,
  unit: row.kind,
  meaning: row.meaning,
  read: (figures) => figures[row.name],
}));

/** Every field of a snapshot, those on the wire first. */
export const QUOTE_FIELDS: readonly QuoteField[] = [...FROM_WIRE, ...DERIVED];

export const DEFAULT_QUOTE_FIELDS = "last,change,changepct,open,high,low,prevclose,volume,turnover,time";

/** One field of a snapshot as a cell; a field the server did not send is #N/A, never 0. */
export function readField(snapshot: Snapshot, field: QuoteField, zone: TimeZoneChoice): Cell {
  const value = field.read(snapshot.regular, snapshot.code);
  if (value === undefined) return new QosError("noValue", { field: field.name, code: snapshot.code });
  if (field.unit === "time") {
    const { time } = snapshot.regular;
    if (time !== undefined) return timeCell(time, snapshot.code, zone);
  }
  return value;
}

/** A difference of prices without the noise of binary fractions: 26.15 - 25.92 is 0.23. */
function difference(left: number | undefined, right: number | undefined): number | undefined {
  if (left === undefined || right === undefined) return undefined;
  const decimals = Math.min(12, Math.max(decimalsOf(left), decimalsOf(right)));
  return Number((left - right).toFixed(decimals));
}

function ratio(part: number | undefined, whole: number | undefined): number | undefined {
  return part === undefined || whole === undefined || whole === 0 ? undefined : part / whole;
}

function scaled(value: number | undefined, factor: number): number | undefined {
  return value === undefined ? undefined : value * factor;
}

function decimalsOf(value: number): number {
  const text = String(value);
  const point = text.indexOf(".");
  if (text.includes("e")) return 12;
  return point < 0 ? 0 : text.length - point - 1;
}
