import type { RequestBudget } from "../flow/budget";
import { TtlCache } from "../flow/ttlCache";
import { promiseOf, success, type Settled } from "../kernel/settled";
import type { InstrumentCode } from "../market/instrumentCode";
import type { Endpoint } from "../qos/endpoints/endpoint";
import type { QosError } from "../qos/errors";
import { keepFailure } from "./decide";
import { RestDesk, type RestPorts } from "./restDesk";

interface Counted {
  readonly code: InstrumentCode;
  readonly count: number;
}

export interface CountedDeskOptions<Ask extends Counted, Item> {
  readonly ports: RestPorts;
  readonly budget: RequestBudget;
  readonly endpoint: Endpoint<Ask, readonly Item[]>;
  /** Milliseconds for which an answer serves again. */
  readonly ttl: () => number;
  /** Equal for questions that differ in count alone. */
  readonly seriesOf: (ask: Ask) => string;
  /** The newest `count` of a longer answer. */
  readonly newest: (items: readonly Item[], count: number) => readonly Item[];
  /** Hears every answer that comes from the server. */
  readonly onItems?: (ask: Ask, items: readonly Item[]) => void;
}

interface KeptItems<Item> {
  /** How many were asked for; fewer came if there are no more. */
  readonly asked: number;
  readonly answer: Settled<readonly Item[], QosError>;
}

/** Questions for the newest so many of a series, bars or trades. A longer answer serves every shorter question. */
export class CountedDesk<Ask extends Counted, Item> {
  readonly cache: TtlCache<string, KeptItems<Item>>;
  readonly #options: CountedDeskOptions<Ask, Item>;
  readonly #desk: RestDesk<Ask, readonly Item[]>;

  constructor(options: CountedDeskOptions<Ask, Item>) {
    this.#options = options;
    this.cache = new TtlCache({ clock: options.ports.clock, capacity: 2_000 });
    this.#desk = new RestDesk({
      ports: options.ports,
      budget: options.budget,
      endpoint: options.endpoint,
      keyOf: (ask) => `${options.seriesOf(ask)} ${ask.count}`,
      nameOf: (ask) => ask.code,
      onAnswer: (ask, answer, promised) => this.#keep(ask, answer, promised),
    });
  }

  ask(ask: Ask, signal?: AbortSignal): Promise<readonly Item[]> {
    const cached = this.peek(ask);
    return cached === undefined ? this.refresh(ask, signal) : promiseOf(cached);
  }

  /** Asks whatever the cache holds. */
  async refresh(ask: Ask, signal?: AbortSignal): Promise<readonly Item[]> {
    return this.#options.newest(await this.#desk.ask(ask, signal), ask.count);
  }

  peek(ask: Ask): Settled<readonly Item[], QosError> | undefined {
    const kept = this.cache.get(this.#options.seriesOf(ask));
    if (kept === undefined || (kept.answer.ok && kept.asked < ask.count)) return undefined;
    return kept.answer.ok ? success(this.#options.newest(kept.answer.value, ask.count)) : kept.answer;
  }

  /** What an answer and earlier ones make together answers again as if it had been asked for. */
  keep(ask: Ask, items: readonly Item[]): void {
    this.cache.set(this.#options.seriesOf(ask), { asked: ask.count, answer: success(items) }, this.#options.ttl());
  }

  /** Several counts of one series come in one answer; the cache keeps the longest of the moment. */
  #keep(ask: Ask, answer: Settled<readonly Item[], QosError>, promised: boolean): void {
    const series = this.#options.seriesOf(ask);
    if (answer.ok) this.#options.onItems?.(ask, answer.value);
    const kept = this.cache.get(series);
    if (answer.ok && kept?.answer.ok === true && kept.asked > ask.count && kept.answer.value === answer.value) return;
    const items = { asked: ask.count, answer };
    if (answer.ok && promised) this.cache.promise(series, items, this.#options.ttl());
    else this.cache.set(series, items, answer.ok ? this.#options.ttl() : keepFailure(answer.error));
  }
}
