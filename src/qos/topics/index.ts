import { decodeObject, isObject } from "../decode";
import { depthTopic } from "./depth";
import { klineTopic } from "./kline";
import { snapshotTopic } from "./snapshot";
import type { Pushed, Topic, TopicLetter } from "./topic";
import { tradeTopic } from "./trade";

/** Every topic by its letter. A new topic is one file and its line here. */
export const TOPICS: { readonly [Letter in TopicLetter]: Topic<Letter> } = {
  S: snapshotTopic,
  T: tradeTopic,
  D: depthTopic,
  K: klineTopic,
};

/** A push of any topic; `subject.topic` tells which, and so what `value` is. */
export type AnyPush = { readonly [Letter in TopicLetter]: Pushed<Letter> }[TopicLetter];

/** Whether a push is one of this topic. */
export function isPushOf<Letter extends TopicLetter>(
  letter: Letter,
  push: Pushed<TopicLetter>,
): push is Pushed<Letter> {
  return push.subject.topic === letter;
}

/**
 * Reads a push by its letter `tp` (§5.2.6). Undefined for a message that is no push of a topic known here, such as
 * the reply to a command. Throws a QosError when a push of a known topic is not what it should be.
 */
export function decodePush(message: unknown): AnyPush | undefined {
  const letter = isObject(message) ? message["tp"] : undefined;
  return isTopicLetter(letter) ? TOPICS[letter].decode(decodeObject(message, "push")) : undefined;
}

/** Whether a text is the letter of a topic known here. */
export function isTopicLetter(letter: unknown): letter is TopicLetter {
  return typeof letter === "string" && Object.hasOwn(TOPICS, letter);
}
