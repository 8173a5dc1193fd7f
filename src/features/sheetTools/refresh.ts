import type { Workbook, Scope } from "../../host/workbookCells";
import { callsOurs } from "../../workbook/ours";
import { toRectangles } from "../../workbook/runs";
import type { App } from "../../runtime/app";
import { inBatches, type Control } from "./control";
import { scan } from "./scan";

/**
 * Has the formulas of a scope ask anew, and no others: their answers in memory are forgotten, live ones show their
 * newest value. Requests wait for their turn in the budget as always. The number of formulas; undefined for the whole
 * workbook, which Excel goes through by itself.
 */
export async function refresh(
  app: Pick<App, "refresh">,
  workbook: Workbook,
  scope: Scope,
  control: Control,
): Promise<number | undefined> {
  if (scope === "workbook") {
    await app.refresh.all();
    return undefined;
  }
  const cells = await scan(workbook, scope, ({ area, formula }) => (callsOurs(formula) ? area : undefined), control);
  if (cells.length === 0 || control.stopped()) return 0;
  app.refresh.forget();
  const [first] = cells;
  const sheet = first?.sheet ?? { id: "", title: "" };
  const areas = toRectangles(cells).map((rectangle) => ({ ...rectangle, sheet }));
  await inBatches(areas, (batch) => workbook.recalculate(batch).then(() => batch), control);
  return cells.length;
}
