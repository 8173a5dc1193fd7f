import { cellName, parseArea } from "../../excel/area";

/** Looks by name, shared by all sheets of a workbook. */
const STYLES = {
  title: { bold: true, fontSize: 18 },
  help: { textColor: "#6b7280", fontSize: 10 },
  head: { bold: true, textColor: "#ffffff", fillColor: "#1f6f5c" },
  headRight: { bold: true, textColor: "#ffffff", fillColor: "#1f6f5c", align: "right" },
  label: { textColor: "#4b5563" },
  total: { bold: true, fillColor: "#eef5f2" },
  input: { fillColor: "#fff8e1" },
} as const;

/** Number formats by name. Volumes have none: they bring their own, a coin's with decimals. */
const FORMATS = {
  /** As many decimals as the instrument has, two at least. */
  price: "#,##0.00######",
  average: "#,##0.00##",
  money: "#,##0.00",
  rate: "#,##0.0000####",
  percent: "0.00%",
  day: "yyyy-mm-dd",
} as const;

/** Rows for the longest answer, 1,000 bars, below any cell that one is likely to type into. */
export const LONG_ROWS = 1_100;

/** Green for a gain in the West, red in China. */
export interface Colours {
  readonly gain: string;
  readonly loss: string;
}

type StyleName = keyof typeof STYLES;
type FormatName = keyof typeof FORMATS;

/** The number that the workbook has for a name of a look. */
const numberOf = (names: object, name: string) => Object.keys(names).indexOf(name) + 1;

/** Puts a sheet together in o-spreadsheet's own form. */
export class SheetBuilder {
  readonly #name: string;
  readonly #cells: Record<string, string> = {};
  readonly #styles: Record<string, number> = {};
  readonly #formats: Record<string, number> = {};
  readonly #columns: Record<number, { size: number }> = {};
  readonly #signed: string[] = [];

  readonly #colours: Colours;
  #rows = 100;

  constructor(name: string, colours: Colours) {
    this.#name = name;
    this.#colours = colours;
  }

  /** Writes a row of contents from a cell on. */
  row(first: string, contents: readonly string[], style?: StyleName): this {
    const { row, column } = parseArea("", first) ?? { row: 0, column: 0 };
    contents.forEach((content, at) => {
      this.#cells[cellName(row, column + at)] = content;
    });
    return style === undefined ? this : this.style(`${first}:${cellName(row, column + contents.length - 1)}`, style);
  }

  style(area: string, style: StyleName): this {
    this.#styles[area] = numberOf(STYLES, style);
    return this;
  }

  format(area: string, format: FormatName): this {
    this.#formats[area] = numberOf(FORMATS, format);
    return this;
  }

  /** Gains and losses in their colours. */
  signed(area: string): this {
    this.#signed.push(area);
    return this;
  }

  /** Room for a long spill; a sheet has 100 rows otherwise, which open the sooner. */
  rows(count: number): this {
    this.#rows = count;
    return this;
  }

  widths(...sizes: readonly number[]): this {
    sizes.forEach((size, at) => {
      this.#columns[at] = { size };
    });
    return this;
  }

  build(id: string): object {
    return {
      id,
      name: this.#name,
      colNumber: 26,
      rowNumber: this.#rows,
      cells: this.#cells,
      styles: this.#styles,
      formats: this.#formats,
      borders: {},
      cols: this.#columns,
      rows: {},
      merges: [],
      conditionalFormats: this.#conditionalFormats(id),
      dataValidationRules: [],
      figures: [],
      tables: [],
      areGridLinesVisible: true,
      isVisible: true,
    };
  }

  #conditionalFormats(id: string): object[] {
    if (this.#signed.length === 0) return [];
    return [
      rule(`${id}-up`, this.#signed, "isGreaterThan", this.#colours.gain),
      rule(`${id}-down`, this.#signed, "isLessThan", this.#colours.loss),
    ];
  }
}

function rule(id: string, ranges: readonly string[], operator: string, textColor: string): object {
  return { id, ranges, rule: { type: "CellIsRule", operator, values: ["0"], style: { textColor } } };
}

/** Styles and formats as the workbook keeps them, by number. */
export function lookTables(): { readonly styles: object; readonly formats: object } {
  return {
    styles: Object.fromEntries(Object.values(STYLES).map((style, at) => [at + 1, style])),
    formats: Object.fromEntries(Object.values(FORMATS).map((format, at) => [at + 1, format])),
  };
}
