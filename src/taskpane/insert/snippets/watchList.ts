import type { Piece } from "../../../host/blocks";
import type { TextKey } from "../../languages/texts";
import { CHANGE, head, PRICE, SIGNED_PRICE, WIDTHS, type Snippet } from "./snippet";

/** One market each way of quoting; six fit every plan's live products. */
const CODES = ["US:AAPL", "US:NVDA", "US:TSLA", "HK:700", "HK:9988", "SH:600519"] as const;

const HEADS = [
  "snippet.code",
  "snippet.name",
  "snippet.last",
  "snippet.change",
  "snippet.changepct",
  "snippet.volume",
  "snippet.low",
  "snippet.dayRange",
  "snippet.high",
  "snippet.trend",
] as const satisfies readonly TextKey[];

export const WATCH_COLUMNS = HEADS.length;
const RANGE = "──────────";
const BLOCKS = "▁▂▃▄▅▆▇█";
const TREND_DAYS = 20;

/** A row an instrument, each cell a formula of its own: rows may be added, sorted and deleted. */
export const watchList: Snippet = {
  name: "watch",
  ofCode: false,
  sketch:
    ({ t, nameField }) =>
    (address) => {
      const rows = CODES.map((_code, at) => address(at + 1, 0));
      const column = (at: number, formula: (code: string) => string, look: Pick<Piece, "format" | "signed"> = {}) => ({
        row: 1,
        column: at,
        contents: rows.map((code) => [formula(code)]),
        ...look,
      });
      return {
        rows: CODES.length + 1,
        columns: WATCH_COLUMNS,
        widths: [
          [0, WIDTHS.code],
          [1, WIDTHS.name],
          [5, WIDTHS.large],
          [7, WIDTHS.range],
          [9, WIDTHS.trend],
        ],
        pieces: [
          head(
            0,
            0,
            HEADS.map((key) => t(key)),
            [2, 3, 4, 5, 6, 8],
          ),
          { row: 1, column: 0, contents: CODES.map((code) => [code]), look: "input" },
          { row: 1, column: 1, contents: rows.map((code) => [`=QOS.INFO(${code},"${nameField}",FALSE)`]) },
          column(2, (code) => `=QOS.LIVE(${code})`, { format: PRICE }),
          column(3, (code) => `=QOS.LIVE(${code},"change")`, { format: SIGNED_PRICE, signed: true }),
          column(4, (code) => `=QOS.LIVE(${code},"changepct")`, { format: CHANGE, signed: true }),
          // Without a format of the sheet's: a coin's volume has decimals, and brings them along.
          column(5, (code) => `=QOS.LIVE(${code},"volume")`),
          column(6, (code) => `=QOS.LIVE(${code},"low")`, { format: PRICE }),
          { row: 1, column: 7, contents: rows.map((_code, at) => [dayRange((of) => address(at + 1, of))]) },
          column(8, (code) => `=QOS.LIVE(${code},"high")`, { format: PRICE }),
          { row: 1, column: 9, contents: rows.map((code) => [trend(code)]) },
        ],
      };
    },
};

/** Where the price stands between the day's low and high; one outside of them (before the bell) stands at the end. */
function dayRange(at: (column: number) => string): string {
  const [last, low, high] = [at(2), at(6), at(8)];
  const place = `ROUND(${RANGE.length - 1}*(${last}-${low})/(${high}-${low}+(${high}=${low})),0)`;
  return `=REPLACE("${RANGE}",1+MEDIAN(0,${RANGE.length - 1},${place}),1,"●")`;
}

/** Closes as blocks, the lowest the smallest; all alike are the smallest. */
function trend(code: string): string {
  const closes = `QOS.KLINE(${code},"1d",${TREND_DAYS},,"close",FALSE)`;
  const height = `(${closes}-MIN(${closes}))/(MAX(${closes})-MIN(${closes})+(MAX(${closes})=MIN(${closes})))`;
  return `=TEXTJOIN("",TRUE,MID("${BLOCKS}",1+ROUND(${BLOCKS.length - 1}*${height},0),1))`;
}
