import type { InstrumentCode } from "../market/instrumentCode";
import { decodeCode, decodeObject, isObject, unexpected, type WireObject } from "./decode";
import { asQosError } from "./errors";
import { decodeFigures, type SnapshotFigures } from "./fields";
import { Notes } from "./unread";

/** Which part of the trading day a figure belongs to; `pre`, `post` and `night` exist in US only (§4.3.3). */
export type QuoteSession = (typeof QUOTE_SESSIONS)[number];

export const QUOTE_SESSIONS = ["regular", "pre", "post", "night"] as const;

/** A snapshot of one instrument (§4.3.3). */
export interface Snapshot {
  readonly code: InstrumentCode;
  /** The figures at the top: of the session in which their time lies, whichever that is. */
  readonly figures: SnapshotFigures;
  /** Blocks of extended hours; absent where the server has none, and always absent in a push. */
  readonly pre?: SnapshotFigures;
  readonly post?: SnapshotFigures;
  readonly night?: SnapshotFigures;
  /** The session that the figures at the top belong to, where the server says so (`tt`). */
  readonly session?: QuoteSession;
}

/**
 * `tt` of a push (2025-06) or of a row (2025-03-27): 0 unknown, 1 night, 2 pre-market, 3 regular, 4 after-hours. What
 * is none of these says nothing.
 */
const SESSION_OF_TT: ReadonlyMap<string, QuoteSession> = new Map([
  ["1", "night"],
  ["2", "pre"],
  ["3", "regular"],
  ["4", "post"],
]);

export function sessionOfTt(tt: unknown): QuoteSession | undefined {
  return typeof tt === "number" || typeof tt === "string" ? SESSION_OF_TT.get(String(tt).trim()) : undefined;
}

/** A snapshot without blocks of extended hours. */
export function snapshotOf(
  code: InstrumentCode,
  figures: SnapshotFigures,
  session: QuoteSession | undefined,
): Snapshot {
  return session === undefined ? { code, figures } : { code, figures, session };
}

export function decodeSnapshot(value: unknown, path: string, notes = new Notes()): Snapshot {
  const row = decodeObject(value, path);
  const code = decodeCode(row["c"], path, "c");
  const session = sessionOfTt(row["tt"]);
  const figures = decodeFigures(row, path, notes);
  if (row["pq"] === undefined && row["aq"] === undefined && row["nq"] === undefined)
    return snapshotOf(code, figures, session);
  const pre = decodeBlock(row, path, "pq", notes);
  const post = decodeBlock(row, path, "aq", notes);
  const night = decodeBlock(row, path, "nq", notes);
  return {
    code,
    figures,
    ...(pre === undefined ? {} : { pre }),
    ...(post === undefined ? {} : { post }),
    ...(night === undefined ? {} : { night }),
    ...(session === undefined ? {} : { session }),
  };
}

/** A block that cannot be read is left out, and spoils nothing else. */
function decodeBlock(row: WireObject, path: string, member: string, notes: Notes): SnapshotFigures | undefined {
  const block = row[member];
  if (block === undefined || block === null) return undefined;
  if (!isObject(block)) {
    notes.add(() => unexpected(path, "an object", block, member));
    return undefined;
  }
  try {
    return decodeFigures(block, `${path}.${member}`, notes);
  } catch (thrown) {
    notes.add(() => asQosError(thrown));
    return undefined;
  }
}
