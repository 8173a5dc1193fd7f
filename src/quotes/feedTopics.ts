import type { EpochSeconds } from "../kernel/time";
import type { FeedTopics } from "../feed/feedTopic";
import type { Maker, AggregationRules } from "../feed/barAggregations";
import type { InstrumentCode } from "../market/instrumentCode";
import type { Interval } from "../market/periods";
import type { Bar } from "../qos/bar";
import type { Depth } from "../qos/depth";
import { BarAggregation, type AggregationContext } from "./live/barAggregation";
import { followsBar, mergeBars, withBars } from "./live/mergeBars";
import { PushTimes } from "./live/pushTimes";
import { mergeTape, withPushes } from "./live/tape";
import { LONGEST_DELAY } from "./sessions/mergeQuotes";
import { snapshotFeed } from "./sessions/snapshotFeed";

function isOutOfOrder(newcomer: EpochSeconds | undefined, known: EpochSeconds | undefined): boolean {
  if (newcomer === undefined || known === undefined) return false;
  return newcomer < known && known - newcomer <= LONGEST_DELAY;
}

/** The newer of two order books. Within one second a push tells more than an answer, which it may have overtaken. */
export function mergeDepths(
  known: Depth | undefined,
  newcomer: Depth,
  overPush = false,
  outlived = false,
): Depth | undefined {
  if (outlived) return newcomer;
  if (isOutOfOrder(newcomer.time, known?.time)) return undefined;
  const sameSecond = newcomer.time !== undefined && newcomer.time === known?.time;
  return overPush && sameSecond ? undefined : newcomer;
}

/**
 * Every topic that the live side knows. A new topic is one row here. The tape keeps a trade that is dated ahead: each is
 * pushed once, and the tape and the bars made of it put such a one in its place themselves.
 */
export function feedTopics(context: AggregationContext): FeedTopics {
  const { now, kindsOf } = context;
  const times = new PushTimes(now);
  // A bar is dated by its beginning.
  const ofBars = new PushTimes(now, times);
  return {
    S: { ...snapshotFeed(kindsOf), isAhead: (subject, { figures }) => times.isAhead(subject, figures.time) },
    D: { push: mergeDepths, answer: mergeDepths, isAhead: (subject, { time }) => times.isAhead(subject, time) },
    T: {
      push: mergeTape,
      answer: mergeTape,
      collect: { newest: () => undefined, isNews: () => true, splice: withPushes },
    },
    K: {
      push: (known, pushed) => mergeBars(known, pushed),
      collect: {
        newest: (known) => known.at(-1),
        isNews: followsBar,
        closes: (newest, pushed) => pushed.time > newest.time,
        replaces: (newest, pushed) => pushed.time === newest.time,
        newestOf: (known, most) => known.slice(-most),
        splice: withBars,
      },
      answer: (known, list, _overPush, outlived) => mergeBars(known, list, outlived),
      closes: (known, pushed) => pushed.time > lastTime(known),
      isAhead: (subject, { time }) => ofBars.isAhead(subject, time),
    },
  };
}

/** How bars are made from trades where the server does not push them. */
export function barsFromTrades(context: AggregationContext): AggregationRules {
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
