import type { Clock } from "../../kernel/clock";
import { HOUR, toSeconds } from "../../kernel/time";
import { TtlCache } from "../../flow/ttlCache";
import type { Bar } from "../../qos/bar";
import type { HistoryQuery } from "../../qos/endpoints/history";
import { isClosed } from "./barLength";

/** Pages of at most a thousand bars. */
const MOST_PAGES = 200;
/** How long a cell may take to come back (milliseconds): its other pages may still have to wait. */
const COMES_BACK = HOUR;

/**
 * Pages that came for cells which were sent away, until they come back. A page of which a bar may still have moved when
 * it came is not kept, nor one whose bars change with the next dividend: they would pass for what holds now.
 */
export class UnfinishedPages {
  readonly #clock: Clock;
  readonly #pages: TtlCache<string, readonly Bar[]>;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#pages = new TtlCache({ clock, capacity: MOST_PAGES });
  }

  /** A page that has just come. */
  keep(query: HistoryQuery, bars: readonly Bar[]): void {
    const now = toSeconds(this.#clock.now());
    if (query.adjustment !== "none" || !bars.every((bar) => isClosed(bar, query.interval, now))) return;
    this.#pages.set(pageKey(query), bars, COMES_BACK);
  }

  get(query: HistoryQuery): readonly Bar[] | undefined {
    return this.#pages.get(pageKey(query));
  }

  clear(): void {
    this.#pages.clear();
  }
}

/** Equal pages have equal keys. */
export function pageKey({ code, interval, adjustment, end, count }: HistoryQuery): string {
  return `${code} ${interval} ${adjustment} ${end} ${count}`;
}
