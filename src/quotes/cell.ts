import type { ExcelSerial } from "../kernel/time";
import type { QosError } from "../qos/errors";

/** A moment as a cell shows it: `date` for daily and longer bars, else with the time of day. */
export interface CellTime {
  readonly kind: "time";
  readonly serial: ExcelSerial;
  readonly style: "date" | "datetime";
}

/** What one cell shows. An error in a table fails its own cell only; "" is a cell left blank on purpose. */
export type Cell = number | string | boolean | CellTime | QosError;

/** A rectangle of cells, row by row. */
export type Table = readonly (readonly Cell[])[];
