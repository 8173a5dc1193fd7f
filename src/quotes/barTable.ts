import type { EpochSeconds } from "../kernel/time";
import type { InstrumentCode } from "../market/instrumentCode";
import { periodOf, type Interval } from "../market/periods";
import type { Bar } from "../qos/bar";
import { QosError } from "../qos/errors";
import { fieldsReader, type Chosen, type NamedField } from "./arguments/fields";
import { changepct, difference, fraction } from "./arithmetic";
import type { BarRows } from "./barRows";
import type { Cell, Table } from "./cell";
import { withHeadings, type Headings } from "./headings";
import type { Unit } from "./numberKind";
import { dateCell, timeCell, type TimeZoneChoice } from "./zones";

/** A column of a table of bars. */
export interface BarField extends NamedField {
  readonly unit: Unit;
  readonly meaning: string;
  /** Whether it is read against the bar before. */
  readonly against?: "before";
  /** `before` is the bar before, as far as it was asked for and there is one. */
  readonly read: (bar: Bar, before: Bar | undefined) => number | EpochSeconds | undefined;
}

export const BAR_FIELDS: readonly BarField[] = [
  { name: "time", zh: "时间", wire: "ts", unit: "time", meaning: "start of the bar", read: (bar) => bar.time },
  { name: "open", zh: "开盘价", wire: "o", unit: "price", meaning: "opening price", read: (bar) => bar.open },
  { name: "high", zh: "最高价", wire: "h", unit: "price", meaning: "highest price", read: (bar) => bar.high },
  { name: "low", zh: "最低价", wire: "l", unit: "price", meaning: "lowest price", read: (bar) => bar.low },
  { name: "close", zh: "收盘价", wire: "cl", unit: "price", meaning: "closing price", read: (bar) => bar.close },
  {
    name: "volume",
    zh: "成交量",
    wire: "v",
    unit: "volume",
    meaning: "volume, as the exchange counts it",
    read: (bar) => bar.volume,
  },
  {
    name: "prevclose",
    zh: "昨收价",
    wire: undefined,
    unit: "price",
    meaning: "close of the bar before",
    against: "before",
    read: (_bar, before) => before?.close,
  },
  {
    name: "change",
    zh: "涨跌额",
    wire: undefined,
    unit: "price",
    meaning: "close - prevclose",
    against: "before",
    read: (bar, before) => difference(bar.close, before?.close),
  },
  {
    name: "changepct",
    zh: "涨跌幅",
    wire: undefined,
    unit: "fraction",
    meaning: "(close - prevclose) / prevclose, a fraction",
    against: "before",
    read: (bar, before) => changepct(bar.close, before?.close),
  },
  {
    name: "amplitude",
    zh: "振幅",
    wire: undefined,
    unit: "fraction",
    meaning: "(high - low) / prevclose, a fraction",
    against: "before",
    read: (bar, before) => fraction(difference(bar.high, bar.low), before?.close),
  },
];

export const DEFAULT_BAR_FIELDS = "time,open,high,low,close,volume";

/** The fields of bars that an argument names. Throws a QosError where one is none. */
export const readBarFields = fieldsReader(BAR_FIELDS, DEFAULT_BAR_FIELDS);

/** How many bars before the first row these fields are read against. */
export function barsBefore(fields: readonly BarField[]): 0 | 1 {
  return fields.some(({ against }) => against === "before") ? 1 : 0;
}

export interface BarTableOptions {
  readonly code: InstrumentCode;
  readonly interval: Interval;
  readonly fields: readonly Chosen<BarField>[];
  readonly headers: Headings;
  readonly zone: TimeZoneChoice;
  /** The place of the bar of the first row; those before it are only what rows are read against. */
  readonly first?: number;
  /** Rows of the same table as it was before. @default every row is made */
  readonly made?: BarRows;
}

/** Bars as a table, oldest first, one row a bar. */
export function barTable(bars: readonly Bar[], options: BarTableOptions): Table {
  const { fields, headers, first = 0, made } = options;
  const make = (bar: Bar, before: Bar | undefined): readonly Cell[] =>
    fields.map((field) => barCell(field, bar, before, options));
  const rows =
    made === undefined
      ? bars.slice(first).map((bar, row) => make(bar, bars[first + row - 1]))
      : made.of(bars, first, wayOf(options), make);
  return withHeadings(fields, rows, headers, () => options.code);
}

/** What rows of the same bars differ in where code, interval and fields are the same: whose clock their times are of. */
function wayOf({ code, zone }: BarTableOptions): string {
  return `${zone.kind === "zone" ? zone.zone : "exchange"} ${zone.learned?.get(code) ?? ""}`;
}

type BarCellOptions = Pick<BarTableOptions, "code" | "interval" | "zone">;

/** One figure of a bar; `before` is the bar before it. */
export function barCell(field: BarField, bar: Bar, before: Bar | undefined, options: BarCellOptions): Cell {
  const value = field.name === "time" ? timeOf(bar, options) : field.read(bar, before);
  return value ?? new QosError("noValue", { field: field.name, code: options.code });
}

/** The beginning of a bar, in the zone of choice; of a day or longer the exchange's date. */
export function timeOf(bar: Bar, { code, interval, zone }: BarCellOptions): Cell {
  const daily = periodOf(interval).seconds === undefined;
  return daily ? dateCell(bar.time, code, zone) : timeCell(bar.time, code, zone);
}
