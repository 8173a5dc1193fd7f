import type { EpochSeconds } from "../kernel/time";
import type { InstrumentCode } from "../market/instrumentCode";
import { decodeCode, decodeDecimal, decodeInteger, decodeObject, decodeSeconds } from "./decode";

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

/** `d`: 0 unknown, 1 buy, 2 sell (§2.2); a number that is none of these is unknown too. */
const SIDES: readonly Side[] = ["unknown", "buy", "sell"];

export function decodeTrade(value: unknown, path: string): Trade {
  const row = decodeObject(value, path);
  return {
    code: decodeCode(row["c"], path, "c"),
    price: decodeDecimal(row["p"], path, "p"),
    volume: decodeDecimal(row["v"], path, "v"),
    time: decodeSeconds(row["ts"], path, "ts"),
    side: SIDES[decodeInteger(row["d"], path, "d") ?? 0] ?? "unknown",
  };
}
