import { FrontOrder } from "../feed/front/frontOrder";
import type { App } from "./app";

/** Has what is visible be served first from now on. Loaded with what finds out what that is. */
export function serveVisibleFirst({ clock, visible }: Pick<App, "clock" | "visible">): FrontOrder {
  const front = new FrontOrder(clock, visible.feed);
  visible.feed.serveFirst(front);
  return front;
}
