import type { Subject, TopicLetter, TopicPushes, TopicStates } from "../qos/topics/topic";
import type { Collected, Merge } from "./latestStore";

/** A topic as the feed needs it: how what comes follows what is known. */
export interface FeedTopic<Letter extends TopicLetter> {
  readonly push: Merge<TopicStates[Letter], TopicPushes[Letter]>;
  readonly answer: Merge<TopicStates[Letter], TopicStates[Letter]>;
  /**
   * How what another workbook has stored follows what is stored here.
   * @default the other's takes the place of ours
   */
  readonly adopt?: Merge<TopicStates[Letter], TopicStates[Letter]>;
  /**
   * Whether a push says that something before it is over, whose last word may have been lost: a new bar, and the bar
   * before it. It is then asked for.
   */
  readonly closes?: (known: TopicStates[Letter], pushed: TopicPushes[Letter]) => boolean;
  /** How pushes are collected that carry a list on. @default each is put in as it comes, by `push` */
  readonly collect?: Collected<TopicStates[Letter], TopicPushes[Letter]>;
  /** Whether a push is dated ahead by mistake: it would stand before the right ones that follow, so it is refused. */
  readonly isAhead?: (subject: Subject<Letter>, pushed: TopicPushes[Letter]) => boolean;
}

/** Every topic. */
export type FeedTopics = { readonly [Letter in TopicLetter]: FeedTopic<Letter> };
