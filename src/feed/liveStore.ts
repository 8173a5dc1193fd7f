import type { Clock } from "../kernel/clock";
import { Subscribable } from "../kernel/subscribable";
import { subjectKey, type Subject, type TopicLetter, type TopicPushes, type TopicStates } from "../qos/topics/topic";
import { LatestStore, type Latest } from "./latestStore";

/** The newest value of every wanted subject, topic by topic. */
export class LiveStore {
  /** Keys whose value has changed. */
  readonly changes = new Subscribable<string>();
  readonly #topics: { readonly [Letter in TopicLetter]: LatestStore<TopicStates[Letter], TopicPushes[Letter]> };

  constructor(clock: Clock) {
    const { changes } = this;
    this.#topics = {
      S: new LatestStore(clock, changes),
      T: new LatestStore(clock, changes),
      D: new LatestStore(clock, changes),
      K: new LatestStore(clock, changes),
    };
  }

  /** Values that came too late and were dropped. */
  get dropped(): number {
    return Object.values(this.#topics).reduce((sum, { dropped }) => sum + dropped, 0);
  }

  /** Subjects of which a value is known. */
  get size(): number {
    return Object.values(this.#topics).reduce((sum, { size }) => sum + size, 0);
  }

  /** The values of one topic, by key. */
  of<Letter extends TopicLetter>(letter: Letter): LatestStore<TopicStates[Letter], TopicPushes[Letter]> {
    return this.#topics[letter];
  }

  /** `most`: of a list its newest so many are enough; more may be given. */
  get<Letter extends TopicLetter>(subject: Subject<Letter>, most?: number): Latest<TopicStates[Letter]> | undefined {
    return this.#topics[subject.topic].get(subjectKey(subject), most);
  }

  forget(key: string): void {
    for (const store of Object.values(this.#topics)) store.forget(key);
  }

  /** Forgets what is not one of these keys. */
  keepOnly(keys: { has(key: string): boolean }): void {
    for (const store of Object.values(this.#topics))
      for (const key of store.keys()) if (!keys.has(key)) store.forget(key);
  }
}
