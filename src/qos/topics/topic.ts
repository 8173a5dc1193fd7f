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

/** Equal for equal subjects: one text each, made once. */
export function subjectKey({ topic, code, interval }: Subject): string {
  const kind = interval ?? topic;
  let known = KEYS.get(kind);
  if (known === undefined) KEYS.set(kind, (known = new Map()));
  const key = known.get(code);
  if (key !== undefined && (interval === undefined || topic === "K")) return key;
  return remember(known, code, interval === undefined ? `${topic} ${code}` : `${topic} ${code} ${interval}`);
}

/** By topic, of bars by their length: bars alone have one. */
const KEYS = new Map<TopicLetter | Interval, Map<InstrumentCode, string>>();
/** Subjects of one topic and length whose key is remembered. */
const MOST_KEYS = 20_000;

function remember(keys: Map<InstrumentCode, string>, code: InstrumentCode, key: string): string {
  if (keys.size >= MOST_KEYS) keys.clear();
  keys.set(code, key);
  return key;
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
