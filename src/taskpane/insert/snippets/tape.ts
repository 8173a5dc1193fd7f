import { blank, tableHead, type Snippet } from "./snippet";

/** The latest trades of one instrument, the newest on top. */
export const tape: Snippet = {
  name: "tape",
  ofCode: true,
  sketch:
    ({ t, code }) =>
    (address) => ({
      rows: 22,
      columns: 4,
      pieces: [
        { row: 0, column: 0, contents: [[t("snippet.code")]], look: "head" },
        { row: 0, column: 1, contents: [[code]], look: "input" },
        tableHead(1, 0, { formula: `=QOS.LIVETRADES(${address(0, 1)},20)`, columns: 4, right: [1, 2] }),
        { row: 2, column: 0, contents: blank(20, 1), format: "hh:mm:ss" },
      ],
    }),
};
