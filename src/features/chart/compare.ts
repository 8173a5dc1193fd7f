import type { App } from "../../runtime/app";
import type { ChartQuery } from "./chart";
import { chartBars, type ChartBar } from "./chartBars";
import type { LinePoint } from "./indicatorLines";

/** The bars of another instrument on the same axis of time. Rejects with a QosError. */
export async function loadCompared(
  app: Pick<App, "queries">,
  series: ChartQuery,
  signal: AbortSignal,
): Promise<readonly ChartBar[]> {
  const bars = await app.queries.bars(series, signal);
  const clock = app.queries.barClock(series);
  return chartBars(bars, (start) => clock.shows(start));
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
