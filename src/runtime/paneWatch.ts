import type { Unsubscribe } from "../kernel/subscribable";
import type { App } from "./app";

/** Calls `hear` whenever something that `paneView` shows has changed, live values included, as often as that is. */
export function watchPane({ status }: Pick<App, "status">, hear: () => void): Unsubscribe {
  const stops = [status.changes.subscribe(hear), status.feed.store.changes.subscribe(hear)];
  return () => stops.forEach((stop) => stop());
}
