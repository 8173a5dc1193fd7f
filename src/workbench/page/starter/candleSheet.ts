import type { ChartItem } from "../../excel/workbookItems";
import type { StarterWords } from "../words";
import { LONG_ROWS, SheetBuilder } from "./sheetBuilder";

/** The bars begin below the chart, which shows as many as there are, a hundred at most. */
const BARS = { top: 24, most: 100 } as const;

export function candleSheet(words: StarterWords): SheetBuilder {
  const [first, last] = [BARS.top + 1, BARS.top + BARS.most];
  return (
    new SheetBuilder(words.candles, words.colours)
      .rows(LONG_ROWS)
      .widths(152, 96, 96, 96, 96, 112, 32, 120, 96)
      .row("A1", [words.chartTitle], "title")
      .row("A2", [words.candlesHelp], "help")
      .row("A4", [words.code, "US:AAPL", words.period, "1d", words.bars, "60"])
      .style("B4", "input")
      .style("D4", "input")
      .style("F4", "input")
      // Below the chart, whose title it is.
      .row(CHART_TITLE, ['=B4&", "&D4'])
      .row(`A${BARS.top}`, ["=QOS.KLINE(B4,D4,F4)"])
      .style(`A${BARS.top}`, "head")
      .style(`B${BARS.top}:F${BARS.top}`, "headRight")
      // No format for times and volumes: they bring their own, a date or a time of day, as the period has it.
      .format(`B${first}:E${last}`, "price")
      .row(`H${BARS.top}`, [words.averageClose, '=AVERAGE(QOS.KLINE(B4,D4,F4,,"close",FALSE))'])
      .row(`H${BARS.top + 1}`, [words.highest, `=MAX(C${first}:C${last})`])
      .row(`H${BARS.top + 2}`, [words.lowest, `=MIN(D${first}:D${last})`])
      .style(`H${BARS.top}:H${BARS.top + 2}`, "label")
      .format(`I${BARS.top}`, "average")
      .format(`I${BARS.top + 1}:I${BARS.top + 2}`, "price")
  );
}

const CHART_TITLE = "A6";

/** The candle chart of the sheet of bars, as the add-in would put it there. */
export function candleChart({ candles: sheet }: StarterWords): ChartItem {
  return {
    name: "Candles",
    sheet,
    type: "StockOHLC",
    source: { sheet, row: BARS.top - 1, column: 0, rows: BARS.most + 1, columns: 5 },
    seriesBy: "Columns",
    place: { sheet, row: 5, column: 0, rows: BARS.top - 7, columns: 9 },
    details: { "title.formula": `='${sheet}'!${CHART_TITLE}`, "legend.visible": false },
  };
}
