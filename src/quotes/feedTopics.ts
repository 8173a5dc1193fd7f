import type { EpochSeconds } from "../kernel/time";
import type { FeedTopic } from "../feed/liveFeed";
import type { InstrumentCode } from "../market/instrumentCode";
import type { DayKinds } from "../market/tradingCalendar";
import type { Bar } from "../qos/bar";
import type { Depth } from "../qos/depth";
import { depthTopic } from "../qos/topics/depth";
import { klineTopic } from "../qos/topics/kline";
import type { TopicLetter } from "../qos/topics/topic";
import { tradeTopic } from "../qos/topics/trade";
import type { Trade } from "../qos/trade";
import { applyTrade, mergeBars } from "./live/barSeries";
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

/** Every topic whose values need no calendar. A new topic is one row here. */
const TIMELESS_TOPICS: ReadonlyMap<TopicLetter, FeedTopic> = new Map<TopicLetter, FeedTopic>([
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
      closes: (known, pushed) => (pushed as Bar).time > ((known as readonly Bar[]).at(-1)?.time ?? Infinity),
      substitute: {
        topic: "T",
        apply: (known, pushed, { code, interval }) =>
          known === undefined || interval === undefined
            ? undefined
            : applyTrade(known as readonly Bar[], pushed as Trade, code, interval),
      },
    },
  ],
]);

/** Every topic that the live side knows. `kindsOf`: what the days of an instrument's exchange are. */
export function feedTopics(kindsOf: (code: InstrumentCode) => DayKinds): ReadonlyMap<TopicLetter, FeedTopic> {
  return new Map([...TIMELESS_TOPICS, ["S", snapshotFeed(kindsOf)]]);
}
