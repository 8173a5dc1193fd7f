import type { FeedTopic } from "../feed/liveFeed";
import type { Snapshot } from "../qos/snapshot";
import { snapshotTopic } from "../qos/topics/snapshot";
import type { TopicLetter } from "../qos/topics/topic";

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

/** Every topic that the live side knows. A new topic is one row here. */
export const FEED_TOPICS: ReadonlyMap<TopicLetter, FeedTopic> = new Map<TopicLetter, FeedTopic>([
  [
    "S",
    {
      topic: snapshotTopic,
      merge: (known, newcomer) => mergeSnapshots(known as Snapshot | undefined, newcomer as Snapshot),
    },
  ],
]);
