import type { InstrumentCode } from "../../market/instrumentCode";
import type { Interval } from "../../market/periods";
import type { WireObject } from "../decode";
import type { Unread } from "../unread";

/** What can be subscribed, by the letter of its command and of its push (`tp`). */
export type TopicLetter = "S" | "T" | "D" | "K";

/** One thing to subscribe: a topic of an instrument, for K of one period. */
export interface Subject {
  readonly topic: TopicLetter;
  readonly code: InstrumentCode;
  readonly interval?: Interval;
}

/** Equal for equal subjects. */
export function subjectKey(subject: Subject): string {
  return subject.interval === undefined
    ? `${subject.topic} ${subject.code}`
    : `${subject.topic} ${subject.code} ${subject.interval}`;
}

/** A push that has been read. */
export interface Pushed<Value> {
  readonly subject: Subject;
  readonly value: Value;
  /** What could not be read of it; undefined: nothing. */
  readonly unread: Unread | undefined;
}

/** One push topic (§5): its letters and how its pushes are read. */
export interface Topic<Value> {
  readonly letter: TopicLetter;
  readonly subscribe: "S" | "T" | "D" | "K";
  readonly unsubscribe: "SC" | "TC" | "DC" | "KC";
  /** Reads a push. Throws a QosError when it is not what it should be. */
  decode(push: WireObject): Pushed<Value>;
}
