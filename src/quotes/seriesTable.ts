import { SERIAL_OF_EPOCH, epochSeconds, excelSerial } from "../kernel/time";
import type { Settled } from "../kernel/settled";
import { dayOfBar } from "../market/codeZone";
import type { InstrumentCode } from "../market/instrumentCode";
import { periodOf, type Interval } from "../market/periods";
import { QosError } from "../qos/errors";
import type { CodeRow } from "./arguments/codes";
import { barCell, type BarField } from "./barTable";
import type { Cell, Table } from "./cell";
import { withHeadings, type Column, type Headings } from "./headings";
import type { SpanBars } from "./history/spanBars";
import { MOST_CELLS } from "./mostCells";
import { timeCell, type TimeZoneChoice } from "./zones";

export interface SeriesTableOptions {
  /** What was asked for, in order: each is a column. */
  readonly rows: readonly CodeRow[];
  readonly series: ReadonlyMap<InstrumentCode, Settled<SpanBars, QosError>>;
  readonly field: BarField;
  readonly interval: Interval;
  readonly headings: Headings;
  readonly zone: TimeZoneChoice;
}

const TIME: Column = { name: "time", zh: "时间" };

/**
 * One figure of several instruments: a row a bar, oldest first, and a column each after the times. Bars of a day and
 * longer stand in one row where their exchanges' own dates are the same, others where they begin at the same moment. An
 * instrument without a bar there shows that it has none.
 */
export function seriesTable(options: SeriesTableOptions): Table {
  const { rows, field, interval, headings } = options;
  const columns = new Map([...options.series].map(([code, series]) => [code, columnOf(code, series, options)]));
  const times = [...new Set([...columns.values()].flatMap(({ cells }) => [...cells.keys()]))].sort((a, b) => a - b);
  // The cell encoder would refuse them too, after they have been made.
  const most = Math.floor(MOST_CELLS / (rows.length + 1)) - 1;
  if (times.length > most) throw new QosError("tooLarge", { rows: times.length, most: Math.max(most, 0) });
  const clock = rows.find((row) => row.kind === "code");
  const daily = periodOf(interval).seconds === undefined;
  const body = times.map((time): readonly Cell[] => [
    daily || clock === undefined
      ? { kind: "time", serial: excelSerial(time + SERIAL_OF_EPOCH), style: "date" }
      : timeCell(epochSeconds(time), clock.code, options.zone),
    ...rows.map((row) => cellOf(row, time, columns)),
  ]);
  const named = rows.map((row): Column => {
    if (row.kind === "blank") return { name: "", zh: "" };
    return { name: row.given, zh: row.given, unit: field.unit, code: row.kind === "code" ? row.code : undefined };
  });
  return withHeadings([TIME, ...named], body, headings, () => undefined);
}

/** The figures of one instrument by time, and what it shows where there is none. */
interface SeriesColumn {
  /** By day counted from 1970-01-01, or by moment in seconds. */
  readonly cells: ReadonlyMap<number, Cell>;
  readonly none: QosError;
}

function columnOf(
  code: InstrumentCode,
  series: Settled<SpanBars, QosError>,
  { field, interval, zone }: SeriesTableOptions,
): SeriesColumn {
  if (!series.ok) return { cells: new Map(), none: series.error };
  const daily = periodOf(interval).seconds === undefined;
  const { bars, first } = series.value;
  const cells = new Map<number, Cell>();
  bars.forEach((bar, at) => {
    if (at < first) return;
    const time = daily ? dayOfBar(bar.time, code, zone.learned) : bar.time;
    cells.set(time, barCell(field, bar, bars[at - 1], { code, interval, zone }));
  });
  return { cells, none: new QosError("noBar", { code }) };
}

function cellOf(row: CodeRow, time: number, columns: ReadonlyMap<InstrumentCode, SeriesColumn>): Cell {
  if (row.kind === "blank") return "";
  if (row.kind === "error") return row.error;
  const column = columns.get(row.code);
  return column?.cells.get(time) ?? column?.none ?? new QosError("internal");
}
