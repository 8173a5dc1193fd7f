import { tableHead, type Snippet } from "./snippet";

/** The order book of one instrument, moving; another code in the coloured cell changes it. */
export const orderBook: Snippet = {
  name: "book",
  ofCode: true,
  sketch:
    ({ t, code }) =>
    (address) => ({
      rows: 12,
      columns: 4,
      pieces: [
        { row: 0, column: 0, contents: [[t("snippet.code")]], look: "head" },
        { row: 0, column: 1, contents: [[code]], look: "input" },
        tableHead(1, 0, { formula: `=QOS.LIVEDEPTH(${address(0, 1)},10)`, columns: 4, right: "all" }),
      ],
    }),
};
