import type { RequestBudget } from "../flow/budget";
import { TtlCache } from "../flow/ttlCache";
import { promiseOf, success, type Settled } from "../kernel/settled";
import type { Endpoint } from "../qos/endpoints/endpoint";
import type { QosError } from "../qos/errors";
import { keepFailure } from "./decide";
import { RestDesk, type RestPorts } from "./restDesk";
import { readKept, type Shelf } from "./shelf";

export interface CachedDeskOptions<Ask extends string, Row> {
  readonly ports: RestPorts;
  readonly budget: RequestBudget;
  readonly endpoint: Endpoint<Ask, Row>;
  /** Milliseconds for which an answer serves again. */
  readonly ttl: (ask: Ask) => number;
  /** Hears every row that comes from the server. */
  readonly onRow?: (row: Row) => void;
  readonly shelf?: KeptOnShelf<Ask, Row>;
}

/** Where answers are kept between sessions, the name of their kind there, and how such a row is read again. */
export interface KeptOnShelf<Ask, Row> {
  readonly shelf: Shelf;
  readonly kind: string;
  readonly read: (value: unknown, ask: Ask) => Row | undefined;
}

/** Questions that are their own key, a code or a market: from the cache while young, else in the fewest requests. */
export class CachedDesk<Ask extends string, Row> {
  readonly cache: TtlCache<Ask, Settled<Row, QosError>>;
  readonly #options: CachedDeskOptions<Ask, Row>;
  readonly #desk: RestDesk<Ask, Row>;

  constructor(options: CachedDeskOptions<Ask, Row>) {
    this.#options = options;
    this.cache = new TtlCache({ clock: options.ports.clock, capacity: 20_000 });
    this.#desk = new RestDesk({
      ports: options.ports,
      budget: options.budget,
      endpoint: options.endpoint,
      keyOf: (ask) => ask,
      nameOf: (ask) => ask,
      onAnswer: (ask, answer, promised) => this.#keep(ask, answer, promised),
    });
  }

  ask(ask: Ask, signal?: AbortSignal): Promise<Row> {
    const cached = this.cache.get(ask);
    if (cached !== undefined) return promiseOf(cached);
    const { shelf } = this.#options;
    return shelf === undefined ? this.#desk.ask(ask, signal) : this.#askShelf(ask, shelf, signal);
  }

  /** Asks whatever the cache holds: the live side wants what is new. */
  refresh(ask: Ask): Promise<Row> {
    return this.#desk.ask(ask);
  }

  /** The cached answer, if there is one; asks nothing. */
  peek(ask: Ask): Settled<Row, QosError> | undefined {
    const cached = this.cache.get(ask);
    return cached?.ok === true ? success(cached.value) : undefined;
  }

  #keep(ask: Ask, answer: Settled<Row, QosError>, promised: boolean): void {
    const { ttl, onRow, shelf } = this.#options;
    if (answer.ok && promised) this.cache.promise(ask, answer, ttl(ask));
    else this.cache.set(ask, answer, answer.ok ? ttl(ask) : keepFailure(answer.error));
    if (!answer.ok) return;
    onRow?.(answer.value);
    void shelf?.shelf.put(`${shelf.kind} ${ask}`, answer.value, ttl(ask));
  }

  async #askShelf(
    ask: Ask,
    { shelf, kind, read }: KeptOnShelf<Ask, Row>,
    signal: AbortSignal | undefined,
  ): Promise<Row> {
    const kept = await readKept(shelf, `${kind} ${ask}`, (value) => read(value, ask));
    if (kept === undefined) return this.#desk.ask(ask, signal);
    this.cache.set(ask, success(kept.value), kept.remaining);
    return kept.value;
  }
}
