import { helpers } from "@odoo/o-spreadsheet";
import { NO_EXTRAS } from "../grid/extras";
import type { StarterWords } from "../words";
import { candleChart, candleSheet } from "./candleSheet";
import { portfolioSheet } from "./portfolioSheet";
import { LONG_ROWS, lookTables, SheetBuilder } from "./sheetBuilder";

const WATCHED = ["US:AAPL", "US:TSLA", "US:NVDA", "HK:700", "HK:9988", "SH:600519"];
/** The workbook that the page opens with: what the formulas do, one sheet a theme. */
export function starterWorkbook(words: StarterWords): unknown {
  const sheets = [watchSheet(words), portfolioSheet(words), candleSheet(words), orderBookSheet(words)];
  return {
    ...helpers.createEmptyWorkbookData(),
    ...lookTables(),
    sheets: sheets.map((sheet, at) => sheet.build(`sheet${at + 1}`)),
    workbench: { ...NO_EXTRAS, charts: [candleChart(words)] },
  };
}

/** The watch list, with a spill of bars and a formula over it below. */
function watchSheet(words: StarterWords): SheetBuilder {
  const sheet = new SheetBuilder(words.watch, words.colours)
    .rows(LONG_ROWS)
    .widths(112, 96, 104, 96, 96, 96, 96, 112)
    .row("A1", [words.watchTitle], "title")
    .row("A2", [words.watchHelp], "help")
    .row("A4", words.watchHeads.slice(0, 1), "head")
    .row("B4", words.watchHeads.slice(1), "headRight");
  const last = 4 + WATCHED.length;
  WATCHED.forEach((code, at) => {
    const row = 5 + at;
    sheet.row(
      `A${row}`,
      [code, `=QOS.PRICE(A${row})`, `=QOS.LIVE(A${row})`, `=QOS.LIVE(A${row},"changepct")`],
      "input",
    );
  });
  return sheet
    .style(`B5:D${last}`, "label")
    .row("E5", [`=QOS.QUOTE(A5:A${last},"open,high,low,volume",FALSE)`])
    .row(`A${last + 1}`, [words.average, "", "", `=AVERAGE(D5:D${last})`, "", "", "", ""], "total")
    .format(`B5:C${last}`, "price")
    .format(`D5:D${last + 1}`, "percent")
    .format(`E5:G${last}`, "price")
    .signed(`D5:D${last + 1}`)
    .row("A13", [words.candlesTitle], "title")
    .row("A14", [words.code, "HK:700", words.averageClose, "=AVERAGE(E17:E26)"])
    .style("A14", "label")
    .style("C14", "label")
    .style("B14", "input")
    .format("D14", "price")
    .row("A16", ['=QOS.KLINE(B14,"1d",10)'])
    .style("A16", "head")
    .style("B16:F16", "headRight")
    .format("A17:A26", "day")
    .format("B17:E26", "price")
    .row("E1", [words.status, "=QOS.STATUS()"], "help");
}

function orderBookSheet(words: StarterWords): SheetBuilder {
  return new SheetBuilder(words.orderBook, words.colours)
    .widths(112, 96, 96, 112, 32, 168, 96, 96, 80)
    .row("A1", [words.orderBookTitle], "title")
    .row("A2", [words.orderBookHelp], "help")
    .row("A4", [words.code, "HK:700"])
    .style("B4", "input")
    .row("A6", [words.orderBookDepth], "label")
    .row("A7", ["=QOS.LIVEDEPTH(B4,5)"])
    .style("A7:D7", "headRight")
    .row("F6", [words.orderBookTape], "label")
    .row("F7", ["=QOS.LIVETRADES(B4,12)"])
    .style("F7", "head")
    .style("G7:H7", "headRight")
    .style("I7", "head")
    .format("B8:C40", "price")
    .format("G8:G40", "price");
}
