/**
 * Whether anybody sees the pane. The runtime outlives a closed pane, and Office alone tells of the closing: the page
 * itself may count as seen all the while.
 */

let open = true;
let listening = false;
const listeners = new Set<() => void>();

export function paneSeen(): boolean {
  return open && document.visibilityState !== "hidden";
}

/** Calls `hear` when the pane may have come into sight or gone out of it. */
export function onPaneSeen(hear: () => void): () => void {
  listeners.add(hear);
  listen();
  return () => {
    listeners.delete(hear);
  };
}

function listen(): void {
  if (listening) return;
  listening = true;
  const tell = (): void => [...listeners].forEach((hear) => hear());
  document.addEventListener("visibilitychange", tell);
  if (typeof Office === "undefined" || Office.addin?.onVisibilityModeChanged === undefined) return;
  const heard = Office.addin.onVisibilityModeChanged(({ visibilityMode }) => {
    open = visibilityMode === Office.VisibilityMode.taskpane;
    tell();
  });
  // Without the event the pane counts as open.
  heard.catch(() => undefined);
}
