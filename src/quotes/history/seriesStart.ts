import { civilFromDays } from "../../kernel/civilDay";
import { SERIAL_OF_EPOCH, type EpochSeconds } from "../../kernel/time";
import { marketOf, type InstrumentCode } from "../../market/instrumentCode";
import { marketRow } from "../../market/markets";
import { periodOf, type Interval } from "../../market/periods";
import { serialInZone } from "../../market/zone";
import type { Adjustment, Bar } from "../../qos/bar";
import { MOST_BARS, type BarQuery } from "../../qos/endpoints/kline";
import { QosError } from "../../qos/errors";

/** A series by name. */
export interface SeriesName {
  readonly code: InstrumentCode;
  readonly interval: Interval;
  readonly adjustment: Adjustment;
}

/** Where the latest bars of a series can be had. */
export interface LatestBars {
  query(query: BarQuery, signal?: AbortSignal): Promise<readonly Bar[]>;
}

/** Series whose beginning is remembered. */
const MOST_STARTS = 5_000;

/**
 * Whether a series begins with a bar, or the server only gave no more. No answer says so itself: one that is shorter
 * than asked may be a page, a plan's last thousand bars, or all there is. But the same time in longer bars takes few of
 * them. A series begins where the longer bars begin: its first bar lies in the first of them. If they go back further,
 * something was left out; years go back as far as can be.
 */
export class SeriesStarts {
  readonly #bars: LatestBars;
  /** The first bar of each series of which it is known; it never changes. */
  readonly #known = new Map<string, EpochSeconds>();

  constructor(bars: LatestBars) {
    this.#bars = bars;
  }

  /** Whether this is known already. */
  isKnown(series: SeriesName, first: EpochSeconds): boolean {
    return longer(series.interval) === undefined || this.#known.get(nameOf(series)) === first;
  }

  /** Whether `series` begins with the bar of `first`. */
  async beginsAt(series: SeriesName, first: EpochSeconds, signal?: AbortSignal): Promise<boolean> {
    const interval = longer(series.interval);
    if (interval === undefined || this.isKnown(series, first)) return true;
    const { code, adjustment } = series;
    const judge = ([, second]: readonly Bar[]): boolean => {
      const begins = second === undefined || first < second.time;
      if (begins) this.#remember(series, first);
      return begins;
    };
    return this.#bars.query({ code, adjustment, interval, count: MOST_BARS }, signal).then(judge, falseIfNone);
  }

  /** The server may be another now. */
  forget(): void {
    this.#known.clear();
  }

  #remember(series: SeriesName, first: EpochSeconds): void {
    if (this.#known.size >= MOST_STARTS) this.#known.clear();
    this.#known.set(nameOf(series), first);
  }
}

/** Without longer bars it cannot be told, and what is not known to be whole is not. */
function falseIfNone(thrown: unknown): boolean {
  if (thrown instanceof QosError && thrown.id === "notFound") return false;
  throw thrown;
}

function nameOf({ code, interval, adjustment }: SeriesName): string {
  return `${code} ${interval} ${adjustment}`;
}

/** The period whose bars tell where those of `interval` begin; undefined: none does. */
function longer(interval: Interval): Interval | undefined {
  if (periodOf(interval).seconds !== undefined) return "1d";
  if (interval === "1y") return undefined;
  return interval === "1mo" ? "1y" : "1mo";
}

/** The server gives nothing of a series before the bar of `first`, although more was asked. */
export function cutShort({ code, interval }: SeriesName, first: EpochSeconds): QosError {
  return new QosError("cutShort", { code, first: inWords(first, code, interval) });
}

/** The exchange's date of a bar, and its time where there are several a day. */
function inWords(time: EpochSeconds, code: InstrumentCode, interval: Interval): string {
  const minutes = Math.round((serialInZone(time, marketRow(marketOf(code)).zone) - SERIAL_OF_EPOCH) * 1_440);
  const { year, month, day } = civilFromDays(Math.floor(minutes / 1_440));
  const two = (value: number): string => String(value).padStart(2, "0");
  const date = `${year}-${two(month)}-${two(day)}`;
  if (periodOf(interval).seconds === undefined) return date;
  return `${date} ${two(Math.floor((minutes % 1_440) / 60))}:${two(minutes % 60)}`;
}
