import { FrontOrder } from "../../feed/front/frontOrder";
import type { LiveFeed } from "../../feed/liveFeed";
import { hostFrontSheet } from "../../host/frontSheet";
import { hostBook } from "../../host/hostBook";
import type { Clock } from "../../kernel/clock";
import { SheetWatch } from "./sheetWatch";

/** Has what is in front of the user served first from now on. */
export function keepFront(clock: Clock, feed: LiveFeed): SheetWatch {
  const front = new FrontOrder(clock, feed);
  feed.serveFirst(front);
  const onFailed = (): void => void (front.failed += 1);
  return new SheetWatch({ clock, feed, book: hostBook, sheet: hostFrontSheet, onFailed });
}
