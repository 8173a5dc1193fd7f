import type { App } from "./app";

/**
 * Gives one subscription's product up although formulas still show it: they say so until they are calculated anew.
 * `key` as `paneView` lists it.
 */
export function releaseSubscription(app: App, key: string): void {
  app.liveDesk.release(key);
}
