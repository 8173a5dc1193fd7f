import { useEffect, useMemo, useState } from "react";
import type { ChartQuery } from "../../features/chart/chart";
import type { ChartBar } from "../../features/chart/chartBars";
import { ComparedBars } from "../../features/chart/compare";
import { usePane } from "../state/paneContext";

export interface Compared {
  readonly bars: readonly ChartBar[] | undefined;
  readonly fault: unknown;
}

const NOTHING: Compared = { bars: undefined, fault: undefined };

/** The bars of another instrument as far back as those of the chart: anew with each bar that begins, and with older ones. */
export function useCompared(compared: ChartQuery | undefined, bars: readonly ChartBar[]): Compared {
  const { app } = usePane();
  const { code, interval, adjustment } = compared ?? {};
  const [first, last] = [bars[0]?.time, bars.at(-1)?.time];
  const source = useMemo(
    () =>
      code === undefined || interval === undefined || adjustment === undefined
        ? undefined
        : new ComparedBars(app, { code, interval, adjustment }),
    [app, code, interval, adjustment],
  );
  const [loaded, setLoaded] = useState<Compared & { readonly source: ComparedBars }>();
  useEffect(() => {
    if (source === undefined || first === undefined) return undefined;
    const gone = new AbortController();
    source
      .reach(first, gone.signal, (had) => setLoaded({ source, bars: had, fault: undefined }))
      .catch((fault: unknown) => {
        if (gone.signal.aborted) return;
        // What came before the failure is as true as it was.
        setLoaded((before) => ({ source, bars: before?.source === source ? before.bars : undefined, fault }));
      });
    return () => gone.abort();
  }, [source, first, last]);
  return source === undefined || loaded?.source !== source ? NOTHING : loaded;
}
