import type { Piece } from "../../../host/blocks";
import { lastBars, type LastBars } from "./lastBars";
import {
  blank,
  DAY,
  fixed,
  head,
  MONEY,
  PRICE,
  rowFixed,
  tableHead,
  WIDTHS,
  type Snippet,
  type SnippetWords,
} from "./snippet";

const CODES = ["US:AAPL", "US:NVDA", "HK:700", "SH:600519"] as const;
/** Bars that are compared: a year of weeks. */
const BARS = 52;
/** Weeks of thirteen months, and a few to spare. */
const MOST = 60;
/** The row of the closes that are 100, that of the names of the columns, and that of the first bar. */
const HUNDRED = 23;
const HEAD = 24;
const FIRST = 25;
/** Cells that the chart covers, below what is typed. */
const CHART = { row: 3, column: 0, rows: 19, columns: 11 } as const;
/** The first column of the closes set to 100. */
const REBASED = 6;
const TITLE = { row: 2, column: 0 } as const;

type Address = (row: number, column: number) => string;

/**
 * Closes of several instruments over the same days, and how each has gone since the first of them: every one is 100 at
 * its first bar. A bar that an instrument does not have is #N/A, and a gap in its line.
 */
export const comparison: Snippet = {
  name: "comparison",
  ofCode: false,
  sketch: (words) => (address) => {
    const totalCell = fixed(address(0, 5));
    const bars = lastBars({ address, row: FIRST, column: 0, totalCell, count: BARS });
    return {
      rows: FIRST + MOST,
      columns: REBASED + CODES.length + 1,
      widths: [
        [0, WIDTHS.time],
        [REBASED, WIDTHS.time],
      ],
      pieces: [...inputs(address, bars, words), ...closes(address), ...rebased(address, bars, words)],
      chart: {
        kind: "Line",
        title: TITLE,
        data: { row: HEAD, column: REBASED, rows: BARS + 1, columns: CODES.length + 1 },
        over: CHART,
      },
    };
  },
};

function inputs(address: Address, bars: LastBars, { t }: SnippetWords): readonly Piece[] {
  return [
    { row: 0, column: 0, contents: [[t("snippet.start")]], look: "head" },
    { row: 0, column: 1, contents: [["-13m"]], look: "input" },
    { row: 0, column: 2, contents: [[t("snippet.period")]], look: "head" },
    { row: 0, column: 3, contents: [["1w"]], look: "input" },
    { row: 0, column: 4, contents: [[t("snippet.bars")]], look: "head" },
    { row: 0, column: 5, contents: [[bars.total]], format: "0" },
    { ...TITLE, contents: [[`="${t("snippet.rebased", { bars: BARS })}, "&${address(0, 3)}`]], look: "title" },
    { row: 1, column: 0, contents: [[t("snippet.code")]], look: "head" },
    { row: 1, column: 1, contents: [[...CODES]], look: "input" },
  ];
}

function closes(address: Address): readonly Piece[] {
  const codes = `${address(1, 1)}:${address(1, CODES.length)}`;
  return [
    tableHead(HEAD, 0, {
      formula: `=QOS.SERIES(${codes},${address(0, 1)},,${address(0, 3)})`,
      columns: CODES.length + 1,
      right: CODES.map((_code, of) => of + 1),
    }),
    { row: FIRST, column: 1, contents: blank(MOST, CODES.length), format: PRICE },
  ];
}

function rebased(address: Address, bars: LastBars, { t }: SnippetWords): readonly Piece[] {
  const hundred = (of: number) => rowFixed(address(HUNDRED, REBASED + 1 + of));
  const perCode = (formula: (of: number) => string) => CODES.map((_code, of) => `=${formula(of)}`);
  const rows = Array.from({ length: BARS }, (_bar, at) => [
    `=${bars.value(0, at)}`,
    ...perCode((of) => `100*${bars.value(of + 1, at)}/${hundred(of)}`),
  ]);
  return [
    { row: HUNDRED, column: REBASED, contents: [[t("snippet.isHundred")]] },
    {
      row: HUNDRED,
      column: REBASED + 1,
      contents: [perCode((of) => bars.firstNumber(of + 1))],
      format: PRICE,
    },
    // The upper left cell stays empty: Excel takes the first column for the names of the points then.
    head(
      HEAD,
      REBASED,
      ["", ...perCode((of) => address(1, of + 1))],
      CODES.map((_code, of) => of + 1),
    ),
    { row: FIRST, column: REBASED, contents: rows },
    { row: FIRST, column: REBASED, contents: blank(BARS, 1), format: DAY },
    { row: FIRST, column: REBASED + 1, contents: blank(BARS, CODES.length), format: MONEY },
  ];
}
