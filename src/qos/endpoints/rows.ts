import { failure, success, type Settled } from "../../kernel/settled";
import { parseInstrumentCode, type InstrumentCode } from "../../market/instrumentCode";
import { decodeRows, isObject } from "../decode";
import { asQosError, type QosError } from "../errors";
import type { Decoded } from "./endpoint";

/**
 * Reads a list of rows that each name their code. Answers come in any order and with rows nobody asked for, so the
 * code alone says what a row is about. A row that cannot be read spoils only the answer for its own code.
 */
export function decodeRowsByCode<Row extends { readonly code: InstrumentCode }>(
  data: unknown,
  decodeRow: (value: unknown, path: string) => Row,
): Decoded<Row> {
  const rows = new Map<string, Settled<Row, QosError>>();
  let strange = 0;
  decodeRows(data, "data").forEach((value, index) => {
    try {
      const row = decodeRow(value, `data[${index}]`);
      rows.set(row.code, success(row));
    } catch (thrown) {
      const code = codeOf(value);
      if (code === undefined) strange += 1;
      else if (!rows.has(code)) rows.set(code, failure(asQosError(thrown)));
    }
  });
  return { rows, strange };
}

/** The readable code of a row, if it has one, although the rest of the row is not what it should be. */
export function codeOf(value: unknown): InstrumentCode | undefined {
  if (!isObject(value) || typeof value["c"] !== "string") return undefined;
  const code = parseInstrumentCode(value["c"]);
  return code.ok ? code.value : undefined;
}

/** Cuts a list into pieces of at most `size`. */
export function chunk<T>(items: readonly T[], size: number): T[][] {
  const pieces: T[][] = [];
  for (let start = 0; start < items.length; start += size) pieces.push(items.slice(start, start + size));
  return pieces;
}
