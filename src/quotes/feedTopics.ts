import type { EpochSeconds } from "../kernel/time";
import type { FeedTopics } from "../feed/feedTopic";
import type { Maker, Substitute } from "../feed/substitutes";
import type { InstrumentCode } from "../market/instrumentCode";
import type { Interval } from "../market/periods";
import type { Bar } from "../qos/bar";
import type { Depth } from "../qos/depth";
import { BarAggregation, type AggregationContext } from "./live/barAggregation";
import { mergeBars } from "./live/mergeBars";
import { mergeTape } from "./live/tape";
import { LONGEST_DELAY } from "./sessions/mergeQuotes";
import { snapshotFeed } from "./sessions/snapshotFeed";

function isLate(newcomer: EpochSeconds | undefined, known: EpochSeconds | undefined): boolean {
  if (newcomer === undefined || known === undefined) return false;
  return newcomer < known && known - newcomer <= LONGEST_DELAY;
}

/** The newer of two books. Within one second a push tells more than an answer, which it may have overtaken. */
export function mergeDepths(known: Depth | undefined, newcomer: Depth, overPush = false): Depth | undefined {
  if (isLate(newcomer.time, known?.time)) return undefined;
  const sameSecond = newcomer.time !== undefined && newcomer.time === known?.time;
  return overPush && sameSecond ? undefined : newcomer;
}

/** Every topic that the live side knows. A new topic is one row here. */
export function feedTopics(context: AggregationContext): FeedTopics {
  return {
    S: snapshotFeed(context.kindsOf),
    D: { push: mergeDepths, answer: mergeDepths },
    T: { push: mergeTape, answer: mergeTape },
    K: { push: mergeBars, answer: mergeBars, closes: (known, pushed) => pushed.time > lastTime(known) },
  };
}

/** How bars are made from trades where the server does not push them. */
export function barsFromTrades(context: AggregationContext): Substitute {
  return {
    begin: ({ code, interval }) => barMaker(code, interval, context),
    closes: (known, made) => lastTime(made) > lastTime(known),
  };
}

function barMaker(code: InstrumentCode, interval: Interval | undefined, context: AggregationContext): Maker {
  const made = new BarAggregation(code, interval ?? "1d", context);
  return {
    get isAnchored() {
      return made.isAnchored;
    },
    restart: () => made.restart(),
    push: (known, pushed) => (known === undefined ? undefined : made.push(known, pushed)),
    answer: (known, answered) => made.answer(known, answered),
  };
}

function lastTime(bars: readonly Bar[]): number {
  return bars.at(-1)?.time ?? Infinity;
}
