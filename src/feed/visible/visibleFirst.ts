import type { Exchange } from "../../flow/lookup";
import type { InstrumentCode } from "../../market/instrumentCode";
import type { Subject } from "../../qos/topics/topic";
import type { Want } from "../ledger";

/** The instruments on the sheet that a workbook shows. */
export interface VisibleCodes {
  /** Those in the part that the window shows, where Excel tells it. */
  readonly seen: readonly InstrumentCode[];
  /** The others on that sheet. */
  readonly nearby: readonly InstrumentCode[];
  /** When the sheet came to the front, milliseconds since the epoch. */
  readonly since: number;
}

/** A subject that waits for its turn, and when its value came (0: never). */
export interface Aged {
  readonly subject: Subject;
  readonly at: number;
}

/**
 * Whom the feed and the queues serve first: what is in front of the user. There is none until more is wanted than the
 * plan allows at once; until then, and without it, the oldest goes first.
 */
export interface VisibleFirst {
  /** Wants in the order in which they are given pushes. `server`: what it pushes now, by key. */
  order(wants: readonly Want[], server: { isSubscribed(key: string): boolean }): readonly Want[];
  /** In which order a turn of polling takes those that wait, given the oldest first. `turn` counts up. */
  share(waiting: readonly Aged[], turn: number): readonly Aged[];
  /** Turns of polling, `places` subjects each, in which all of `waiting` have been asked for, or those in front. */
  turns(waiting: readonly Aged[], places: number, which?: "visible"): number;
  /** Times that the active sheet could not be read, and the order stayed as it was. */
  failed: number;
  /** Puts questions in front into a request whose turn has come. */
  readonly exchange: Exchange;
}
