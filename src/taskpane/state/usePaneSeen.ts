import { useSyncExternalStore } from "react";
import { onPaneSeen, paneSeen } from "../../host/paneSeen";

/** Whether the pane is open and its page in sight. */
export function usePaneSeen(): boolean {
  return useSyncExternalStore(onPaneSeen, paneSeen);
}
