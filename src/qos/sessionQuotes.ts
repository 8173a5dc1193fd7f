import type { EpochSeconds } from "../kernel/time";
import type { InstrumentCode } from "../market/instrumentCode";
import { isKeptBar, type Bar } from "./bar";
import { isObject } from "./decode";
import { isFigureOrNone, isMomentOrNone, isPriceOrNone } from "./kept";
import { isKeptFigures, type SnapshotFigures } from "./fields";
import { QUOTE_SESSIONS, type QuoteSession } from "./snapshot";

/** What a server said of one session of an instrument. */
export interface SessionQuote {
  /** The day, as yyyymmdd, whose trading this is. Undefined where the server told no time, or sessions are not told apart. */
  readonly day: number | undefined;
  /** The newest of its figures, held within the session: a block may be stamped a second after its end. */
  readonly moment: EpochSeconds | undefined;
  /** The figures of this session. Of extended hours without `prevclose`: see the two members below. */
  readonly figures: SnapshotFigures;
  /** The newest time in the message that told them: told after the session's end, they are its last word. */
  readonly toldAt: EpochSeconds | undefined;
  /** A block of extended hours (`pq`, `aq`, `nq`) rather than the figures at the top of a row or of a push. */
  readonly isBlock: boolean;
  /** The last regular close before this session: what a block calls `yp`. */
  readonly regularClose?: number;
  /** `yp` of a row whose own figures are of extended hours: a close before, and not said which (NOTES: it may not have rolled over). */
  readonly rowPrevclose?: number;
}

/** All that is known of an instrument, by session. Plain data: workbooks hand it to each other. */
export interface SessionQuotes {
  readonly code: InstrumentCode;
  readonly sessions: Readonly<Partial<Record<QuoteSession, SessionQuote>>>;
  /** The newest daily bars, where they had to be asked for. */
  readonly dayBars?: DayBars;
}

/** Daily bars, oldest first. */
export interface DayBars {
  readonly bars: readonly Bar[];
  /** When they came, by this computer's clock. */
  readonly at: EpochSeconds;
}

/** Whether what another workbook has handed over is this. */
export function isKeptQuotes(value: unknown): value is SessionQuotes {
  if (!isObject(value) || typeof value["code"] !== "string" || !isObject(value["sessions"])) return false;
  const { sessions, dayBars } = value;
  return QUOTE_SESSIONS.every((name) => isQuoteOrNone(sessions[name])) && (dayBars === undefined || isDayBars(dayBars));
}

function isQuoteOrNone(value: unknown): boolean {
  if (value === undefined) return true;
  if (!isObject(value)) return false;
  const { day, moment, figures, toldAt, isBlock, regularClose, rowPrevclose } = value;
  return (
    isFigureOrNone(day) &&
    isMomentOrNone(moment) &&
    isKeptFigures(figures) &&
    isMomentOrNone(toldAt) &&
    typeof isBlock === "boolean" &&
    isPriceOrNone(regularClose) &&
    isPriceOrNone(rowPrevclose)
  );
}

function isDayBars(value: unknown): boolean {
  return (
    isObject(value) && typeof value["at"] === "number" && Array.isArray(value["bars"]) && value["bars"].every(isKeptBar)
  );
}
