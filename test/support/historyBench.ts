import { Subscribable } from "../../src/kernel/subscribable";
import { epochSeconds } from "../../src/kernel/time";
import { Budget } from "../../src/flow/budget";
import type { Adjustment, Bar } from "../../src/qos/bar";
import { QosError } from "../../src/qos/errors";
import type { WireBar, WireKlineQuery } from "../../src/qos/wire";
import { HistorySource, type SpanQuery } from "../../src/quotes/history/historySource";
import { SeriesStarts } from "../../src/quotes/history/seriesStart";
import type { Kept, PersistentCache } from "../../src/quotes/persistentCache";
import { code } from "./builders";
import { TestClock } from "./testClock";

export const DAY = 86_400;
/** Midnight in Hong Kong of 2024-11-13, the day of the test clock: day 0. */
const TODAY = 1_731_427_200;

export const dayOf = (day: number) => epochSeconds(TODAY + day * DAY);

/** What the test knows of a question to the server: the last day wanted, and of how many bars. */
interface Asked {
  readonly code: string;
  readonly end: number;
  readonly count: number;
}

/** A source over a server whose bar of each day closes at `price`, plus the day. */
export class HistoryBench {
  readonly clock = new TestClock();
  readonly entries = new Map<string, Kept>();
  readonly asked: Asked[] = [];
  readonly heard: (readonly [string, number])[] = [];
  /** The first day of which the server has a bar. */
  begins = -5_000;
  /** The first day of which longer bars tell. */
  listed = -5_000;
  /** The first day that the server still gives. */
  gives = -5_000;
  ignoresEnds = false;
  price = 10_000;
  fails: QosError | undefined;
  /** Requests that the plan allows in a minute. */
  requestsAMinute = 1_000;
  hangs = false;
  readonly #stops = new Subscribable<void>();
  readonly persistentCache: PersistentCache = {
    get: async (name) => this.entries.get(name),
    put: async (name, value, ttl) => void this.entries.set(name, { value, remaining: ttl }),
    remove: async (name) => void this.entries.delete(name),
    clear: async () => this.entries.clear(),
  };
  readonly source = new HistorySource({
    ports: {
      clock: this.clock,
      random: () => 0,
      query: async (_path, body) => this.#answer(body as { readonly kline_reqs: readonly WireKlineQuery[] }),
      widen: (_path, ticket) => ticket,
      whyNoKey: () => undefined,
      products: () => 5,
      onFailure: () => undefined,
      stops: this.#stops,
      renewals: new Subscribable<void>(),
      onStrange: () => undefined,
      onUnread: () => undefined,
    },
    budget: new Budget({ clock: this.clock, allowance: () => ({ requests: this.requestsAMinute }) }),
    persistentCache: this.persistentCache,
    starts: new SeriesStarts({ query: async () => [this.#bar(this.listed), this.#bar(this.listed + 40)] }),
    onBars: (query, bars) => this.heard.push([query.code, bars.length]),
  });

  #bar(day: number): Bar {
    const close = this.price + day;
    return { time: dayOf(day), open: close, high: close, low: close, close, volume: 7 };
  }

  async #answer({ kline_reqs: lines }: { readonly kline_reqs: readonly WireKlineQuery[] }): Promise<unknown> {
    if (this.hangs) return new Promise(() => undefined);
    const now = Math.floor((this.clock.now() / 1_000 - TODAY) / DAY);
    const failure = this.fails;
    return lines.map(({ c, co, kt, e = 0 }) => {
      const end = Math.floor((e - TODAY) / DAY);
      this.asked.push({ code: c, end, count: co });
      if (failure !== undefined) throw failure;
      const last = this.ignoresEnds ? now : Math.min(end, now);
      const k: WireBar[] = [];
      for (let day = last; day > last - co && day >= Math.max(this.begins, this.gives); day -= 1) {
        const cl = String(this.price + day);
        k.unshift({ c, o: cl, h: cl, l: cl, cl, v: "7", ts: dayOf(day), kt });
      }
      return { c, k };
    });
  }

  query(from: number, to: number, more: Partial<SpanQuery> = {}, signal?: AbortSignal): Promise<readonly Bar[]> {
    const series = { code: code("HK:700"), interval: "1d", adjustment: "none" } as const;
    return this.source.query({ ...series, from: dayOf(from), to: dayOf(to), ...more }, signal);
  }

  /** The days of the bars between two days, as their closes tell them; or why there are none. */
  async days(from: number, to: number, more: Partial<SpanQuery> = {}): Promise<unknown> {
    const coming = this.query(from, to, more).catch((thrown: unknown) => thrown);
    await this.clock.advance(1_000);
    const bars = await coming;
    if (bars instanceof QosError) return bars.id;
    return (bars as readonly Bar[]).map(({ close = 0 }) => close - this.price);
  }

  /** How many questions were put since the last look. */
  requests(): number {
    return this.asked.splice(0).length;
  }

  kept(adjustment: Adjustment = "none"): unknown {
    const block = this.entries.get(`bars HK:700 1d ${adjustment}`)?.value as readonly Bar[] | undefined;
    return block && [block.at(0), block.at(-1)].map((bar) => Math.round(((bar?.time ?? 0) - TODAY) / DAY));
  }
}
