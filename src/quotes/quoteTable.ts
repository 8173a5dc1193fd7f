import type { Settled } from "../kernel/settled";
import type { InstrumentCode } from "../market/instrumentCode";
import type { QosError } from "../qos/errors";
import type { InstrumentInfo } from "../qos/instrumentInfo";
import type { Snapshot } from "../qos/snapshot";
import type { CodeRow } from "./arguments/codes";
import type { Cell, Table } from "./cell";
import { readField, type QuoteField } from "./quoteFields";
import { rowTable } from "./rowTable";
import type { TimeZoneChoice } from "./zones";

type Answers<Row> = ReadonlyMap<InstrumentCode, Settled<Row, QosError>>;

export interface QuoteTableOptions {
  readonly rows: readonly CodeRow[];
  readonly fields: readonly QuoteField[];
  readonly headers: boolean;
  readonly zone: TimeZoneChoice;
  readonly snapshots: Answers<Snapshot>;
  readonly infos: Answers<InstrumentInfo>;
}

/** A table of quotes; a part of an instrument that failed shows why in each cell that needs it. */
export function quoteTable({ rows, fields, headers, zone, snapshots, infos }: QuoteTableOptions): Table {
  const cell = (code: InstrumentCode, field: QuoteField): Cell => {
    const snapshot = snapshots.get(code);
    const info = infos.get(code);
    if (field.needs.includes("figures") && snapshot?.ok === false) return snapshot.error;
    if (field.needs.includes("info") && info?.ok === false) return info.error;
    const figures = snapshot?.ok === true ? snapshot.value.regular : {};
    return readField({ code, figures, info: info?.ok === true ? info.value.fields : {} }, field, zone);
  };
  return rowTable({ rows, columns: fields, headers, cells: (code) => fields.map((field) => cell(code, field)) });
}
