import type { Settled } from "../kernel/settled";
import type { InstrumentCode } from "../market/instrumentCode";
import { QosError } from "../qos/errors";
import type { InstrumentInfo } from "../qos/instrumentInfo";
import type { CodeRow } from "./arguments/codes";
import type { Chosen } from "./arguments/fields";
import type { InCurrency } from "./arguments/moneyFields";
import type { Cell, Table } from "./cell";
import type { QuoteField } from "./quoteField";
import { readField } from "./quoteFields";
import type { Headings } from "./headings";
import type { Rates } from "./rates/loadRates";
import { rateKey } from "./rates/rateQuery";
import { rowTable } from "./rowTable";
import { FIGURES_OF_BARS, type SessionAnswer } from "./sessions/sessionSource";
import type { SessionView } from "./sessions/sessionView";
import type { TimeZoneChoice } from "./zones";

type Answers<Row> = ReadonlyMap<InstrumentCode, Settled<Row, QosError>>;

/** What a row of quotes is made from: the instrument's sessions, and why the regular one may be wanting. */
export interface QuoteRow extends Pick<SessionAnswer, "barsError"> {
  readonly view: SessionView;
}

export interface QuoteTableOptions {
  readonly rows: readonly CodeRow[];
  readonly fields: readonly Chosen<InCurrency<QuoteField>>[];
  readonly headers: Headings;
  /** Whether each row begins with its code. */
  readonly codes: boolean;
  readonly zone: TimeZoneChoice;
  readonly snapshots: Answers<QuoteRow>;
  readonly infos: Answers<InstrumentInfo>;
  /** Undefined: no field is converted. */
  readonly rates?: Rates | undefined;
}

/** A table of quotes; a part of an instrument that failed shows why in each cell that needs it. */
export function quoteTable({ rows, fields, headers, codes, zone, snapshots, infos, rates }: QuoteTableOptions): Table {
  const cell = (code: InstrumentCode, field: InCurrency<QuoteField>): Cell => {
    const own = ownCell(code, field);
    if (field.currency === undefined || typeof own !== "number") return own;
    const rate = rates?.get(rateKey({ from: { code }, to: field.currency }));
    if (rate === undefined) throw new QosError("internal");
    return rate.ok ? own * rate.value : rate.error;
  };
  /** In the currency that the instrument is priced in. */
  const ownCell = (code: InstrumentCode, field: QuoteField): Cell => {
    const snapshot = snapshots.get(code);
    const info = infos.get(code);
    if (needsSnapshot(field) && snapshot?.ok === false) return snapshot.error;
    if (needsInfo(field) && info?.ok === false) return info.error;
    const row = snapshot?.ok === true ? snapshot.value : undefined;
    const shown = readField({ code, view: row?.view, info: info?.ok === true ? info.value.fields : {} }, field, zone);
    return isMissing(shown) && row !== undefined ? (whyMissing(row, field) ?? shown) : shown;
  };
  return rowTable({ rows, columns: fields, headers, codes, cells: (code) => fields.map((field) => cell(code, field)) });
}

export function needsSnapshot({ needs }: QuoteField): boolean {
  return needs.some((need) => need !== "info");
}

export function needsInfo({ needs }: QuoteField): boolean {
  return needs.includes("info");
}

function isMissing(cell: Cell): boolean {
  return cell instanceof QosError && cell.id === "noValue";
}

/** The daily bars that would have told the figure could not be had. */
function whyMissing({ barsError, view }: QuoteRow, { needs }: QuoteField): QosError | undefined {
  const wanting = FIGURES_OF_BARS.some((name) => needs.includes(name) && view.regular[name] === undefined);
  return wanting ? barsError : undefined;
}
