import type { EpochSeconds } from "../kernel/time";
import type { InstrumentCode } from "../market/instrumentCode";
import { decodeCode, decodeDecimal, decodeList, decodeObject, decodeSeconds } from "./decode";

/** One price level of a book. Volumes are as the vendor counts them: lots of 100 in SH and SZ. */
export interface Level {
  readonly price: number | undefined;
  readonly volume: number | undefined;
}

/** An order book (§4.4.3), best price first on both sides. */
export interface Depth {
  readonly code: InstrumentCode;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
  readonly time: EpochSeconds | undefined;
}

export function decodeDepth(value: unknown, path: string): Depth {
  const row = decodeObject(value, path);
  return {
    code: decodeCode(row["c"], path, "c"),
    bids: bestFirst(decodeSide(row["b"], `${path}.b`), (left, right) => right - left),
    asks: bestFirst(decodeSide(row["a"], `${path}.a`), (left, right) => left - right),
    time: decodeSeconds(row["ts"], path, "ts"),
  };
}

/** A side without orders may be absent or null. */
function decodeSide(value: unknown, path: string): readonly Level[] {
  if (value === undefined || value === null) return [];
  return decodeList(value, path).map((item, at) => {
    const place = `${path}[${at}]`;
    const level = decodeObject(item, place);
    return { price: decodeDecimal(level["p"], place, "p"), volume: decodeDecimal(level["v"], place, "v") };
  });
}

/** The documents show both sides in order but do not promise it. Levels without a price keep to the end. */
function bestFirst(levels: readonly Level[], order: (left: number, right: number) => number): readonly Level[] {
  return [...levels].sort((left, right) => {
    if (left.price !== undefined && right.price !== undefined) return order(left.price, right.price);
    return Number(left.price === undefined) - Number(right.price === undefined);
  });
}
