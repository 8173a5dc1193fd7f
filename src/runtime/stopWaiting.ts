import type { App } from "./app";

/** Gives up all that waits for the plan's budget: the cells say so until they are calculated anew. */
export function stopWaiting(app: App): void {
  app.stops.publish();
}
