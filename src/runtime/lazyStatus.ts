import { Lazy } from "../kernel/lazy";
import { QosError } from "../qos/errors";
import type { StatusSources } from "./status";

const STATUS = new Lazy(() => import("./status"));

/**
 * Shows an item of the status as it changes, until the returned function is called. Its code is fetched when it is
 * first asked for, so that no other formula waits for it; `fail` hears of an item that there is not.
 */
export function watchStatus(
  app: StatusSources,
  given: readonly unknown[],
  show: (shown: unknown) => void,
  fail: (thrown: unknown) => void,
): () => void {
  let left = false;
  let stop = (): void => {
    left = true;
  };
  STATUS.get(app.clock)
    .catch(() => {
      throw new QosError("notLoaded");
    })
    .then(({ watchStatus: watch }) => {
      if (!left) stop = watch(app, given, show);
    })
    .catch(fail);
  return () => stop();
}
