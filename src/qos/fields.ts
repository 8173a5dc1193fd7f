import type { EpochSeconds } from "../kernel/time";
import { decodeSeconds, isObject, readFigure, readFlag, readPrice, type WireObject } from "./decode";
import { isFigureOrNone, isMomentOrNone, isPriceOrNone } from "./kept";
import { plainFigure, plainFlag, plainPrice, plainSeconds } from "./plain";
import type { Notes } from "./unread";

/** What a field's value is, and so how it is decoded and shown. */
export type FieldKind = "price" | "volume" | "money" | "time" | "flag";

export interface FieldRow<Name extends string> {
  readonly name: Name;
  /** The member on the wire (§4.3.3). */
  readonly wire: string;
  readonly kind: FieldKind;
  readonly zh: string;
  readonly meaning: string;
}

/**
 * The one table of snapshot fields: it drives the names a formula takes, the list of fields, and what may be kept. A new
 * field on the wire is one row here, one member of `SnapshotFigures` and one line each of `decodeFigures` and `plainFigures`.
 */
export const SNAPSHOT_FIELDS = [
  { name: "last", wire: "lp", kind: "price", zh: "最新价", meaning: "latest price" },
  { name: "prevclose", wire: "yp", kind: "price", zh: "昨收价", meaning: "previous closing price" },
  { name: "open", wire: "o", kind: "price", zh: "开盘价", meaning: "opening price" },
  { name: "high", wire: "h", kind: "price", zh: "最高价", meaning: "highest price of the day" },
  { name: "low", wire: "l", kind: "price", zh: "最低价", meaning: "lowest price of the day" },
  { name: "volume", wire: "v", kind: "volume", zh: "成交量", meaning: "volume of the day, as the exchange counts it" },
  { name: "turnover", wire: "t", kind: "money", zh: "成交额", meaning: "turnover of the day in currency units" },
  { name: "time", wire: "ts", kind: "time", zh: "时间", meaning: "time of the data" },
  { name: "suspended", wire: "s", kind: "flag", zh: "停牌", meaning: "TRUE when trading is suspended" },
] as const satisfies readonly FieldRow<string>[];

export type SnapshotFieldName = (typeof SNAPSHOT_FIELDS)[number]["name"];

/** The figures of one snapshot; a member that the server did not send is undefined, never 0. */
export interface SnapshotFigures {
  readonly last: number | undefined;
  readonly prevclose: number | undefined;
  readonly open: number | undefined;
  readonly high: number | undefined;
  readonly low: number | undefined;
  readonly volume: number | undefined;
  readonly turnover: number | undefined;
  readonly time: EpochSeconds | undefined;
  readonly suspended: boolean | undefined;
}

/**
 * Reads every field of the table from a row of /snapshot, a block of extended hours, or a push. A figure that cannot be
 * read is missing alone; without its time the whole says nothing, since the time tells to which session it belongs.
 */
export function decodeFigures(row: WireObject, path: string, notes: Notes): SnapshotFigures {
  // Field by field: a loop over the table would take longer than reading the message did. A test compares the two.
  return {
    last: readPrice(row["lp"], path, "lp", notes),
    prevclose: readPrice(row["yp"], path, "yp", notes),
    open: readPrice(row["o"], path, "o", notes),
    high: readPrice(row["h"], path, "h", notes),
    low: readPrice(row["l"], path, "l", notes),
    volume: readFigure(row["v"], path, "v", notes),
    turnover: readFigure(row["t"], path, "t", notes),
    time: decodeSeconds(row["ts"], path, "ts"),
    suspended: readFlag(row["s"], path, "s", notes),
  };
}

/** The same of plain figures in the order of the table, NaN for what is absent: a push is read straight from its text. */
export function plainFigures(figures: readonly number[]): SnapshotFigures {
  const [last, prevclose, open, high, low, volume, turnover, time, suspended] = figures;
  return {
    last: plainPrice(last),
    prevclose: plainPrice(prevclose),
    open: plainPrice(open),
    high: plainPrice(high),
    low: plainPrice(low),
    volume: plainFigure(volume),
    turnover: plainFigure(turnover),
    time: plainSeconds(time),
    suspended: plainFlag(suspended),
  };
}

/** Whether what another workbook has handed over are the figures of a snapshot. */
export function isKeptFigures(value: unknown): value is SnapshotFigures {
  return isObject(value) && SNAPSHOT_FIELDS.every(({ name, kind }) => IS_KEPT[kind](value[name]));
}

const IS_KEPT: Readonly<Record<FieldKind, (value: unknown) => boolean>> = {
  price: isPriceOrNone,
  volume: isFigureOrNone,
  money: isFigureOrNone,
  time: isMomentOrNone,
  flag: (value) => value === undefined || typeof value === "boolean",
};
