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
  if (last === undefined || newcomer.time > last.time) return [...bars.slice(1 - MOST_BARS), newcomer];
  if (newcomer.time !== last.time || isBehind(newcomer, last)) return undefined;
  return [...bars.slice(0, -1), newcomer];
}

/** A bar's volume only grows: one of the same bar with less was said earlier. */
function isBehind({ volume }: Bar, known: Bar): boolean {
  return volume !== undefined && known.volume !== undefined && volume < known.volume;
}

function isList(newcomer: Bar | readonly Bar[]): newcomer is readonly Bar[] {
  return Array.isArray(newcomer);
}
