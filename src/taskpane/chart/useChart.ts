import { useEffect, useState } from "react";
import { watchChart, type ChartQuery, type ChartState } from "../../features/chart/chart";
import { usePaneSeen } from "../state/usePaneSeen";
import { usePane, useView } from "../state/paneContext";

/**
 * The bars of a series while this part is shown and the pane is seen; nothing stays subscribed otherwise. `attempt`: a
 * new number asks anew.
 */
export function useChart(ask: ChartQuery | undefined, attempt: number): ChartState | undefined {
  const { app } = usePane();
  const { hasKey, server } = useView();
  const seen = usePaneSeen();
  const { timeZone } = app.settings.current;
  const { code, interval, adjustment } = ask ?? {};
  const [state, setState] = useState<ChartState>();
  useEffect(() => {
    if (code === undefined || interval === undefined || adjustment === undefined) return setState(undefined);
    return seen ? watchChart(app, { code, interval, adjustment }, setState) : undefined;
  }, [app, code, interval, adjustment, attempt, seen, hasKey, server, timeZone]);
  return state;
}
