import { QosError } from "../qos/errors";
import type { Cell, Table } from "./cell";

/** What a live formula shows. */
export type Shown = Cell | Table;

/** Whether a formula that shows the one looks no other when it shows the other. */
export function sameShown(left: Shown | undefined, right: Shown): boolean {
  if (left === undefined) return false;
  if (!isTable(left) || !isTable(right)) return !isTable(left) && !isTable(right) && sameCell(left, right);
  return (
    left.length === right.length &&
    left.every((row, at) => {
      const other = right[at] ?? [];
      // A row that was kept is no other.
      return (
        row === other ||
        (row.length === other.length && row.every((cell, column) => sameCell(cell, other[column] ?? "")))
      );
    })
  );
}

export function isTable(shown: Shown | undefined): shown is Table {
  return Array.isArray(shown);
}

function sameCell(left: Cell, right: Cell): boolean {
  if (left instanceof QosError || right instanceof QosError)
    return left instanceof QosError && right instanceof QosError && left.message === right.message;
  if (typeof left === "object" || typeof right === "object")
    return typeof left === "object" && typeof right === "object" && left.serial === right.serial;
  return left === right;
}
