import { TtlCache } from "../../flow/ttlCache";
import type { EndPermit } from "../../flow/budget";
import type { CancelTimer, Clock } from "../../kernel/clock";
import { MINUTE, SECOND } from "../../kernel/time";
import type { Answer } from "../door/service";
import { refusalBody } from "../door/refusals";
import { FairQueue } from "./fairQueue";
import type { QuestionKind } from "./questionKind";
import type { Spending } from "./spending";

/** Somebody whose turn has not come by then is told to come again (milliseconds). */
const PATIENCE = 10 * SECOND;
/** What is asked between other things: it waits for all others and leaves them half of the budget. */
export const BACKGROUND = "~background";
/** Nothing starts for so long when the server finds that too much is asked, and does not say (milliseconds). */
const PAUSE = 10 * SECOND;
const TOO_FREQUENT = /frequen|too many request|too fast|rate.?limit|per minute|频率|频繁|过快|每分钟/i;
const MOST_KEPT = 20_000;

interface Item {
  readonly user: string;
  readonly parts: readonly string[];
  readonly missing: Set<string>;
  readonly found: Map<string, unknown>;
  readonly settle: (answer: Answer) => void;
  readonly late: CancelTimer;
}

export interface EndpointQueueOptions {
  readonly clock: Clock;
  readonly kind: QuestionKind;
  readonly spending: Spending;
  readonly requests: number;
  readonly products: number;
  /** Milliseconds for which prices are kept. */
  readonly cache: number;
  readonly send: (body: string) => Promise<Answer>;
  /** The server has said that too much was asked: the plan that was entered is not the one in force. */
  readonly onTooMuch: () => void;
}

/**
 * The questions of all users to one endpoint. Each user's wait in line behind one another, the users take turns; a request
 * whose turn has come takes along what others wait for, as far as it has room, and leaves out what is known by then. A
 * quarter of the minute's requests is kept for those who have not used a quarter themselves.
 */
export class EndpointQueue {
  readonly #options: EndpointQueueOptions;
  readonly #queue = new FairQueue<Item>();
  readonly #open = new Set<Item>();
  readonly #flying = new Set<string>();
  readonly #kept: TtlCache<string, { readonly answer: unknown }>;
  readonly #usedBy = new Map<string, number[]>();
  #asking = false;
  #wake: CancelTimer | undefined;
  #stopped = false;

  constructor(options: EndpointQueueOptions) {
    this.#options = options;
    this.#kept = new TtlCache({ clock: options.clock, capacity: MOST_KEPT });
  }

  get waiting(): number {
    return this.#queue.size;
  }

  query(user: string, parts: readonly string[]): Promise<Answer> {
    return new Promise((settle) => {
      const item: Item = {
        user,
        parts,
        missing: new Set(parts),
        found: new Map(),
        settle,
        late: this.#options.clock.after(PATIENCE, () => this.#sendAway(item)),
      };
      this.#open.add(item);
      this.#takeKnown(item);
      if (!this.#isDone(item)) this.#queue.add(item);
      this.#pump();
    });
  }

  /** Nobody is answered from here any more; whoever waits is told to ask elsewhere. */
  stop(): void {
    this.#stopped = true;
    this.#wake?.();
    for (const item of [...this.#open]) this.#finish(item, MOVED);
  }

  #pump(): void {
    if (this.#asking || this.#stopped || this.#queue.size === 0) return;
    const { spending, clock } = this.#options;
    if (this.#queue.first(this.#mayBeServed(0)) === undefined) {
      const free = spending.budget.usage().used[0] ?? clock.now();
      this.#wake?.();
      this.#wake = clock.after(Math.max(50, free - clock.now() + 1), () => this.#pump());
      return;
    }
    this.#asking = true;
    void spending.budget.enqueue().permit.then((end) => {
      this.#asking = false;
      if (end === undefined) return;
      void this.#serve(end).finally(() => this.#pump());
      this.#pump();
    });
  }

  /** Who may be served as things stand. `own`: places in the budget that are taken already for the one to be served. */
  #mayBeServed(own: 0 | 1): (user: string) => boolean {
    const { requests, spending } = this.#options;
    const share = Math.max(1, Math.floor(requests / 4));
    const reserve = requests < 4 ? 0 : share;
    const left = spending.budget.state().left + own;
    const othersWait = this.#queue.first((user) => user !== BACKGROUND) !== undefined;
    return (user) =>
      user === BACKGROUND ? !othersWait && left > requests / 2 : left > reserve || this.#used(user) < share;
  }

  #used(user: string): number {
    const since = this.#options.clock.now() - MINUTE - SECOND;
    const recent = (this.#usedBy.get(user) ?? []).filter((moment) => moment > since);
    if (recent.length === 0) this.#usedBy.delete(user);
    else this.#usedBy.set(user, recent);
    return recent.length;
  }

  async #serve(end: EndPermit): Promise<void> {
    const first = this.#next();
    if (first === undefined) return end("unspent");
    const { kind, clock, spending, send, products } = this.#options;
    const parts = new Set([...first.missing].filter((part) => !this.#flying.has(part)));
    const room = kind.together === 1 ? 1 : products;
    if (room > 1) this.#takeAlong(parts, room);
    this.#usedBy.set(first.user, [...(this.#usedBy.get(first.user) ?? []), clock.now()]);
    for (const part of parts) this.#flying.add(part);
    const answer = await spending.note().then(
      () => send(kind.bodyOf([...parts])).catch(() => UNREACHABLE),
      () => MOVED,
    );
    end();
    void spending.note().catch(() => undefined);
    for (const part of parts) this.#flying.delete(part);
    this.#hand([...parts], answer, first);
  }

  /** The next item of which something is neither known nor under way. */
  #next(): Item | undefined {
    for (;;) {
      const item = this.#queue.take(this.#mayBeServed(1));
      if (item === undefined) return undefined;
      this.#takeKnown(item);
      if (this.#isDone(item)) continue;
      // What is under way comes by itself; should it fail, the item waits again.
      if ([...item.missing].some((part) => !this.#flying.has(part))) return item;
    }
  }

  #takeAlong(parts: Set<string>, room: number): void {
    for (const item of this.#queue.inTurn()) {
      for (const part of item.missing) {
        if (parts.size >= room) return;
        if (!this.#flying.has(part)) parts.add(part);
      }
    }
  }

  #hand(parts: readonly string[], answer: Answer, first: Item): void {
    const { kind, cache, onTooMuch, spending } = this.#options;
    const answers = answer.status === 200 ? kind.read(answer.text, parts) : undefined;
    if (answers !== undefined) {
      for (const part of parts) this.#kept.set(part, { answer: answers.get(part) }, kind.keep ?? cache);
      for (const item of [...this.#open]) {
        for (const part of parts) if (item.missing.delete(part)) item.found.set(part, answers.get(part));
        this.#isDone(item);
      }
    } else if (answer.status === 429 || TOO_FREQUENT.test(answer.text.slice(0, 300))) {
      spending.budget.pause((answer.retryAfter ?? PAUSE / SECOND) * SECOND);
      onTooMuch();
    } else this.#finish(first, answer);
    // Those who counted on this request wait for one of their own.
    for (const item of this.#open) {
      const rests = [...item.missing].some((part) => !this.#flying.has(part));
      if (rests && !this.#queue.has(item)) this.#queue.add(item);
    }
    this.#pump();
  }

  #takeKnown(item: Item): void {
    for (const part of item.missing) {
      const kept = this.#kept.get(part);
      if (kept === undefined) continue;
      item.missing.delete(part);
      item.found.set(part, kept.answer);
    }
  }

  /** Answers one who misses nothing any more. */
  #isDone(item: Item): boolean {
    if (item.missing.size > 0) return false;
    this.#finish(item, { status: 200, text: this.#options.kind.write(item.parts, item.found) });
    return true;
  }

  #sendAway(item: Item): void {
    const { requests, spending } = this.#options;
    const retryAfter = Math.min(60, Math.max(1, Math.ceil(spending.budget.wait() / SECOND)));
    this.#finish(item, { status: 429, text: refusalBody({ kind: "too-frequent", limit: requests }), retryAfter });
  }

  #finish(item: Item, answer: Answer): void {
    if (!this.#open.delete(item)) return;
    item.late();
    this.#queue.remove(item);
    item.settle(answer);
  }
}

/** Somebody else speaks to the server now. */
export const MOVED: Answer = { status: 503, text: "moved" };

/** No JSON: so that a client takes it for trouble on the way, which passes, and not for a refusal. */
const UNREACHABLE: Answer = { status: 502, text: "the gateway cannot reach the server" };
