import type { InstrumentCode } from "../market/instrumentCode";
import { decodeCode, decodeInteger, decodeObject, isObject } from "./decode";
import { decodeFigures, type SnapshotFigures } from "./fields";

/** Which part of the trading day a figure belongs to; `pre`, `post` and `night` exist in US only (§4.3.3). */
export type QuoteSession = "regular" | "pre" | "post" | "night";

/** A snapshot of one instrument (§4.3.3). */
export interface Snapshot {
  readonly code: InstrumentCode;
  readonly regular: SnapshotFigures;
  /** Blocks of extended hours; absent where the server has none, and always absent in a push. */
  readonly pre?: SnapshotFigures;
  readonly post?: SnapshotFigures;
  readonly night?: SnapshotFigures;
  /** The session a push belongs to, where the server says so (`tt`, 2025-06). */
  readonly session?: QuoteSession;
}

/** `tt` of a push: 0 unknown, 1 night, 2 pre-market, 3 regular, 4 after-hours (2025-06). */
const SESSION_OF_TT: readonly (QuoteSession | undefined)[] = [undefined, "night", "pre", "regular", "post"];

export function decodeSnapshot(value: unknown, path: string): Snapshot {
  const row = decodeObject(value, path);
  const code = decodeCode(row["c"], path, "c");
  const session = SESSION_OF_TT[decodeInteger(row["tt"], path, "tt") ?? 0];
  return {
    code,
    regular: decodeFigures(row, path),
    ...(isObject(row["pq"]) ? { pre: decodeFigures(row["pq"], `${path}.pq`) } : {}),
    ...(isObject(row["aq"]) ? { post: decodeFigures(row["aq"], `${path}.aq`) } : {}),
    ...(isObject(row["nq"]) ? { night: decodeFigures(row["nq"], `${path}.nq`) } : {}),
    ...(session === undefined ? {} : { session }),
  };
}
