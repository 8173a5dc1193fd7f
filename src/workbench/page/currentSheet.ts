import type { SheetPort } from "../excel/sheetPort";

/** The sheet that is open at the time of asking: workbooks are opened and closed while the add-in runs. */
export function sheetOf(current: () => SheetPort): SheetPort {
  return {
    selection: () => current().selection(),
    select: (area) => current().select(area),
    sheets: () => current().sheets(),
    formulas: (area) => current().formulas(area),
    setFormulas: (area, formulas) => current().setFormulas(area, formulas),
    values: (area) => current().values(area),
    text: (area) => current().text(area),
    calculate: (type) => current().calculate(type),
  };
}
