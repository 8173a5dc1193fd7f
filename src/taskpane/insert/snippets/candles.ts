import { PRICE, WIDTHS, type Snippet } from "./snippet";

const BARS = 60;
/** Cells that the chart covers. */
const CHART = { rows: 20, columns: 9 } as const;

/** Daily bars with Excel's own candle chart over them; another code or period in the coloured cells changes both. */
export const candles: Snippet = {
  name: "candles",
  ofCode: true,
  sketch:
    ({ t, code }) =>
    (address) => ({
      rows: BARS + 2,
      columns: 5,
      widths: [[0, WIDTHS.code]],
      pieces: [
        { row: 0, column: 0, contents: [[t("snippet.code")]], look: "head" },
        { row: 0, column: 1, contents: [[code]], look: "input" },
        { row: 0, column: 2, contents: [[t("snippet.period")]], look: "head" },
        { row: 0, column: 3, contents: [["1d"]], look: "input" },
        {
          row: 1,
          column: 0,
          contents: [[`=QOS.KLINE(${address(0, 1)},${address(0, 3)},${BARS},,"time,open,high,low,close",TRUE)`]],
        },
        { row: 2, column: 0, contents: Array.from({ length: BARS }, () => [""]), format: "yyyy-mm-dd" },
        { row: 2, column: 1, contents: Array.from({ length: BARS }, () => ["", "", "", ""]), format: PRICE },
      ],
      chart: {
        title: t("snippet.candles.title", { code }),
        data: { row: 1, column: 0, rows: BARS + 1, columns: 5 },
        over: { row: 1, column: 6, ...CHART },
      },
    }),
};
