import type { CancelTimer, Clock } from "../../kernel/clock";
import { MINUTE } from "../../kernel/time";
import type { Budget, BudgetState, EndPermit, Ticket, RequestBudget } from "../../flow/budget";
import { ownerOf, type Message, type Post, type SharedUsage, type PermitRequest } from "./message";

/** Messages about the permits of one budget that any workbook may send. */
export type PermitNews = Extract<Message, { readonly kind: "granted" | "ended" | "pause" | "queued" }>;

export interface SharedBudgetOptions {
  readonly name: string;
  /** The window: served by this workbook, or the image of one that another serves. */
  readonly budget: Budget;
  readonly clock: Clock;
}

/** How a budget speaks to those of the other workbooks. `self`: this workbook's name there. */
export interface Sender {
  readonly self: string;
  readonly post: Post;
}

/** One that waits in this workbook. */
interface Pending {
  id: string;
  readonly after: number;
  readonly start: (end: EndPermit | undefined) => void;
  /** Its ticket in this workbook's own queue; undefined while another workbook keeps the queue. */
  ticket: Ticket | undefined;
  /** What the other workbook has said of the wait: when it ends (milliseconds since the epoch). */
  dueAt: number | undefined;
}

/** A request under way, of this workbook or another. */
interface HeldPermit {
  readonly own: boolean;
  readonly end: EndPermit;
  readonly stop: CancelTimer;
}

/** A turn of another workbook that has not ended for so long has been lost (milliseconds); a request takes less. */
const LOST = MINUTE;

const MUTE: Sender = { self: "alone", post: () => undefined };

/**
 * A budget that all workbooks keep together. One of them serves, the others ask it for permits; every permit's start and
 * end is told to all, so that each holds an image of the window and the next to serve never allows too much.
 */
export class SharedBudget implements RequestBudget {
  readonly name: string;
  readonly #budget: Budget;
  readonly #clock: Clock;
  readonly #pending = new Map<string, Pending>();
  readonly #permits = new Map<string, HeldPermit>();
  /** Tickets of other workbooks in the queue that this one keeps. */
  readonly #guests = new Map<string, Ticket>();
  #send = MUTE;
  #serving = true;
  #count = 0;

  constructor({ name, budget, clock }: SharedBudgetOptions) {
    this.name = name;
    this.#budget = budget;
    this.#clock = clock;
  }

  enqueue(after = 0): Ticket {
    let start: (end: EndPermit | undefined) => void = () => undefined;
    const permit = new Promise<EndPermit | undefined>((resolve) => (start = resolve));
    const pending: Pending = { id: "", after, start, ticket: undefined, dueAt: undefined };
    this.#submit(pending);
    return { permit, estimate: () => this.#estimate(pending), leave: () => this.#leave(pending) };
  }

  pause(milliseconds: number): void {
    this.#budget.pause(milliseconds);
    this.#send.post({ kind: "pause", budget: this.name, until: this.#clock.now() + milliseconds });
  }

  refresh(): void {
    this.#budget.refresh();
  }

  wait(): number {
    return this.#budget.wait(this.#serving ? 0 : this.#pending.size);
  }

  state(): BudgetState {
    const state = this.#budget.state();
    return this.#serving ? state : { ...state, waiting: this.#pending.size };
  }

  /**
   * Another scope, or none, served here or elsewhere: what other workbooks of the old one had under way counts as
   * used, and what waits here waits there.
   */
  attach(send: Sender = MUTE, serving = true): void {
    for (const [id, { own }] of this.#permits) if (!own) this.#finish(id);
    this.#move(serving, send);
  }

  /** Serves from now on: as the leader, or because the leader does not answer. */
  serve(): void {
    if (!this.#serving) this.#move(true);
  }

  /** Asks another workbook from now on. */
  follow(): void {
    if (this.#serving) this.#move(false);
  }

  /** What waits here for a permit from elsewhere. */
  requests(): readonly PermitRequest[] {
    return [...this.#pending.values()].map(({ id, after }) => ({ budget: this.name, id, after }));
  }

  usage(): SharedUsage {
    return { ...this.#budget.usage(), running: [...this.#permits.keys()] };
  }

  /** Takes over the image that the leader has. */
  adopt(usage: SharedUsage): void {
    this.#budget.adopt(usage);
    for (const id of usage.running) if (!this.#permits.has(id)) this.#begin(id);
    const running = new Set(usage.running);
    for (const [id, { own }] of this.#permits) if (!own && !running.has(id)) this.#finish(id, "unspent");
  }

  hear(news: PermitNews): void {
    switch (news.kind) {
      case "granted":
        return this.#begin(news.id);
      case "ended":
        return void this.#finish(news.id, news.unspent ? "unspent" : undefined);
      case "pause":
        return this.#budget.pause(Math.max(0, news.until - this.#clock.now()));
      case "queued": {
        const pending = this.#pending.get(news.id);
        if (pending !== undefined) pending.dueAt = this.#clock.now() + news.wait;
      }
    }
  }

  /** Workbooks that have a request under way. */
  owners(): ReadonlySet<string> {
    return new Set([...this.#permits].filter(([, { own }]) => !own).map(([id]) => ownerOf(id)));
  }

  /** Gives another workbook a ticket in the queue. */
  invite({ id, after }: PermitRequest): void {
    if (this.#guests.has(id) || this.#permits.has(id)) return;
    const ticket = this.#budget.enqueue(after);
    this.#guests.set(id, ticket);
    void ticket.permit.then((end) => {
      this.#guests.delete(id);
      if (end === undefined) return;
      this.#run(id, end);
      this.#send.post({ kind: "granted", budget: this.name, id });
    });
    const wait = ticket.estimate();
    if (wait > 0) this.#send.post({ kind: "queued", budget: this.name, id, wait });
  }

  /** Another workbook no longer wants a permit. */
  dismiss(id: string): void {
    this.#guests.get(id)?.leave();
  }

  /** The whole of what a workbook waits for: what it has not named is dismissed. */
  inviteOnly(owner: string, requests: readonly PermitRequest[]): void {
    const named = new Set(requests.map(({ id }) => id));
    for (const [id, ticket] of this.#guests) if (ownerOf(id) === owner && !named.has(id)) ticket.leave();
    for (const request of requests) this.invite(request);
  }

  /** A workbook is gone: its tickets are gone, and what it had under way counts as used from now on. */
  bury(owner: string): void {
    this.inviteOnly(owner, []);
    for (const [id, { own }] of this.#permits) {
      if (own || ownerOf(id) !== owner) continue;
      this.#finish(id);
      this.#send.post({ kind: "ended", budget: this.name, id, unspent: false });
    }
  }

  /** Puts one that waits into the queue that holds now, under a new number: the old one may still be answered. */
  #submit(pending: Pending): void {
    const id = `${this.#send.self}.${(this.#count += 1)}`;
    pending.id = id;
    pending.dueAt = undefined;
    this.#pending.set(id, pending);
    if (!this.#serving) {
      pending.ticket = undefined;
      this.#send.post({ kind: "permit", budget: this.name, id, after: pending.after });
      return;
    }
    const ticket = this.#budget.enqueue(pending.after);
    pending.ticket = ticket;
    void ticket.permit.then((end) => {
      if (end === undefined) return;
      if (!this.#pending.has(id)) return end("unspent");
      this.#send.post({ kind: "granted", budget: this.name, id });
      this.#run(id, end);
      this.#start(id);
    });
  }

  #move(serving: boolean, send = this.#send): void {
    for (const ticket of this.#guests.values()) ticket.leave();
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const pending of waiting) this.#withdraw(pending);
    this.#serving = serving;
    this.#send = send;
    for (const pending of waiting) this.#submit(pending);
  }

  #leave(pending: Pending): void {
    if (!this.#pending.delete(pending.id)) return;
    this.#withdraw(pending);
    pending.start(undefined);
  }

  #withdraw({ id, ticket }: Pending): void {
    if (ticket !== undefined) ticket.leave();
    else this.#send.post({ kind: "leave", budget: this.name, id });
  }

  /** Somebody's permit has come. One of ours that has been given up meanwhile is given back. */
  #begin(id: string): void {
    if (this.#permits.has(id)) return;
    if (ownerOf(id) === this.#send.self && !this.#pending.has(id)) {
      this.#send.post({ kind: "ended", budget: this.name, id, unspent: true });
      return;
    }
    this.#run(id, this.#budget.begin());
    this.#start(id);
  }

  #run(id: string, end: EndPermit): void {
    const own = this.#pending.has(id);
    const stop = own ? () => undefined : this.#clock.after(LOST, () => this.#finish(id));
    this.#permits.set(id, { own, end, stop });
  }

  /** Lets one of ours go whose permit it is. */
  #start(id: string): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    this.#pending.delete(id);
    pending.start((unspent) => {
      if (this.#finish(id, unspent))
        this.#send.post({ kind: "ended", budget: this.name, id, unspent: unspent !== undefined });
    });
  }

  #finish(id: string, unspent?: "unspent"): boolean {
    const permit = this.#permits.get(id);
    if (permit === undefined) return false;
    this.#permits.delete(id);
    permit.stop();
    permit.end(unspent);
    return true;
  }

  #estimate(pending: Pending): number {
    if (!this.#pending.has(pending.id)) return 0;
    if (pending.ticket !== undefined) return pending.ticket.estimate();
    if (pending.dueAt !== undefined) return Math.max(0, pending.dueAt - this.#clock.now());
    return this.#budget.wait([...this.#pending.keys()].indexOf(pending.id));
  }
}
