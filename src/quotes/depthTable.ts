import { QosError } from "../qos/errors";
import type { Depth, Level } from "../qos/depth";
import type { Cell, Table } from "./cell";
import { withHeadings, type Headings } from "./headings";

const COLUMNS = [
  { name: "bidvolume", zh: "买量" },
  { name: "bid", zh: "买价" },
  { name: "ask", zh: "卖价" },
  { name: "askvolume", zh: "卖量" },
];

/** An order book as a table, best prices on top: as many rows as asked for, or as the server has levels. */
export function depthTable({ code, bids, asks }: Depth, levels: number, headers: Headings): Table {
  const rows = Math.max(1, Math.min(levels, Math.max(bids.length, asks.length)));
  const missing = (field: string): Cell => new QosError("noValue", { field, code });
  const cells = (level: Level | undefined, side: "bid" | "ask"): readonly [Cell, Cell] => [
    level?.price ?? missing(side),
    level?.volume ?? missing(`${side}volume`),
  ];
  const body = Array.from({ length: rows }, (_row, at) => {
    const [bid, bidVolume] = cells(bids[at], "bid");
    const [ask, askVolume] = cells(asks[at], "ask");
    return [bidVolume, bid, ask, askVolume];
  });
  return withHeadings(COLUMNS, body, headers);
}
