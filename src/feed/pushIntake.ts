import { QosError } from "../qos/errors";
import { subjectKey, type Pushed, type TopicLetter, type TopicPushes, type TopicStates } from "../qos/topics/topic";
import type { AggregationRules, BarAggregations } from "./barAggregations";
import type { Closings } from "./closings";
import type { FeedTopic, FeedTopics } from "./feedTopic";
import type { Collected } from "./latestStore";
import type { Ledger } from "./ledger";
import type { LiveStore } from "./liveStore";

export interface PushIntakeParts {
  readonly store: LiveStore;
  readonly ledger: Pick<Ledger, "has">;
  readonly topics: FeedTopics;
  readonly aggregations: BarAggregations;
  /** Whether what has been made says that something before it is over. */
  readonly madeCloses: AggregationRules["closes"];
  readonly closings: Closings;
}

/** What has been pushed, on its way into the store: refused where it is dated ahead, and what it closes noted. */
export class PushIntake {
  readonly #parts: PushIntakeParts;

  constructor(parts: PushIntakeParts) {
    this.#parts = parts;
  }

  /** Takes a push in. Throws a QosError where it cannot be believed. */
  take<Letter extends TopicLetter>({ subject, value }: Pushed<Letter>): void {
    const key = subjectKey(subject);
    const { store: stores, topics, aggregations, ledger, closings } = this.#parts;
    const topic: FeedTopic<Letter> = topics[subject.topic];
    const store = stores.of(subject.topic);
    if (topic.isAhead?.(subject, value) === true) throw new QosError("datedAhead", { code: subject.code });
    // A server that refuses a subscription and pushes all the same must not be counted twice.
    aggregations.end(key);
    if (topic.collect !== undefined) return this.#collect(key, { subject, value }, topic.collect);
    const known = store.get(key);
    if (known !== undefined && topic.closes?.(known.value, value) === true) closings.note(subject);
    if (ledger.has(key)) store.put(key, value, "push", topic.push);
  }

  #collect<Letter extends TopicLetter>(
    key: string,
    { subject, value }: Pick<Pushed<Letter>, "subject" | "value">,
    how: Collected<TopicStates[Letter], TopicPushes[Letter]>,
  ): void {
    const { store: stores, ledger, closings } = this.#parts;
    const store = stores.of(subject.topic);
    const newest = store.newest(key, how);
    if (newest !== undefined && how.closes?.(newest, value) === true) closings.note(subject);
    if (ledger.has(key)) store.collect(key, value, how);
  }

  /** Carries on what is made from these pushes. */
  carryOn({ subject: source, value }: Pushed<"T">): void {
    const { aggregations, closings, madeCloses } = this.#parts;
    const store = this.#parts.store.of("K");
    for (const { subject, maker } of aggregations.of(source)) {
      const key = subjectKey(subject);
      const known = store.get(key)?.value;
      const made = maker.push(known, value);
      if (made === undefined) continue;
      if (known !== undefined && madeCloses(known, made)) closings.note(subject);
      store.put(key, made, "push", () => made);
    }
  }
}
