import type { Bar } from "../../qos/bar";
import { MOST_BARS } from "../../qos/endpoints/kline";
import { inOrder } from "../history/seriesBlock";

/**
 * The bars of a series, oldest first. A pushed bar replaces the last or follows it; one that is older came too late and
 * is dropped, as is one of the same bar with less volume. A requested list corrects what is known, but not a bar under
 * way that pushes have carried further meanwhile, nor one that they have begun; unless they are `outlived`: then no bar
 * is under way that the list does not know.
 */
export function mergeBars(
  known: readonly Bar[] | undefined,
  newcomer: Bar | readonly Bar[],
  outlived = false,
): readonly Bar[] | undefined {
  const bars = known ?? [];
  const last = bars.at(-1);
  if (isList(newcomer)) {
    const newest = newcomer.at(-1)?.time;
    if (outlived && newest !== undefined)
      return inOrder([...bars.filter(({ time }) => time < newest), ...newcomer]).slice(-MOST_BARS);
    const overtaken = (bar: Bar): boolean => last !== undefined && bar.time === last.time && isBehind(bar, last);
    return inOrder([...bars, ...newcomer.filter((bar) => !overtaken(bar))]).slice(-MOST_BARS);
  }
  return last === undefined || followsBar(last, newcomer) ? withBars(known, [newcomer]) : undefined;
}

/** Whether a pushed bar is news after the last: one that is older came too late, as did one of the same bar with less volume. */
export function followsBar(last: Bar, pushed: Bar): boolean {
  return pushed.time > last.time || (pushed.time === last.time && !isBehind(pushed, last));
}

/** A series with pushed bars, each news after the one before: it replaces the last or follows it. */
export function withBars(known: readonly Bar[] | undefined, pushed: readonly Bar[]): readonly Bar[] {
  const bars = (known ?? []).slice();
  for (const bar of pushed) {
    const place = bars.at(-1)?.time === bar.time ? bars.length - 1 : bars.length;
    bars[place] = bar;
  }
  return bars.length > MOST_BARS ? bars.slice(-MOST_BARS) : bars;
}

/** A bar's volume only grows: one of the same bar with less was said earlier. */
function isBehind({ volume }: Bar, known: Bar): boolean {
  return volume !== undefined && known.volume !== undefined && volume < known.volume;
}

function isList(newcomer: Bar | readonly Bar[]): newcomer is readonly Bar[] {
  return Array.isArray(newcomer);
}
