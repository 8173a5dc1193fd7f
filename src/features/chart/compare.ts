import type { Bar } from "../../qos/bar";
import type { App } from "../../runtime/app";
import type { ChartQuery } from "./chart";
import { chartBars, type ChartBar } from "./chartBars";
import type { LinePoint } from "./indicatorLines";

/** The bars of another instrument on a chart's axis of time. Older ones that were loaded once stay. */
export class ComparedBars {
  readonly #app: Pick<App, "queries">;
  readonly #series: ChartQuery;
  #known: readonly Bar[] = [];
  /** No older ones can be had. */
  #isWhole = false;

  constructor(app: Pick<App, "queries">, series: ChartQuery) {
    this.#app = app;
    this.#series = series;
  }

  /**
   * Loads the latest bars, and older ones until they reach back to `first` (seconds of the axis). `hear`: what there is, at first
   * and with each page that comes. Rejects with a QosError.
   */
  async reach(first: number, signal: AbortSignal, hear: (bars: readonly ChartBar[]) => void): Promise<void> {
    const { queries } = this.#app;
    const latest = await queries.bars(this.#series, signal);
    if (signal.aborted) return;
    const older = olderOf(this.#known, latest);
    if (older.length === 0) this.#isWhole = false;
    this.#known = [...older, ...latest];
    for (;;) {
      const bars = this.#onAxis();
      hear(bars);
      const [begins] = this.#known;
      if (this.#isWhole || begins === undefined || (bars[0]?.time ?? Infinity) <= first) return;
      const page = await queries.olderBars(this.#series, begins.time, signal);
      if (signal.aborted) return;
      this.#isWhole = page.length === 0;
      this.#known = [...page, ...this.#known];
    }
  }

  #onAxis(): readonly ChartBar[] {
    const clock = this.#app.queries.barClock(this.#series);
    return chartBars(this.#known, (start) => clock.shows(start));
  }
}

/** What was known from before the latest bars, if it meets them: with a hole, or of another adjustment, it is nothing. */
function olderOf(known: readonly Bar[], [first]: readonly Bar[]): readonly Bar[] {
  const at = known.findIndex(({ time }) => time === first?.time);
  return at > 0 && known[at]?.close === first?.close ? known.slice(0, at) : [];
}

/** Another instrument's closes, as if it had stood at this one's close at a bar where both have one. */
export interface Rebased {
  readonly points: readonly LinePoint[];
  /** When both stand at one price. */
  readonly since: number;
  /** What each has made since then, as fractions. */
  readonly own: number;
  readonly other: number;
}

/** Rebases at the first bar from `from` on (seconds of the axis) that both have; undefined where there is none. */
export function rebase(bars: readonly ChartBar[], others: readonly ChartBar[], from: number): Rebased | undefined {
  const closes = new Map(others.map(({ time, close }) => [time, close]));
  const base = bars.find(({ time, close }) => time >= from && close > 0 && (closes.get(time) ?? 0) > 0);
  const there = base && closes.get(base.time);
  const last = bars.at(-1);
  if (base === undefined || there === undefined || last === undefined) return undefined;
  const points = bars.map(({ time }) => {
    const close = closes.get(time);
    return { time, value: close === undefined ? undefined : (close / there) * base.close };
  });
  const latest = others.filter(({ time }) => time <= last.time).at(-1)?.close ?? there;
  return { points, since: base.time, own: last.close / base.close - 1, other: latest / there - 1 };
}
