import type { InstrumentCode } from "../../market/instrumentCode";
import type { Interval } from "../../market/periods";
import type { WireObject } from "../decode";
import type { Unread } from "../unread";
import type { TopicLetter, TopicPushes } from "./values";

export type { TopicLetter, TopicPushes, TopicStates } from "./values";

/** One thing to subscribe: a topic of an instrument, for K of one period. */
export interface Subject<Letter extends TopicLetter = TopicLetter> {
  readonly topic: Letter;
  readonly code: InstrumentCode;
  readonly interval?: Interval;
}

/** Equal for equal subjects. */
export function subjectKey(subject: Subject): string {
  return subject.interval === undefined
    ? `${subject.topic} ${subject.code}`
    : `${subject.topic} ${subject.code} ${subject.interval}`;
}

/** Whether a subject is one of this topic. */
export function isOf<Letter extends TopicLetter>(letter: Letter, subject: Subject): subject is Subject<Letter> {
  return subject.topic === letter;
}

/** A push that has been read. */
export interface Pushed<Letter extends TopicLetter> {
  readonly subject: Subject<Letter>;
  readonly value: TopicPushes[Letter];
  /** What could not be read of it; undefined: nothing. */
  readonly unread: Unread | undefined;
}

/** One push topic (§5): its letters and how its pushes are read. */
export interface Topic<Letter extends TopicLetter> {
  readonly letter: Letter;
  readonly subscribe: Letter;
  readonly unsubscribe: `${Letter}C`;
  /** Reads a push. Throws a QosError when it is not what it should be. */
  decode(push: WireObject): Pushed<Letter>;
}
