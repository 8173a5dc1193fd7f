import { hostActiveSheet } from "../../host/activeSheet";
import { hostWorkbook } from "../../host/hostWorkbook";
import type { App } from "../../runtime/app";
import { serveVisibleFirst } from "../../runtime/visible";
import { SheetWatch } from "./sheetWatch";

/** Has what is in front of the user served first from now on. */
export function keepVisible(app: Pick<App, "clock" | "visible">): SheetWatch {
  const visibleFirst = serveVisibleFirst(app);
  const onFailed = (): void => void (visibleFirst.failed += 1);
  const { clock, visible } = app;
  return new SheetWatch({ clock, feed: visible.feed, workbook: hostWorkbook, sheet: hostActiveSheet, onFailed });
}
