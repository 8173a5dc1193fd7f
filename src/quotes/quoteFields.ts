import { marketOf, type InstrumentCode } from "../market/instrumentCode";
import { marketRow } from "../market/markets";
import { SNAPSHOT_FIELDS, type FieldKind, type SnapshotFigures } from "../qos/fields";
import { QosError } from "../qos/errors";
import { INFO_FIELDS, type InstrumentInfo } from "../qos/instrumentInfo";
import type { Cell } from "./cell";
import { timeCell, type TimeZoneChoice } from "./zones";

/** A field that a formula can name. */
export interface QuoteField {
  readonly name: string;
  readonly zh: string;
  /** The member on the wire, or undefined for a derived field. */
  readonly wire: string | undefined;
  readonly unit: FieldKind | "fraction" | "number" | "text";
  readonly meaning: string;
  /** What the value is made from. */
  readonly needs: readonly ("figures" | "info")[];
  /** The value; undefined when the server did not send what it needs. */
  readonly read: (source: QuoteSource) => number | boolean | string | undefined;
}

/** What is known of one instrument. A part that no field needs is not asked for. */
export interface QuoteSource {
  readonly code: InstrumentCode;
  readonly figures: Partial<SnapshotFigures>;
  readonly info: Partial<InstrumentInfo["fields"]>;
}

const FIGURES = ["figures"] as const;
const BOTH = ["figures", "info"] as const;

/** Fields computed from others. Percentages are fractions. A new one is one row here. */
const DERIVED: readonly QuoteField[] = [
  {
    name: "change",
    zh: "涨跌额",
    wire: undefined,
    unit: "price",
    meaning: "last - prevclose",
    needs: FIGURES,
    read: ({ figures: { last, prevclose } }) => difference(last, prevclose),
  },
  {
    name: "changepct",
    zh: "涨跌幅",
    wire: undefined,
    unit: "fraction",
    meaning: "(last - prevclose) / prevclose, a fraction",
    needs: FIGURES,
    read: ({ figures: { last, prevclose } }) => ratio(difference(last, prevclose), prevclose),
  },
  {
    name: "amplitude",
    zh: "振幅",
    wire: undefined,
    unit: "fraction",
    meaning: "(high - low) / prevclose, a fraction",
    needs: FIGURES,
    read: ({ figures: { high, low, prevclose } }) => ratio(difference(high, low), prevclose),
  },
  {
    name: "avgprice",
    zh: "均价",
    wire: undefined,
    unit: "price",
    meaning: "turnover / volume, per share",
    needs: FIGURES,
    read: ({ code, figures: { turnover, volume } }) =>
      ratio(turnover, product(volume, marketRow(marketOf(code)).volumeUnit)),
  },
  {
    name: "mktcap",
    zh: "总市值",
    wire: undefined,
    unit: "money",
    meaning: "last x shares",
    needs: BOTH,
    read: ({ figures: { last }, info: { shares } }) => product(last, number(shares)),
  },
  {
    name: "pe",
    zh: "市盈率",
    wire: undefined,
    unit: "number",
    meaning: "last / eps",
    needs: BOTH,
    read: ({ figures: { last }, info: { eps } }) => ratio(last, number(eps)),
  },
  {
    name: "pb",
    zh: "市净率",
    wire: undefined,
    unit: "number",
    meaning: "last / navps",
    needs: BOTH,
    read: ({ figures: { last }, info: { navps } }) => ratio(last, number(navps)),
  },
];

const FROM_WIRE: readonly QuoteField[] = SNAPSHOT_FIELDS.map((row) => ({
  name: row.name,
  zh: row.zh,
  wire: row.wire,
  unit: row.kind,
  meaning: row.meaning,
  needs: FIGURES,
  read: ({ figures }) => figures[row.name],
}));

const FROM_INFO: readonly QuoteField[] = INFO_FIELDS.map((row) => ({
  name: row.name,
  zh: row.zh,
  // Its key may mean something else in a snapshot (`ts`), so a reference field goes by its names alone here.
  wire: undefined,
  unit: row.kind,
  meaning: row.meaning,
  needs: ["info"],
  read: ({ info }) => info[row.name],
}));

/** Every field of a quote: of the snapshot, derived, and of the reference data. */
export const QUOTE_FIELDS: readonly QuoteField[] = [...FROM_WIRE, ...DERIVED, ...FROM_INFO];

export const DEFAULT_QUOTE_FIELDS = "last,change,changepct,open,high,low,prevclose,volume,turnover,time";

/** One field as a cell; a value that the server did not send is #N/A, never 0. */
export function readField(source: QuoteSource, field: QuoteField, zone: TimeZoneChoice): Cell {
  const { time } = source.figures;
  if (field.unit === "time" && time !== undefined) return timeCell(time, source.code, zone);
  return field.read(source) ?? new QosError("noValue", { field: field.name, code: source.code });
}

/** A difference of prices without the noise of binary fractions: 26.15 - 25.92 is 0.23. */
export function difference(left: number | undefined, right: number | undefined): number | undefined {
  if (left === undefined || right === undefined) return undefined;
  const decimals = Math.min(12, Math.max(decimalsOf(left), decimalsOf(right)));
  return Number((left - right).toFixed(decimals));
}

function ratio(part: number | undefined, whole: number | undefined): number | undefined {
  return part === undefined || whole === undefined || whole === 0 ? undefined : part / whole;
}

function product(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined || right === undefined ? undefined : left * right;
}

function number(value: string | number | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function decimalsOf(value: number): number {
  const text = String(value);
  const point = text.indexOf(".");
  if (text.includes("e")) return 12;
  return point < 0 ? 0 : text.length - point - 1;
}
