import { useCallback, useEffect, useState } from "react";
import type { Older } from "../../features/chart/chart";
import type { ChartBar } from "../../features/chart/chartBars";
import { beginningOf, type Range } from "../../features/chart/ranges";

interface SightOptions {
  readonly bars: readonly ChartBar[];
  readonly older: Older;
  readonly onOlder: () => void;
  /** Bars that lines need before the first in sight. */
  readonly before: number;
}

export interface Sight {
  /** The first bar in sight. */
  readonly first: number;
  readonly onFirst: (index: number) => void;
  /** The range that was chosen last. */
  readonly range: Range | undefined;
  /** Where it begins, in seconds of the axis. */
  readonly since: number | undefined;
  readonly choose: (range: Range, last: number) => void;
}

/** Bars left of the first in sight, and of those that lines need before it, at which older ones are asked for. */
const NEAR = 10;

/** What of the bars is in sight; older ones are asked for at the left edge, and until a chosen range is whole. */
export function useSight({ bars, older, onOlder, before }: SightOptions): Sight {
  const [first, setFirst] = useState<number>();
  const [chosen, setChosen] = useState<{ readonly range: Range; readonly since: number }>();
  const onFirst = useCallback((index: number) => setFirst(index), []);
  const begins = bars[0]?.time ?? 0;
  const atEdge = first !== undefined && first < NEAR + before;
  const isShort = chosen !== undefined && chosen.since < begins;
  useEffect(() => {
    if (older === "more" && bars.length > 0 && (isShort || atEdge)) onOlder();
  }, [older, atEdge, isShort, bars.length, onOlder]);
  return {
    first: first ?? 0,
    onFirst,
    range: chosen?.range,
    since: chosen?.since,
    choose: (range, last) => setChosen({ range, since: beginningOf(range, last) }),
  };
}
