import { subjectKey, type Subject, type TopicLetter } from "../qos/topics/topic";

/** Makes the values of one subject from pushes of another topic, beginning with what requests answer. */
export interface Maker {
  /** Whether pushes carry on what is known. Until then answers alone tell. */
  readonly isAnchored: boolean;
  /** Pushes begin, or begin again after a hole: an answer must come before they can be carried on. */
  restart(): void;
  /** What a push makes of the known value, if there is one; undefined when it changes nothing. */
  push(known: unknown, pushed: unknown): unknown;
  /** What an answer makes of the known value, as a `Merge`. */
  readonly answer: (known: unknown, answered: unknown) => unknown;
}

/** Another topic from whose pushes a subject's value can be made. */
export interface Substitute {
  readonly topic: TopicLetter;
  readonly begin: (subject: Subject) => Maker;
}

interface Active {
  readonly subject: Subject;
  readonly source: Subject;
  readonly maker: Maker;
  readonly release: () => void;
}

/** Subjects that the server refuses to push and that are made from another topic instead (K from trades). */
export class Substitutes {
  readonly #retain: (subject: Subject) => () => void;
  readonly #active = new Map<string, Active>();

  constructor(retain: (subject: Subject) => () => void) {
    this.#retain = retain;
  }

  /** What makes a subject and from what, if it is made here. */
  get(key: string): Pick<Active, "source" | "maker"> | undefined {
    return this.#active.get(key);
  }

  /** Begins to make `subject` from its substitute; false where that has begun. */
  begin(subject: Subject, { topic, begin }: Substitute): boolean {
    const key = subjectKey(subject);
    if (this.#active.has(key)) return false;
    const source = { topic, code: subject.code };
    this.#active.set(key, { subject, source, maker: begin(subject), release: this.#retain(source) });
    return true;
  }

  /** Ends one, if it is made here: the server pushes it after all. */
  end(key: string): void {
    const active = this.#active.get(key);
    this.#active.delete(key);
    active?.release();
  }

  /** Ends those that are not wanted any more. */
  endWhere(over: (key: string) => boolean): void {
    for (const key of this.#active.keys()) if (over(key)) this.end(key);
  }

  /** Those that pushes of `source` concern. */
  *of(source: Subject): Iterable<Pick<Active, "subject" | "maker">> {
    for (const active of this.#active.values())
      if (active.source.topic === source.topic && active.source.code === source.code) yield active;
  }
}
