import { QosError } from "../qos/errors";
import type { Trade } from "../qos/trade";
import type { Cell, Table } from "./cell";
import { withHeadings, type Headings } from "./headings";
import { timeCell, type TimeZoneChoice } from "./zones";

const COLUMNS = [
  { name: "time", zh: "时间" },
  { name: "price", zh: "成交价" },
  { name: "volume", zh: "成交量" },
  { name: "side", zh: "买卖方向" },
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
  return withHeadings(COLUMNS, body, headers);
}
