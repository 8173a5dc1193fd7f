import type { EpochSeconds } from "../kernel/time";
import type { InstrumentCode } from "../market/instrumentCode";
import { periodOf, type Interval } from "../market/periods";
import type { Bar } from "../qos/bar";
import { QosError } from "../qos/errors";
import type { Chosen, NamedField } from "./arguments/fields";
import type { Cell, Table } from "./cell";
import { dateCell, timeCell, type TimeZoneChoice } from "./zones";

/** A column of a table of bars. */
export interface BarField extends NamedField {
  readonly meaning: string;
  readonly read: (bar: Bar) => number | EpochSeconds | undefined;
}

export const BAR_FIELDS: readonly BarField[] = [
  { name: "time", zh: "时间", wire: "ts", meaning: "start of the bar", read: (bar) => bar.time },
  { name: "open", zh: "开盘价", wire: "o", meaning: "opening price", read: (bar) => bar.open },
  { name: "high", zh: "最高价", wire: "h", meaning: "highest price", read: (bar) => bar.high },
  { name: "low", zh: "最低价", wire: "l", meaning: "lowest price", read: (bar) => bar.low },
  { name: "close", zh: "收盘价", wire: "cl", meaning: "closing price", read: (bar) => bar.close },
  { name: "volume", zh: "成交量", wire: "v", meaning: "volume, as the exchange counts it", read: (bar) => bar.volume },
];

export const DEFAULT_BAR_FIELDS = "time,open,high,low,close,volume";

export interface BarTableOptions {
  readonly code: InstrumentCode;
  readonly interval: Interval;
  readonly fields: readonly Chosen<BarField>[];
  readonly headers: boolean;
  readonly zone: TimeZoneChoice;
}

/** Bars as a table, oldest first, one row a bar. */
export function barTable(bars: readonly Bar[], options: BarTableOptions): Table {
  const { code, fields, headers } = options;
  const rows: Cell[][] = bars.map((bar) =>
    fields.map((field) => {
      const value = field.name === "time" ? timeOf(bar, options) : field.read(bar);
      return value ?? new QosError("noValue", { field: field.name, code });
    }),
  );
  return headers ? [fields.map((field) => field.header), ...rows] : rows;
}

function timeOf(bar: Bar, { code, interval, zone }: BarTableOptions): Cell {
  const daily = periodOf(interval).seconds === undefined;
  return daily ? dateCell(bar.time, code, zone) : timeCell(bar.time, code, zone);
}
