import { CHANGE, head, PRICE, SIGNED, WHOLE, WIDTHS, type Snippet } from "./snippet";

/** Code, shares held and price paid for each; all in one currency, so that they may be added up. */
const HOLDINGS = [
  ["US:AAPL", 50, 180],
  ["US:NVDA", 100, 110],
  ["US:TSLA", 20, 250],
] as const;

/** Holdings with their live value, profit and loss, and the sums. The coloured cells are to be typed over. */
export const portfolio: Snippet = {
  name: "portfolio",
  ofCode: false,
  sketch:
    ({ t, nameField }) =>
    (address) => {
      const last = HOLDINGS.length;
      const total = last + 1;
      const each = (formula: (at: (column: number) => string) => string) =>
        HOLDINGS.map((_holding, at) => [formula((column) => address(at + 1, column))]);
      const sum = (column: number): string => `=SUM(${address(1, column)}:${address(last, column)})`;
      return {
        rows: total + 1,
        columns: 8,
        widths: [
          [0, WIDTHS.code],
          [1, WIDTHS.name],
          [5, WIDTHS.large],
          [6, WIDTHS.large],
        ],
        pieces: [
          head(0, 0, t, [
            "snippet.code",
            "snippet.name",
            "snippet.shares",
            "snippet.cost",
            "snippet.last",
            "snippet.value",
            "snippet.profit",
            "snippet.profitpct",
          ]),
          { row: 1, column: 0, contents: HOLDINGS.map(([code]) => [code]), look: "input" },
          { row: 1, column: 1, contents: each((at) => `=QOS.INFO(${at(0)},"${nameField}",FALSE)`) },
          { row: 1, column: 2, contents: HOLDINGS.map(([, shares]) => [shares]), look: "input", format: WHOLE },
          { row: 1, column: 3, contents: HOLDINGS.map(([, , cost]) => [cost]), look: "input", format: PRICE },
          { row: 1, column: 4, contents: each((at) => `=QOS.LIVE(${at(0)})`), format: PRICE },
          { row: 1, column: 5, contents: each((at) => `=${at(2)}*${at(4)}`), format: PRICE },
          { row: 1, column: 6, contents: each((at) => `=${at(5)}-${at(2)}*${at(3)}`), format: SIGNED },
          { row: 1, column: 7, contents: each((at) => `=${at(4)}/${at(3)}-1`), format: CHANGE },
          { row: total, column: 0, contents: [[t("snippet.total"), "", "", "", ""]], look: "head" },
          { row: total, column: 5, contents: [[sum(5)]], look: "head", format: PRICE },
          { row: total, column: 6, contents: [[sum(6)]], look: "head", format: SIGNED },
          {
            row: total,
            column: 7,
            contents: [[`=${address(total, 6)}/(${address(total, 5)}-${address(total, 6)})`]],
            look: "head",
            format: CHANGE,
          },
        ],
      };
    },
};
