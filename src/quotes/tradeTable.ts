import { QosError } from "../qos/errors";
import type { Trade } from "../qos/trade";
import type { Cell, Table } from "./cell";
import { withHeader } from "./rowTable";
import { timeCell, type TimeZoneChoice } from "./zones";

const COLUMNS = [{ name: "time" }, { name: "price" }, { name: "volume" }, { name: "side" }];

/** Trades as a table, newest first. */
export function tradeTable(trades: readonly Trade[], zone: TimeZoneChoice, headers: boolean): Table {
  const body = trades.map(({ code, time, price, volume, side }): Cell[] => {
    const missing = (field: string): Cell => new QosError("noValue", { field, code });
    return [
      time === undefined ? missing("time") : timeCell(time, code, zone),
      price ?? missing("price"),
      volume ?? missing("volume"),
      side,
    ];
  });
  return withHeader(COLUMNS, body, headers);
}
