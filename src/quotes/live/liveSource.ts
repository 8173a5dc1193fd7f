import { isFresh } from "../../kernel/age";
import type { Clock } from "../../kernel/clock";
import { MINUTE, SECOND } from "../../kernel/time";
import { TimerGroups, type TimerGroup } from "../../kernel/timerGroups";
import type { LiveFeed } from "../../feed/liveFeed";
import { asQosError, QosError } from "../../qos/errors";
import { subjectKey, type Subject, type TopicLetter, type TopicStates } from "../../qos/topics/topic";
import type { Shown, Streams } from "../streams";

export interface LiveSourceOptions {
  readonly clock: Clock;
  readonly feed: Pick<LiveFeed, "store" | "retain" | "evict" | "restore" | "put">;
  readonly streams: Streams;
  /** Asks for the present value of a subject by request: pushes come only on change. */
  readonly first: <Letter extends TopicLetter>(subject: Subject<Letter>) => Promise<TopicStates[Letter]>;
  /** Milliseconds after which a value without news is withdrawn; undefined: never. */
  readonly staleAfter: () => number | undefined;
}

/** What is known of a subject at this moment. */
export type Seen<State> =
  | { readonly known: "value"; readonly value: State }
  | { readonly known: "problem"; readonly error: QosError }
  /** Asked for; neither a value nor a reason has come. */
  | { readonly known: "nothing" };

/** Tells what is known of a subject. `most`: of a list its newest so many are enough; more may be told. */
export type Look = <Letter extends TopicLetter>(subject: Subject<Letter>, most?: number) => Seen<TopicStates[Letter]>;

/**
 * A formula that watches subjects. The first word on each of them, a value or why there is none, is shown at once
 * whatever the frame, and so is its first value after that. A watch list counts by the row: what is known of some of its
 * instruments is shown, rows without a word say that they are connecting, and each is filled as soon as it can be.
 */
export interface LiveView {
  readonly subjects: readonly Subject[];
  /** What the formula shows now, or undefined when there is nothing to show yet. */
  readonly render: (look: Look) => Shown | undefined;
  /** Changes by the passing of time alone. */
  readonly ticking?: boolean;
  /** Equal for views that show the same of the same subjects at any moment. @default none does */
  readonly question?: string | undefined;
}

/** One subject that live formulas watch. */
interface Watched {
  readonly subject: Subject;
  readonly key: string;
  formulas: number;
  /** Why there is no value, as far as is known. */
  problem: QosError | undefined;
  /** What formulas have been told of it so far. */
  told: Seen<unknown>["known"];
  /** In which it waits for its first word, or to ask again; undefined: it does not. */
  waits: TimerGroup<Watched> | undefined;
}

/** What can be known, the more the later. */
const WORDS: readonly Seen<unknown>["known"][] = ["nothing", "problem", "value"];
/** A live cell shows its first value, or why there is none, within five seconds; this leaves one for the frame. */
export const FIRST_WORD = 4 * SECOND;
/** A first value that failed for a passing reason is asked for again: a quiet market pushes none (milliseconds). */
const ASK_AGAIN = MINUTE;

/** Live formulas: a first value by request, then pushes, and turns of polling where the plan has no more room. */
export class LiveSource {
  readonly #options: LiveSourceOptions;
  readonly #watched = new Map<string, Watched>();
  /** Those that have had no word yet, and those that are to be asked for again. */
  readonly #firstWords: TimerGroups<Watched>;
  readonly #questions: TimerGroups<Watched>;

  constructor(options: LiveSourceOptions) {
    this.#options = options;
    const { clock } = options;
    const connecting = (watched: Watched): void => this.#report(watched, new QosError("connecting"));
    this.#firstWords = new TimerGroups({ clock, delay: FIRST_WORD, onDue: connecting });
    this.#questions = new TimerGroups({ clock, delay: ASK_AGAIN, onDue: (watched) => this.#queryFirst(watched) });
    options.feed.store.changes.subscribe((key) => this.#tell(key));
  }

  /** Subjects that some formula watches. */
  get size(): number {
    return this.#watched.size;
  }

  /** Shows a view as its subjects change, until the returned function is called. */
  watch({ subjects, render, ticking, question }: LiveView, show: (shown: Shown) => void): () => void {
    const releases = subjects.map((subject) => this.#options.feed.retain(subject));
    const watched = subjects.map((subject) => this.#watch(subject));
    const look = this.#look;
    const stop = this.#options.streams.add({
      keys: watched.map(({ key }) => key),
      render: () => render(look),
      question,
      show,
      ticking: ticking === true ? () => true : undefined,
    });
    let live = true;
    return () => {
      if (!live) return;
      live = false;
      stop();
      for (const one of watched) this.#unwatch(one);
      for (const release of releases) release();
    };
  }

  /**
   * Gives a subject's product up although formulas show it: they say so until one of them is calculated anew. `key`
   * as the feed lists it.
   */
  release(key: string): void {
    this.#options.feed.evict(key);
    const watched = this.#watched.get(key);
    if (watched === undefined) return;
    watched.waits?.delete(watched);
    watched.problem = new QosError("released");
    watched.told = "nothing";
    this.#tell(key);
  }

  /** Why a subject has no value, by its key; undefined: it has one, or nothing is known yet. */
  problemOf(key: string): QosError | undefined {
    const watched = this.#watched.get(key);
    if (watched === undefined) return undefined;
    const seen = this.#look(watched.subject);
    return seen.known === "problem" ? seen.error : undefined;
  }

  /** Takes a release back: the subject is wanted again, and its formulas fill as at their beginning. */
  restore(key: string): void {
    const watched = this.#watched.get(key);
    if (watched === undefined || !isReleased(watched)) return;
    this.#options.feed.restore(key);
    this.#queryFirst(watched);
  }

  /** Key, server or plan have changed: whoever has no value asks anew. */
  restart(): void {
    for (const watched of this.#watched.values()) if (!isReleased(watched)) this.#queryFirst(watched);
  }

  /** The server is another: what the former one has said is no value, and is not shown again. */
  forget(): void {
    this.#options.feed.store.keepOnly(new Set());
    for (const watched of this.#watched.values()) watched.told = "nothing";
    this.#options.streams.withdraw();
  }

  #watch(subject: Subject): Watched {
    const key = subjectKey(subject);
    let watched = this.#watched.get(key);
    if (watched === undefined) {
      const told = this.#options.feed.store.get(subject) === undefined ? "nothing" : "value";
      watched = { subject, key, formulas: 0, problem: undefined, told, waits: undefined };
      this.#watched.set(key, watched);
      this.#queryFirst(watched);
    } else if (isReleased(watched)) this.#queryFirst(watched);
    watched.formulas += 1;
    return watched;
  }

  #unwatch(watched: Watched): void {
    watched.formulas -= 1;
    if (watched.formulas > 0) return;
    watched.waits?.delete(watched);
    this.#watched.delete(watched.key);
  }

  #queryFirst(watched: Watched): void {
    const { feed, first } = this.#options;
    if (feed.store.get(watched.subject) !== undefined) return;
    watched.waits?.delete(watched);
    watched.problem = undefined;
    watched.waits = this.#firstWords.add(watched);
    first(watched.subject).then(
      (value) => {
        watched.waits?.delete(watched);
        feed.put(watched.subject, value);
      },
      (thrown: unknown) => this.#report(watched, asQosError(thrown)),
    );
  }

  #report(watched: Watched, problem: QosError): void {
    // What was under way when it was released has nothing to say any more.
    if (isReleased(watched)) return;
    watched.waits?.delete(watched);
    if (this.#watched.get(watched.key) !== watched) return;
    watched.problem = problem;
    if (problem.passing && problem.id !== "connecting") watched.waits = this.#questions.add(watched);
    this.#tell(watched.key);
  }

  #tell(key: string): void {
    const watched = this.#watched.get(key);
    if (watched === undefined) return;
    if (watched.told === "value") return this.#options.streams.touch(key);
    const { known } = this.#look(watched.subject);
    const isFirst = WORDS.indexOf(known) > WORDS.indexOf(watched.told);
    watched.told = known;
    this.#options.streams.touch(key, isFirst);
  }

  readonly #look: Look = <Letter extends TopicLetter>(
    subject: Subject<Letter>,
    most?: number,
  ): Seen<TopicStates[Letter]> => {
    const { clock, feed, staleAfter } = this.#options;
    const latest = feed.store.get(subject, most);
    if (latest === undefined) {
      const problem = this.#watched.get(subjectKey(subject))?.problem;
      return problem === undefined ? { known: "nothing" } : { known: "problem", error: problem };
    }
    const limit = staleAfter();
    const now = clock.now();
    if (limit === undefined || isFresh({ at: latest.at, ttl: limit }, now))
      return { known: "value", value: latest.value };
    const quiet = Math.max(limit, now - latest.at);
    return { known: "problem", error: new QosError("stale", { seconds: Math.round(quiet / SECOND) }) };
  };
}

function isReleased({ problem }: Watched): boolean {
  return problem?.id === "released";
}
