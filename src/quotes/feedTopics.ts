import type { FeedTopic } from "../feed/liveFeed";
import type { Bar } from "../qos/bar";
import type { Depth } from "../qos/depth";
import type { Snapshot } from "../qos/snapshot";
import { depthTopic } from "../qos/topics/depth";
import { klineTopic } from "../qos/topics/kline";
import { snapshotTopic } from "../qos/topics/snapshot";
import type { TopicLetter } from "../qos/topics/topic";
import { tradeTopic } from "../qos/topics/trade";
import type { Trade } from "../qos/trade";
import { applyTrade, mergeBars } from "./live/barSeries";
import { mergeTape } from "./live/tape";

/**
 * The newer of two snapshots, with blocks of extended hours kept where the newcomer, a push, has none. One with an
 * earlier time of data came too late and is dropped; equal times are told apart by their order of coming.
 */
export function mergeSnapshots(known: Snapshot | undefined, newcomer: Snapshot): Snapshot | undefined {
  if (known === undefined) return newcomer;
  const before = known.regular.time ?? 0;
  const after = newcomer.regular.time ?? before;
  if (after < before) return undefined;
  const { pre, post, night } = { ...known, ...newcomer };
  return {
    ...newcomer,
    ...(pre === undefined ? {} : { pre }),
    ...(post === undefined ? {} : { post }),
    ...(night === undefined ? {} : { night }),
  };
}

/** The newer of two books. */
export function mergeDepths(known: Depth | undefined, newcomer: Depth): Depth | undefined {
  const before = known?.time ?? 0;
  return (newcomer.time ?? before) < before ? undefined : newcomer;
}

/** Every topic that the live side knows. A new topic is one row here. */
export const FEED_TOPICS: ReadonlyMap<TopicLetter, FeedTopic> = new Map<TopicLetter, FeedTopic>([
  [
    "S",
    {
      topic: snapshotTopic,
      merge: (known, newcomer) => mergeSnapshots(known as Snapshot | undefined, newcomer as Snapshot),
      adopt: (known, newcomer) => mergeSnapshots(known as Snapshot | undefined, newcomer as Snapshot),
    },
  ],
  ["D", { topic: depthTopic, merge: (known, newcomer) => mergeDepths(known as Depth | undefined, newcomer as Depth) }],
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
