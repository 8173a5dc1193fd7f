import type { Model } from "@odoo/o-spreadsheet";

/** Types of o-spreadsheet that its index does not name. */
export type Getters = Model["getters"];
export type CellPosition = Parameters<Getters["getEvaluatedCell"]>[0];
export type EvaluatedCell = ReturnType<Getters["getEvaluatedCell"]>;

/** A value on its way into or out of a function. */
export interface FunctionValue {
  readonly value: unknown;
  readonly format?: string;
  readonly message?: string;
}

/** Column by column. */
export type FunctionMatrix = readonly (readonly FunctionValue[])[];
