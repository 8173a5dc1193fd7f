/** A cell of the chart's source. */
export interface SourceCell {
  readonly value: unknown;
  /** As the cell shows it. */
  readonly text: string;
}

/** One candle. */
export interface StockBar {
  /** Seconds since 1970 as the cell's clock shows them; where the cells hold no ascending times, the place in the row times a day. */
  readonly time: number;
  /** The category as its cell shows it. */
  readonly label: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** The four prices of a bar, in the order in which Excel's stock chart takes them. */
export const STOCK_SERIES = ["open", "high", "low", "close"] as const;

const SERIAL_OF_1970 = 25_569;
const DAY_SECONDS = 86_400;

/** Candles of a source's columns; a row without all four prices is none. */
export function stockBars(labels: readonly SourceCell[], series: readonly (readonly SourceCell[])[]): StockBar[] {
  const rows = labels.flatMap((label, at) => {
    const [open, high, low, close] = series.map((cells) => numberOf(cells[at]));
    if (open === undefined || high === undefined || low === undefined || close === undefined) return [];
    return [{ label, open, high, low, close }];
  });
  const times = rows.map(({ label }) => timeOf(label));
  const ascending = times.every((time, at) => time !== undefined && time > (times[at - 1] ?? -Infinity));
  return rows.map(({ label, ...prices }, at) => ({
    time: (ascending ? times[at] : undefined) ?? at * DAY_SECONDS,
    label: label.text,
    ...prices,
  }));
}

function timeOf({ value }: SourceCell): number | undefined {
  const serial = numberOf({ value, text: "" });
  return serial === undefined ? undefined : Math.round((serial - SERIAL_OF_1970) * DAY_SECONDS);
}

function numberOf(cell: SourceCell | undefined): number | undefined {
  return typeof cell?.value === "number" && Number.isFinite(cell.value) ? cell.value : undefined;
}
