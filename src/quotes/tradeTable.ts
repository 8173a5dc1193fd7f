import { QosError } from "../qos/errors";
import type { Trade } from "../qos/trade";
import type { Cell, Table } from "./cell";
import { withHeadings, type Column, type Headings } from "./headings";
import { timeCell, type TimeZoneChoice } from "./zones";

const COLUMNS: readonly Column[] = [
  { name: "time", zh: "时间", unit: "time" },
  { name: "price", zh: "成交价", unit: "price" },
  { name: "volume", zh: "成交量", unit: "volume" },
  { name: "side", zh: "买卖方向", unit: "text" },
];

/** Trades as a table, newest first. */
export function tradeTable(trades: readonly Trade[], zone: TimeZoneChoice, headers: Headings): Table {
  const body = trades.map(({ code, time, price, volume, side }): Cell[] => {
    const missing = (field: string): Cell => new QosError("noValue", { field, code });
    return [
      time === undefined ? missing("time") : timeCell(time, code, zone),
      price ?? missing("price"),
      volume ?? missing("volume"),
      side,
    ];
  });
  return withHeadings(COLUMNS, body, headers, (row) => trades[row]?.code);
}
