import { tableHead, WIDTHS, type Snippet } from "./snippet";

const BARS = 30;
/** Time, three lines of MACD, three of KDJ, and RSI. */
const COLUMNS = 8;

/**
 * Indicators that move with the last bar; another code, period or list of indicators in the coloured cells changes all of
 * it. Neither times nor
 * values have a format of the sheet's: they bring their own.
 */
export const indicators: Snippet = {
  name: "indicators",
  ofCode: true,
  sketch:
    ({ t, code }) =>
    (address) => ({
      rows: BARS + 3,
      columns: COLUMNS,
      widths: [[0, WIDTHS.time]],
      pieces: [
        { row: 0, column: 0, contents: [[t("snippet.code")]], look: "head" },
        { row: 0, column: 1, contents: [[code]], look: "input" },
        { row: 0, column: 2, contents: [[t("snippet.period")]], look: "head" },
        { row: 0, column: 3, contents: [["1d"]], look: "input" },
        { row: 1, column: 0, contents: [[t("snippet.indicatorList")]], look: "head" },
        { row: 1, column: 1, contents: [["macd(12,26,9);kdj(9,3,3);rsi(14)"]], look: "input" },
        tableHead(2, 0, {
          formula: `=QOS.LIVEINDICATOR(${address(0, 1)},${address(1, 1)},${address(0, 3)},${BARS},TRUE)`,
          columns: COLUMNS,
          right: Array.from({ length: COLUMNS - 1 }, (_column, at) => at + 1),
        }),
      ],
    }),
};
