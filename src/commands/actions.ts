import type { Scope } from "../host/workbookCells";
import { hostWorkbook } from "../host/hostWorkbook";
import { showPane } from "../host/ribbon";
import { app } from "../runtime/current";
import { asProblem } from "../runtime/problems";
import { UNWATCHED } from "../features/sheetTools/control";
import { refresh } from "../features/sheetTools/refresh";
import { wantedPart, type WantedPart } from "../runtime/wantedPart";
import type { ButtonName } from "./buttons";

/** What each button does, with the pane open or closed. */
export const ACTIONS: Readonly<Record<ButtonName, () => Promise<void> | void>> = {
  refreshWorkbook: () => refreshIn("workbook"),
  refreshSheet: () => refreshIn("sheet"),
  refreshSelection: () => refreshIn("selection"),
  refreshCell: () => refreshIn("cell"),
  pause: () => setPaused(true),
  resume: () => setPaused(false),
  insert: () => showPart("insert"),
  chart: () => showPart("chart"),
};

/** A refusal of Excel has no place to be told at but the pane's problems. */
async function refreshIn(scope: Scope): Promise<void> {
  try {
    await refresh(app(), hostWorkbook, scope, UNWATCHED);
  } catch (thrown) {
    app().failures.note(asProblem(thrown));
  }
}

/** A button may be pressed before Excel has heard that it cannot be. */
function setPaused(paused: boolean): void {
  const { pace } = app();
  if (pace.isPaused !== paused) pace.toggle();
}

/** Where Excel does not let a button open the pane, the part is shown as soon as the user opens it. */
async function showPart(part: WantedPart): Promise<void> {
  wantedPart.want(part);
  await showPane();
}
