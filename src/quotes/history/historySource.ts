import type { Clock } from "../../kernel/clock";
import { onAbort, untilAborted } from "../../kernel/abort";
import { Subscribable } from "../../kernel/subscribable";
import { DAY, epochSeconds, HOUR, MINUTE, toSeconds, type EpochSeconds } from "../../kernel/time";
import type { RequestBudget } from "../../flow/budget";
import { TtlCache } from "../../flow/ttlCache";
import type { InstrumentCode } from "../../market/instrumentCode";
import type { Bar } from "../../qos/bar";
import { MOST_BARS } from "../../qos/endpoints/kline";
import { historyEndpoint, type HistoryQuery } from "../../qos/endpoints/history";
import { QosError } from "../../qos/errors";
import { RestSource, type RestPorts } from "../restSource";
import { readKept, type PersistentCache } from "../persistentCache";
import { isClosed, mostBarsBetween } from "./barLength";
import { walkBack, type Ends, type Walked } from "./pages";
import { inOrder, meets, readKeptBlock, type SeriesBlock } from "./seriesBlock";
import { cutShort, type SeriesName, type SeriesStarts } from "./seriesStart";
import { pageKey, UnfinishedPages } from "./unfinishedPages";

/** The bars of one series between two moments, both included. */
export interface SpanQuery extends SeriesName {
  readonly from: EpochSeconds;
  readonly to: EpochSeconds;
  /** Whether the last bar before `from` is wanted too, if there is one; it comes first. */
  readonly andBefore?: boolean;
  /** Whether what the server gives will do where that is not all; it never passes for all to others. */
  readonly atMost?: boolean;
}

/** How far a long question has come. */
export interface Walk {
  readonly code: InstrumentCode;
  readonly step: number;
  /** About how many steps there will be. */
  readonly steps: number;
  /** Milliseconds since the epoch. */
  readonly begunAt: number;
  /** Ends it; the cells that wait for it say so. */
  readonly stop: () => void;
}

export interface HistorySourceOptions {
  readonly ports: RestPorts;
  readonly budget: RequestBudget;
  /** Where closed bars are kept between sessions. */
  readonly persistentCache: PersistentCache;
  readonly starts: SeriesStarts;
  /** Hears every series that has been put together. */
  readonly onBars?: (query: SpanQuery, bars: readonly Bar[]) => void;
}

/**
 * Adjusted bars are kept for so long (milliseconds) since all of them were fetched: each split or dividend changes every
 * bar before it, and a server may be late to do so.
 */
const ADJUSTED_TTL = DAY;
/** Kept adjusted bars answer for so long (milliseconds) after a fresh bar has agreed with them. */
const AGREED_TTL = HOUR;
/** What was found of where a series begins is believed for so long (milliseconds): a plan may give more by then. */
const BEGINNING_TTL = DAY;
const MOST_SERIES = 5_000;
/** A kept block is read again after so long (milliseconds): another workbook may have put another in its place. */
const BLOCK_TTL = 5 * MINUTE;
const MOST_BLOCKS = 200;

/**
 * History by REST, page by page; what has ended is kept, and only what is missing is asked again. Kept bars of an
 * adjusted series answer only after a fresh one has agreed with them.
 */
export class HistorySource {
  /** Walks have begun, moved or ended. */
  readonly changes = new Subscribable<void>();
  readonly #clock: Clock;
  readonly #persistentCache: PersistentCache;
  readonly #starts: SeriesStarts;
  readonly #onBars: HistorySourceOptions["onBars"];
  readonly #source: RestSource<HistoryQuery, readonly Bar[]>;
  readonly #walks = new Map<symbol, Walk>();
  /** The end of the last question of each series: the next begins when it is over, and finds what it has kept. */
  readonly #series = new Map<string, Promise<unknown>>();

  /** Adjusted series whose kept bars were seen to agree with the server's. */
  readonly #agreed: TtlCache<string, true>;
  /** Series by the first bar that the server has of them. */
  readonly #beginnings: TtlCache<string, EpochSeconds>;
  readonly #unfinished: UnfinishedPages;
  /** Kept blocks as they were read last: what lies in one of them needs not be read again. */
  readonly #blocks: TtlCache<string, SeriesBlock>;
  /** Another whenever all is forgotten: what was under way then says nothing any more. */
  #edition = 0;

  #ends: Ends = { ignored: false };

  constructor({ ports, budget, persistentCache, starts, onBars }: HistorySourceOptions) {
    this.#clock = ports.clock;
    this.#persistentCache = persistentCache;
    this.#starts = starts;
    this.#onBars = onBars;
    this.#agreed = new TtlCache({ clock: ports.clock, capacity: MOST_SERIES });
    this.#beginnings = new TtlCache({ clock: ports.clock, capacity: MOST_SERIES });
    this.#unfinished = new UnfinishedPages(ports.clock);
    this.#blocks = new TtlCache({ clock: ports.clock, capacity: MOST_BLOCKS });
    this.#source = new RestSource({
      ports,
      budget,
      endpoint: historyEndpoint,
      keyOf: pageKey,
      nameOf: (query) => query.code,
      onAnswer: (query, answer, promised) => {
        if (answer.ok && promised) this.#unfinished.keep(query, answer.value);
      },
    });
  }

  get walks(): readonly Walk[] {
    return [...this.#walks.values()];
  }

  /** Server or plan may be others now, or somebody wants it anew: what was learned of them is forgotten. */
  forget(): void {
    this.#ends = { ignored: false };
    this.#unfinished.clear();
    this.#blocks.clear();
    this.#edition += 1;
    this.#agreed.clear();
    this.#beginnings.clear();
  }

  /**
   * What `query` would answer from memory; undefined: it would have to look further. Only of what is over, and is not
   * adjusted: that is what a kept block answers for without being asked about.
   */
  known({ andBefore = false, ...span }: SpanQuery): readonly Bar[] | undefined {
    const block = span.adjustment === "none" ? this.#blocks.get(seriesOf(span)) : undefined;
    const reaches = block !== undefined && block.first <= (andBefore ? span.from - 1 : span.from);
    return reaches && span.to < block.last ? within(block.bars, span, andBefore) : undefined;
  }

  /** Rejects once `signal` is aborted. */
  query({ andBefore = false, ...span }: SpanQuery, signal?: AbortSignal): Promise<readonly Bar[]> {
    // A walk goes on until it has come to a bar at or before its beginning.
    const query = andBefore ? { ...span, from: epochSeconds(span.from - 1) } : span;
    const walk = new AbortController();
    const cancel = (): void => walk.abort(new QosError("cancelled"));
    if (signal?.aborted === true) cancel();
    const stay = onAbort(signal, cancel);
    const series = seriesOf(query);
    const before = this.#series.get(series) ?? Promise.resolve();
    const answer = before.then(() => this.#answer(query, walk)).then((bars) => within(bars, span, andBefore));
    const over = answer.then(
      () => undefined,
      () => undefined,
    );
    this.#series.set(series, over);
    void over.then(() => {
      stay();
      if (this.#series.get(series) === over) this.#series.delete(series);
    });
    return answer;
  }

  async #answer(query: SpanQuery, walk: AbortController): Promise<readonly Bar[]> {
    walk.signal.throwIfAborted();
    const series = seriesOf(query);
    const edition = this.#edition;
    const kept = await readKept(this.#persistentCache, series, readKeptBlock);
    if (kept !== undefined && edition === this.#edition) this.#blocks.set(series, kept.value, BLOCK_TTL);
    const now = toSeconds(this.#clock.now());
    const reaches =
      kept !== undefined && (kept.value.first <= query.from || this.#beginnings.get(series) === kept.value.first);
    const bars = reaches
      ? await this.#extend(query, { kept: kept.value, ttl: kept.remaining, now }, walk)
      : await this.#fetch(query, now, walk);
    this.#onBars?.(query, bars);
    return bars;
  }

  /** The kept block reaches back far enough: only what came after it is asked for, and whether it still holds. */
  async #extend(
    query: SpanQuery,
    { kept, ttl, now }: { readonly kept: SeriesBlock; readonly ttl: number; readonly now: EpochSeconds },
    walk: AbortController,
  ): Promise<readonly Bar[]> {
    const series = seriesOf(query);
    const isPast = query.to < kept.last;
    if (isPast && (query.adjustment === "none" || this.#agreed.get(series) === true)) return kept.bars;
    // Too much lies between for one page: the question itself costs less than to find out.
    if (isPast && mostBarsBetween(kept.last, now, query.interval) >= MOST_BARS) return this.#fetch(query, now, walk);
    const newer = await this.#newer({ ...query, from: kept.last, to: isPast ? later(now, kept.last) : query.to }, walk);
    if (newer === undefined) return this.#fetch(query, now, walk);
    if (!meets(kept, newer.bars)) {
      this.#agreed.delete(series);
      this.#blocks.delete(series);
      await this.#persistentCache.remove(series);
      return this.#fetch(query, now, walk);
    }
    const bars = inOrder([...kept.bars, ...newer.bars]);
    await this.#keep(query, { bars, ttl }, now);
    return bars;
  }

  /** What came after a kept block; undefined: the server does not reach back to it any more. */
  async #newer(query: SpanQuery, walk: AbortController): Promise<Walked | undefined> {
    try {
      return await this.#walk(query, walk, true);
    } catch (thrown) {
      if (thrown instanceof QosError && thrown.id === "cutShort") return undefined;
      throw thrown;
    }
  }

  async #fetch(query: SpanQuery, now: EpochSeconds, walk: AbortController): Promise<readonly Bar[]> {
    const { bars, complete } = await this.#walk(query, walk);
    // A question about the past alone leaves nothing that reaches up to now, and so nothing that could be extended
    // at a bearable price; a hole must never be kept.
    const [first] = bars;
    const reached = Math.max(query.to, bars.at(-1)?.time ?? 0);
    const recent = mostBarsBetween(reached, now, query.interval) <= 2;
    if (!recent || first === undefined) return bars;
    if (complete) this.#beginnings.set(seriesOf(query), first.time, BEGINNING_TTL);
    await this.#keep(query, { bars, ttl: query.adjustment === "none" ? Infinity : ADJUSTED_TTL }, now);
    return bars;
  }

  /** Keeps what has ended; it has just been seen to be what the server says. */
  async #keep(
    query: SpanQuery,
    { bars, ttl }: { readonly bars: readonly Bar[]; readonly ttl: number },
    now: EpochSeconds,
  ): Promise<void> {
    const closed = bars.filter((bar) => isClosed(bar, query.interval, now));
    if (closed.length === 0) return;
    this.#agreed.set(seriesOf(query), true, AGREED_TTL);
    this.#blocks.delete(seriesOf(query));
    await this.#persistentCache.put(seriesOf(query), closed, ttl);
  }

  async #walk(query: SpanQuery, walk: AbortController, sparing = false): Promise<Walked> {
    const id = Symbol(query.code);
    const begunAt = this.#clock.now();
    const stop = (): void => walk.abort(new QosError("stopped"));
    const come: (readonly [HistoryQuery, readonly Bar[]])[] = [];
    try {
      return await walkBack({
        interval: query.interval,
        from: query.from,
        to: query.to,
        now: toSeconds(begunAt),
        sparing,
        ends: this.#ends,
        begins: (first) => untilAborted(this.#starts.beginsAt(query, first, walk.signal), walk.signal),
        cutShort: (first) => (query.atMost === true ? undefined : cutShort(query, first)),
        page: async (end, count) => {
          const asked = { code: query.code, interval: query.interval, adjustment: query.adjustment, end, count };
          const bars = this.#unfinished.get(asked) ?? (await this.#page(asked, walk.signal));
          come.push([asked, bars]);
          return bars;
        },
        onStep: (step, steps) => {
          this.#walks.set(id, { code: query.code, step, steps, begunAt, stop });
          this.changes.publish();
        },
      });
    } catch (thrown) {
      // The cell comes back for it, and would have to wait for the same pages once more.
      if (thrown instanceof QosError && thrown.id === "queueTooLong") {
        for (const [asked, bars] of come) this.#unfinished.keep(asked, bars);
      }
      throw thrown;
    } finally {
      this.#walks.delete(id);
      this.changes.publish();
    }
  }

  /** A series that has no bars up to `end` is no failure: the walk has come to its beginning. */
  async #page(asked: HistoryQuery, signal: AbortSignal): Promise<readonly Bar[]> {
    signal.throwIfAborted();
    try {
      return await untilAborted(this.#source.query(asked, signal), signal);
    } catch (thrown) {
      if (thrown instanceof QosError && thrown.id === "notFound") return [];
      throw thrown;
    }
  }
}

/** The bars of a span, and the last one before it where that is wanted. */
function within(
  bars: readonly Bar[],
  { from, to }: Pick<SpanQuery, "from" | "to">,
  andBefore: boolean,
): readonly Bar[] {
  const found = bars.findIndex(({ time }) => time >= from);
  const first = found < 0 ? bars.length : found;
  return bars.slice(andBefore ? Math.max(0, first - 1) : first).filter(({ time }) => time <= to);
}

function later(left: EpochSeconds, right: EpochSeconds): EpochSeconds {
  return left > right ? left : right;
}

function seriesOf({ code, interval, adjustment }: SeriesName): string {
  return `bars ${code} ${interval} ${adjustment}`;
}
