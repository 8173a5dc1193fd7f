import type { Bar } from "../bar";
import type { Depth } from "../depth";
import type { SessionQuotes } from "../sessionQuotes";
import type { Snapshot } from "../snapshot";
import type { Print, Trade } from "../trade";

/** What each topic pushes. */
export interface TopicPushes {
  readonly S: Snapshot;
  readonly T: Trade;
  readonly D: Depth;
  readonly K: Bar;
}

/** What is known of a topic's subject: what its requests answer, and what its pushes carry on. Plain data. */
export interface TopicStates {
  readonly S: SessionQuotes;
  /** Newest first. */
  readonly T: readonly Print[];
  readonly D: Depth;
  /** Oldest first. */
  readonly K: readonly Bar[];
}

/** What can be subscribed, by the letter of its command and of its push (`tp`). */
export type TopicLetter = keyof TopicPushes;
