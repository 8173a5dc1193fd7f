import DataLoader from "dataloader";
import type { Clock } from "../kernel/clock";
import type { Settled } from "../kernel/settled";
import { MINUTE, SECOND } from "../kernel/time";
import type { Place, RequestBudget } from "./budget";
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
 * May put other questions of the queue into a request whose turn has come, `turn`, for as many of its own, which take
 * their places.
 */
export type Exchange = <Ask, Row>(turn: Queued<Ask, Row>, queue: Map<Question<Ask, Row>, Queued<Ask, Row>>) => void;

export interface LookupOptions<Ask, Row> {
  readonly clock: Clock;
  readonly budget: RequestBudget;
  /** Equal keys are one question. */
  readonly keyOf: (ask: Ask) => string;
  /** Divides questions among the fewest requests that are allowed. */
  readonly plan: (asks: readonly Ask[]) => readonly (readonly Ask[])[];
  /** May give a place in the queue another way to its turn. */
  readonly widen?: (place: Place) => Place;
  /** For questions that may go into any request. @default who asked first goes first */
  readonly exchange?: Exchange | undefined;
  /**
   * Sends one request and says, question by question, what came of it. Rejects when nothing can be said of any.
   * `aside`: its turn was for another road than the budget's own.
   */
  readonly send: (asks: readonly Ask[], aside: boolean) => Promise<(ask: Ask) => Settled<Row, unknown>>;
  readonly decide: (failure: unknown, attempt: number, asks: number) => Decision;
  /** Hears every answer once, for the caches. `promised`: somebody was told to come back for it. */
  readonly onAnswer: (ask: Ask, answer: Settled<Row, unknown>, promised: boolean) => void;
  /** The reason given to those who would have to wait `milliseconds`, longer than the patience. */
  readonly tooLong: (milliseconds: number) => unknown;
  /** Milliseconds during which questions are collected while they keep coming; longer while the page is busy. @default 20 */
  readonly window?: number;
  /** Longest wait in the queue, milliseconds. @default two minutes */
  readonly patience?: number;
}

/** A request in the making or under way. */
interface Ticket<Ask, Row> {
  readonly questions: Question<Ask, Row>[];
  readonly attempt: number;
  /** When the first try left the queue. */
  readonly startedAt: number | undefined;
}

/** A ticket that waits for its turn. */
export interface Queued<Ask, Row> {
  readonly questions: Question<Ask, Row>[];
  readonly attempt: number;
  readonly place: Place;
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
 * share one answer, and each request waits for its turn in the budget. A failed question fails alone.
 */
export class Lookup<Ask, Row> {
  readonly #options: LookupOptions<Ask, Row>;
  readonly #patience: number;
  readonly #open = new Map<string, Question<Ask, Row>>();
  readonly #queued = new Map<Question<Ask, Row>, Queued<Ask, Row>>();
  /** How often whoever answers has become another. */
  #era = 0;
  /** What collects at present; of a batch that has been dispatched it would keep every question until the next. */
  #collector: DataLoader<Question<Ask, Row>, undefined> | undefined;
  /** How many it has. */
  #collected = 0;

  constructor(options: LookupOptions<Ask, Row>) {
    this.#options = options;
    this.#patience = options.patience ?? 2 * MINUTE;
  }

  /** Questions that have no answer yet. */
  get open(): number {
    return this.#open.size;
  }

  /** Once `signal` is aborted nobody waits, and the promise stays unsettled. */
  ask(ask: Ask, signal?: AbortSignal): Promise<Row> {
    if (signal?.aborted === true) return new Promise(() => undefined);
    const key = this.#options.keyOf(ask);
    let question = this.#open.get(key);
    if (question === undefined) {
      question = new Question<Ask, Row>(ask, key, () => this.#options.clock.now());
      this.#open.set(key, question);
      this.#collector ??= this.#newCollector();
      this.#collected += 1;
      void this.#collector.load(question);
    }
    const asked = question;
    const answer = asked.join(() => this.#dropIfUnwanted(asked), signal);
    const queued = this.#queued.get(asked);
    if (queued !== undefined) this.#sendAwayIfHopeless([asked], queued.place);
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

  #newCollector(): DataLoader<Question<Ask, Row>, undefined> {
    const { clock, window = WINDOW } = this.#options;
    this.#collected = 0;
    return new DataLoader<Question<Ask, Row>, undefined>(
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

  #dispatch(questions: readonly Question<Ask, Row>[]): void {
    const byAsk = new Map<Ask, Question<Ask, Row>>();
    for (const question of questions) {
      if (question.wanted) byAsk.set(question.ask, question);
      else this.#open.delete(question.key);
    }
    this.#options.plan([...byAsk.keys()]).forEach((asks, index) => {
      const planned = asks.flatMap((ask) => byAsk.get(ask) ?? []);
      void this.#run({ questions: planned, attempt: 1, startedAt: undefined }, index);
    });
  }

  async #run(ticket: Ticket<Ask, Row>, after: number): Promise<void> {
    const { clock, budget, exchange, send, widen } = this.#options;
    const own = budget.enqueue(after);
    const place = widen?.(own) ?? own;
    const queued = { questions: ticket.questions, attempt: ticket.attempt, place };
    for (const question of ticket.questions) this.#queued.set(question, queued);
    this.#sendAwayIfHopeless(ticket.questions, place);
    const stopWatching = this.#watchPatience(queued);
    const end = await place.turn;
    stopWatching();
    if (end !== undefined) exchange?.(queued, this.#queued);
    const questions = this.#leaveQueue(ticket.questions);
    if (questions.length === 0) {
      end?.("unspent");
      return;
    }
    if (end === undefined) {
      // Somebody joined between the last one's leaving and now.
      void this.#run({ ...ticket, questions }, after);
      return;
    }
    const startedAt = ticket.startedAt ?? clock.now();
    const era = this.#era;
    const anew = (): void => void this.#run({ questions, attempt: 1, startedAt }, 0);
    try {
      const asks = questions.map((question) => question.ask);
      const answerTo = await send(asks, end.aside === true);
      end();
      if (era !== this.#era) return anew();
      for (const question of questions) this.#settle(question, answerTo(question.ask));
    } catch (failure) {
      end();
      if (era !== this.#era) return anew();
      this.#recover({ questions, attempt: ticket.attempt, startedAt }, failure);
    }
  }

  #recover(ticket: Ticket<Ask, Row>, failure: unknown): void {
    const { clock, budget, decide } = this.#options;
    const { questions, attempt } = ticket;
    const decision = decide(failure, attempt, questions.length);
    const again = { ...ticket, attempt: attempt + 1 };
    if (decision.kind === "pause") {
      budget.pause(decision.milliseconds);
      void this.#run({ ...again, startedAt: undefined }, 0);
    } else if (decision.kind === "split" && questions.length > 1) {
      const half = Math.ceil(questions.length / 2);
      void this.#run({ ...again, questions: questions.slice(0, half) }, 0);
      void this.#run({ ...again, questions: questions.slice(half) }, 1);
    } else if (decision.kind === "again" && this.#timeFor(ticket, decision.after)) {
      clock.after(decision.after, () => void this.#run(again, 0));
    } else {
      for (const question of questions) this.#settle(question, { ok: false, error: failure });
    }
  }

  /** Whether another try, its pause and its turn in the queue fit before the deadline. */
  #timeFor(ticket: Ticket<Ask, Row>, pause: number): boolean {
    const { clock, budget } = this.#options;
    const now = clock.now();
    return now + pause + budget.wait() + TRY <= (ticket.startedAt ?? now) + DEADLINE;
  }

  #settle(question: Question<Ask, Row>, answer: Settled<Row, unknown>): void {
    this.#open.delete(question.key);
    this.#options.onAnswer(question.ask, answer, question.promised);
    if (answer.ok) question.resolve(answer.value);
    else question.reject(answer.error);
  }

  #sendAwayIfHopeless(questions: readonly Question<Ask, Row>[], place: Place): void {
    const wait = place.estimate();
    if (wait <= this.#patience) return;
    for (const question of questions) question.sendAway(0, this.#options.tooLong(wait));
  }

  /** The estimate may have been too good: nobody waits longer than the patience all the same. */
  #watchPatience({ questions, place }: Queued<Ask, Row>): () => void {
    const { clock, tooLong } = this.#options;
    const check = (): void => {
      for (const question of questions) question.sendAway(this.#patience, tooLong(place.estimate()));
      stop = clock.after(5 * SECOND, check);
    };
    let stop = clock.after(this.#patience, check);
    return () => stop();
  }

  /** Those of a ticket that are still wanted; the rest is forgotten. */
  #leaveQueue(questions: readonly Question<Ask, Row>[]): Question<Ask, Row>[] {
    const wanted: Question<Ask, Row>[] = [];
    for (const question of questions) {
      this.#queued.delete(question);
      if (question.wanted) wanted.push(question);
      else this.#open.delete(question.key);
    }
    return wanted;
  }

  /** A request that nobody waits for any more gives its place in the queue back. */
  #dropIfUnwanted(question: Question<Ask, Row>): void {
    const queued = this.#queued.get(question);
    if (queued !== undefined && !queued.questions.some((other) => other.wanted)) queued.place.leave();
  }
}
