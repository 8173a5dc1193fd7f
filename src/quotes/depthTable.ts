import { QosError } from "../qos/errors";
import type { Depth } from "../qos/depth";
import type { Cell, Table } from "./cell";
import { withHeadings, type Column, type Headings } from "./headings";

const COLUMNS: readonly Column[] = [
  { name: "bidvolume", zh: "买量", unit: "volume" },
  { name: "bid", zh: "买价", unit: "price" },
  { name: "ask", zh: "卖价", unit: "price" },
  { name: "askvolume", zh: "卖量", unit: "volume" },
];

/** An order book as a table, best prices on top: as many rows as asked for, or as the server has levels. */
export function depthTable({ code, bids, asks }: Depth, levels: number, headers: Headings): Table {
  const rows = Math.max(1, Math.min(levels, Math.max(bids.length, asks.length)));
  const missing = (field: string): Cell => new QosError("noValue", { field, code });
  const body: Cell[][] = [];
  for (let at = 0; at < rows; at += 1) {
    const bid = bids[at];
    const ask = asks[at];
    body.push([
      bid?.volume ?? missing("bidvolume"),
      bid?.price ?? missing("bid"),
      ask?.price ?? missing("ask"),
      ask?.volume ?? missing("askvolume"),
    ]);
  }
  return withHeadings(COLUMNS, body, headers, () => code);
}
