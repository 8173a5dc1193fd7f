import type { Merge } from "./latestStore";
import { isOf, subjectKey, type Subject, type TopicPushes, type TopicStates } from "../qos/topics/topic";

/** The topic that can be made, and the one from whose pushes it is. */
type Made = "K";
type Source = "T";
const SOURCE: Source = "T";

/** Makes the values of one subject from pushes of another topic, beginning with what requests answer. */
export interface Maker {
  /** Whether pushes carry on what is known. Until then answers alone tell. */
  readonly isAnchored: boolean;
  /** Pushes begin, or begin again after a hole: an answer must come before they can be carried on. */
  restart(): void;
  /** What a push makes of the known value, if there is one; undefined when it changes nothing. */
  push(known: TopicStates[Made] | undefined, pushed: TopicPushes[Source]): TopicStates[Made] | undefined;
  /** What an answer makes of the known value. */
  readonly answer: Merge<TopicStates[Made], TopicStates[Made]>;
}

/** How values are made where the server does not push them. */
export interface AggregationRules {
  readonly begin: (subject: Subject<Made>) => Maker;
  /** Whether what has been made says that something before it is over, as a topic's `closes`. */
  readonly closes: (known: TopicStates[Made], made: TopicStates[Made]) => boolean;
}

interface Active {
  readonly subject: Subject<Made>;
  readonly source: Subject<Source>;
  readonly maker: Maker;
  readonly release: () => void;
}

const NONE: readonly Active[] = [];

/** Subjects that the server refuses to push and that are made from another topic instead (K from trades). */
export class BarAggregations {
  readonly #aggregation: AggregationRules;
  readonly #retain: (subject: Subject) => () => void;
  readonly #active = new Map<string, Active>();
  /** The same by what they are made from: each push asks. */
  readonly #bySource = new Map<string, readonly Active[]>();

  constructor(aggregation: AggregationRules, retain: (subject: Subject) => () => void) {
    this.#aggregation = aggregation;
    this.#retain = retain;
  }

  /** What makes a subject and from what, if it is made here. */
  get(key: string): Pick<Active, "source" | "maker"> | undefined {
    return this.#active.get(key);
  }

  /** Begins to make `subject`, and says from what; undefined where it cannot be made, or that has begun. */
  begin(subject: Subject): Subject | undefined {
    const key = subjectKey(subject);
    if (!isOf("K", subject) || this.#active.has(key)) return undefined;
    const source = { topic: SOURCE, code: subject.code };
    const maker = this.#aggregation.begin(subject);
    const active = { subject, source, maker, release: this.#retain(source) };
    this.#active.set(key, active);
    this.#bySource.set(subjectKey(source), [...this.of(source), active]);
    return source;
  }

  /** Ends one, if it is made here: the server pushes it after all, or nobody wants it any more. */
  end(key: string): void {
    const active = this.#active.get(key);
    if (active === undefined) return;
    this.#active.delete(key);
    const others = this.of(active.source).filter((other) => other !== active);
    if (others.length > 0) this.#bySource.set(subjectKey(active.source), others);
    else this.#bySource.delete(subjectKey(active.source));
    active.release();
  }

  /** Those that pushes of `source` concern. */
  of(source: Subject): readonly Active[] {
    return this.#bySource.size === 0 ? NONE : (this.#bySource.get(subjectKey(source)) ?? NONE);
  }
}
