/** What cells held and how they looked before something was written over them, so that it can be put back. */
export interface Remembered {
  /** The name that Excel knows the sheet by. */
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** `Sheet1!A1:B2` */
  readonly address: string;
  /** Cells that were not empty. */
  readonly filled: number;
  /** Blank where a formula elsewhere had spread to: it spreads again by itself. */
  readonly formulas: readonly (readonly unknown[])[];
  readonly formats: readonly (readonly string[])[];
  readonly looks: readonly RememberedLook[];
}

interface RememberedLook extends Spot {
  readonly bold: boolean;
  readonly size: number;
  readonly fontColor: string;
  readonly fill: string;
  readonly align: Excel.RangeFormat["horizontalAlignment"];
}

/** A cell of an area, counted from its upper left corner. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** Spread cells are looked for one by one; so many at most. */
const MOST_SPREAD = 500;

const LOOK = [
  "format/font/bold",
  "format/font/size",
  "format/font/color",
  "format/fill/color",
  "format/horizontalAlignment",
];

/** Reads an area as it is. `looked`: the cells whose look is about to change. */
export async function remember(
  context: Excel.RequestContext,
  range: Excel.Range,
  looked: readonly Spot[] = [],
): Promise<Remembered> {
  range.load(["address", "rowIndex", "columnIndex", "values", "formulas", "numberFormat"]);
  range.worksheet.load("id");
  const looks = looked.map((spot) => {
    const cell = range.getCell(spot.row, spot.column);
    cell.load(LOOK);
    return { spot, cell };
  });
  await context.sync();
  const { address, rowIndex: row, columnIndex: column, worksheet } = range;
  const values = range.values as readonly (readonly unknown[])[];
  const formulas = range.formulas as readonly (readonly unknown[])[];
  const spread = await spreadSpots(context, range);
  return {
    sheet: worksheet.id,
    row,
    column,
    address,
    filled: values.flat().filter(isFilled).length,
    formulas: formulas.map((line, down) =>
      line.map((content, across) => (spread.has(`${down} ${across}`) ? "" : content)),
    ),
    formats: range.numberFormat as readonly (readonly string[])[],
    looks: looks.map(({ spot, cell }) => {
      const { font, fill, horizontalAlignment: align } = cell.format;
      return { ...spot, bold: font.bold, size: font.size, fontColor: font.color, fill: fill.color, align };
    }),
  };
}

/** Gives cells the look back that they had. */
export function restoreLooks(range: Excel.Range, looks: readonly RememberedLook[]): void {
  for (const { row, column, bold, size, fontColor, fill, align } of looks) {
    const cell = range.getCell(row, column);
    cell.format.font.bold = bold;
    cell.format.font.size = size;
    cell.format.font.color = fontColor;
    cell.format.horizontalAlignment = align;
    // Excel calls no fill white.
    if (fill.toUpperCase() === "#FFFFFF") cell.format.fill.clear();
    else cell.format.fill.color = fill;
  }
}

export function isFilled(value: unknown): boolean {
  return value !== "" && value !== null;
}

/** The cells of a loaded range that a formula elsewhere spreads to. None where Excel does not tell. */
async function spreadSpots(context: Excel.RequestContext, range: Excel.Range): Promise<ReadonlySet<string>> {
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.12")) return new Set();
  const parents = (range.formulas as readonly (readonly unknown[])[])
    .flatMap((line, row) => line.map((content, column) => ({ row, column, content })))
    .filter(({ content }) => isFilled(content) && !(typeof content === "string" && content.startsWith("=")))
    .slice(0, MOST_SPREAD)
    .map(({ row, column }) => {
      const parent = range.getCell(row, column).getSpillParentOrNullObject();
      parent.load("address");
      return { row, column, parent };
    });
  if (parents.length === 0) return new Set();
  await context.sync();
  return new Set(parents.filter(({ parent }) => !parent.isNullObject).map(({ row, column }) => `${row} ${column}`));
}
