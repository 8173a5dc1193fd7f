import { useCallback, useEffect, useRef } from "react";
import { usePane } from "./paneContext";

/** A timer of a part of the pane: setting it anew, or the part's end, cancels what was set before. */
export function useLater(): (delay: number, task: () => void) => void {
  const { clock } = usePane().app;
  const cancel = useRef<() => void>(undefined);
  useEffect(() => () => cancel.current?.(), []);
  return useCallback(
    (delay, task) => {
      cancel.current?.();
      cancel.current = clock.after(delay, task);
    },
    [clock],
  );
}
