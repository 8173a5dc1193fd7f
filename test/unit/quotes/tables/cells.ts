import { QosError } from "../../../../src/qos/errors";
import type { Cell, Table } from "../../../../src/quotes/cell";

/** A table with each error as its id and the details it tells, so that one cell's reason cannot pass for another's. */
export function cellsOf(table: Table): unknown[][] {
  return table.map((row) => row.map(cellOf));
}

export function cellOf(cell: Cell): unknown {
  return cell instanceof QosError ? [cell.id, ...Object.values(cell.details)].join(" ") : cell;
}

/** A cell that shows a moment: `datetime`, or `date` for a whole day. */
export function moment(serial: number, style: "date" | "datetime" = "datetime"): unknown {
  return { kind: "time", serial, style };
}
