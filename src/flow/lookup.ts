import DataLoader from "dataloader";
import type { Clock } from "../kernel/clock";
import type { Settled } from "../kernel/settled";
import { MINUTE, SECOND } from "../kernel/time";
import type { Ticket, RequestBudget } from "./budget";
import { Question } from "./question";

/** What to do about a request that failed. */
export type Decision =
  | { readonly kind: "fail" }
  /** Ask the same again after so many milliseconds, if the waiters' time allows. */
  | { readonly kind: "again"; readonly after: number }
  /** The server wants a pause: everybody on this budget waits so many milliseconds, then the same is asked again. */
  | { readonly kind: "pause"; readonly milliseconds: number }
  /** One of several questions may be to blame: ask the halves apart. */
  | { readonly kind: "split" };

/**
 * May put other questions of the queue into a request whose permit has come, `permitted`, for as many of its own, which take
 * their places.
 */
export type Exchange = <Query, Row>(
  permitted: Queued<Query, Row>,
  queue: Map<Question<Query, Row>, Queued<Query, Row>>,
) => void;

export interface LookupOptions<Query, Row> {
  readonly clock: Clock;
  readonly budget: RequestBudget;
  /** Equal keys are one question. */
  readonly keyOf: (query: Query) => string;
  /** Divides questions among the fewest requests that are allowed. */
  readonly plan: (queries: readonly Query[]) => readonly (readonly Query[])[];
  /** May give a ticket in the queue another way to its permit. */
  readonly widen?: (ticket: Ticket) => Ticket;
  /** For questions that may go into any request. @default who asked first goes first */
  readonly exchange?: Exchange | undefined;
  /**
   * Sends one request and says, question by question, what came of it. Rejects when nothing can be said of any.
   * `aside`: its permit was for another transport than the budget's own.
   */
  readonly send: (queries: readonly Query[], aside: boolean) => Promise<(query: Query) => Settled<Row, unknown>>;
  readonly decide: (failure: unknown, attempt: number, queries: number) => Decision;
  /** Hears every answer once, for the caches. `promised`: somebody was told to come back for it. */
  readonly onAnswer: (query: Query, answer: Settled<Row, unknown>, promised: boolean) => void;
  /** The reason given to those who would have to wait `milliseconds`, longer than the patience. */
  readonly tooLong: (milliseconds: number) => unknown;
  /** Milliseconds during which questions are collected while they keep coming; longer while the page is busy. @default 20 */
  readonly window?: number;
  /** Longest wait in the queue, milliseconds. @default two minutes */
  readonly patience?: number;
}

/** A request in the making or under way. */
interface Batch<Query, Row> {
  readonly questions: Question<Query, Row>[];
  readonly attempt: number;
  /** When the first try left the queue. */
  readonly startedAt: number | undefined;
}

/** A batch that waits for its permit. */
export interface Queued<Query, Row> {
  readonly questions: Question<Query, Row>[];
  readonly attempt: number;
  readonly ticket: Ticket;
}

/** Questions are collected for so long while more of them come (milliseconds). */
const WINDOW = 20;
/** No more come if none has for so long (milliseconds): answers of other pages, and of what is kept, come one by one. */
const QUIET = 4;
/** Every promise settles this long after its request first left the queue (milliseconds). */
const DEADLINE = 30 * SECOND;
/** Questions that never stop coming are sent after this time all the same (milliseconds). */
const LONGEST_WINDOW = 2 * SECOND;
/** The longest that one try may take; the client gives up by then (milliseconds). */
const TRY = 15 * SECOND;

/**
 * Turns many small questions into few permitted requests: questions of a short window are collected, doubled ones
 * share one answer, and each request waits for its permit in the budget. A failed question fails alone.
 */
export class Lookup<Query, Row> {
  readonly #options: LookupOptions<Query, Row>;
  readonly #patience: number;
  readonly #open = new Map<string, Question<Query, Row>>();
  readonly #queued = new Map<Question<Query, Row>, Queued<Query, Row>>();
  /** How often whoever answers has become another. */
  #era = 0;
  /** What collects at present; of a batch that has been dispatched it would keep every question until the next. */
  #collector: DataLoader<Question<Query, Row>, undefined> | undefined;
  /** How many it has. */
  #collected = 0;

  constructor(options: LookupOptions<Query, Row>) {
    this.#options = options;
    this.#patience = options.patience ?? 2 * MINUTE;
  }

  /** Questions that have no answer yet. */
  get open(): number {
    return this.#open.size;
  }

  /** Once `signal` is aborted nobody waits, and the promise stays unsettled. */
  query(query: Query, signal?: AbortSignal): Promise<Row> {
    if (signal?.aborted === true) return new Promise(() => undefined);
    const key = this.#options.keyOf(query);
    let question = this.#open.get(key);
    if (question === undefined) {
      question = new Question<Query, Row>(query, key, this.#options.clock);
      this.#open.set(key, question);
      this.#collector ??= this.#newCollector();
      this.#collected += 1;
      void this.#collector.load(question);
    }
    const answer = question.join(this.#dropIfUnwanted, signal);
    const queued = this.#queued.get(question);
    if (queued !== undefined) this.#sendAwayIfHopeless([question], queued.ticket);
    return answer;
  }

  /** Whoever answers is another from now on: what the former one has yet to say is not heard, and is asked anew. */
  renew(): void {
    this.#era += 1;
  }

  /** Ends every wait in the queue. Nothing more is spent on it; what is under way goes on. */
  stop(reason: unknown): void {
    for (const question of [...this.#queued.keys()]) {
      question.abandon(reason);
      this.#dropIfUnwanted(question);
    }
  }

  /**
   * The questions of one message of the host come in one task: once a moment has brought no more, they are sent. A
   * recalculation of many thousand formulas keeps the page busy for longer. A timer that comes late tells so: what
   * belongs together may still be coming in, and is waited for.
   */
  #whenQuiet(dispatch: () => void, { end, latest }: { readonly end: number; readonly latest: number }, seen = 0): void {
    const { clock, window = WINDOW } = this.#options;
    const delay = seen === 0 ? 0 : Math.min(QUIET, window);
    const due = clock.now() + delay;
    clock.after(delay, () => {
      const now = clock.now();
      const isBusy = now - due > window / 2 && now < latest;
      if (!isBusy && (this.#collected === seen || now >= end)) return dispatch();
      this.#whenQuiet(dispatch, { end: isBusy ? now + window : end, latest }, this.#collected);
    });
  }

  #newCollector(): DataLoader<Question<Query, Row>, undefined> {
    const { clock, window = WINDOW } = this.#options;
    this.#collected = 0;
    return new DataLoader<Question<Query, Row>, undefined>(
      async (questions) => {
        this.#collector = undefined;
        this.#dispatch(questions);
        return questions.map(() => undefined);
      },
      {
        cache: false,
        batchScheduleFn: (dispatch) => {
          const now = clock.now();
          this.#whenQuiet(dispatch, { end: now + window, latest: now + LONGEST_WINDOW });
        },
      },
    );
  }

  #dispatch(questions: readonly Question<Query, Row>[]): void {
    const byQuery = new Map<Query, Question<Query, Row>>();
    for (const question of questions) {
      if (question.wanted) byQuery.set(question.query, question);
      else this.#open.delete(question.key);
    }
    this.#options.plan([...byQuery.keys()]).forEach((queries, index) => {
      const planned = queries.flatMap((query) => byQuery.get(query) ?? []);
      void this.#run({ questions: planned, attempt: 1, startedAt: undefined }, index);
    });
  }

  async #run(batch: Batch<Query, Row>, after: number): Promise<void> {
    const { clock, budget, exchange, send, widen } = this.#options;
    const own = budget.enqueue(after);
    const ticket = widen?.(own) ?? own;
    const queued = { questions: batch.questions, attempt: batch.attempt, ticket };
    for (const question of batch.questions) this.#queued.set(question, queued);
    this.#sendAwayIfHopeless(batch.questions, ticket);
    const stopWatching = this.#watchPatience(queued);
    const end = await ticket.permit;
    stopWatching();
    if (end !== undefined) exchange?.(queued, this.#queued);
    const questions = this.#leaveQueue(batch.questions);
    if (questions.length === 0) {
      end?.("unspent");
      return;
    }
    if (end === undefined) {
      // Somebody joined between the last one's leaving and now.
      void this.#run({ ...batch, questions }, after);
      return;
    }
    const startedAt = batch.startedAt ?? clock.now();
    const era = this.#era;
    const anew = (): void => void this.#run({ questions, attempt: 1, startedAt }, 0);
    try {
      const queries = questions.map((question) => question.query);
      const answerTo = await send(queries, end.aside === true);
      end();
      if (era !== this.#era) return anew();
      for (const question of questions) this.#settle(question, answerTo(question.query));
    } catch (failure) {
      end();
      if (era !== this.#era) return anew();
      this.#recover({ questions, attempt: batch.attempt, startedAt }, failure);
    }
  }

  #recover(batch: Batch<Query, Row>, failure: unknown): void {
    const { clock, budget, decide } = this.#options;
    const { questions, attempt } = batch;
    const decision = decide(failure, attempt, questions.length);
    const again = { ...batch, attempt: attempt + 1 };
    if (decision.kind === "pause") {
      budget.pause(decision.milliseconds);
      void this.#run({ ...again, startedAt: undefined }, 0);
    } else if (decision.kind === "split" && questions.length > 1) {
      const half = Math.ceil(questions.length / 2);
      void this.#run({ ...again, questions: questions.slice(0, half) }, 0);
      void this.#run({ ...again, questions: questions.slice(half) }, 1);
    } else if (decision.kind === "again" && this.#timeFor(batch, decision.after)) {
      clock.after(decision.after, () => void this.#run(again, 0));
    } else {
      for (const question of questions) this.#settle(question, { ok: false, error: failure });
    }
  }

  /** Whether another try, its pause and its permit in the queue fit before the deadline. */
  #timeFor(batch: Batch<Query, Row>, pause: number): boolean {
    const { clock, budget } = this.#options;
    const now = clock.now();
    return now + pause + budget.wait() + TRY <= (batch.startedAt ?? now) + DEADLINE;
  }

  #settle(question: Question<Query, Row>, answer: Settled<Row, unknown>): void {
    this.#open.delete(question.key);
    this.#options.onAnswer(question.query, answer, question.promised);
    if (answer.ok) question.resolve(answer.value);
    else question.reject(answer.error);
  }

  #sendAwayIfHopeless(questions: readonly Question<Query, Row>[], ticket: Ticket): void {
    const wait = ticket.estimate();
    if (wait <= this.#patience) return;
    for (const question of questions) question.sendAway(0, this.#options.tooLong(wait));
  }

  /** The estimate may have been too good: nobody waits longer than the patience all the same. */
  #watchPatience({ questions, ticket }: Queued<Query, Row>): () => void {
    const { clock, tooLong } = this.#options;
    const check = (): void => {
      for (const question of questions) question.sendAway(this.#patience, tooLong(ticket.estimate()));
      stop = clock.after(5 * SECOND, check);
    };
    let stop = clock.after(this.#patience, check);
    return () => stop();
  }

  /** Those of a ticket that are still wanted; the rest is forgotten. */
  #leaveQueue(questions: readonly Question<Query, Row>[]): Question<Query, Row>[] {
    const wanted: Question<Query, Row>[] = [];
    for (const question of questions) {
      this.#queued.delete(question);
      if (question.wanted) wanted.push(question);
      else this.#open.delete(question.key);
    }
    return wanted;
  }

  /** A request that nobody waits for any more gives its ticket in the queue back. */
  readonly #dropIfUnwanted = (question: Question<Query, Row>): void => {
    const queued = this.#queued.get(question);
    if (queued !== undefined && !queued.questions.some((other) => other.wanted)) queued.ticket.leave();
  };
}
