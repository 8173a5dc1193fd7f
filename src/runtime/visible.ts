import { VisibleOrder } from "../feed/visible/visibleOrder";
import type { App } from "./app";

/** Has what is visible be served first from now on. Loaded with what finds out what that is. */
export function serveVisibleFirst({ clock, visible }: Pick<App, "clock" | "visible">): VisibleOrder {
  const visibleFirst = new VisibleOrder(clock, visible.feed);
  visible.feed.serveFirst(visibleFirst);
  return visibleFirst;
}
