import { subjectKey, type Subject, type TopicLetter } from "../qos/topics/topic";

/** Another topic from whose pushes a subject's value can be made. */
export interface Substitute {
  readonly topic: TopicLetter;
  /** What a push of that topic makes of the known value; undefined when it changes nothing. */
  readonly apply: (known: unknown, pushed: unknown, subject: Subject) => unknown;
}

interface Active {
  readonly subject: Subject;
  readonly substitute: Substitute;
  readonly release: () => void;
}

/** Subjects that the server refuses to push and that are made from another topic instead (K from trades). */
export class Substitutes {
  readonly #retain: (subject: Subject) => () => void;
  readonly #active = new Map<string, Active>();

  constructor(retain: (subject: Subject) => () => void) {
    this.#retain = retain;
  }

  has(key: string): boolean {
    return this.#active.has(key);
  }

  /** Begins to make `subject` from its substitute. */
  begin(subject: Subject, substitute: Substitute): void {
    const key = subjectKey(subject);
    if (this.#active.has(key)) return;
    const release = this.#retain({ topic: substitute.topic, code: subject.code });
    this.#active.set(key, { subject, substitute, release });
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

  /** Those that a push of `source` concerns. */
  *of(source: Subject): Iterable<{ readonly subject: Subject; readonly substitute: Substitute }> {
    for (const active of this.#active.values())
      if (active.substitute.topic === source.topic && active.subject.code === source.code) yield active;
  }
}
