import { groupCodes } from "../../market/codeList";
import type { InstrumentCode } from "../../market/instrumentCode";
import type { Notes } from "../unread";
import type { BudgetClass, Endpoint } from "./endpoint";
import { chunk, decodeRowsByCode } from "./rows";

/** An endpoint that takes a list of codes and answers one row a code: /snapshot, /depth, /instrument-info. */
export function codesEndpoint<Row extends { readonly code: InstrumentCode }>(options: {
  readonly path: string;
  readonly budget: BudgetClass;
  readonly decodeRow: (value: unknown, path: string, notes: Notes) => Row;
  /** Whether a row says more recent things than one before it of the same code. @default true */
  readonly supersedes?: (row: Row, before: Row) => boolean;
}): Endpoint<InstrumentCode, Row> {
  return {
    path: options.path,
    budget: options.budget,
    plan: (codes, products) =>
      chunk([...new Set(codes)], products).map((queries) => ({ body: { codes: groupCodes(queries) }, queries })),
    decode: (data) => decodeRowsByCode(data, options.decodeRow, options.supersedes),
    rowKey: (code) => code,
  };
}
