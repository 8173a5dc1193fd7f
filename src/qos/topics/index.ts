import type { Bar } from "../bar";
import { decodeObject, isObject } from "../decode";
import type { Depth } from "../depth";
import type { Snapshot } from "../snapshot";
import type { Trade } from "../trade";
import { depthTopic } from "./depth";
import { klineTopic } from "./kline";
import { snapshotTopic } from "./snapshot";
import type { Pushed, Topic, TopicLetter } from "./topic";
import { tradeTopic } from "./trade";

/** What each topic pushes. */
export interface TopicValues {
  readonly S: Snapshot;
  readonly T: Trade;
  readonly D: Depth;
  readonly K: Bar;
}

/** Every topic by its letter. A new topic is one file and its line here. */
export const TOPICS: { readonly [Letter in TopicLetter]: Topic<TopicValues[Letter]> } = {
  S: snapshotTopic,
  T: tradeTopic,
  D: depthTopic,
  K: klineTopic,
};

/** A push of any topic; `subject.topic` tells which, and so what `value` is. */
export type AnyPush = { readonly [Letter in TopicLetter]: Pushed<TopicValues[Letter]> }[TopicLetter];

/**
 * Reads a push by its letter `tp` (§5.2.6). Undefined for a message that is no push of a topic known here, such as
 * the reply to a command. Throws a QosError when a push of a known topic is not what it should be.
 */
export function decodePush(message: unknown): AnyPush | undefined {
  const letter = isObject(message) ? message["tp"] : undefined;
  return isTopicLetter(letter) ? TOPICS[letter].decode(decodeObject(message, "push")) : undefined;
}

function isTopicLetter(letter: unknown): letter is TopicLetter {
  return typeof letter === "string" && Object.keys(TOPICS).includes(letter);
}
