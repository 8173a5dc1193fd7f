import { SERIAL_OF_EPOCH } from "../../kernel/time";
import type { Cell, Table } from "../../quotes/cell";
import type { Shown } from "../../quotes/streams";

/** One candle. `time`: seconds since 1970 as the clock of the chosen zone shows them, so that an axis needs no zone. */
export interface ChartBar {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number | undefined;
}

export interface ChartBars {
  /** Ascending, each time once. */
  readonly bars: readonly ChartBar[];
  /** A bar is a day or longer: its time is a date. */
  readonly dated: boolean;
}

/** The columns that `readBars` reads, as the formulas take them. */
export const CHART_FIELDS = "time,open,high,low,close,volume";

const DAY_SECONDS = 86_400;

/** Reads the table of QOS.KLINE or QOS.LIVEKLINE with the columns above. A bar without all four prices is left out. */
export function readBars(shown: Shown): ChartBars {
  const table = isTable(shown) ? shown : [];
  const bars: ChartBar[] = [];
  for (const [moment, ...figures] of table) {
    const [open, high, low, close, volume] = figures.map(numberOf);
    if (!isTime(moment) || open === undefined || high === undefined || low === undefined || close === undefined)
      continue;
    const shownAt = Math.round((moment.serial - SERIAL_OF_EPOCH) * DAY_SECONDS);
    // Where the clocks are set back an hour comes twice: its second passing stands right behind the first.
    const time = Math.max(shownAt, (bars.at(-1)?.time ?? -Infinity) + 1);
    bars.push({ time, open, high, low, close, volume });
  }
  const [[first] = []] = table;
  return { bars, dated: isTime(first) && first.style === "date" };
}

/** The history with what the live table has from its last bar on: that one moves, others follow it. */
export function joinBars(history: readonly ChartBar[], live: readonly ChartBar[]): readonly ChartBar[] {
  const last = history.at(-1);
  if (last === undefined) return live;
  const newer = live.filter((bar) => bar.time >= last.time);
  return newer[0]?.time === last.time ? [...history.slice(0, -1), ...newer] : [...history, ...newer];
}

function isTable(shown: Shown): shown is Table {
  return Array.isArray(shown);
}

function isTime(cell: Cell | undefined): cell is Extract<Cell, { readonly kind: "time" }> {
  return typeof cell === "object" && "kind" in cell && cell.kind === "time";
}

function numberOf(cell: Cell): number | undefined {
  return typeof cell === "number" ? cell : undefined;
}
