import { lowestRankFirst } from "../../flow/lowestRankFirst";
import type { Exchange } from "../../flow/lookup";
import type { CancelTimer, Clock } from "../../kernel/clock";
import { SECOND } from "../../kernel/time";
import type { InstrumentCode } from "../../market/instrumentCode";
import type { LiveFeed } from "../liveFeed";
import type { Want } from "../ledger";
import type { Aged, VisibleFirst, VisibleCodes } from "./visibleFirst";
import { share, turnsOf } from "./pollShare";

/** 0: the window shows it, 1: it is elsewhere on the active sheet. */
type Tiers = ReadonlyMap<string, number>;

/** The tier of what is not in front. */
const REST = 2;

/** A sheet has been in front for so long before pushes move to it: who leafs through sheets moves none (milliseconds). */
const HOLD = 5 * SECOND;
/** Pushes move again after so long at the earliest, and after so long for each command that the last move took. */
const PAUSE = 15 * SECOND;
const PAUSE_PER_COMMAND = 5 * SECOND;
/** Commands of the minute that moves leave to everything else. */
const RESERVED = 10;
/** What changes together is looked at together (milliseconds). */
const TOGETHER = SECOND / 4;

/**
 * What is in front comes first: at once where requests are shared out; with pushes, which cost commands to move, only
 * when a sheet stays in front, seldom, and within a share of the commands. Of two in the same tier the one that is
 * pushed stays so, else the oldest comes first.
 */
export class VisibleOrder implements VisibleFirst {
  readonly exchange: Exchange;
  failed = 0;
  readonly #clock: Clock;
  readonly #feed: LiveFeed;
  /** By what requests are shared out. */
  #tiers: Tiers = new Map();
  /** By what pushes are: what has stayed visible, and what of them was wanted when pushes moved last. */
  #stayed: ReadonlyMap<string, VisibleCodes> = new Map();
  #pushed: Tiers = new Map();
  #restUntil = 0;
  #rest = 0;
  #next: { readonly at: number; readonly stop: CancelTimer } | undefined;

  constructor(clock: Clock, feed: LiveFeed) {
    this.#clock = clock;
    this.#feed = feed;
    this.exchange = lowestRankFirst({
      clock,
      rank: (query) => (typeof query === "string" ? this.#tierOf(query) : REST),
    });
    feed.changes.subscribe(() => this.#checkAt(clock.now() + TOGETHER));
  }

  order(wants: readonly Want[], server: { isSubscribed(key: string): boolean }): readonly Want[] {
    return inOrder(wants, ({ key }) => server.isSubscribed(key), this.#pushed);
  }

  share(waiting: readonly Aged[], turn: number): readonly Aged[] {
    return share(waiting, turn, ({ subject }) => this.#tierOf(subject.code) < REST);
  }

  turns(waiting: readonly Aged[], places: number, which?: "visible"): number {
    const visible = waiting.filter(({ subject }) => this.#tierOf(subject.code) < REST).length;
    return turnsOf({ visible, others: waiting.length - visible }, places, which);
  }

  #tierOf(code: string): number {
    return this.#tiers.get(code) ?? REST;
  }

  #checkAt(at: number): void {
    if (this.#next !== undefined && this.#next.at <= at) return;
    this.#next?.stop();
    const stop = this.#clock.after(at - this.#clock.now(), () => {
      this.#next = undefined;
      this.#check();
    });
    this.#next = { at, stop };
  }

  #check(): void {
    const feed = this.#feed;
    const now = this.#clock.now();
    this.#tiers = tiersOf(feed.visibles.values());
    if (!feed.ownsConnection) return;
    const stayed = this.#staying(now);
    const due = this.#moveIfDue(stayed, now);
    const holds = [...feed.visibles.values()].map(({ since }) => since + HOLD).filter((end) => end > now);
    const next = Math.min(due, ...holds.map((end) => Math.min(end, now + HOLD)));
    if (next < Infinity) this.#checkAt(next);
  }

  /** Each workbook's sheet once it has stayed in front, and until then the one before it. */
  #staying(now: number): ReadonlyMap<string, VisibleCodes> {
    const stayed = new Map<string, VisibleCodes>();
    for (const [name, visible] of this.#feed.visibles) {
      const { since } = visible;
      // A moment still to come was noted before the clock was set back.
      const held = now - since >= HOLD || since > now ? visible : this.#stayed.get(name);
      if (held !== undefined) stayed.set(name, held);
    }
    return stayed;
  }

  /** Moves pushes to what has stayed, if that may be now; else says when it may (milliseconds since the epoch). */
  #moveIfDue(stayed: ReadonlyMap<string, VisibleCodes>, now: number): number {
    const feed = this.#feed;
    const subscriptions = feed.subscriptions();
    const pollings = new Map(subscriptions.map(({ key, delivery }) => [key, delivery]));
    const wants = subscriptions.map((subscription) => ({ ...subscription, since: 0 }));
    const wanted = new Set<string>(wants.map(({ subject }) => subject.code));
    const tiers = new Map([...tiersOf(stayed.values())].filter(([code]) => wanted.has(code)));
    const held = ({ key }: Want): boolean => pollings.get(key) === "pushed";
    const before = chosen(inOrder(wants, held, this.#pushed), feed.products);
    const after = chosen(inOrder(wants, held, tiers), feed.products);
    const commands = commandsBetween(wants, before, after);
    if (commands > 0) {
      const rested = Math.min(this.#restUntil, now + this.#rest);
      const due = Math.max(rested, now + feed.pacer.wait(RESERVED + commands));
      if (due > now) return due;
      this.#rest = Math.max(PAUSE, commands * PAUSE_PER_COMMAND);
      this.#restUntil = now + this.#rest;
    }
    this.#stayed = stayed;
    this.#pushed = tiers;
    if (commands > 0) feed.limitsChanged();
    return Infinity;
  }
}

function tiersOf(visibles: Iterable<VisibleCodes>): Tiers {
  const all = [...visibles];
  const tiers = new Map<string, number>();
  for (const { nearby } of all) for (const code of nearby) tiers.set(code, 1);
  for (const { seen } of all) for (const code of seen) tiers.set(code, 0);
  return tiers;
}

/** By tier, then those of instruments that are pushed, then by age, which is the order given. */
function inOrder(wants: readonly Want[], held: (want: Want) => boolean, tiers: Tiers): readonly Want[] {
  const pushed = new Set(wants.filter(held).map(({ subject }) => subject.code));
  const ranks: Want[][] = Array.from({ length: 2 * (REST + 1) }, () => []);
  for (const want of wants) {
    const { code } = want.subject;
    ranks[2 * (tiers.get(code) ?? REST) + (pushed.has(code) ? 0 : 1)]?.push(want);
  }
  return ranks.flat();
}

/** The instruments that get the plan's pushes. */
function chosen(wants: readonly Want[], products: number): ReadonlySet<InstrumentCode> {
  return new Set([...new Set(wants.map(({ subject }) => subject.code))].slice(0, products));
}

/** The commands that a move takes: one for each topic, and period of bars, that is given up or comes. */
function commandsBetween(
  wants: readonly Want[],
  before: ReadonlySet<InstrumentCode>,
  after: ReadonlySet<InstrumentCode>,
): number {
  const commands = new Set<string>();
  for (const { subject } of wants) {
    const { topic, code, interval = "" } = subject;
    if (before.has(code) !== after.has(code)) commands.add(`${topic} ${interval} ${String(after.has(code))}`);
  }
  return commands.size;
}
