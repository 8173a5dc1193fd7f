import type { RequestBudget } from "../flow/budget";
import { TtlCache } from "../flow/ttlCache";
import { promiseOf, success, type Settled } from "../kernel/settled";
import type { InstrumentCode } from "../market/instrumentCode";
import type { Endpoint } from "../qos/endpoints/endpoint";
import type { QosError } from "../qos/errors";
import { keepFailure } from "./decide";
import { RestSource, type RestPorts } from "./restSource";

interface Counted {
  readonly code: InstrumentCode;
  readonly count: number;
}

export interface CountedSourceOptions<Query extends Counted, Item> {
  readonly ports: RestPorts;
  readonly budget: RequestBudget;
  readonly endpoint: Endpoint<Query, readonly Item[]>;
  /** Milliseconds for which an answer serves again. */
  readonly ttl: () => number;
  /** Equal for questions that differ in count alone. */
  readonly seriesOf: (query: Query) => string;
  /** The newest `count` of a longer answer. */
  readonly newest: (items: readonly Item[], count: number) => readonly Item[];
  /** Hears every answer that comes from the server. */
  readonly onItems?: (query: Query, items: readonly Item[]) => void;
}

interface KeptItems<Item> {
  /** How many were asked for; fewer came if there are no more. */
  readonly asked: number;
  readonly answer: Settled<readonly Item[], QosError>;
}

/** Questions for the newest so many of a series, bars or trades. A longer answer serves every shorter question. */
export class CountedSource<Query extends Counted, Item> {
  readonly cache: TtlCache<string, KeptItems<Item>>;
  readonly #options: CountedSourceOptions<Query, Item>;
  readonly #source: RestSource<Query, readonly Item[]>;

  constructor(options: CountedSourceOptions<Query, Item>) {
    this.#options = options;
    this.cache = new TtlCache({ clock: options.ports.clock, capacity: 2_000 });
    this.#source = new RestSource({
      ports: options.ports,
      budget: options.budget,
      endpoint: options.endpoint,
      keyOf: (query) => `${options.seriesOf(query)} ${query.count}`,
      nameOf: (query) => query.code,
      onAnswer: (query, answer, promised) => this.#keep(query, answer, promised),
    });
  }

  /** What `query` would answer from memory, used so; undefined: it would have to ask. */
  known(query: Query): Settled<readonly Item[], QosError> | undefined {
    return this.#newestOf(this.cache.use(this.#options.seriesOf(query)), query);
  }

  query(query: Query, signal?: AbortSignal): Promise<readonly Item[]> {
    const cached = this.peek(query);
    return cached === undefined ? this.refresh(query, signal) : promiseOf(cached);
  }

  /** Asks whatever the cache holds. */
  async refresh(query: Query, signal?: AbortSignal): Promise<readonly Item[]> {
    return this.#options.newest(await this.#source.query(query, signal), query.count);
  }

  peek(query: Query): Settled<readonly Item[], QosError> | undefined {
    return this.#newestOf(this.cache.get(this.#options.seriesOf(query)), query);
  }

  /** Of a kept answer that is long enough so many as are asked for. */
  #newestOf(kept: KeptItems<Item> | undefined, query: Query): Settled<readonly Item[], QosError> | undefined {
    if (kept === undefined || (kept.answer.ok && kept.asked < query.count)) return undefined;
    return kept.answer.ok ? success(this.#options.newest(kept.answer.value, query.count)) : kept.answer;
  }

  /** What an answer and earlier ones make together answers again as if it had been asked for. */
  keep(query: Query, items: readonly Item[]): void {
    this.cache.set(this.#options.seriesOf(query), { asked: query.count, answer: success(items) }, this.#options.ttl());
  }

  /** Several counts of one series come in one answer; the cache keeps the longest of the moment. */
  #keep(query: Query, answer: Settled<readonly Item[], QosError>, promised: boolean): void {
    const series = this.#options.seriesOf(query);
    if (answer.ok) this.#options.onItems?.(query, answer.value);
    const kept = this.cache.get(series);
    if (answer.ok && kept?.answer.ok === true && kept.asked > query.count && kept.answer.value === answer.value) return;
    const items = { asked: query.count, answer };
    if (answer.ok && promised) this.cache.promise(series, items, this.#options.ttl());
    else this.cache.set(series, items, answer.ok ? this.#options.ttl() : keepFailure(answer.error));
  }
}
