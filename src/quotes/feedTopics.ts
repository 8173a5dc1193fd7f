import type { EpochSeconds } from "../kernel/time";
import type { FeedTopic } from "../feed/liveFeed";
import type { Maker } from "../feed/substitutes";
import type { InstrumentCode } from "../market/instrumentCode";
import type { Interval } from "../market/periods";
import type { Bar } from "../qos/bar";
import type { Depth } from "../qos/depth";
import { depthTopic } from "../qos/topics/depth";
import { klineTopic } from "../qos/topics/kline";
import type { TopicLetter } from "../qos/topics/topic";
import { tradeTopic } from "../qos/topics/trade";
import type { Trade } from "../qos/trade";
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
export function feedTopics(context: AggregationContext): ReadonlyMap<TopicLetter, FeedTopic> {
  return new Map<TopicLetter, FeedTopic>([
    ["S", snapshotFeed(context.kindsOf)],
    [
      "D",
      {
        topic: depthTopic,
        merge: (known, newcomer, overPush) => mergeDepths(known as Depth | undefined, newcomer as Depth, overPush),
      },
    ],
    [
      "T",
      {
        topic: tradeTopic,
        merge: (known, newcomer) =>
          mergeTape(known as readonly Trade[] | undefined, newcomer as Trade | readonly Trade[]),
      },
    ],
    [
      "K",
      {
        topic: klineTopic,
        merge: (known, newcomer) => mergeBars(known as readonly Bar[] | undefined, newcomer as Bar | readonly Bar[]),
        closes: (known, pushed) => lastTime(pushed as Bar | readonly Bar[]) > lastTime(known as readonly Bar[]),
        substitute: { topic: "T", begin: ({ code, interval }) => barMaker(code, interval, context) },
      },
    ],
  ]);
}

function barMaker(code: InstrumentCode, interval: Interval | undefined, context: AggregationContext): Maker {
  const made = new BarAggregation(code, interval ?? "1d", context);
  return {
    get isAnchored() {
      return made.isAnchored;
    },
    restart: () => made.restart(),
    push: (known, pushed) => (known === undefined ? undefined : made.push(known as readonly Bar[], pushed as Trade)),
    answer: (known, answered) => made.answer(known as readonly Bar[] | undefined, answered as readonly Bar[]),
  };
}

function lastTime(told: Bar | readonly Bar[]): number {
  return ("time" in told ? told.time : told.at(-1)?.time) ?? Infinity;
}
