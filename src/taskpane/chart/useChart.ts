import { useCallback, useEffect, useRef, useState } from "react";
import { watchChart, type ChartQuery, type ChartState, type ChartWatch } from "../../features/chart/chart";
import { usePaneSeen } from "../state/usePaneSeen";
import { usePane, useView } from "../state/paneContext";

/** A chart's state with the series that it is of: what is shown may be the one before while another loads. */
export interface Watched {
  readonly ask: ChartQuery;
  readonly state: ChartState;
}

export interface UsedChart {
  readonly now: Watched | undefined;
  /** The bars shown last, until others are there or there are none. */
  readonly before: Watched | undefined;
  readonly older: () => void;
}

/**
 * The bars of a series while this part is shown and the pane is seen; nothing stays subscribed otherwise. `attempt`: a
 * new number asks anew.
 */
export function useChart(ask: ChartQuery | undefined, attempt: number): UsedChart {
  const { app } = usePane();
  const { hasKey, server } = useView();
  const seen = usePaneSeen();
  const { timeZone } = app.settings.current;
  const { code, interval, adjustment } = ask ?? {};
  const [now, setNow] = useState<Watched>();
  const [before, setBefore] = useState<Watched>();
  const watch = useRef<ChartWatch>(undefined);
  useEffect(() => {
    if (code === undefined || interval === undefined || adjustment === undefined) {
      setBefore(undefined);
      return setNow(undefined);
    }
    if (!seen) return undefined;
    const series = { code, interval, adjustment };
    const watched = watchChart(app, series, (state) => {
      setNow({ ask: series, state });
      if (state.at !== "asking") setBefore(state.at === "shown" ? { ask: series, state } : undefined);
    });
    watch.current = watched;
    return () => {
      watch.current = undefined;
      watched.stop();
    };
  }, [app, code, interval, adjustment, attempt, seen, hasKey, server, timeZone]);
  const older = useCallback(() => watch.current?.older(), []);
  return { now, before, older };
}
