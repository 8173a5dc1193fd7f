import type { Workbook } from "../../host/workbookCells";
import type { App } from "../../runtime/app";
import { formulaTexts } from "../../runtime/formulaText";
import { stillShown } from "./problemCells";

/**
 * Closes the problems of formulas that no cell shows any more: Excel tells nobody that the cell of a formula that answers
 * once was changed or deleted. Rejects with a `CellsError`.
 */
export async function sweepProblems({ problems }: Pick<App, "problems">, workbook: Workbook): Promise<void> {
  const open = problems.once().map((formula) => ({ formula, text: formulaTexts([formula])[0] }));
  const texts = open.flatMap(({ text }) => text ?? []);
  if (texts.length === 0) return;
  const shown = await stillShown(workbook, texts);
  for (const { formula, text } of open) if (text !== undefined && !shown.has(text)) problems.over(formula);
}
