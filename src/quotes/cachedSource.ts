import type { RequestBudget } from "../flow/budget";
import { TtlCache } from "../flow/ttlCache";
import { promiseOf, success, type Settled } from "../kernel/settled";
import type { Endpoint } from "../qos/endpoints/endpoint";
import type { QosError } from "../qos/errors";
import { keepFailure } from "./decide";
import { RestSource, type RestPorts } from "./restSource";
import { readKept, type PersistentCache } from "./persistentCache";

export interface CachedSourceOptions<Query extends string, Row> {
  readonly ports: RestPorts;
  readonly budget: RequestBudget;
  readonly endpoint: Endpoint<Query, Row>;
  /** Milliseconds for which an answer serves again. */
  readonly ttl: (query: Query) => number;
  /** Hears every row that comes from the server. */
  readonly onRow?: (row: Row) => void;
  readonly persistentCache?: KeptBetweenSessions<Query, Row>;
}

/** Where answers are kept between sessions, the name of their kind there, and how such a row is read again. */
export interface KeptBetweenSessions<Query, Row> {
  readonly persistentCache: PersistentCache;
  readonly kind: string;
  readonly read: (value: unknown, query: Query) => Row | undefined;
}

/** Questions that are their own key, a code or a market: from the cache while young, else in the fewest requests. */
export class CachedSource<Query extends string, Row> {
  readonly cache: TtlCache<Query, Settled<Row, QosError>>;
  readonly #options: CachedSourceOptions<Query, Row>;
  readonly #source: RestSource<Query, Row>;

  constructor(options: CachedSourceOptions<Query, Row>) {
    this.#options = options;
    this.cache = new TtlCache({ clock: options.ports.clock, capacity: 20_000 });
    this.#source = new RestSource({
      ports: options.ports,
      budget: options.budget,
      endpoint: options.endpoint,
      keyOf: (query) => query,
      nameOf: (query) => query,
      onAnswer: (query, answer, promised) => this.#keep(query, answer, promised),
    });
  }

  /** What `query` would answer from memory, used so; undefined: it would have to ask. */
  known(query: Query): Settled<Row, QosError> | undefined {
    return this.cache.use(query);
  }

  query(query: Query, signal?: AbortSignal): Promise<Row> {
    const cached = this.cache.get(query);
    if (cached !== undefined) return promiseOf(cached);
    const { persistentCache } = this.#options;
    return persistentCache === undefined
      ? this.#source.query(query, signal)
      : this.#loadKept(query, persistentCache, signal);
  }

  /** Asks whatever the cache holds: the live side wants what is new. */
  refresh(query: Query): Promise<Row> {
    return this.#source.query(query);
  }

  /** The cached answer, if there is one; asks nothing. */
  peek(query: Query): Settled<Row, QosError> | undefined {
    const cached = this.cache.get(query);
    return cached?.ok === true ? success(cached.value) : undefined;
  }

  #keep(query: Query, answer: Settled<Row, QosError>, promised: boolean): void {
    const { ttl, onRow, persistentCache } = this.#options;
    if (answer.ok && promised) this.cache.promise(query, answer, ttl(query));
    else this.cache.set(query, answer, answer.ok ? ttl(query) : keepFailure(answer.error));
    if (!answer.ok) return;
    onRow?.(answer.value);
    void persistentCache?.persistentCache.put(`${persistentCache.kind} ${query}`, answer.value, ttl(query));
  }

  async #loadKept(
    query: Query,
    { persistentCache, kind, read }: KeptBetweenSessions<Query, Row>,
    signal: AbortSignal | undefined,
  ): Promise<Row> {
    const kept = await readKept(persistentCache, `${kind} ${query}`, (value) => read(value, query));
    if (kept === undefined) return this.#source.query(query, signal);
    this.cache.set(query, success(kept.value), kept.remaining);
    return kept.value;
  }
}
