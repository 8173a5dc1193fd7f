import type { Block, Piece, Sketch } from "../../../host/blocks";
import type { Translate } from "../../languages/translate";

/** What a snippet is drawn with. */
export interface SnippetWords {
  readonly t: Translate;
  /** Field of INFO with the name in the reader's language. */
  readonly nameField: "name_zh" | "name_en";
  /** The instrument that a snippet about one instrument shows. */
  readonly code: string;
}

/** A piece of a workbook that works at once. */
export interface Snippet {
  readonly name: "watch" | "candles" | "indicators" | "comparison" | "spread" | "book" | "tape" | "portfolio";
  /** Whether it is about the one instrument that is chosen. */
  readonly ofCode: boolean;
  readonly sketch: (words: SnippetWords) => Sketch;
}

/** Two decimals at least and as many as the instrument has: a share, a currency, a coin of a fraction of a cent. */
export const PRICE = "#,##0.00######";
export const MONEY = "#,##0.00";
export const RATE = "#,##0.0000####";
export const CHANGE = "+0.00%;-0.00%;0.00%";
export const SIGNED = "+#,##0.00;-#,##0.00;0.00";
export const SIGNED_PRICE = "+#,##0.00######;-#,##0.00######;0.00";
/** Money won or lost, told apart by its colour. */
export const GAIN = { format: SIGNED, signed: true } as const;
export const DAY = "yyyy-mm-dd";

/** Points: a code, a name, a large number, a day with its time, a day's range as a line, twenty blocks. */
export const WIDTHS = { code: 70, name: 125, large: 80, time: 110, range: 90, trend: 150 } as const;

/** `$B$5` for `B5`: the same cell wherever the formula is copied to. */
export function fixed(address: string): string {
  return address.replace(/^([A-Z]+)(\d+)$/, "$$$1$$$2");
}

/** `B$5` for `B5`: the same row wherever the formula is copied to. */
export function rowFixed(address: string): string {
  return address.replace(/^([A-Z]+)(\d+)$/, "$1$$$2");
}

/** Cells that a formula fills: to give them a format. */
export function blank(rows: number, columns: number): Piece["contents"] {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => ""));
}

/** A row of column names; `right`: those above numbers. */
export function head(
  row: number,
  column: number,
  contents: readonly string[],
  right: NonNullable<Piece["right"]> = [],
): Piece {
  return { row, column, contents: [[...contents]], look: "head", right };
}

/** A formula whose table has names on top, in so many columns. */
export function tableHead(
  row: number,
  column: number,
  { formula, columns, right }: { formula: string; columns: number; right: NonNullable<Piece["right"]> },
): Piece {
  return head(row, column, [formula, ...Array<string>(columns - 1).fill("")], right);
}

/** A block within another, so many rows down and columns to the right. */
export function shifted(sketch: Sketch, rows: number, columns: number): Sketch {
  return (address) => {
    const block = sketch((row, column) => address(row + rows, column + columns));
    const move = <Part extends { readonly row: number; readonly column: number }>(area: Part): Part => ({
      ...area,
      row: area.row + rows,
      column: area.column + columns,
    });
    const { chart } = block;
    return {
      rows: block.rows + rows,
      columns: block.columns + columns,
      pieces: block.pieces.map(move),
      widths: (block.widths ?? []).map(([column, width]) => [column + columns, width] as const),
      ...(chart === undefined
        ? {}
        : { chart: { ...chart, title: move(chart.title), data: move(chart.data), over: move(chart.over) } }),
    };
  };
}

/** Blocks that stand on one sheet; one chart of them at most. */
export function together(blocks: readonly Block[]): Block {
  const chart = blocks.find((block) => block.chart !== undefined)?.chart;
  return {
    rows: Math.max(...blocks.map(({ rows }) => rows)),
    columns: Math.max(...blocks.map(({ columns }) => columns)),
    pieces: blocks.flatMap(({ pieces }) => pieces),
    widths: blocks.flatMap(({ widths = [] }) => widths),
    ...(chart === undefined ? {} : { chart }),
  };
}
