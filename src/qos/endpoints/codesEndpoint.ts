import { groupCodes } from "../../market/codeList";
import type { InstrumentCode } from "../../market/instrumentCode";
import type { BudgetClass, Endpoint } from "./endpoint";
import { chunk, decodeRowsByCode } from "./rows";

/** An endpoint that takes a list of codes and answers one row a code: /snapshot, /depth, /instrument-info. */
export function codesEndpoint<Row extends { readonly code: InstrumentCode }>(options: {
  readonly path: string;
  readonly budget: BudgetClass;
  readonly decodeRow: (value: unknown, path: string) => Row;
}): Endpoint<InstrumentCode, Row> {
  return {
    path: options.path,
    budget: options.budget,
    plan: (codes, products) =>
      chunk([...new Set(codes)], products).map((asks) => ({ body: { codes: groupCodes(asks) }, asks })),
    decode: (data) => decodeRowsByCode(data, options.decodeRow),
    rowKey: (code) => code,
  };
}
