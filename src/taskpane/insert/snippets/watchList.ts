import { CHANGE, head, PRICE, SIGNED, WHOLE, WIDTHS, type Snippet } from "./snippet";

/** One market each way of quoting; six fit every plan's live products. */
const CODES = ["US:AAPL", "US:NVDA", "US:TSLA", "HK:700", "HK:9988", "SH:600519"] as const;

/** A row an instrument, each cell a formula of its own: rows may be added, sorted and deleted. */
export const watchList: Snippet = {
  name: "watch",
  ofCode: false,
  sketch:
    ({ t, nameField }) =>
    (address) => {
      const rows = CODES.map((_code, at) => address(at + 1, 0));
      const column = (at: number, formula: (code: string) => string, format: string) => ({
        row: 1,
        column: at,
        contents: rows.map((code) => [formula(code)]),
        format,
      });
      return {
        rows: CODES.length + 1,
        columns: 6,
        widths: [
          [0, WIDTHS.code],
          [1, WIDTHS.name],
          [5, WIDTHS.large],
        ],
        pieces: [
          head(0, 0, t, [
            "snippet.code",
            "snippet.name",
            "snippet.last",
            "snippet.change",
            "snippet.changepct",
            "snippet.volume",
          ]),
          { row: 1, column: 0, contents: CODES.map((code) => [code]), look: "input" },
          { row: 1, column: 1, contents: rows.map((code) => [`=QOS.INFO(${code},"${nameField}",FALSE)`]) },
          column(2, (code) => `=QOS.LIVE(${code})`, PRICE),
          column(3, (code) => `=QOS.LIVE(${code},"change")`, SIGNED),
          column(4, (code) => `=QOS.LIVE(${code},"changepct")`, CHANGE),
          column(5, (code) => `=QOS.LIVE(${code},"volume")`, WHOLE),
        ],
      };
    },
};
