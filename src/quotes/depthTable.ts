import { QosError } from "../qos/errors";
import type { Depth, Level } from "../qos/depth";
import type { Cell, Table } from "./cell";
import { withHeader } from "./rowTable";

const COLUMNS = [{ name: "bidvolume" }, { name: "bid" }, { name: "ask" }, { name: "askvolume" }];

/** A book as a table, best prices on top: as many rows as asked for, or as the server has levels. */
export function depthTable({ code, bids, asks }: Depth, levels: number, headers: boolean): Table {
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
  return withHeader(COLUMNS, body, headers);
}
