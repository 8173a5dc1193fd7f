import { blank, PRICE, tableHead, WIDTHS, type Snippet } from "./snippet";

const BARS = 60;
/** Cells that the chart covers. */
const CHART = { rows: 20, columns: 9 } as const;
/** Where code and period stand as one text; the chart's title follows it. */
const TITLE = { row: 0, column: 4 } as const;

/**
 * Bars with Excel's own candle chart beside them; another code or period in the coloured cells changes all of it. The
 * times have no format of the sheet's: they bring their own, a date or a time of day, as the period has it.
 */
export const candles: Snippet = {
  name: "candles",
  ofCode: true,
  sketch:
    ({ t, code }) =>
    (address) => ({
      rows: BARS + 2,
      columns: 5,
      widths: [[0, WIDTHS.time]],
      pieces: [
        { row: 0, column: 0, contents: [[t("snippet.code")]], look: "head" },
        { row: 0, column: 1, contents: [[code]], look: "input" },
        { row: 0, column: 2, contents: [[t("snippet.period")]], look: "head" },
        { row: 0, column: 3, contents: [["1d"]], look: "input" },
        { ...TITLE, contents: [[`=${address(0, 1)}&", "&${address(0, 3)}`]] },
        tableHead(1, 0, {
          formula: `=QOS.KLINE(${address(0, 1)},${address(0, 3)},${BARS},,"time,open,high,low,close",TRUE)`,
          columns: 5,
          right: [1, 2, 3, 4],
        }),
        { row: 2, column: 1, contents: blank(BARS, 4), format: PRICE },
      ],
      chart: {
        kind: "StockOHLC",
        title: TITLE,
        data: { row: 1, column: 0, rows: BARS + 1, columns: 5 },
        over: { row: 1, column: 6, ...CHART },
      },
    }),
};
