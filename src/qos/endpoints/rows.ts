import { failure, success, type Settled } from "../../kernel/settled";
import type { EpochSeconds } from "../../kernel/time";
import { parseInstrumentCode, type InstrumentCode } from "../../market/instrumentCode";
import { decodeRows, isObject } from "../decode";
import { asQosError, type QosError } from "../errors";
import { Notes } from "../unread";
import type { Decoded } from "./endpoint";

/**
 * Reads a list of rows that each name their code. Answers come in any order and with rows nobody asked for, so the
 * code alone says what a row is about. A row that cannot be read spoils only the answer for its own code, and not even
 * that where another row of it can be read. Of two rows of one code the one that `supersedes` the other counts.
 */
export function decodeRowsByCode<Row extends { readonly code: InstrumentCode }>(
  data: unknown,
  decodeRow: (value: unknown, path: string, notes: Notes) => Row,
  supersedes: (row: Row, before: Row) => boolean = () => true,
): Decoded<Row> {
  const rows = new Map<string, Settled<Row, QosError>>();
  const notes = new Notes();
  let strange = 0;
  decodeRows(data, "data").forEach((value, index) => {
    if (!mayHaveCode(value)) {
      strange += 1;
      return;
    }
    try {
      const row = decodeRow(value, `data[${index}]`, notes);
      const before = rows.get(row.code);
      if (before?.ok === false) notes.add(() => before.error);
      if (before?.ok !== true || supersedes(row, before.value)) rows.set(row.code, success(row));
    } catch (thrown) {
      const code = codeOf(value);
      if (code === undefined) {
        strange += 1;
        return;
      }
      const before = rows.get(code);
      if (before === undefined) rows.set(code, failure(asQosError(thrown)));
      else if (before.ok) notes.add(() => asQosError(thrown));
    }
  });
  return { rows, strange, unread: notes.unread };
}

/**
 * Whether data of `time` is newer than data of `before`; undefined where neither is. What has no time is as old as can
 * be.
 */
export function isNewer(time: EpochSeconds | undefined, before: EpochSeconds | undefined): boolean | undefined {
  return time === before ? undefined : (time ?? 0) > (before ?? 0);
}

/** The readable code of a row, if it has one, although the rest of the row is not what it should be. */
export function codeOf(value: unknown): InstrumentCode | undefined {
  if (!isObject(value) || typeof value["c"] !== "string") return undefined;
  const code = parseInstrumentCode(value["c"]);
  return code.ok ? code.value : undefined;
}

/** A quick look: an answer of thousands of rows that are none is to cost no thousands of errors. */
export function mayHaveCode(value: unknown): boolean {
  return isObject(value) && typeof value["c"] === "string" && value["c"].includes(":");
}

/** Cuts a list into pieces of at most `size`. */
export function chunk<T>(items: readonly T[], size: number): T[][] {
  const pieces: T[][] = [];
  for (let start = 0; start < items.length; start += size) pieces.push(items.slice(start, start + size));
  return pieces;
}
