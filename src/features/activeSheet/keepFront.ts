import { hostFrontSheet } from "../../host/frontSheet";
import { hostBook } from "../../host/hostBook";
import type { App } from "../../runtime/app";
import { serveVisibleFirst } from "../../runtime/visible";
import { SheetWatch } from "./sheetWatch";

/** Has what is in front of the user served first from now on. */
export function keepFront(app: Pick<App, "clock" | "visible">): SheetWatch {
  const front = serveVisibleFirst(app);
  const onFailed = (): void => void (front.failed += 1);
  const { clock, visible } = app;
  return new SheetWatch({ clock, feed: visible.feed, book: hostBook, sheet: hostFrontSheet, onFailed });
}
