import type { Argument } from "../../../src/workbench/excel/values";

/** What the live cells of an instrument show in turn. */
export const FIELDS = [
  "last",
  "volume",
  "high",
  "low",
  "changepct",
  "turnover",
  "change",
  "amplitude",
  "open",
  "time",
] as const;

/** Instruments that are asked about. */
const INSTRUMENTS = 200;

export type AnsweredName = "PRICE" | "QUOTE" | "INFO" | "KLINE";

interface Answered {
  readonly cells: number;
  /** Values that a cell shows. */
  readonly values: number;
  readonly argumentsAt: (at: number) => readonly Argument[];
  /** Microseconds a value may take. */
  readonly most: number;
}

export const nameOf = (at: number): string => `US:A${at}`;
const nameAt = (at: number): string => nameOf(at % INSTRUMENTS);

/** Formulas whose answers are in memory. */
export const ANSWERED: Readonly<Record<AnsweredName, Answered>> = {
  PRICE: { cells: 50_000, values: 1, argumentsAt: (at) => [nameAt(at)], most: 1 },
  INFO: { cells: 50_000, values: 1, argumentsAt: (at) => [nameAt(at), "exchange"], most: 3 },
  QUOTE: {
    cells: 500,
    values: 200,
    argumentsAt: (at) => [Array.from({ length: 20 }, (_, row) => [nameAt(at + row)]), null, false],
    most: 1.5,
  },
  KLINE: { cells: 500, values: 600, argumentsAt: (at) => [nameAt(at), "1d", 100, null, null, false], most: 0.3 },
};
