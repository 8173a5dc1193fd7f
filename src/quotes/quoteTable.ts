import type { Settled } from "../kernel/settled";
import type { InstrumentCode } from "../market/instrumentCode";
import type { QosError } from "../qos/errors";
import type { Snapshot } from "../qos/snapshot";
import type { CodeRow } from "./arguments/codes";
import type { Cell, Table } from "./cell";
import { readField, type QuoteField } from "./quoteFields";
import type { TimeZoneChoice } from "./zones";

export interface QuoteTableOptions {
  readonly rows: readonly CodeRow[];
  readonly fields: readonly QuoteField[];
  readonly headers: boolean;
  readonly zone: TimeZoneChoice;
  readonly answers: ReadonlyMap<InstrumentCode, Settled<Snapshot, QosError>>;
}

/** A table of quotes, one row a code, in the order asked; a row that failed shows why in each of its cells. */
export function quoteTable({ rows, fields, headers, zone, answers }: QuoteTableOptions): Table {
  const body = rows.map((row): Cell[] => {
    if (row.kind === "blank") return fields.map(() => "");
    if (row.kind === "error") return fields.map(() => row.error);
    const answer = answers.get(row.code);
    if (answer === undefined) return fields.map(() => "");
    const { ok } = answer;
    return fields.map((field) => (ok ? readField(answer.value, field, zone) : answer.error));
  });
  return headers ? [fields.map((field) => field.name), ...body] : body;
}
