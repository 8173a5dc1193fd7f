import type { Piece } from "../../../host/blocks";
import { lastBars, type LastBars } from "./lastBars";
import { blank, DAY, fixed, head, PRICE, tableHead, WIDTHS, type Snippet, type SnippetWords } from "./snippet";

const PAIR = ["US:NVDA", "US:AMD"] as const;
/** Bars that the mean and the deviation are taken of. */
const BARS = 60;
/** Trading days of four months, and a few to spare. */
const MOST = 95;
/** The row of the names of the columns, and that of the first bar. */
const HEAD = 26;
const FIRST = HEAD + 1;
/** The times of the spread, and the spread. */
const TIME = 4;
const SPREAD = TIME + 1;
/** Cells that the chart covers, below what is typed and reckoned. */
const CHART = { row: 6, column: 0, rows: 19, columns: 6 } as const;
const TITLE = { row: 5, column: 0 } as const;
const DEVIATIONS = "+0.00;-0.00;0.00";
const MEAN = "#,##0.00##";

/** What the formulas name. */
interface PairPlaces {
  readonly address: (row: number, column: number) => string;
  readonly first: string;
  readonly second: string;
  readonly ratio: string;
  /** The first less so many of the second, as an expression: #N/A for two currencies. */
  readonly less: (first: string, second: string) => string;
  readonly bars: LastBars;
}

/**
 * The first price less so many of the second, now and at each of the last bars, and how many deviations from the mean it
 * is. Money of two currencies has no difference: the spread of such a pair is #N/A.
 */
export const pairSpread: Snippet = {
  name: "spread",
  ofCode: false,
  sketch: (words) => (address) => {
    const places = pairPlaces(address);
    return {
      rows: FIRST + MOST,
      columns: SPREAD + 1,
      widths: [
        [0, WIDTHS.time],
        [TIME, WIDTHS.time],
      ],
      pieces: [...inputs(places, words), ...spreadNow(places, words), ...spreadOfBars(places, words)],
      chart: {
        kind: "Line",
        title: TITLE,
        data: { row: HEAD, column: TIME, rows: BARS + 1, columns: 2 },
        over: CHART,
      },
    };
  },
};

function pairPlaces(address: (row: number, column: number) => string): PairPlaces {
  const ratio = fixed(address(0, 5));
  const isOneCurrency = `${fixed(address(1, 1))}=${fixed(address(1, 3))}`;
  return {
    address,
    first: address(0, 1),
    second: address(0, 3),
    ratio,
    less: (first, second) => `IF(${isOneCurrency},${first}-${ratio}*${second},NA())`,
    bars: lastBars({ address, row: FIRST, column: 0, totalCell: fixed(address(3, 5)), count: BARS }),
  };
}

function inputs({ first, second, ratio }: PairPlaces, { t }: SnippetWords): readonly Piece[] {
  const typed = [
    [0, 0, t("snippet.first"), PAIR[0]],
    [0, 2, t("snippet.second"), PAIR[1]],
    [0, 4, t("snippet.ratio"), 1],
    [4, 0, t("snippet.start"), "-4m"],
    [4, 2, t("snippet.period"), "1d"],
  ] as const;
  return [
    ...typed.flatMap(([row, column, name, value]): Piece[] => [
      { row, column, contents: [[name]], look: "head" },
      { row, column: column + 1, contents: [[value]], look: "input" },
    ]),
    { ...TITLE, contents: [[`=${first}&" - "&${ratio}&" × "&${second}`]], look: "title" },
  ];
}

function spreadNow(places: PairPlaces, { t }: SnippetWords): readonly Piece[] {
  const { address, first, second, less, bars } = places;
  const spreads = `${address(FIRST, SPREAD)}:${address(FIRST + BARS - 1, SPREAD)}`;
  const [last, mean, deviation, now] = [[2, 1] as const, [3, 1] as const, [3, 3] as const, [1, 5] as const];
  const said = (row: number, column: number, name: string, formula: string, format: string): Piece => ({
    row,
    column,
    contents: [[name, formula]],
    format,
  });
  return [
    said(1, 0, t("snippet.currency"), `=QOS.INFO(${first},"currency",FALSE)`, "General"),
    said(1, 2, t("snippet.currency"), `=QOS.INFO(${second},"currency",FALSE)`, "General"),
    said(1, 4, t("snippet.spread.now"), `=${less(address(...last), address(2, 3))}`, PRICE),
    said(2, 0, t("snippet.last"), `=QOS.LIVE(${first})`, PRICE),
    said(2, 2, t("snippet.last"), `=QOS.LIVE(${second})`, PRICE),
    said(
      2,
      4,
      t("snippet.deviations"),
      `=(${address(...now)}-${address(...mean)})/${address(...deviation)}`,
      DEVIATIONS,
    ),
    said(3, 0, t("snippet.mean"), `=IFERROR(AVERAGEIF(${spreads},"<9E307"),NA())`, MEAN),
    said(3, 2, t("snippet.deviation"), `=IFERROR(STDEV(IFERROR(${spreads},"")),NA())`, MEAN),
    said(3, 4, t("snippet.bars"), bars.total, "0"),
  ];
}

function spreadOfBars({ address, first, second, less, bars }: PairPlaces, { t }: SnippetWords): readonly Piece[] {
  const rows = Array.from({ length: BARS }, (_bar, at) => [
    `=${bars.value(0, at)}`,
    `=${less(bars.value(1, at), bars.value(2, at))}`,
  ]);
  const codes = `${first}&","&${second}`;
  return [
    tableHead(HEAD, 0, {
      formula: `=QOS.SERIES(${codes},${address(4, 1)},,${address(4, 3)})`,
      columns: 3,
      right: [1, 2],
    }),
    // The upper left cell stays empty: Excel takes the first column for the names of the points then.
    head(HEAD, TIME, ["", t("snippet.spread.now")], [1]),
    { row: FIRST, column: 1, contents: blank(BARS, 2), format: PRICE },
    { row: FIRST, column: TIME, contents: rows },
    { row: FIRST, column: TIME, contents: blank(BARS, 1), format: DAY },
    { row: FIRST, column: SPREAD, contents: blank(BARS, 1), format: PRICE },
  ];
}
