import type { EpochSeconds } from "../kernel/time";
import type { InstrumentCode } from "../market/instrumentCode";
import { decodeCode, decodeObject, decodeSeconds, isObject, readFigure, readPrice } from "./decode";
import { isFigureOrNone, isMomentOrNone, isPriceOrNone } from "./kept";
import { Notes } from "./unread";

/** Who was in a hurry (§2.2). */
export type Side = "buy" | "sell" | "unknown";

/** One trade (§4.5.3). */
export interface Trade {
  readonly code: InstrumentCode;
  readonly price: number | undefined;
  readonly volume: number | undefined;
  readonly time: EpochSeconds | undefined;
  readonly side: Side;
}

/** A trade on the tape. `listed`: it came in an answer, and the push of it may still be on its way. */
export interface Print extends Trade {
  readonly listed?: true;
}

/** `d`: 0 unknown, 1 buy, 2 sell (§2.2); a number that is none of these is unknown too. */
const SIDES: readonly Side[] = ["unknown", "buy", "sell"];

export function sideOf(direction: number | undefined): Side {
  return SIDES[direction ?? 0] ?? "unknown";
}

/** Figures come as texts (2025-03) or as numbers. */
export function decodeTrade(value: unknown, path: string, notes = new Notes()): Trade {
  const row = decodeObject(value, path);
  return {
    code: decodeCode(row["c"], path, "c"),
    price: readPrice(row["p"], path, "p", notes),
    volume: readFigure(row["v"], path, "v", notes),
    time: decodeSeconds(row["ts"], path, "ts"),
    side: sideOf(readFigure(row["d"], path, "d", notes)),
  };
}

/** Whether what another workbook has handed over is a trade on the tape. */
export function isKeptPrint(value: unknown): value is Print {
  if (!isObject(value) || typeof value["code"] !== "string") return false;
  const { price, volume, time, side, listed } = value;
  const isWhole = isPriceOrNone(price) && isFigureOrNone(volume) && isMomentOrNone(time);
  return isWhole && SIDES.some((one) => one === side) && (listed === undefined || listed === true);
}
