/** The sheet's own share of the page, loaded while the add-in starts: it is by far the largest part. */
export { registerFunctions } from "./grid/registerFunctions";
export { registerStockFigure } from "./grid/stock/stockFigure";
export { starterWorkbook } from "./starter/starterWorkbook";
export { Workbook } from "./workbook";
