import type { Budget } from "../flow/budget";
import type { Wait } from "../flow/question";
import { TtlCache } from "../flow/ttlCache";
import { success, type Settled } from "../kernel/settled";
import { SECOND } from "../kernel/time";
import type { Bar } from "../qos/bar";
import { klineEndpoint, type BarAsk } from "../qos/endpoints/kline";
import type { QosError } from "../qos/errors";
import { keepFailure } from "./decide";
import { RestDesk, settledWait, type RestPorts } from "./restDesk";

/** Milliseconds for which bars answer again: their last one is still moving. */
const TTL = 5 * SECOND;

interface KeptBars {
  /** How many bars were asked for; fewer came if the series is shorter. */
  readonly asked: number;
  readonly answer: Settled<readonly Bar[], QosError>;
}

/** The latest bars by REST. A longer answer serves every shorter question about the same series. */
export class BarDesk {
  readonly cache: TtlCache<string, KeptBars>;
  readonly #desk: RestDesk<BarAsk, readonly Bar[]>;

  constructor(options: { readonly ports: RestPorts; readonly budget: Budget }) {
    this.cache = new TtlCache({ clock: options.ports.clock, capacity: 2_000 });
    this.#desk = new RestDesk({
      ports: options.ports,
      budget: options.budget,
      endpoint: klineEndpoint,
      keyOf: (ask) => `${seriesOf(ask)} ${ask.count}`,
      nameOf: (ask) => ask.code,
      onAnswer: (ask, answer) => this.#keep(ask, answer),
    });
  }

  get open(): number {
    return this.#desk.open;
  }

  ask(ask: BarAsk): Wait<readonly Bar[]> {
    const cached = this.peek(ask);
    if (cached !== undefined) return settledWait(cached);
    const wait = this.#desk.ask(ask);
    return { answer: wait.answer.then((bars) => latest(bars, ask.count)), leave: wait.leave };
  }

  peek(ask: BarAsk): Settled<readonly Bar[], QosError> | undefined {
    const kept = this.cache.get(seriesOf(ask));
    if (kept === undefined || (kept.answer.ok && kept.asked < ask.count)) return undefined;
    return kept.answer.ok ? success(latest(kept.answer.value, ask.count)) : kept.answer;
  }

  /** Several counts of one series come in one answer; the cache keeps the longest of the moment. */
  #keep(ask: BarAsk, answer: Settled<readonly Bar[], QosError>): void {
    const kept = this.cache.get(seriesOf(ask));
    if (answer.ok && kept?.answer.ok === true && kept.asked > ask.count && kept.answer.value === answer.value) return;
    this.cache.set(seriesOf(ask), { asked: ask.count, answer }, answer.ok ? TTL : keepFailure(answer.error));
  }
}

function seriesOf(ask: BarAsk): string {
  return `${ask.code} ${ask.interval} ${ask.adjustment}`;
}

function latest(bars: readonly Bar[], count: number): readonly Bar[] {
  return bars.length > count ? bars.slice(bars.length - count) : bars;
}
