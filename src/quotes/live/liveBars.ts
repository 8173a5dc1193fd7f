import { isFresh } from "../../kernel/age";
import { lastIndexWhere } from "../../kernel/lastIndex";
import { promiseOf } from "../../kernel/settled";
import type { Clock } from "../../kernel/clock";
import { HOUR, MINUTE, SECOND, type EpochMillis } from "../../kernel/time";
import { TtlCache } from "../../flow/ttlCache";
import type { InstrumentCode } from "../../market/instrumentCode";
import type { Interval } from "../../market/periods";
import { samePrices, type Bar } from "../../qos/bar";
import { MOST_BARS, type BarQuery } from "../../qos/endpoints/kline";
import type { CountedSource } from "../countedSource";
import { mostBarsBetween } from "../history/barLength";

export interface LiveBarsOptions {
  readonly clock: Clock;
  readonly bars: Pick<CountedSource<BarQuery, Bar>, "peek" | "refresh" | "keep">;
}

/** A series as live tables show it; the answer is one size, so that every table of a series shares it. */
interface LiveSeries {
  readonly code: InstrumentCode;
  readonly interval: Interval;
}

/** A series as answers have told it. */
interface Told {
  readonly bars: readonly Bar[];
  /** When its newest bars were asked for: it lacks none that had begun by then. */
  readonly at: EpochMillis;
  /** When all of it was. */
  readonly wholeAt: EpochMillis;
}

/** All of a series is asked for again after so long (milliseconds): an old bar may have been corrected. */
const WHOLE_AGAIN = HOUR;
/** But of one series at a time (milliseconds). */
const WHOLE_APART = MINUTE;
/** Series of which it is remembered what was told. */
const MOST_SERIES = 1_000;

/**
 * The bars of live tables by request. What has been told of a series already is not asked for again: only the bars that
 * may have begun since, the one that was under way then, and the one before it. That one tells whether the two belong
 * together: unless it is as it was told, the series has been adjusted or corrected, or more bars have begun than could
 * be, and all of it is asked for.
 */
export class LiveBars {
  readonly #options: LiveBarsOptions;
  readonly #told: TtlCache<string, Told>;
  readonly #underWay = new Map<string, Promise<readonly Bar[]>>();
  #wholeAt: EpochMillis | undefined;

  constructor(options: LiveBarsOptions) {
    this.#options = options;
    this.#told = new TtlCache({ clock: options.clock, capacity: MOST_SERIES });
  }

  /** The latest bars of a series, as many as there can be; from memory while young. */
  query(series: LiveSeries): Promise<readonly Bar[]> {
    const known = this.#options.bars.peek(askOf(series, MOST_BARS));
    return known === undefined ? this.refresh(series) : promiseOf(known);
  }

  /** The same as the server has them now. */
  refresh(series: LiveSeries): Promise<readonly Bar[]> {
    const name = `${series.code} ${series.interval}`;
    const underWay = this.#underWay.get(name);
    if (underWay !== undefined) return underWay;
    const asked = this.#load(series, name).finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, asked);
    return asked;
  }

  /** What was told counts no more: the server may be another. */
  forget(): void {
    this.#told.clear();
  }

  async #load(series: LiveSeries, name: string): Promise<readonly Bar[]> {
    const { clock, bars } = this.#options;
    const at = clock.now();
    const told = this.#told.look(name);
    const count = told === undefined ? MOST_BARS : this.#missing(told, series.interval, at);
    const answer = await bars.refresh(askOf(series, count));
    if (count === MOST_BARS) {
      this.#told.set(name, { bars: answer, at, wholeAt: at }, Infinity);
      return answer;
    }
    const joined = told !== undefined && this.#told.look(name) === told ? join(told.bars, answer) : undefined;
    if (told === undefined || joined === undefined) {
      this.#told.delete(name);
      return this.#load(series, name);
    }
    this.#told.set(name, { bars: joined, at, wholeAt: told.wholeAt }, Infinity);
    bars.keep(askOf(series, MOST_BARS), joined);
    return joined;
  }

  /** How many bars hold everything that may have changed since it was told. */
  #missing({ bars, at, wholeAt }: Told, interval: Interval, now: EpochMillis): number {
    // Of a series so young nothing is sure to have ended.
    if (bars.length < 2) return MOST_BARS;
    if (!isFresh({ at: wholeAt, ttl: WHOLE_AGAIN }, now) && this.#mayAskWhole(now)) return MOST_BARS;
    return Math.min(MOST_BARS, mostBarsBetween(at / SECOND, now / SECOND, interval) + 1);
  }

  #mayAskWhole(now: EpochMillis): boolean {
    if (this.#wholeAt !== undefined && isFresh({ at: this.#wholeAt, ttl: WHOLE_APART }, now)) return false;
    this.#wholeAt = now;
    return true;
  }
}

function askOf({ code, interval }: LiveSeries, count: number): BarQuery {
  return { code, interval, adjustment: "none", count };
}

/**
 * What was told, carried on by an answer that begins with a bar which had ended then; undefined where they do not meet,
 * or the answer takes bars back.
 */
function join(told: readonly Bar[], answer: readonly Bar[]): readonly Bar[] | undefined {
  const [first] = answer;
  if (first === undefined) return undefined;
  const place = lastIndexWhere(told, ({ time }) => time === first.time);
  const shared = told[place];
  if (shared === undefined || place === told.length - 1 || !samePrices(shared, first)) return undefined;
  const joined = [...told.slice(0, place), ...answer];
  return joined.length < told.length ? undefined : joined.slice(-MOST_BARS);
}
